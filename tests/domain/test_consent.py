"""Whom the law asks, by section and age, and what a no means. No database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from varigespor.domain.access import Role
from varigespor.domain.approval import approves, level, sends_back
from varigespor.domain.consent import (
    ConsentAnswer,
    Party,
    PartyConsent,
    consenting,
    has_consent,
    is_party,
    needs_committee,
)
from varigespor.domain.grounds import Ground

ON = date(2026, 11, 25)
HOLDERS = ("Rune Prøvsen", "Signe Øvang")
SUPPORT = Ground(
    False, date(2012, 11, 25), HOLDERS, True, False, date(2026, 9, 1), needs=frozenset({"consent"})
)
PLACED = replace(SUPPORT, placement=True, needs=frozenset({"consent", "youth_consent", "examination"}))


def names(ground: Ground) -> list[str]:
    return [one.name for one in consenting(ground=ground, child="Storm Øvang", on=ON)]


def test_each_custody_holder_is_asked_for_support_and_the_young_is_not() -> None:
    assert names(replace(SUPPORT, born_on=date(2010, 1, 1))) == list(HOLDERS)
    assert names(replace(SUPPORT, needs=frozenset())) == []


@pytest.mark.parametrize(("born", "asked"), [(date(2011, 11, 25), True), (date(2011, 11, 26), False)])
def test_the_young_consents_to_a_placement_from_the_fifteenth_birthday(born: date, asked: bool) -> None:
    assert ("Storm Øvang" in names(replace(PLACED, born_on=born))) is asked


@pytest.mark.parametrize(("born", "asked"), [(date(2014, 11, 25), True), (date(2014, 11, 26), False)])
def test_to_another_place_the_child_consents_from_twelve(born: date, asked: bool) -> None:
    assert ("Storm Øvang" in names(replace(PLACED, born_on=born, moves=True))) is asked


def test_a_continued_stay_at_eighteen_asks_only_the_young() -> None:
    ground = replace(PLACED, born_on=date(2008, 1, 1), needs=frozenset({"decision", "youth_consent"}))
    assert names(ground) == ["Storm Øvang"]


@pytest.mark.parametrize(
    ("born", "party"), [(date(2016, 11, 25), True), (date(2016, 11, 26), False), (None, False)]
)
def test_a_child_is_party_from_ten(born: date | None, party: bool) -> None:
    assert is_party(born_on=born, on=ON) is party


def test_one_no_or_nobody_to_ask_is_no_consent() -> None:
    parties = [Party(name, "custody") for name in HOLDERS]
    yes = [PartyConsent(name, "custody", ConsentAnswer.YES) for name in HOLDERS]
    assert has_consent(consents=yes, parties=parties)
    assert not has_consent(consents=[yes[0], replace(yes[1], answer=ConsentAnswer.NO)], parties=parties)
    assert not has_consent(consents=[yes[0], replace(yes[1], capacity="child")], parties=parties)
    assert not has_consent(consents=[], parties=[])


def test_only_placements_without_consent_and_committee_sections_go_to_the_committee() -> None:
    assert needs_committee(ground=PLACED, consented=False)
    assert not needs_committee(ground=PLACED, consented=True)
    assert not needs_committee(ground=SUPPORT, consented=False)
    assert needs_committee(ground=replace(PLACED, needs=frozenset({"committee"})), consented=True)


def test_the_municipality_says_who_approves_a_step() -> None:
    assert level(step=3, on=ON, municipality="oevekommune") == "leader"
    assert level(step=4, on=ON, municipality="oevekommune") == "chief"
    assert level(step=6, on=ON, municipality="bronderslev") == "leader"


def test_the_level_decides_and_nobody_here_decides_for_the_committee() -> None:
    leader, chief = frozenset({Role.LEADER}), frozenset({Role.CHIEF})
    assert approves(roles=leader, level="leader")
    assert approves(roles=chief, level="leader")
    assert not approves(roles=leader, level="chief")
    assert not approves(roles=chief | leader, level="committee")
    assert not approves(roles=frozenset({Role.COORDINATOR, Role.ADVISER}), level="leader")
    assert sends_back(roles=leader)
    assert not sends_back(roles=frozenset({Role.COORDINATOR}))
