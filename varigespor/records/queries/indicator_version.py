"""Whether anything has changed since the promises, or all indicators, were last counted."""

from __future__ import annotations

from datetime import datetime

from django.db import connection

# A trap: rows of decided things are only added or superseded, so to count both is enough; those that are
# changed in place leave a row of history at every change, so to count the history is enough for them. The
# history's highest number is not: a lower number may be committed later.
DECIDED = ("assignment", "caseperiod", "measureperiod", "networkmember", "route")
CHANGED = ("decision", "deviation", "due", "note", "notepart", "concern")
ADDED = ("concernchild", "plannedchange")
MORE_DECIDED = (
    "cover",
    "networkrespite",
    "post",
    "schoolabsence",
    "schoolexam",
    "supportperson",
    "youthoccupation",
)
MORE_CHANGED = ("goal", "person")
MORE_ADDED = ("catalogueentry", "followup")
# A moment divides the rows: a clock runs out, and what was done after it is not counted yet.
MOMENTS = (
    "select count(*), null from records_due where due_at < %(at)s",
    "select count(*), null from records_decision where decided_at > %(at)s",
    "select count(*), null from records_concern where received_at > %(at)s",
)
# An employee's history grows at every sign-in, which counts nothing; who works here does.
MORE_MOMENTS = (
    "select count(*), null from records_goal where ended_at > %(at)s",
    "select count(*), sum(hashtext(id::text)) filter (where is_active) from records_employee",
)


def _counts(
    decided: tuple[str, ...], changed: tuple[str, ...], added: tuple[str, ...], moments: tuple[str, ...]
) -> str:
    return " union all ".join(
        [
            *(f"select count(*), count(superseded_at) from records_{table}" for table in decided),
            *(
                f"select count(*), (select count(*) from records_{table}event) from records_{table}"
                for table in changed
            ),
            *(f"select count(*), null from records_{table}" for table in added),
            *moments,
        ]
    )


PROMISES = _counts(DECIDED, CHANGED, ADDED, MOMENTS)
INDICATORS = _counts(
    (*DECIDED, *MORE_DECIDED), (*CHANGED, *MORE_CHANGED), (*ADDED, *MORE_ADDED), (*MOMENTS, *MORE_MOMENTS)
)
Version = tuple[tuple[int | None, ...], ...]


def of_promises(*, at: datetime) -> Version:
    """Equal as long as the rows are, and as many of them lie on either side of the moment. One statement."""
    return _read(PROMISES, at)


def of_indicators(*, at: datetime) -> Version:
    """The same of all that any indicator is counted from."""
    return _read(INDICATORS, at)


def _read(counts: str, at: datetime) -> Version:
    with connection.cursor() as cursor:
        cursor.execute(counts, {"at": at})
        return tuple(cursor.fetchall())
