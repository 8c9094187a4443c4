"""A worker killed with -9 after any of an act's writes: all of the act with its trace, or nothing of it."""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import psycopg
import pytest
from django.db import connection

from tests import cast
from varigespor.casework import caseload, closing, concerns, decisions, followup, notes, plans
from varigespor.domain import concerns as concern_rules
from varigespor.domain import decisions as rules
from varigespor.domain.access import Asker
from varigespor.domain.caseload import Allocation
from varigespor.domain.closing import Closing
from varigespor.domain.consent import Capacity
from varigespor.domain.deadlines import TOWN
from varigespor.domain.followup import GoalAnswer, NewFollowUp
from varigespor.domain.ladder import LowerStep, WhyNotLower
from varigespor.domain.notes import NewNote, NewNotePart, NewTask, NoteKind
from varigespor.domain.plans import NewGoal, NewPart, NewPlan
from varigespor.records.models import Case, CatalogueEntry, ConcernChild, Decision, Goal, Measure

WRITES = ("INSERT", "UPDATE", "DELETE")
YES = rules.ConsentAnswer.YES


@dataclass
class Scene:
    """The cast at a moment of Alma's story; each act below is one call of casework."""

    town: cast.Cast
    at: datetime = cast.START

    def by(self, name: str) -> Asker:
        return self.town.asker(name, self.at)

    @property
    def day(self) -> Any:
        return self.at.astimezone(TOWN).date()

    def register(self) -> None:
        seen = concern_rules.Registration(
            "ring", (self.town.alma.pk,), self.at, concern_rules.Notifier.SCHOOL, "Var sulten."
        )
        concerns.register(by=self.by("bo"), at=self.at, registration=seen, municipality=self.town.town)

    def assess(self) -> None:
        said = concern_rules.Assessment(acute=False, text="Ingen akut fare.")
        row = ConcernChild.objects.get()
        concerns.assess(by=self.by("bo"), at=self.at, concern_child=row, assessment=said)

    def screen(self) -> None:
        said = concern_rules.Screening(
            concern_rules.Outcome.EXAMINATION, "Flere bekymringer.", "family", "hjallerup"
        )
        row, town = ConcernChild.objects.get(), self.town.town
        concerns.screen(by=self.by("bo"), at=self.at, concern_child=row, screening=said, municipality=town)

    def allocate(self) -> None:
        to = Allocation(self.town.employee("mette").pk, self.day)
        case, town = Case.objects.get(), self.town.town
        caseload.allocate(by=self.by("karin"), at=self.at, case=case, allocation=to, municipality=town)

    def note(self) -> None:
        mette, case = self.by("mette"), Case.objects.get()
        part, task = NewNotePart(case.pk, True), NewTask(case.pk, "Ring til skolen", mette.id, self.day)
        note = NewNote("besøg", NoteKind.VISIT, self.day, True, "Talt med mor.", (part,), tasks=(task,))
        notes.write(by=mette, at=self.at, note=note)

    def plan(self) -> None:
        goal = NewGoal("Alma sover i sin egen seng", "Alma", "Hun er udhvilet", until=self.day)
        part = NewPart(Case.objects.get().pk, (goal,))
        plans.make(by=self.by("mette"), at=self.at, plan=NewPlan((part,)))

    def prepare(self) -> None:
        entry = CatalogueEntry.objects.get()
        self._prepare("støtte", rules.DecisionKind.SUPPORT, starts=(rules.Start(entry.pk, self.day),))

    def prepare_the_end(self) -> None:
        end = rules.End(Measure.objects.get().pk, self.day, rules.EndReason.AS_PLANNED)
        self._prepare("ophør", rules.DecisionKind.END, ends=(end,))

    def approve(self) -> None:
        row, town = Decision.objects.get(state="prepared"), self.town.town
        decisions.decide(by=self.by("karin"), at=self.at, decision=row, municipality=town)

    def follow_up(self) -> None:
        goals = {goal.pk: GoalAnswer("closer") for goal in Goal.objects.all()}
        next_on = self.day + timedelta(days=30)
        held = NewFollowUp(
            "møde", self.day, "yes", "Det går.", "less", "Mor kan selv.", next_on, "Jul.", goals
        )
        case, town = Case.objects.get(), self.town.town
        followup.hold(by=self.by("mette"), at=self.at, case=case, follow_up=held, municipality=town)

    def close(self) -> None:
        content = Closing(self.day, "Målet er nået")
        closing.close(by=self.by("karin"), at=self.at, case=Case.objects.get(), content=content)

    def _prepare(self, key: str, kind: rules.DecisionKind, **does: Any) -> None:
        parents = ("Rune Prøvsen", "Signe Øvang")
        decision = rules.NewDecision(
            key=key,
            kind=kind,
            purpose="Alma er udhvilet",
            expected_duration="et halvt år",
            why_not_lower=WhyNotLower({1: LowerStep(none_exists=True)}, "Samtaler var ikke nok alene."),
            child_talk="held",
            child_view="Jeg vil gerne sove.",
            consents=tuple(rules.PartyConsent(name, Capacity.CUSTODY, YES) for name in parents),
            reason="Målet er nået.",
            **does,
        )
        case, town = Case.objects.get(), self.town.town
        decisions.prepare(by=self.by("mette"), at=self.at, case=case, decision=decision, municipality=town)


# What is done, how long after what came before, and the act that its trace names.
STORY: tuple[tuple[Callable[[Scene], None], timedelta, str], ...] = (
    (Scene.register, timedelta(hours=1), "register_concern"),
    (Scene.assess, timedelta(hours=1), "assess_concern"),
    (Scene.screen, timedelta(hours=1), "screen_concern"),
    (Scene.allocate, timedelta(hours=1), "allocate"),
    (Scene.note, timedelta(days=1), "write_note"),
    (Scene.plan, timedelta(days=1), "plan"),
    (Scene.prepare, timedelta(days=1), "decide"),
    (Scene.approve, timedelta(days=1), "approve"),
    (Scene.follow_up, timedelta(days=30), "follow_up"),
    (Scene.prepare_the_end, timedelta(days=1), "decide"),
    (Scene.approve, timedelta(hours=1), "approve"),
    (Scene.close, timedelta(days=1), "close"),
)


@pytest.mark.django_db(transaction=True)
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_worker_killed_after_any_write_leaves_all_of_the_act_or_nothing(
    as_owner: psycopg.Connection,
) -> None:
    """Each act of the story dies after its first write, its second … until it comes through whole."""
    scene = Scene(cast.build())
    cast.entry()
    for act, after, name in STORY:
        scene.at += after
        before, traces = _everything(as_owner), _traces(as_owner, name)
        for writes in count(1):
            killed = _dies(after=writes, act=act, scene=scene)
            if not killed:
                break
            assert _everything(as_owner) == before, f"{act.__name__}: killed after write {writes}"
        assert writes > 2, f"{act.__name__} writes a row and its trace"
        assert _traces(as_owner, name) == traces + 1


def _dies(*, after: int, act: Callable[[Scene], None], scene: Scene) -> bool:
    """Whether a worker of its own was killed by -9 after so many writes of the act; it did it all if not."""
    connection.close()  # a trap: what is open would be shared with the worker
    worker = os.fork()
    if worker == 0:
        _work(after, act, scene)
    status = os.waitpid(worker, 0)[1]
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _work(after: int, act: Callable[[Scene], None], scene: Scene) -> None:
    left = count(after - 1, -1)

    def kill(execute: Callable[..., Any], sql: str, *more: Any) -> Any:
        answer = execute(sql, *more)
        if str(sql).lstrip().startswith(WRITES) and not next(left):
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    try:
        connection.close()  # a trap: beside a browser the worker may see an older one than its parent did
        with connection.execute_wrapper(kill):
            act(scene)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _everything(owner: psycopg.Connection) -> list[Any]:
    """A sum of every row of every table."""
    named = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
    tables = owner.execute(named).fetchall()
    one = "SELECT '{0}', md5(string_agg(t::text, ' ' ORDER BY t::text)) FROM {0} t"
    every = " UNION ALL ".join(one.format(name) for (name,) in tables)
    return sorted(owner.execute(every.encode()).fetchall())  # the tables are read side by side


def _traces(owner: psycopg.Connection, act: str) -> int:
    done = "SELECT count(*) FROM records_trace WHERE act = %s AND outcome = 'done'"
    row = owner.execute(done, [act]).fetchone()
    return int(row[0]) if row else 0
