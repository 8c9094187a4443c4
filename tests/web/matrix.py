"""The matrix: every URL × verb × person. Builds one town, asks as everybody, and says what came back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast
from tests.web.plans import keys as support
from tests.web.results.kept import keys as talked
from varigespor.analysis.publishing.plain import to_plain
from varigespor.analysis.publishing.published import Published
from varigespor.analysis.publishing.tables import Report
from varigespor.casework import caseload, closing, decisions, followup, notes, publishing, staff
from varigespor.domain import decisions as decision_rules
from varigespor.domain.access import Role
from varigespor.domain.caseload import NewCover
from varigespor.domain.closing import Closing
from varigespor.domain.deviations import DeviationKind
from varigespor.domain.followup import GoalAnswer, NewFollowUp
from varigespor.domain.notes import NewNote, NewNotePart, NewTask, NoteKind
from varigespor.domain.publication import Publication
from varigespor.records.models import Case, CatalogueEntry, ConcernChild, Decision, Deviation, Due, Goal

VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE")
ACTORS = {
    "own": "mette",
    "cover": "lone",
    "team_mate": "ane",
    "other_team": "jonas",
    "leader": "karin",
    "other_leader": "vagn",
    "coordinator": "rikke",
    "chief": "inger",
    "intake": "bo",
    "shared": "lis",
    "not_shared": "eva",
    "economist": "erik",
}


@dataclass
class World:
    """The town of the matrix and the keys that addresses are filled with."""

    town: cast.Cast
    case: Case
    concern: ConcernChild
    keys: dict[str, Any]
    closed: Case
    for_committee: Decision

    def address(self, name: str, parameters: list[str], *, known: bool = True) -> str:
        """The URL with real keys, or with keys of nothing."""
        if name == "concerns:explain" and known:
            due = Due.objects.get(concern_child=self.concern)
            return reverse(name, kwargs={"concern_id": self.concern.concern_id, "due_id": due.pk})
        if name == "caseload:reopen" and known:
            return reverse(name, args=[self.closed.pk])
        if name == "decisions:committee" and known:
            return reverse(name, args=[self.case.pk, self.for_committee.pk])
        values = {key: self.keys[key] if known else _nothing(self.keys[key]) for key in parameters}
        return reverse(name, kwargs=values)


def world(more: Callable[[cast.Cast, Case], dict[str, Any]] | None = None) -> World:
    """Alma's case with Mette, covered by Lone, shared with Lis; a note with a task, and a fresh concern."""
    town = cast.build()
    at = timezone.now() - timedelta(days=20)
    for username, role in (("ane", Role.ADVISER), ("eva", Role.HEALTH_VISITOR)):
        team = "east" if role == Role.ADVISER else ""
        new = staff.NewEmployee(username, f"{username.title()} Prøvegaard", role, since=cast.HIRED, team=team)
        staff.hire(by=staff.COMMAND_LINE, at=datetime(2024, 1, 1, tzinfo=UTC), employee=new)
    case = cast.allocated(town, at=at)
    now = timezone.now()
    mette, karin = town.asker("mette", now), town.asker("karin", now)
    today = date.fromordinal(now.date().toordinal())
    cover = NewCover(town.employee("lone").pk, today - timedelta(days=1), today + timedelta(days=10))
    caseload.cover(by=karin, at=now, case=case, cover=cover, municipality=town.town)
    closing.share(by=mette, at=now, case=case, employee=town.employee("lis").pk, purpose="Vejning")
    task = NewTask(case.pk, "Ring til skolen", town.employee("mette").pk, today)
    note = notes.write(
        by=mette,
        at=now,
        note=NewNote(
            "note", NoteKind.TALK, today, True, "Talt med mor.", (NewNotePart(case.pk),), tasks=(task,)
        ),
    )
    concern = cast.concern(town, at=now)
    keys = {
        "case_id": case.pk,
        "note_id": note.pk,
        "task_id": note.tasks.get().pk,
        "concern_id": concern.concern_id,
        "concern_child_id": concern.pk,
        "employee_id": town.employee("mette").pk,
        "key": "national/caseload/cap",
        "kind": "examination",
        "publication_id": _published(town, now),
        "form": "pdf",
        "due_id": Due.objects.filter(case=case).earliest("due_at").pk,
        "deviation_id": _deviation(case, now).pk,
    }
    keys |= support.keys(town, case) | _help(town, case, now) | talked(town, now)
    keys["entry_id"] = CatalogueEntry.objects.filter(tailored=False).earliest("key").pk
    keys |= more(town, case) if more else {}
    return World(town, case, concern, keys, _closed(town, at), for_committee(town=town, case=case, at=now))


def for_committee(*, town: cast.Cast, case: Case, at: datetime) -> Decision:
    """A placement that one parent refuses, prepared for the committee while the examination runs."""
    foster = cast.entry("plejefamilie", step=5, section="barnets_lov_46")
    parents = ("Rune Prøvsen", "Signe Øvang")
    content = decision_rules.NewDecision(
        uuid4().hex,
        decision_rules.DecisionKind.SUPPORT,
        starts=(decision_rules.Start(foster.pk, timezone.localdate(at) + timedelta(days=7)),),
        purpose="Alma er tryg.",
        expected_duration="et år",
        why_not_lower=decision_rules.WhyNotLower({}, "Intet af det er nok alene."),
        child_talk="held",
        child_view="Jeg vil gerne være hos Grethe.",
        consents=tuple(
            decision_rules.PartyConsent(name, "custody", decision_rules.ConsentAnswer.NO) for name in parents
        ),
        emergency_reason="Alma kan ikke vente.",
    )
    mette = town.asker("mette", at)
    return decisions.prepare(by=mette, at=at, case=case, decision=content, municipality=town.town)


def _published(town: cast.Cast, at: datetime) -> UUID:
    """A report of one empty file, published by the chief."""
    day = timezone.localdate(at)
    content = Publication(
        uuid4(),
        "Rapport",
        day - timedelta(days=365),
        day,
        at,
        None,
        "0" * 16,
        to_plain(published=Published(Report((), ()), ())),
        {"rapport.pdf": b""},
    )
    row = publishing.publish(by=town.asker("inger", at), at=at, publication=content)
    return row.pk


def _closed(town: cast.Cast, at: datetime) -> Case:
    """Storm's case, Mette's until it was closed."""
    case = cast.allocated(town, at=at, child=town.storm)
    mette, when = town.asker("mette", at), at + timedelta(days=2)
    closing.close(by=mette, at=when, case=case, content=Closing(timezone.localdate(when), "Målet er nået"))
    return case


def _help(town: cast.Cast, case: Case, now: datetime) -> dict[str, Any]:
    """An offer that runs, a refusal that waits to be approved, and a follow-up."""
    mette, today = town.asker("mette", now), timezone.localdate()
    entry = cast.entry("samtaler", step=2, section="")
    offer = decision_rules.NewOffer(entry.pk, today, "Signe Øvang")
    measure = decisions.offer(by=mette, at=now, case=case, content=offer, municipality=town.town)
    refusal = decision_rules.NewDecision(
        "afslag",
        decision_rules.DecisionKind.REFUSAL,
        reason="Familien klarer det selv nu.",
        child_talk="held",
        child_view="Jeg vil helst klare det selv.",
    )
    decision = decisions.prepare(by=mette, at=now, case=case, decision=refusal, municipality=town.town)
    goals = {goal.pk: GoalAnswer("closer") for goal in Goal.objects.filter(part__case=case)}
    held = NewFollowUp("op", today, "yes", "Det går.", "end", "Målet er nær.", None, "", goals)
    review = followup.hold(by=mette, at=now, case=case, follow_up=held, municipality=town.town)
    return {"measure_id": measure.pk, "decision_id": decision.pk, "follow_up_id": review.pk}


def _deviation(case: Case, now: datetime) -> Deviation:
    mette = case.assignments.get().adviser
    kind = DeviationKind.PLACEMENT_WITHOUT_END
    return Deviation.objects.create(kind=kind, case=case, owner=mette, opened_at=now, opened_by=mette)


def outcome(client: Client, verb: str, address: str) -> str:
    """in, 404, 405, login or the status; whatever the request changed is rolled back."""
    before = transaction.savepoint()  # an act refuses to run inside a block of somebody else's
    response = client.generic(verb, address, content_type="application/x-www-form-urlencoded")
    transaction.savepoint_rollback(before)
    return _said(response)


def _said(response: HttpResponseBase) -> str:
    if response.status_code == 302 and response["Location"].startswith("/log-ind/"):
        return "login"
    return "in" if response.status_code < 400 else str(response.status_code)


def _nothing(key: Any) -> Any:
    return uuid4() if isinstance(key, UUID) else "findes-ikke"
