"""The book answers by the day of the event, with its source, and never guesses."""

from __future__ import annotations

from datetime import date

import pytest

from varigespor.norms.book import Fact, NormMissing, fact, norms
from varigespor.norms.ladder import place_types, steps

DAY = date(2025, 3, 1)


def test_the_24_hours_carry_their_source() -> None:
    stated = fact(key="national/concerns/assessment_deadline", on=DAY)
    assert (stated.value, stated.danish, stated.whole) == (24, "24 timer", 24)
    assert stated.source.danish == "Barnets lov § 136"
    assert stated.source.link == "https://regelrytter.dk/vej/2024-9471-sec-39"
    assert not stated.verified  # the number was read in the guidance, not in the paragraph


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("assessment/examination_deadline", 4),
        ("rights/party_age", 10),
        ("rights/consent_age", 15),
        ("rights/change_of_place_consent_age", 12),
        ("followup/supervision_visits", 2),
        ("plans/placement_plan_deadline", 3),
        ("decisions/purpose_and_duration", True),
        ("decisions/consent_placement", True),
        ("decisions/examination_before_placement", True),
        ("decisions/child_view", True),
    ],
)
def test_what_was_read_in_the_law_is_verified(key: str, value: object) -> None:
    stated = fact(key=f"national/{key}", on=DAY)
    assert (stated.value, stated.verified, stated.source.document) == (value, True, "Barnets lov")


def test_an_old_event_is_judged_by_the_law_of_its_day() -> None:
    last, first = date(2023, 12, 31), date(2024, 1, 1)
    later = "national/followup/later_interval"
    assert fact(key=later, on=last).danish == "6 måneder"
    assert fact(key=later, on=first).danish == "ikke oplyst"
    assert "begrundes" in fact(key=later, on=first).note
    assert fact(key="national/plans/placement_plan_deadline", on=last).value == 4
    assert fact(key="national/plans/placement_plan_deadline", on=first).value == 3
    assert not fact(key="national/rights/party_age", on=last).known


def test_a_day_before_the_book_is_unknown_and_says_so() -> None:
    stated = fact(key="national/concerns/assessment_deadline", on=date(2010, 1, 1))
    assert (stated.known, stated.verified, stated.danish) == (False, False, "ikke oplyst")
    assert stated.note == "Gælder ikke den 01.01.2010."
    with pytest.raises(NormMissing, match="ikke oplyst"):
        _ = stated.whole


def test_a_norm_that_is_not_shipped_is_named_in_danish() -> None:
    with pytest.raises(NormMissing, match="Der findes ingen norm »national/concerns/nothing«"):
        fact(key="national/concerns/nothing", on=DAY)


@pytest.mark.parametrize(
    ("municipality", "key", "shown", "mark"),
    [
        ("bronderslev", "caseload/cap", "20 børn", "S"),
        ("bronderslev", "caseload/reminder", "15 børn", "S"),
        ("bronderslev", "caseload/disability_cap", "ikke oplyst", "S"),
        ("bronderslev", "followup/programme_interval", "ikke oplyst", "S"),
        ("bronderslev", "decisions/approval_levels", "ikke oplyst", "S"),
        ("bronderslev", "teams/unge_center_age", "15 år", "S"),
        ("herning", "caseload/cap", "25 børn", "S"),
        ("herning", "followup/programme_interval", "3 måneder", "P"),
        ("oevekommune", "caseload/cap", "20 børn", "S"),
        ("oevekommune", "followup/programme_interval", "3 måneder", "A"),
        (None, "caseload/cap", "ikke oplyst", "S"),
    ],
)
def test_a_municipality_decides_what_the_law_leaves_open(
    municipality: str | None, key: str, shown: str, mark: str
) -> None:
    stated = fact(key=f"national/{key}", on=DAY, municipality=municipality)
    assert (stated.danish, stated.source.mark) == (shown, mark)


def test_everything_assumed_for_the_rehearsed_town_is_marked_so() -> None:
    ground, town = norms(municipality="bronderslev"), norms(municipality="oevekommune")
    own = [norm for key, norm in town.items() if norm != ground[key]]
    assert own
    assert {value.source.mark for norm in own for value in norm.values} == {"A"}


def test_the_ladder_has_six_steps_and_the_upper_three_are_placements() -> None:
    found = steps(on=DAY)
    assert [step.number for step in found] == [1, 2, 3, 4, 5, 6]
    assert [step.number for step in found if step.placement] == [4, 5, 6]
    assert found[2].danish == "Hjemmebaserede foranstaltninger"


def test_two_types_of_place_changed_step_in_2020() -> None:
    before, after = place_types(on=date(2020, 4, 30)), place_types(on=date(2020, 5, 1))
    changed = {key for key in before if before[key].step != after[key].step}
    assert changed == {"boarding_school", "own_room"}
    assert (after["own_room"].step, after["own_room"].danish) == (6, "Eget værelse")
    assert not after["own_room"].fact.verified


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (1, "hours", "1 time"),
        (6, "weekdays", "6 hverdage"),
        (2, "visits a year", "2 besøg om året"),
        (True, "requirement", "krav"),
        (("monday",), "list", "mandag"),
        (None, "months", "ikke oplyst"),
    ],
)
def test_values_are_written_as_people_read_them(value: object, unit: str, shown: str) -> None:
    norm = norms()["national/concerns/assessment_deadline"]
    changed = type(norm)(**{**vars(norm), "unit": unit})
    assert Fact(changed, value, norm.values[0].source).danish == shown
