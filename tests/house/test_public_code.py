"""publiccode.yml holds what its standard (0.4) asks for.

`url` is mandatory too and is missing on purpose: the code has no public address yet, and an invented one
would be worse than none. The day it has one, both belong here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from varigespor import __version__

FILE = Path(__file__).parents[2] / "publiccode.yml"
MANDATORY = (
    "publiccodeYmlVersion",
    "name",
    "platforms",
    "developmentStatus",
    "softwareType",
    "description.da.shortDescription",
    "description.da.longDescription",
    "description.da.features",
    "legal.license",
    "maintenance.type",
    "maintenance.contacts",
    "localisation.localisationReady",
    "localisation.availableLanguages",
)


def _content() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return content


def test_every_mandatory_key_is_there() -> None:
    def found(path: str) -> object:
        part: Any = _content()
        for key in path.split("."):
            part = part.get(key) if isinstance(part, dict) else None
        return part

    assert [path for path in MANDATORY if found(path) in (None, "", [])] == []


def test_texts_keep_their_lengths_and_the_version_is_ours() -> None:
    content = _content()
    words = content["description"]["da"]
    assert len(words["shortDescription"]) <= 150
    assert 150 <= len(words["longDescription"]) <= 10_000
    assert content["softwareVersion"] == __version__


def test_an_address_is_a_real_one() -> None:
    address = str(_content().get("url", "https://"))
    assert address.startswith("https://")
    assert "example" not in address
