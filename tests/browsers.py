"""A browser for tests: Chromium as it is installed, without a window."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = ("--disable-gpu", "--disable-background-networking", "--no-first-run")


def without(what: str) -> None:
    """Skip a test for want of something, which in continuous integration is a failure."""
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(f"{what} is not installed, and CI has to test in a browser")
    pytest.skip(f"{what} is not installed")


@contextmanager
def chromium() -> Iterator["Browser"]:
    """Start Chromium, and end it; one at a time, since playwright runs an event loop meanwhile."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        without("playwright (extra browser)")
    path = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        if path is None and not Path(playwright.chromium.executable_path).exists():
            without("Chromium")
        # As root it has no sandbox.
        root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=path, args=[*OPTIONS, *root])
        yield browser
        browser.close()
