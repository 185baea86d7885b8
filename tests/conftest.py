"""Projects that a test may change."""

from pathlib import Path

import pytest
from raw_project import Project, own_project


@pytest.fixture(scope="session")
def own_data(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A built copy of the project's own data, to be read only."""
    return own_project(tmp_path_factory.mktemp("own"))


@pytest.fixture
def project(own_data: Project, tmp_path: Path) -> Project:
    """A built copy of the project's own data, to be changed."""
    return own_data.copy(tmp_path / "project")
