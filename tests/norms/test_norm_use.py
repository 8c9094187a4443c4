"""Every norm that the code asks for is shipped, and each says truly whether anything acts on it."""

from __future__ import annotations

import re
from pathlib import Path

from varigespor.norms.book import norms
from varigespor.norms.folders import HERE

KEY = re.compile(r'"(national/[a-z0-9_/]*[a-z0-9_])"')
# Sections are chosen by the day and by a key stored in the catalogue, not by a key in code.
BY_PREFIX = "national/sections/"


def _used() -> set[str]:
    sources = HERE.parent.rglob("*.py")
    return {key for file in sources for key in KEY.findall(Path(file).read_text(encoding="utf-8"))}


def test_every_used_norm_is_shipped() -> None:
    assert _used() <= set(norms())


def test_every_norm_says_whether_it_acts() -> None:
    used = _used()
    wrong = [
        key
        for key, norm in norms().items()
        if not key.startswith(BY_PREFIX) and (key in used) != bool(norm.acts_in)
    ]
    assert wrong == [], "Ret acts_in i disse normer: de virker et sted, eller de gør ikke længere."


def test_every_section_acts_where_help_is_chosen() -> None:
    assert all(norm.acts_in for key, norm in norms().items() if key.startswith(BY_PREFIX))
