"""What was true when a decision was prepared is asked again when it is approved: consent, steps, birth."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from tests import cast
from varigespor.casework import closing, decisions, people, plans
from varigespor.domain import decisions as rules
from varigespor.domain.closing import Closing
from varigespor.domain.deviations import DeviationKind
from varigespor.domain.people import NewPerson, NewRelation, RelationKind
from varigespor.domain.plans import NewGoal, NewPart, NewPlan, NewTask
from varigespor.domain.refusals import NotAllowed, Refused
from varigespor.records.models import CatalogueEntry, Deviation, Goal, Measure, Person
from varigespor.records.queries import followup

from .test_decisions import AT, CONSENTS, DAY, WHY, Room, place

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=2)


def foster() -> CatalogueEntry:
    return place("plejefamilie", step=5, place_type="foster_general")


def related(room: Room, given: str, family: str, *, kind: RelationKind = RelationKind.CUSTODY) -> Person:
    by = room.by("karin")
    new = people.register(by=by, at=AT, person=NewPerson(given, family, born_on=date(1985, 1, 1)))
    relation = NewRelation(room.case.child_id, new.pk, kind, since=DAY)
    people.relate(by=by, at=AT, relation=relation)
    return new


def test_a_child_that_turns_fifteen_before_the_approval_is_asked() -> None:
    room = Room()
    Person.objects.filter(pk=room.case.child_id).update(born_on=date(DAY.year - 15, DAY.month, DAY.day + 1))
    room.case.refresh_from_db()
    row = room.prepare(foster())
    assert row.state == "prepared"
    with pytest.raises(Refused, match=r"Alma Øvang er ikke spurgt.*Send afgørelsen tilbage"):
        room.decide(row, at=LATER)
    assert not Measure.objects.exists()


def test_a_custody_holder_who_came_between_is_asked() -> None:
    room = Room()
    row = room.prepare(foster())
    related(room, "Tove", "Opdigt")
    with pytest.raises(Refused, match="Tove Opdigt er ikke spurgt"):
        room.decide(row)


def test_one_yes_counts_for_one_of_two_with_the_same_name() -> None:
    room = Room()
    namesake = related(room, "Signe", "Øvang")
    assert room.prepare(foster()).state == "for_committee"
    mine = replace(CONSENTS[1], person=room.town.signe.pk)
    with_both = (CONSENTS[0], mine, replace(mine, person=namesake.pk))
    entry = CatalogueEntry.objects.get(key="plejefamilie")
    assert room.prepare(entry, consents=(CONSENTS[0], mine, mine)).state == "for_committee"
    assert room.decide(room.prepare(entry, consents=with_both)).state == "decided"


def test_help_that_a_parent_says_no_to_is_the_laws_deviation_and_does_not_stop() -> None:
    room = Room()
    refused = (CONSENTS[0], replace(CONSENTS[1], answer=rules.ConsentAnswer.NO))
    row = room.prepare(cast.entry(), consents=refused)
    found = Deviation.objects.get(kind=DeviationKind.NO_CONSENT)
    assert (found.owner.username, found.decision_id) == ("mette", row.pk)
    assert found.text == "Uden samtykke: Signe Øvang (forældremyndighed)."
    assert room.decide(row, "karin").state == "decided"
    assert Deviation.objects.filter(kind=DeviationKind.NO_CONSENT).count() == 1


def test_who_comes_to_hold_custody_of_a_child_with_help_is_a_deviation_at_the_approval() -> None:
    room = Room()
    row = room.prepare(cast.entry())
    related(room, "Tove", "Opdigt")
    assert not Deviation.objects.filter(kind=DeviationKind.NO_CONSENT).exists()
    room.decide(row, "karin")
    assert "Tove Opdigt" in Deviation.objects.get(kind=DeviationKind.NO_CONSENT).text


def test_why_not_lower_is_asked_for_the_day_the_help_begins_and_again_at_the_approval() -> None:
    room = Room()
    room.decide(room.prepare(cast.entry("hjemmestoette")), "karin")
    first, over = Measure.objects.get(), DAY + timedelta(days=10)
    starts = (rules.Start(cast.entry().pk, over, expected_end=date(2027, 6, 1)),)
    same = room.prepare(starts=starts, why_not_lower=rules.WhyNotLower())
    assert not Deviation.objects.filter(kind=DeviationKind.WHY_NOT_LOWER).exists()
    room.end(first, over, rules.EndReason.AS_PLANNED)
    room.prepare(starts=starts, why_not_lower=rules.WhyNotLower())
    assert Deviation.objects.filter(kind=DeviationKind.WHY_NOT_LOWER).count() == 1
    room.decide(same, "karin")
    assert Deviation.objects.filter(kind=DeviationKind.WHY_NOT_LOWER, decision=same).count() == 1


def test_help_made_for_a_child_out_of_the_home_takes_a_placements_section() -> None:
    room = Room()
    for step, section in ((6, "barnets_lov_32_1_5"), (4, "barnets_lov_32_1_3"), (5, "")):
        made = rules.Tailored("Ophold hos Opdigt", section, step, "Erfaring")
        start = rules.Start(uuid4(), DAY, expected_end=date(2027, 6, 1), tailored=made)
        with pytest.raises(Refused) as refused:
            room.prepare(starts=(start,))
        assert "tailored_section" in [one.field for one in refused.value.complaints]
    stay = rules.Tailored("Weekender hos Opdigt", "barnets_lov_32_1_7", 4, "Erfaring")
    start = rules.Start(uuid4(), DAY, expected_end=date(2027, 6, 1), tailored=stay)
    assert room.prepare(starts=(start,)).state == "prepared"


def test_an_assigned_step_out_of_the_home_takes_a_placements_section_too() -> None:
    room = Room()
    entry = cast.entry()
    with pytest.raises(Refused) as refused:
        room.prepare(starts=(rules.Start(entry.pk, DAY, expected_end=date(2027, 6, 1), step=6),))
    assert [one.field for one in refused.value.complaints] == ["step"]


def test_the_expecting_parents_are_asked_for_an_unborn_child_and_there_is_no_talk() -> None:
    room = Room()
    Person.objects.filter(pk=room.case.child_id).update(born_on=None, due_on=DAY + timedelta(days=40))
    room.case.refresh_from_db()
    expecting = tuple(replace(one, capacity="expecting") for one in CONSENTS)
    entry = foster()
    assert room.prepare(entry, child_talk="", child_view="").state == "for_committee"
    row = room.prepare(entry, child_talk="", child_view="", consents=expecting)
    assert (row.state, row.child_talk) == ("prepared", "")


def test_what_would_take_us_up_is_read_only_from_what_was_decided() -> None:
    room = Room()
    why = replace(WHY, up="Hvis mor bliver indlagt.")
    row = room.prepare(cast.entry(), why_not_lower=why)
    decisions.send_back(by=room.by("karin"), at=AT, decision=row, note="Skriv mere.")
    assert followup.reminders(case=room.case) == []


def test_a_placement_ends_at_the_level_of_its_step() -> None:
    room = Room()
    room.decide(room.prepare(foster()))
    end = rules.End(Measure.objects.get().pk, DAY + timedelta(days=30), rules.EndReason.HOME)
    row = room.prepare(ends=(end,), kind=rules.DecisionKind.END)
    assert row.level == "chief"
    with pytest.raises(NotAllowed):
        room.decide(row, "karin")


def test_only_a_placement_breaks_down_or_ends_at_home() -> None:
    room = Room()
    room.decide(room.prepare(cast.entry()), "karin")
    measure = Measure.objects.get()
    for reason in (rules.EndReason.BROKEN_DOWN, rules.EndReason.HOME):
        with pytest.raises(Refused, match="gælder kun en anbringelse"):
            room.prepare(ends=(rules.End(measure.pk, DAY, reason),), kind=rules.DecisionKind.END)


def test_another_place_on_the_day_the_first_ended_asks_the_child_from_twelve() -> None:
    room = Room()
    Person.objects.filter(pk=room.case.child_id).update(born_on=date(DAY.year - 13, 1, 1))
    room.case.refresh_from_db()
    room.decide(room.prepare(foster()))
    over = DAY + timedelta(days=30)
    room.end(Measure.objects.get(), over, rules.EndReason.CHANGE_OF_PLACE)
    home = place("oevehoej", step=6, place_type="childrens_home")
    starts = (rules.Start(home.pk, over, expected_end=date(2027, 6, 1)),)
    assert room.prepare(starts=starts).state == "for_committee"


def test_the_open_goals_are_kept_with_the_decision() -> None:
    room = Room()
    kept = goal(room, "Alma sover i sin egen seng")
    row = room.prepare(cast.entry())
    goal(room, "Alma er med i svømmeklubben")
    row.refresh_from_db()
    assert row.goals == [kept.pk]


def goal(room: Room, text: str) -> Goal:
    new = NewGoal(text, "Alma", "Hun sover.", DAY + timedelta(days=90), (NewTask("Mor", "læser"),))
    part = NewPart(room.case.pk, (new,), "Skole og venner.")
    plans.make(by=room.by("mette"), at=AT, plan=NewPlan(parts=(part,)))
    return Goal.objects.get(text=text)


def test_what_was_prepared_while_the_case_was_closed_is_not_approved() -> None:
    """A page sent before midnight waits for the case while somebody closes it from the new day on."""
    room = Room()
    content = Closing(LATER.date(), "Målet er nået")
    closing.close(by=room.by("karin"), at=LATER, case=room.case, content=content)
    row = room.prepare(cast.entry(), at=LATER - timedelta(days=1))
    with pytest.raises(Refused, match=r"Sagen er lukket\. Send afgørelsen tilbage\."):
        room.decide(row, "inger", at=LATER)
    assert not Measure.objects.exists()
    sent_back = decisions.send_back(by=room.by("inger"), at=LATER, decision=row, note="Sagen er lukket.")
    assert sent_back.state == "sent_back"
