"""Proposals, agreements and kept views through the acts: who may, who answers, and what is traced."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests import cast
from varigespor.casework import adjustments, agreements, kept_views, staff
from varigespor.domain.access import Role
from varigespor.domain.adjustments import NewAdjustment, NewAnswer
from varigespor.domain.agreements import NewAgreement, NewLook
from varigespor.domain.kept_views import NewView
from varigespor.domain.refusals import AlreadyDone, Conflict, KeyUsed, NotAllowed, Refused
from varigespor.records.models import Adjustment, Agreement, KeptView, Trace
from varigespor.records.queries import adjustments as proposals
from varigespor.records.queries import agreements as agreed
from varigespor.records.queries import kept_views as kept

pytestmark = pytest.mark.django_db
AT = cast.START
LATER = AT + timedelta(hours=1)
TODAY = AT.date()
QUERY = "start=2025-01-01&slut=2025-12-31&tilbud=familiebehandling&del=team"
PROPOSAL = NewAdjustment("en", "Flere pladser", "Alle er i brug.", QUERY, TODAY + timedelta(days=14))
AGREEMENT = NewAgreement(
    "to",
    "Øst bruger familiebehandling dobbelt så ofte.",
    QUERY,
    {"east": "Spørger hinanden før hver ny.", "west": "Læser fem sager."},
    TODAY + timedelta(days=30),
)


@pytest.fixture
def town() -> cast.Cast:
    """The cast, and the coordinator of the other team."""
    built = cast.build()
    new = staff.NewEmployee(
        "dorthe", "Dorthe Øvekær", Role.COORDINATOR, since=cast.HIRED, team="west", group="west_disability"
    )
    staff.hire(by=staff.COMMAND_LINE, at=AT, employee=new)
    return built


def proposed(town: cast.Cast) -> Adjustment:
    return adjustments.propose(by=town.asker("erik"), at=AT, adjustment=PROPOSAL)


def written(town: cast.Cast) -> Agreement:
    return agreements.write(by=town.asker("rikke"), at=AT, agreement=AGREEMENT)


class TestProposals:
    def test_the_same_is_one_and_other_words_are_said(self, town: cast.Cast) -> None:
        row = proposed(town)
        assert proposed(town) == row
        with pytest.raises(KeyUsed):
            adjustments.propose(by=town.asker("erik"), at=AT, adjustment=replace(PROPOSAL, what="Færre"))
        assert Adjustment.objects.count() == 1
        assert Trace.objects.filter(act="propose_range", outcome="done", object_id=str(row.pk)).count() == 2

    @pytest.mark.parametrize("who", ["inger", "mette", "bo"])
    def test_only_those_who_read_the_results_propose_and_not_who_answers(
        self, town: cast.Cast, who: str
    ) -> None:
        with pytest.raises(NotAllowed):
            adjustments.propose(by=town.asker(who), at=AT, adjustment=PROPOSAL)

    @pytest.mark.parametrize("who", ["erik", "karin", "rikke"])
    def test_only_the_chief_answers(self, town: cast.Cast, who: str) -> None:
        with pytest.raises(NotAllowed):
            adjustments.answer(
                by=town.asker(who), at=AT, adjustment=proposed(town), answer=NewAnswer("yes", "Ja.")
            )

    def test_later_gives_a_new_day_and_yes_ends_it(self, town: cast.Cast) -> None:
        row, inger, new_day = proposed(town), town.asker("inger"), TODAY + timedelta(days=60)
        late = NewAnswer("later", "Vi venter på budgettet.", new_day)
        row = adjustments.answer(by=inger, at=AT, adjustment=row, answer=late, version=1)
        assert (row.decide_by, row.waits) == (new_day, True)
        assert proposals.counted(on=new_day + timedelta(days=1)) == (1, 1)
        assert proposals.counted(on=new_day) == (1, 0)
        row = adjustments.answer(by=inger, at=AT, adjustment=row, answer=NewAnswer("yes", "Ja."), version=2)
        assert proposals.counted(on=new_day + timedelta(days=1)) == (0, 0)
        assert [(one.answer, one.due_on) for one in row.answers.order_by("answer")] == [
            ("later", PROPOSAL.decide_by),
            ("yes", new_day),
        ]
        assert (proposals.waiting(), proposals.answered()) == ([], [row])
        with pytest.raises(AlreadyDone, match="Inger Tænkt"):
            adjustments.answer(by=inger, at=AT, adjustment=row, answer=NewAnswer("no", "Nej."))

    def test_a_second_pen_gets_a_conflict(self, town: cast.Cast) -> None:
        row, inger = proposed(town), town.asker("inger")
        late = NewAnswer("later", "Senere.", TODAY + timedelta(days=60))
        adjustments.answer(by=inger, at=AT, adjustment=row, answer=late, version=1)
        with pytest.raises(Conflict, match="rettede forslaget"):
            adjustments.answer(by=inger, at=AT, adjustment=row, answer=NewAnswer("no", "Nej."), version=1)

    def test_the_database_wants_a_day_of_a_later_one_alone(self, town: cast.Cast) -> None:
        row, inger = proposed(town), town.asker("inger")
        with pytest.raises(IntegrityError, match="adjustment_later_has_a_day"), transaction.atomic():
            row.answers.create(answer="later", reason="x", due_on=TODAY, by_id=inger.id, at=AT)


class TestAgreements:
    def test_one_writes_the_other_confirms_and_both_look_again(self, town: cast.Cast) -> None:
        row, rikke, dorthe = written(town), town.asker("rikke"), town.asker("dorthe")
        assert written(town) == row
        assert row.confirmed_at is None
        assert (agreed.to_do(asker=rikke, until=TODAY), agreed.to_do(asker=dorthe, until=TODAY)) == (
            [],
            [row],
        )
        with pytest.raises(Refused, match="et andet team"):
            agreements.confirm(by=rikke, at=AT, agreement=row, version=1)
        row = agreements.confirm(by=dorthe, at=AT, agreement=row, version=1)
        assert agreements.confirm(by=dorthe, at=AT, agreement=row, version=1).version == 2
        assert agreed.to_do(asker=rikke, until=row.look_on) == [row]
        new_day = TODAY + timedelta(days=90)
        row = agreements.look_again(
            by=rikke, at=AT, agreement=row, look=NewLook("Lidt nærmere.", new_day), version=2
        )
        assert (row.look_on, row.ended_at) == (new_day, None)
        row = agreements.look_again(by=dorthe, at=AT, agreement=row, look=NewLook("Ens nu.", None))
        assert (agreed.running(), agreed.ended()) == ([], [row])
        assert [look.due_on for look in row.looks.order_by("due_on")] == [AGREEMENT.look_on, new_day]
        with pytest.raises(Refused, match="sluttet"):
            agreements.look_again(by=rikke, at=AT, agreement=row, look=NewLook("Igen.", None))

    def test_it_is_written_otherwise_until_confirmed_and_then_the_first_confirms(
        self, town: cast.Cast
    ) -> None:
        row, rikke, dorthe = written(town), town.asker("rikke"), town.asker("dorthe")
        other = replace(AGREEMENT, about="Vest bruger den halvt så ofte.")
        row = agreements.rewrite(by=dorthe, at=LATER, agreement=row, content=other, version=1)
        with pytest.raises(Conflict, match="Dorthe Øvekær rettede aftalen"):
            agreements.confirm(by=rikke, at=AT, agreement=row, version=1)
        row = agreements.confirm(by=rikke, at=AT, agreement=row, version=row.version)
        assert (row.about, row.written_by_id, row.confirmed_by_id) == (other.about, dorthe.id, rikke.id)
        with pytest.raises(Refused, match="bekræftet"):
            agreements.rewrite(by=dorthe, at=AT, agreement=row, content=AGREEMENT)

    def test_what_one_has_said_alone_can_only_be_ended(self, town: cast.Cast) -> None:
        row, rikke = written(town), town.asker("rikke")
        with pytest.raises(Refused, match="kun sluttes"):
            agreements.look_again(by=rikke, at=AT, agreement=row, look=NewLook("Intet.", TODAY))
        assert agreements.look_again(by=rikke, at=AT, agreement=row, look=NewLook("Intet.", None)).ended_at

    @pytest.mark.parametrize("who", ["inger", "karin", "erik", "mette"])
    def test_nobody_else_agrees(self, town: cast.Cast, who: str) -> None:
        with pytest.raises(NotAllowed):
            agreements.write(by=town.asker(who), at=AT, agreement=AGREEMENT)


class TestKeptViews:
    def test_kept_again_is_one_under_the_new_name(self, town: cast.Cast) -> None:
        erik = town.asker("erik")
        for name in ("Mine", "Familiebehandling 2025"):
            kept_views.keep(by=erik, at=AT, view=NewView(name, QUERY))
        assert KeptView.objects.get().name == "Familiebehandling 2025"

    def test_shared_ones_are_found_by_all_and_changed_by_their_owner(self, town: cast.Cast) -> None:
        erik, karin = town.asker("erik"), town.asker("karin")
        row = kept_views.keep(by=erik, at=AT, view=NewView("Mine", QUERY))
        assert (kept.found_by(employee=erik.id), kept.found_by(employee=karin.id)) == ([row], [])
        kept_views.share(by=erik, at=AT, view=row, shared=True)
        assert kept.found_by(employee=karin.id) == [row]
        with pytest.raises(NotAllowed):
            kept_views.remove(by=karin, at=AT, view=row)
        with pytest.raises(NotAllowed):
            kept_views.keep(by=town.asker("mette"), at=AT, view=NewView("Mine", QUERY))
        kept_views.remove(by=erik, at=AT, view=row)
        assert not KeptView.objects.exists()
