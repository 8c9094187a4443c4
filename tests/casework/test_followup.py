"""Clocks of follow-up: the earliest by law, brought forward by an examination, visits kept by their day."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tests import cast
from varigespor.casework import assessment, decisions, followup, notes
from varigespor.domain import decisions as rules
from varigespor.domain.assessment import Content
from varigespor.domain.deadlines import day_of
from varigespor.domain.followup import NewFollowUp
from varigespor.domain.notes import NewNote, NewNotePart, NoteKind
from varigespor.domain.refusals import Refused
from varigespor.records.models import Assessment, Case, CatalogueEntry, Due, FollowUp, Measure

pytestmark = pytest.mark.django_db
AT = cast.START
START = date(2026, 12, 1)


def helped(town: cast.Cast, *, placement: bool = False) -> tuple[Case, Measure]:
    """Alma's case with help that was decided and begins in December, while her examination runs."""
    case, at = cast.allocated(town), AT + timedelta(hours=4)
    help = cast.entry()
    if placement:
        help = cast.entry("oevehoej", step=6, section="barnets_lov_46")
        CatalogueEntry.objects.filter(pk=help.pk).update(place_type="childrens_home")
    decision = rules.NewDecision(
        key=uuid4().hex,
        kind=rules.DecisionKind.SUPPORT,
        starts=(rules.Start(help.pk, START, expected_end=date(2027, 9, 1)),),
        purpose="Alma er udhvilet.",
        why_not_lower=rules.WhyNotLower({}, "Intet af det er nok alene."),
        child_talk="held",
        child_view="Jeg vil gerne sove.",
        consents=tuple(
            rules.PartyConsent(name, "custody", rules.ConsentAnswer.YES)
            for name in ("Rune Prøvsen", "Signe Øvang")
        ),
        emergency_reason="Alma kan ikke vente." if placement else "",
    )
    row = decisions.prepare(
        by=town.asker("mette", at), at=at, case=case, decision=decision, municipality=town.town
    )
    decisions.decide(by=town.asker("inger", at), at=at, decision=row, municipality=town.town)
    return case, Measure.objects.get(case=case)


def offered(town: cast.Cast, section: str) -> Case:
    """Alma's case with help that her mother said yes to, without a decision."""
    case, at = cast.allocated(town), AT + timedelta(hours=4)
    entry = cast.entry("gruppe", step=2, section=section)
    content = rules.NewOffer(entry.pk, START, "Signe Øvang")
    decisions.offer(by=town.asker("mette", at), at=at, case=case, content=content, municipality=town.town)
    return case


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


@pytest.mark.parametrize("section", ["", "barnets_lov_30"])
def test_help_without_a_decision_starts_the_programmes_clock_alone(section: str) -> None:
    town = cast.build()
    case = offered(town, section)
    clocks = Due.objects.open().filter(case=case, kind__contains="follow_up")
    assert [due.kind for due in clocks] == ["follow_up_programme"]


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
    with pytest.raises(Refused, match="før den dag, sagen blev åbnet"):
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
