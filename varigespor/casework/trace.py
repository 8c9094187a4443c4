"""Every act leaves one row: written with the act, or, where it is refused, surviving its rollback."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import models, transaction

from varigespor.domain.access import Act, Asker, CaseFacts, may
from varigespor.domain.deadlines import TOWN
from varigespor.domain.refusals import Complaint, Conflict, NotAllowed, Refused
from varigespor.records.models import Case, Employee, Trace
from varigespor.records.queries.cases import facts as case_facts


@dataclass
class Entry:
    """The trace of an act under way: which children and which object it is about."""

    by: Asker
    at: datetime
    act: Act
    children: list[UUID] = field(default_factory=list)
    object_kind: str = ""
    object_id: str = ""

    @property
    def today(self) -> date:
        """The act's day in the town."""
        return self.at.astimezone(TOWN).date()

    def about(self, row: models.Model, *, children: Iterable[UUID] = ()) -> None:
        """Name what the act made or changed."""
        self.object_kind, self.object_id = row._meta.model_name or "", str(row.pk)
        self.children = list(dict.fromkeys([*self.children, *children]))


def write(*, entry: Entry, outcome: str) -> Trace:
    """Insert the row. Outcomes: done, seen, refused, denied, not_found, conflict."""
    return Trace.objects.create(
        at=entry.at,
        employee=entry.by.id,
        capacity=entry.by.capacity[:60],
        act=entry.act,
        outcome=outcome,
        purpose=entry.by.purpose[:200],
        children=entry.children,
        object_kind=entry.object_kind,
        object_id=entry.object_id,
        request_id=entry.by.request_id,
    )


@contextmanager
def acting(*, by: Asker, at: datetime, act: Act, cases: Sequence[Case] = ()) -> Iterator[Entry]:
    """One act: one transaction with its trace. Checks the permit on every case and locks their rows.

    Raises NotAllowed, or whatever Refused the act raises, after the refusal's own row is stored.
    """
    entry = Entry(by, at, act)
    for case in cases:
        entry.about(case, children=[case.child_id])
    try:
        with transaction.atomic():
            _lock(cases)
            require(entry=entry, cases=cases)
            yield entry
            write(entry=entry, outcome="done")
    except Refused as refusal:
        write(entry=entry, outcome=_outcome(refusal))
        raise


def require(*, entry: Entry, cases: Sequence[Case] = ()) -> None:
    """Raise NotAllowed where the person may not do the act, on any of the cases, on the act's day."""
    facts: list[CaseFacts | None] = [case_facts(case=case.pk, on=entry.today) for case in cases]
    for each in facts or [None]:
        permit = may(asker=entry.by, act=entry.act, case=each)
        if not permit.allowed:
            raise NotAllowed(Complaint("", permit.reason))


def seen(*, entry: Entry, outcome: str = "seen") -> Trace:
    """The trace of reading, searching or of what was not found; committed by itself."""
    with transaction.atomic():
        return write(entry=entry, outcome=outcome)


def check_version(*, row: models.Model, version: int | None) -> None:
    """Raise Conflict where the row was changed since the form was opened; else count one up.

    The row must be locked or freshly read in the act's transaction. None means: made by no form.
    """
    if version is not None and row.version != version:  # type: ignore[attr-defined]
        raise _conflict(row)
    row.version += 1  # type: ignore[attr-defined]


def _conflict(row: models.Model) -> Conflict:
    last = Trace.objects.filter(object_id=str(row.pk), outcome="done").order_by("-at").first()
    who = Employee.objects.filter(pk=last.employee).first() if last and last.employee else None
    when = f"{last.at.astimezone(TOWN):%d.%m. kl. %H.%M}" if last else "imens"
    return Conflict(who=str(who or "En anden"), what="det samme", when=when)


def _lock(cases: Sequence[Case]) -> None:
    keys = sorted(case.pk for case in cases)
    if keys:
        list(Case.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))


def _outcome(refusal: Refused) -> str:
    if isinstance(refusal, Conflict):
        return "conflict"
    return "denied" if isinstance(refusal, NotAllowed) else "refused"
