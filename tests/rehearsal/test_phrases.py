"""Every line of every bank can be said about a girl, a boy and somebody unborn, with nothing left open."""

from datetime import date
from random import Random

import pytest

from varigespor.rehearsal.phrases import BANKS, bank, spoken
from varigespor.rehearsal.population import Someone
from varigespor.rehearsal.scenario import scenario
from varigespor.rehearsal.words import about

TOWN = scenario(name="small", seed="1", until=date(2026, 11, 25), months=6)
FILES = sorted(file.stem for file in BANKS.glob("*.yaml") if file.stem not in {"names"})


def said(value: object) -> list[str]:
    if isinstance(value, dict):
        return [line for part in value.values() for line in said(part)]
    if isinstance(value, list):
        return [line for part in value for line in said(part)]
    return [str(value)]


def words(sex: str) -> dict[str, str]:
    from varigespor.rehearsal.population import family

    home = family(town=TOWN, number=3, on=date(2026, 6, 1), disability=0)
    child: Someone = home.children[0]
    child.content = child.content.__class__("Alma" if sex else "", "Øvang", sex=sex)
    told = about(family=home, child=child, on=date(2026, 6, 1))
    return told | {"children": "Alma og Storm", "name": "Lone Fiktivsen"}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("sex", ["K", "M", ""])
def test_every_line_can_be_said(file: str, sex: str) -> None:
    for line in said(bank(file)):
        for seed in range(4):
            text = spoken(rng=Random(seed), line=line, words=words(sex))
            assert not set("[]{}|") & set(text), line
            assert "  " not in text


def test_a_name_that_ends_in_s_owns_by_the_apostrophe_alone() -> None:
    said = [
        spoken(rng=Random(1), line="{child}s trivsel", words={"child": name}) for name in ("Ida", "Villads")
    ]
    assert said == ["Idas trivsel", "Villads' trivsel"]
