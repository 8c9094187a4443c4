"""Sections of the law: the day chooses the law, and the section alone cannot give the step."""

from __future__ import annotations

from datetime import date

import pytest

from varigespor.norms.book import NormMissing, norms
from varigespor.norms.ladder import place_types, steps
from varigespor.norms.sections import KINDS, NEEDS, section, sections

OLD, NEW = date(2023, 12, 31), date(2024, 1, 1)
DAYS = pytest.mark.parametrize("day", [OLD, NEW])


def test_the_law_changes_with_the_year_2024() -> None:
    assert section(key="serviceloven_52_3_3", on=OLD).what == "Familiebehandling"
    assert section(key="barnets_lov_32_1_5", on=NEW).what == "Familiebehandling"
    with pytest.raises(NormMissing, match=r"»barnets_lov_32_1_5« gælder ikke den 31\.12\.2023"):
        section(key="barnets_lov_32_1_5", on=OLD)
    with pytest.raises(NormMissing, match="gælder ikke"):
        section(key="serviceloven_52_3_3", on=NEW)


def test_a_section_that_stands_in_the_old_law_has_one_key_over_both() -> None:
    before, after = section(key="serviceloven_109", on=OLD), section(key="serviceloven_109", on=NEW)
    assert (before.steps, before.what) == (after.steps, after.what)
    assert before.fact.norm.key != after.fact.norm.key


@DAYS
def test_every_section_can_be_used(day: date) -> None:
    numbers = {step.number for step in steps(on=day)}
    for found in sections(on=day):
        assert found.steps, found.key
        assert set(found.steps) <= numbers - {1}, found.key
        assert found.kind in KINDS, found.key
        assert found.needs is None or found.needs <= NEEDS, found.key
        assert found.target_groups, found.key
        assert set(found.target_groups) <= {"family", "disability"}, found.key
        assert found.danish.startswith(("Barnets lov §", "Serviceloven §")), found.key


@DAYS
def test_a_placement_stands_on_three_steps_and_the_place_decides(day: date) -> None:
    placements = [found for found in sections(on=day) if found.placement]
    assert placements
    assert {found.steps for found in placements} == {(4, 5, 6)}
    home_based = {"boarding_school", "own_room"}
    assert {place.step for key, place in place_types(on=day).items() if key not in home_based} == {4, 5, 6}


def test_placement_with_and_without_consent() -> None:
    agreed, forced = section(key="barnets_lov_46", on=NEW), section(key="barnets_lov_47", on=NEW)
    assert agreed.needs == {"decision", "consent", "youth_consent", "examination"}
    assert not agreed.by_committee
    assert forced.by_committee
    assert forced.needs is not None
    assert "consent" not in forced.needs


def test_early_help_needs_no_decision_and_an_unread_section_claims_nothing() -> None:
    assert section(key="barnets_lov_30", on=NEW).without_decision
    assert not section(key="barnets_lov_32_1_7", on=NEW).without_decision
    unread = section(key="barnets_lov_80_90", on=NEW)
    assert unread.needs is None
    assert not unread.without_decision
    assert unread.fact.source.mark == "U"


def test_the_target_group_gates_the_sections() -> None:
    family = {found.key for found in sections(on=NEW, target_group="family")}
    disability = {found.key for found in sections(on=NEW, target_group="disability")}
    assert disability - family == {"barnets_lov_80_90"}
    assert family < disability


def test_each_section_lies_in_the_folder_of_its_time() -> None:
    for key, norm in norms().items():
        if key.startswith("national/sections/"):
            (only,) = norm.values
            old = key.startswith("national/sections/until_2023/")
            assert (only.until == NEW) if old else (only.since == NEW and only.until is None), key
