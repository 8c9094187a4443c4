"""The chain's rules: known ends, one stage forward, its own corner, known indicators, nothing alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.norms.programme_writing import PROGRAMME, programme_town
from varigespor.domain.catalogue import Corner
from varigespor.domain.theory import Stage, chains, check
from varigespor.norms.folders import MUNICIPALITIES
from varigespor.norms.programme import programme
from varigespor.norms.reading import FileRefused

SHIPPED = sorted(folder.name for folder in MUNICIPALITIES.iterdir() if folder.is_dir())
AUTHORITY = PROGRAMME["theory/authority.yaml"]


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_chain_holds_and_has_the_three_corners(name: str) -> None:
    found = programme(municipality=name)
    check(programme=found)
    shown = chains(theory=found.theory)
    assert [chain.corner for chain in shown] == list(Corner)
    assert sum(len(chain.arrows) for chain in shown) == len(found.theory.arrows)
    for chain in shown:
        assert all(chain.columns), chain.corner


def test_a_chain_shows_the_shared_effects_it_leads_to(tmp_path: Path) -> None:
    found = programme(municipality=str(programme_town(folder=tmp_path)))
    (chain,) = chains(theory=found.theory)
    assert [element.key for element in chain.columns[list(Stage).index(Stage.EFFECT)]] == ["better"]


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("to: cases", "to: moon", 10, "Pilen nævner »moon«, som ikke findes"),
        ("from: posts, to: cases", "from: posts, to: followed", 10, "en pil går ét led frem"),
        ("from: posts, to: cases", "from: cases, to: posts", 10, "en pil går ét led frem"),
        ("from: posts, to: cases", "from: cases, to: followed", 10, "står to gange"),
        ("from: down, to: better", "from: better, to: down", 13, "sit eget hjørne"),
        ("indicator: moves", "indicator: happiness", 12, "Indikatoren »happiness« kendes ikke"),
        (
            "  cases:",
            "  lone: {danish: Alene, document: paper, section: X}\n  cases:",
            4,
            "Ingen pil går til eller fra »lone«",
        ),
    ],
)
def test_what_does_not_hold_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, reason: str
) -> None:
    changed = AUTHORITY.replace(old, new, 1)
    assert changed != AUTHORITY
    found = programme(municipality=str(programme_town(folder=tmp_path, theory_authority=changed)))
    with pytest.raises(FileRefused, match=reason) as refused:
        check(programme=found)
    assert refused.value.line == line


def test_a_finding_names_known_indicators(tmp_path: Path) -> None:
    changed = PROGRAMME["findings.yaml"].replace("[moves]", "[moves, luck]")
    found = programme(municipality=str(programme_town(folder=tmp_path, findings=changed)))
    with pytest.raises(FileRefused, match="»luck« kendes ikke"):
        check(programme=found)
