"""Every kept input, seeds and those that once broke a law, through the laws of its surface."""

from pathlib import Path

import pytest
from surfaces import FOUND, SEEDS, SURFACES

KEPT = [(name, path) for name, surface in SURFACES.items() for path in surface.seeds(name)]


@pytest.mark.parametrize(
    ("surface", "path"), [pytest.param(*one, id=f"{one[0]}-{one[1].name}") for one in KEPT]
)
def test_a_kept_input_keeps_the_laws(surface: str, path: Path) -> None:
    SURFACES[surface].check(path.read_bytes())


def test_every_surface_has_seeds_and_every_seed_a_surface() -> None:
    assert {path.name for path in SEEDS.iterdir()} == set(SURFACES)
    assert {path.name for path in FOUND.glob("*")} <= set(SURFACES)
