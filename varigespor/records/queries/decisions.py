"""Decisions of a case, each with everything in it, in a fixed number of statements."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from varigespor.domain.approval import State
from varigespor.domain.decisions import DecisionKind

from ..models import Case, CatalogueEntry, Decision, Deviation, Due, Goal

WHOLE = ("lower_steps", "consents", "changes__entry__provider", "changes__measure__entry__provider")


def one(*, case: Case, key: UUID) -> Decision | None:
    """A decision of the case with its answers, consents, changes and deviations; None where there is none."""
    return _whole(case).prefetch_related("deviations").filter(pk=key).first()


def of_case(*, case: Case) -> list[Decision]:
    """All decisions of the case, the newest first. Three statements."""
    rows = Decision.objects.filter(case=case).select_related("prepared_by", "decided_by")
    return list(rows.prefetch_related("changes__entry", "changes__measure__entry").order_by("-prepared_at"))


def earlier_reasons(*, case: Case) -> list[Decision]:
    """The child's decided answers to why not lower, the newest first, with the steps they were for."""
    rows = Decision.objects.filter(case=case, state=State.DECIDED, kind=DecisionKind.SUPPORT)
    answered = rows.exclude(why_not_lower="").prefetch_related("lower_steps")
    return list(answered.order_by("-prepared_at"))


def for_committee() -> list[Decision]:
    """Everything that waits for the committee's answer, the longest first, with child; one statement."""
    rows = Decision.objects.filter(state=State.FOR_COMMITTEE).select_related("case__child", "prepared_by")
    return list(rows.order_by("prepared_at"))


def names(*, keys: list[UUID]) -> dict[UUID, str]:
    """Catalogue id → name, in one statement."""
    return dict(CatalogueEntry.objects.filter(pk__in=keys).values_list("pk", "name"))


def open_deviations(*, decision: Decision) -> list[Deviation]:
    """The deviations of a decision, ended or not, by their opening."""
    return sorted(decision.deviations.all(), key=lambda row: row.opened_at)


def first_clock(*, case: Case, kind: str) -> Due | None:
    """The nearest open clock of a kind in the case."""
    return Due.objects.open().filter(case=case, kind=kind).order_by("due_at").first()


def goals(*, keys: list[UUID]) -> list[Goal]:
    """The goals of these ids, in the order of the ids. One statement."""
    found = Goal.objects.in_bulk(keys)
    return [found[key] for key in keys if key in found]


def _whole(case: Case) -> QuerySet[Decision]:
    rows = Decision.objects.filter(case=case).select_related("prepared_by", "decided_by")
    return rows.prefetch_related(*WHOLE)
