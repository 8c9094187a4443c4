"""What can be chosen for a child, and the law behind it on any day. No database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from varigespor.domain.catalogue import Entry, fits, fitting, is_placement, law_of, needs, offered
from varigespor.norms.book import NormMissing

ON = date(2026, 11, 25)
ENTRY = Entry(
    uuid4(), "Lektiecafé", 1, "", "", frozenset({"family"}), 6, 16, since=date(2026, 1, 1), ended_on=None
)


@pytest.mark.parametrize(
    ("born", "fit"),
    [(date(2020, 11, 25), True), (date(2020, 11, 26), False), (date(2009, 11, 26), True), (None, False)],
)
def test_age_is_counted_on_the_day(born: date | None, fit: bool) -> None:
    assert fits(entry=ENTRY, target_group="family", born_on=born, on=ON) is fit


def test_an_unborn_child_is_nought() -> None:
    assert fits(entry=replace(ENTRY, age_from=0), target_group="family", born_on=None, on=ON)


def test_an_offer_lives_from_its_first_day_until_it_ends() -> None:
    ended = replace(ENTRY, ended_on=date(2026, 6, 1))
    assert not offered(entry=ended, on=date(2025, 12, 31))
    assert offered(entry=ended, on=date(2026, 5, 31))
    assert not offered(entry=ended, on=date(2026, 6, 1))


def test_fitting_is_grouped_by_step_and_gated_by_target_group() -> None:
    other = replace(ENTRY, id=uuid4(), step=2, target_groups=frozenset({"disability"}))
    found = fitting(entries=[ENTRY, other], target_group="family", born_on=date(2015, 5, 9), on=ON)
    assert found == {1: [ENTRY]}


def test_help_keeps_its_kind_when_the_law_is_rewritten() -> None:
    new, old = law_of(key="barnets_lov_46", on=date(2022, 1, 1)), law_of(key="serviceloven_52_3_7", on=ON)
    assert new is not None
    assert old is not None
    assert new.placement
    assert old.placement
    assert law_of(key="", on=ON) is None
    with pytest.raises(NormMissing):
        law_of(key="barnets_lov_999", on=ON)


def test_what_a_section_needs() -> None:
    assert needs(key="barnets_lov_30", on=ON) == frozenset()
    assert needs(key="", on=ON) == frozenset()
    assert "committee" in needs(key="barnets_lov_47", on=ON)
    assert needs(key="barnets_lov_80_90", on=ON) == {"decision"}
    assert is_placement(key="barnets_lov_120", on=ON)
    assert not is_placement(key="barnets_lov_32_1_7", on=ON)
