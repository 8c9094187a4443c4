"""What the access rules and the pages need to know of cases on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db import connection

from varigespor.domain.access import CaseFacts

from ..models import Assignment, Case, CasePeriod, Route
from ..models.case import LATEST

# In plain SQL: every act asks this, and putting the same statement together took a fifth of an act's time.
HOLDS = """x.case_id = c.id AND x.superseded_at IS NULL
    AND x.valid_from <= %(day)s AND (x.valid_to IS NULL OR x.valid_to > %(day)s)"""
FACTS = f"""
SELECT c.id,
    (SELECT x.adviser_id FROM records_assignment x WHERE {HOLDS} LIMIT 1),
    (SELECT x.employee_id FROM records_cover x WHERE {HOLDS} LIMIT 1),
    r.team, r.valid_to IS NOT NULL AND r.valid_to <= %(day)s,
    ARRAY(SELECT x.employee_id FROM records_sharing x WHERE {HOLDS})
FROM records_case c LEFT JOIN LATERAL (
    SELECT x.team, x.valid_to FROM records_route x
    WHERE x.case_id = c.id AND x.superseded_at IS NULL AND x.valid_from <= %(day)s
    ORDER BY x.valid_from DESC, x.valid_to DESC NULLS FIRST LIMIT 1
) r ON true
WHERE c.id = ANY(%(cases)s)
"""
# Who opened an assessment is often the one who screened; who wrote in it is known by the trace alone.
WORKED = """
SELECT adviser_id FROM records_assignment WHERE case_id = %(case)s AND superseded_at IS NULL
UNION SELECT employee_id FROM records_cover WHERE case_id = %(case)s AND superseded_at IS NULL
UNION SELECT n.by_id FROM records_note n JOIN records_notepart p ON p.note_id = n.id
    WHERE p.case_id = %(case)s
UNION SELECT c.by_id FROM records_notecorrection c JOIN records_notepart p ON p.note_id = c.note_id
    WHERE p.case_id = %(case)s AND (c.part_id IS NULL OR c.part_id = p.id)
UNION SELECT by_id FROM records_followup WHERE case_id = %(case)s
UNION SELECT prepared_by_id FROM records_decision WHERE case_id = %(case)s
UNION SELECT decided_by_id FROM records_decision WHERE case_id = %(case)s AND decided_by_id IS NOT NULL
UNION SELECT concluded_by_id FROM records_assessment WHERE case_id = %(case)s AND concluded_by_id IS NOT NULL
UNION SELECT t.employee FROM records_trace t JOIN records_case c ON t.children @> ARRAY[c.child_id]
    WHERE c.id = %(case)s AND t.act = 'assess' AND t.outcome = 'done' AND t.employee IS NOT NULL
"""


def facts(*, case: UUID, on: date) -> CaseFacts:
    """Adviser, cover, team and those shared with, on the day. One statement, whoever asks.

    A route ends without a next one only where the case is closed: the team is then that of its last period.
    """
    return facts_of(cases=[case], on=on)[case]


def facts_of(*, cases: Collection[UUID], on: date) -> dict[UUID, CaseFacts]:
    """Case → its facts on the day, in one statement; nothing is known of a case that is not there."""
    if not cases:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(FACTS, {"cases": list(cases), "day": on})
        known = {
            pk: CaseFacts(adviser, cover, team or "", bool(closed), frozenset(shared))
            for pk, adviser, cover, team, closed, shared in cursor.fetchall()
        }
    return {case: known.get(case, CaseFacts()) for case in cases}


def running(*, child: UUID, on: date) -> Case | None:
    """The child's case where a period of it holds the day."""
    period = CasePeriod.objects.on(on).filter(case__child_id=child).select_related("case").first()
    return period.case if period else None


def last_route(*, case: UUID, on: date) -> Route | None:
    """Where the case belongs on the day, or, where it is closed, belonged last."""
    rows = Route.objects.current().filter(case_id=case, valid_from__lte=on)
    return rows.order_by(*LATEST).first()


def last_period(*, case: UUID) -> CasePeriod | None:
    """The case's latest period; one that has ended says when and why the case was closed."""
    rows = CasePeriod.objects.current().filter(case_id=case)
    return rows.order_by(*LATEST).first()


def closed(*, cases: Collection[UUID], on: date) -> dict[UUID, date]:
    """Case → the day it was closed, of those that are closed on the day, in two statements."""
    ended = [case for case, known in facts_of(cases=cases, on=on).items() if known.closed]
    rows = CasePeriod.objects.current().filter(case_id__in=ended, valid_to__isnull=False)
    return dict(rows.order_by("valid_to").values_list("case_id", "valid_to"))


def advisers(*, cases: Iterable[UUID], on: date) -> dict[UUID, Assignment]:
    """Case → its current assignment on the day, with the adviser, in one statement."""
    rows = Assignment.objects.on(on).filter(case_id__in=list(cases)).select_related("adviser")
    return {row.case_id: row for row in rows}


def has_worked_on(*, case: UUID) -> frozenset[UUID]:
    """Everybody who has been responsible for the case, covered it or worked in it, in one statement.

    Work is a note, a follow-up, an assessment, and a decision prepared or decided.
    """
    with connection.cursor() as cursor:
        cursor.execute(WORKED, {"case": case})
        return frozenset(who for (who,) in cursor.fetchall())
