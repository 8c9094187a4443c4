"""Every act leaves one row: written with the act, or, where it is refused, surviving its rollback."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import connection, models, transaction

from varigespor.domain.access import Act, Asker, CaseFacts, may
from varigespor.domain.deadlines import TOWN, stamp
from varigespor.domain.refusals import Complaint, Conflict, NotAllowed, Refused
from varigespor.records.models import Case, Employee, Trace
from varigespor.records.queries.cases import facts_of

NOBODY = Asker(UUID(int=0), "Ikke logget ind", ())


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


Refusals = list[tuple[Entry, str]]
_under_way: ContextVar[Refusals | None] = ContextVar("_under_way", default=None)


# In plain SQL: every act locks and writes, and putting the same statements together took much of its time.
LOCK = "SELECT 1 FROM records_case WHERE id = ANY(%s) ORDER BY id FOR UPDATE"
ROW = """
INSERT INTO records_trace (id, at, employee, capacity, act, outcome, purpose, children, object_kind,
    object_id, request_id)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""


def write(*, entry: Entry, outcome: str) -> None:
    """Insert the row. Outcomes: done, seen, refused, denied, not_found, conflict."""
    with connection.cursor() as cursor:
        cursor.execute(
            ROW,
            [
                uuid4(),
                entry.at,
                None if entry.by.name == NOBODY.name else entry.by.id,
                entry.by.capacity[:60],
                str(entry.act),
                outcome,
                entry.by.purpose[:200],
                entry.children,
                entry.object_kind,
                entry.object_id,
                entry.by.request_id,
            ],
        )


@contextmanager
def acting(*, by: Asker, at: datetime, act: Act, cases: Sequence[Case] = ()) -> Iterator[Entry]:
    """One act: one transaction with its trace. Checks the permit on every case and locks their rows.

    An act inside an act joins its transaction. Raises NotAllowed, or whatever Refused the act raises, after
    the refusal's own row is stored; RuntimeError inside somebody else's transaction, whose rollback would
    take that row along.
    """
    entry = Entry(by, at, act)
    for case in cases:
        entry.about(case, children=[case.child_id])
    with _refusals() as (refusals, outermost):
        try:
            with transaction.atomic(durable=outermost):
                _lock(cases)
                require(entry=entry, cases=cases)
                yield entry
                write(entry=entry, outcome="done")
        except Refused as refusal:
            refusals.append((entry, _outcome(refusal)))
            raise


@contextmanager
def _refusals() -> Iterator[tuple[Refusals, bool]]:
    """The refusals of the outermost act, written when its transaction is over, however it ended."""
    outer = _under_way.get()
    if outer is not None:
        yield outer, False
        return
    mine: Refusals = []
    token = _under_way.set(mine)
    try:
        yield mine, True
    finally:
        _under_way.reset(token)
        for entry, outcome in mine:
            write(entry=entry, outcome=outcome)


def require(*, entry: Entry, cases: Sequence[Case] = ()) -> None:
    """Raise NotAllowed where the person may not do the act, on any of the cases, on the act's day."""
    known = facts_of(cases=[case.pk for case in cases], on=entry.today)
    facts: list[CaseFacts | None] = [known[case.pk] for case in cases]
    for each in facts or [None]:
        permit = may(asker=entry.by, act=entry.act, case=each)
        if not permit.allowed:
            raise NotAllowed(Complaint("", permit.reason))


def seen(*, entry: Entry, outcome: str = "seen") -> None:
    """The trace of reading, searching or of what was not found; committed by itself."""
    with transaction.atomic():
        write(entry=entry, outcome=outcome)


def check_version(
    *, row: models.Model, version: int | None, what: str = "det samme", acts: Collection[Act] = ()
) -> None:
    """Raise Conflict where the row was changed since the form was opened; else count one up.

    The row must be locked or freshly read in the act's transaction. None means: made by no form. `acts` are
    those that change what the version counts, where others leave a trace on the same row.
    """
    if version is not None and row.version != version:  # type: ignore[attr-defined]
        raise conflict(row=row, what=what, acts=acts)
    row.version += 1  # type: ignore[attr-defined]


def conflict(*, row: models.Model, what: str, acts: Collection[Act] = ()) -> Conflict:
    """What to raise where somebody changed the row meanwhile: who did, when, and the version it has now."""
    done = Trace.objects.filter(object_id=str(row.pk), outcome="done")
    last = (done.filter(act__in=acts) if acts else done).order_by("-at").first()
    who = Employee.objects.filter(pk=last.employee).first() if last and last.employee else None
    when = stamp(moment=last.at, year=False) if last else "imens"
    return Conflict(who=str(who or "En anden"), what=what, when=when, version=getattr(row, "version", None))


def _lock(cases: Sequence[Case]) -> None:
    if cases:
        with connection.cursor() as cursor:
            cursor.execute(LOCK, [[case.pk for case in cases]])


def _outcome(refusal: Refused) -> str:
    if isinstance(refusal, Conflict):
        return "conflict"
    return "denied" if isinstance(refusal, NotAllowed) else "refused"
