"""The network through the acts: both sides meet the clock, the last to leave starts it anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from tests import cast
from varigespor.casework import closing, deviations, network
from varigespor.domain.closing import Closing
from varigespor.domain.deviations import Explanation, Pause
from varigespor.domain.network import NewMember, RiskAssessment, Side
from varigespor.domain.refusals import Conflict, KeyUsed, Refused
from varigespor.records.models import Case, Deviation, Due, NetworkMember, NotePart
from varigespor.records.queries import network as queries

pytestmark = pytest.mark.django_db

AT = cast.START + timedelta(days=3)
GRETHE = NewMember("Grethe Øvang", Side.FAMILY, "mormor", 1, since=AT.date(), does="henter")
HANNE = NewMember("Hanne Tænkt", Side.PROFESSIONAL, "klasselærer", 2, since=AT.date())


def scene() -> tuple[cast.Cast, Case]:
    """Alma's case with Mette."""
    town = cast.build()
    return town, cast.allocated(town)


def add(town: cast.Cast, case: Case, member: NewMember) -> NetworkMember:
    """Mette adds somebody."""
    return network.add(by=town.asker("mette", AT), at=AT, case=case, member=member)


def open_clock(case: Case) -> Due | None:
    """The open clock for both sides."""
    return queries.clock(case=case)


def test_the_clock_starts_at_allocation_and_ends_when_both_sides_have_people() -> None:
    town, case = scene()
    due = open_clock(case)
    assert due is not None
    assert (due.voice, due.due_at.date()) == ("programme", date(2026, 12, 3))
    add(town, case, GRETHE)
    assert open_clock(case) is not None
    add(town, case, HANNE)
    assert open_clock(case) is None
    due.refresh_from_db()
    assert due.met_at == AT


def test_somebody_the_books_know_stands_on_the_map_once_at_a_time() -> None:
    town, case = scene()
    rune = NewMember("Rune", Side.FAMILY, "far", 1, since=AT.date(), person=town.rune.pk)
    first = add(town, case, rune)
    with pytest.raises(Refused, match="Rune står der allerede"):
        add(town, case, replace(rune, name="Rune Prøvsen"))
    by = town.asker("mette", AT)
    again = network.change(
        by=by, at=AT, member=first, now=replace(rune, does="henter"), municipality=town.town
    )
    network.end(by=by, at=AT + timedelta(days=1), member=again, municipality=town.town)
    later = AT + timedelta(days=2)
    assert network.add(by=by, at=later, case=case, member=replace(rune, since=later.date())).pk


def test_the_last_on_a_side_starts_a_new_clock_and_the_old_one_stays_met() -> None:
    town, case = scene()
    first, other = add(town, case, GRETHE), add(town, case, replace(GRETHE, name="Inger Påfund"))
    add(town, case, HANNE)
    later = AT + timedelta(days=30)
    mette = town.asker("mette", later)
    network.end(by=mette, at=later, member=first, municipality=town.town)
    assert open_clock(case) is None
    network.end(by=mette, at=later, member=other, municipality=town.town)
    due = open_clock(case)
    assert due is not None
    assert (due.started_at, due.due_at.date()) == (later, date(2027, 1, 5))
    assert Due.objects.filter(case=case, kind="network").count() == 2


def test_somebody_moved_to_the_other_side_leaves_an_empty_one() -> None:
    town, case = scene()
    add(town, case, GRETHE)
    hanne = add(town, case, HANNE)
    moved = replace(HANNE, side=Side.FAMILY)
    network.change(by=town.asker("mette", AT), at=AT, member=hanne, now=moved, municipality=town.town)
    assert open_clock(case) is not None


def test_a_change_keeps_what_was_known_before() -> None:
    town, case = scene()
    row = add(town, case, GRETHE)
    later = AT + timedelta(days=5)
    now = replace(GRETHE, does="bringer", since=AT.date() - timedelta(days=1))
    changed = network.change(
        by=town.asker("karin", later), at=later, member=row, now=now, municipality=town.town
    )
    lines = NetworkMember.objects.filter(line=row.line)
    assert [one.does for one in lines.as_known(later - timedelta(hours=1))] == ["henter"]
    assert [one.does for one in lines.as_known(later)] == ["bringer"]
    assert changed.valid_from == AT.date() - timedelta(days=1)
    assert [one.by.name for one in queries.history(member=row)] == ["Karin Eksempelund", "Mette Øvgaard"]


def test_an_old_row_is_not_changed_and_not_ended() -> None:
    town, case = scene()
    row = add(town, case, GRETHE)
    mette = town.asker("mette", AT)
    stale = NetworkMember.objects.get(pk=row.pk)
    network.end(by=town.asker("karin", AT), at=AT, member=row, municipality=town.town)
    with pytest.raises(Conflict, match="Karin Eksempelund"):
        network.change(by=mette, at=AT, member=stale, now=GRETHE, municipality=town.town)
    with pytest.raises(Conflict):
        network.end(by=mette, at=AT, member=stale, municipality=town.town)
    assert NetworkMember.objects.current().filter(line=row.line).count() == 1


def test_the_same_line_again_is_the_same_person() -> None:
    town, case = scene()
    member = replace(GRETHE, line=uuid4())
    assert add(town, case, member) == add(town, case, member)
    with pytest.raises(KeyUsed):
        add(town, case, replace(member, name="Inger Påfund"))
    assert NetworkMember.objects.count() == 1


def test_a_pause_and_an_explanation_drop_nothing() -> None:
    town, case = scene()
    due = open_clock(case)
    assert due is not None
    mette = town.asker("mette", AT)
    rest = Pause(until=AT.date() + timedelta(days=20), reason="Far må ikke vide det.")
    deviations.pause(by=mette, at=AT, due=due, pause=rest)
    deviations.explain_due(by=mette, at=AT, due=due, explanation=Explanation("Lige flyttet hertil."))
    row = Deviation.objects.get(due=due)
    assert (row.pause_reason, row.paused_until) == (rest.reason, rest.until)
    assert open_clock(case) == due
    with pytest.raises(Refused, match="fremme i tiden"):
        deviations.pause(by=mette, at=AT, due=due, pause=replace(rest, until=None))


def test_contact_opens_only_with_a_risk_assessment_that_says_safe() -> None:
    town, case = scene()
    Case.objects.filter(pk=case.pk).update(safety_first=True)
    mette = town.asker("mette", AT)
    network.assess_risk(by=mette, at=AT, case=case, risk=RiskAssessment("Far er hjemme.", safe=False))
    assert Case.objects.get(pk=case.pk).safety_first
    network.assess_risk(by=mette, at=AT, case=case, risk=RiskAssessment("Far er flyttet.", safe=True))
    assert not Case.objects.get(pk=case.pk).safety_first
    texts = [part.note.text for part in NotePart.objects.filter(case=case).order_by("note__written_at")]
    assert len(texts) == 2
    assert any("Far er hjemme." in text for text in texts)


def test_a_closed_case_starts_no_clock() -> None:
    town, case = scene()
    row = add(town, case, GRETHE)
    add(town, case, HANNE)
    closing.close(by=town.asker("karin", AT), at=AT, case=case, content=Closing(AT.date(), "Flyttet"))
    with pytest.raises(Refused):
        network.end(by=town.asker("mette", AT), at=AT, member=row, municipality=town.town)
    assert open_clock(case) is None


def test_the_database_holds_closeness_and_the_order_of_days() -> None:
    town, case = scene()
    row = add(town, case, GRETHE)
    for changes, name in (({"closeness": 4}, "closeness"), ({"valid_to": date(2020, 1, 1)}, "in_order")):
        with pytest.raises(IntegrityError, match=f"network_{name}"), transaction.atomic():
            row.revise(at=AT, **changes)
