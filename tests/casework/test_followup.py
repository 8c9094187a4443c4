"""Clocks of follow-up: the earliest by law, brought forward by an examination, visits kept by their day."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tests import cast
from varigespor.casework import assessment, followup, notes
from varigespor.domain.assessment import Content
from varigespor.domain.deadlines import day_of
from varigespor.domain.followup import NewFollowUp
from varigespor.domain.notes import NewNote, NewNotePart, NoteKind
from varigespor.domain.refusals import Refused
from varigespor.records.models import Assessment, Case, Due, FollowUp, Measure, MeasurePeriod

pytestmark = pytest.mark.django_db
AT = cast.START
START = date(2026, 12, 1)


def helped(town: cast.Cast, *, placement: bool = False) -> tuple[Case, Measure]:
    """Alma's case with a measure from December, and its clocks as an act starts them."""
    case = cast.allocated(town)
    step = 6 if placement else 3
    measure = Measure.objects.create(case=case, entry=cast.entry(step=step), offered_at=AT, agreed_with="mor")
    MeasurePeriod.objects.create(
        measure=measure,
        case=case,
        step=step,
        derived_step=step,
        placement=placement,
        valid_from=START,
        known_at=AT,
    )
    followup.begin_clocks(measure=measure, since=START, at=AT, municipality=town.town)
    return case, measure


def last_day(case: Case, kind: str) -> date:
    due = Due.objects.open().get(case=case, kind=kind)
    return day_of(moment=due.due_at - timedelta(microseconds=1))


def review(held_on: date, **changes: object) -> NewFollowUp:
    values: dict[str, object] = {"key": uuid4().hex, "child_profits": "yes", "text": "Det går."}
    values |= {"recommendation": "continue", "recommendation_reason": "Fortsæt.", "held_on": held_on}
    values |= {"next_on": held_on + timedelta(days=60), "next_reason": "Vi vil se vinteren an."}
    return NewFollowUp(**(values | changes))  # type: ignore[arg-type]


def test_the_laws_first_and_the_programmes_stand_side_by_side() -> None:
    town = cast.build()
    case, _ = helped(town)
    assert last_day(case, "first_follow_up") == date(2027, 3, 1)
    voices = dict(Due.objects.open().filter(case=case).values_list("kind", "voice"))
    assert (voices["first_follow_up"], voices["follow_up_programme"]) == ("law", "programme")


def test_the_end_of_a_parallel_examination_brings_the_first_forward() -> None:
    town = cast.build()
    case, _ = helped(town)
    at = AT + timedelta(days=40)
    content = Content(texts={"health": "Rask."}, lineal="exposed", conclusion="Brug for støtte.")
    examination = Assessment.objects.get(case=case)
    assessment.conclude(by=town.asker("mette", at), at=at, assessment=examination, content=content)
    assert last_day(case, "first_follow_up") == at.date()


def test_holding_one_meets_the_first_and_starts_the_agreed_with_its_reason() -> None:
    town = cast.build()
    case, _ = helped(town)
    at = AT + timedelta(days=60)
    followup.hold(
        by=town.asker("mette", at), at=at, case=case, follow_up=review(at.date()), municipality=town.town
    )
    assert not Due.objects.open().filter(case=case, kind="first_follow_up")
    agreed = Due.objects.open().get(case=case, kind="follow_up_agreed")
    assert (agreed.voice, agreed.note) == ("law", "Vi vil se vinteren an.")
    assert last_day(case, "follow_up_agreed") == at.date() + timedelta(days=60)


def test_held_in_time_and_written_later_is_in_time() -> None:
    town = cast.build()
    case, _ = helped(town)
    written = AT + timedelta(days=110)
    held = date(2027, 3, 1)
    mette = town.asker("mette", written)
    followup.hold(by=mette, at=written, case=case, follow_up=review(held), municipality=town.town)
    first = Due.objects.get(case=case, kind="first_follow_up")
    assert first.met_at is not None
    assert first.met_at < first.due_at < written


def test_before_the_case_was_opened_there_was_nothing_to_follow_up() -> None:
    town = cast.build()
    case = cast.allocated(town)
    with pytest.raises(Refused, match="før sagen blev åbnet"):
        followup.hold(
            by=town.asker("mette"),
            at=AT,
            case=case,
            follow_up=review(AT.date() - timedelta(days=1)),
            municipality=town.town,
        )
    assert not FollowUp.objects.exists()


def test_a_visit_where_the_child_was_seen_is_kept_by_its_day_and_starts_the_next() -> None:
    town = cast.build()
    case, _ = helped(town, placement=True)
    followup.next_visit(case=case, after=START, at=AT)
    first = Due.objects.open().get(case=case, kind="supervision_visit")
    visited, written = day_of(moment=first.due_at) - timedelta(days=1), first.due_at + timedelta(days=3)
    for seen in (False, True):
        part = NewNotePart(case.pk, child_seen=seen)
        note = NewNote(uuid4().hex, NoteKind.SUPERVISION, visited, True, "Tilsyn.", (part,))
        notes.write(by=town.asker("mette", written), at=written, note=note)
        first.refresh_from_db()
        assert (first.met_at is not None) == seen
    assert first.met_at is not None
    assert first.met_at < first.due_at
    assert last_day(case, "supervision_visit") > visited + timedelta(days=170)
