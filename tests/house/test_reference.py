"""What is generated is fresh, and what is a view, a setting or a command is documented."""

from pathlib import Path

import pytest

from varigespor.domain.access import Act
from varigespor.run.reference import pages, views

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"
WITHOUT_ACT = {"healthz"}


@pytest.mark.parametrize("name", ["access.md", "settings.md", "commands.md", "tables.md"])
def test_the_reference_is_fresh(name: str) -> None:
    written = (REFERENCE / name).read_text()
    assert written == pages()[name], f"docs/reference/{name} is stale: python -m varigespor.run.reference"


def test_every_view_declares_its_act_and_its_verbs() -> None:
    found = {name: view for name, _, view in views()}
    assert len(found) > 10
    for name, view in found.items():
        if name not in WITHOUT_ACT:
            assert isinstance(getattr(view, "act", None), Act), name
            assert view.methods, name


def test_no_address_holds_anything_but_keys() -> None:
    allowed = ("<uuid:", "<slug:", "<int:", "<path:key>")
    for name, address, _ in views():
        parts = [part for part in address.split("/") if "<" in part]
        assert all(part.startswith(allowed) for part in parts), name
