"""Whether anything has changed since the promises were last counted."""

from __future__ import annotations

from datetime import datetime

from django.db import connection

# A trap: rows of decided things are only added or superseded, so to count both is enough; those that are
# changed in place leave a row of history at every change, so to count the history is enough for them. The
# history's highest number is not: a lower number may be committed later.
DECIDED = ("assignment", "caseperiod", "measureperiod", "networkmember", "route")
CHANGED = ("decision", "deviation", "due", "note", "notepart", "concern")
ADDED = ("concernchild", "plannedchange")
COUNTS = [
    *(f"select count(*), count(superseded_at) from records_{table}" for table in DECIDED),
    *(
        f"select count(*), (select count(*) from records_{table}event) from records_{table}"
        for table in CHANGED
    ),
    *(f"select count(*), null from records_{table}" for table in ADDED),
    "select count(*), null from records_due where due_at < %s",
]
VERSION = " union all ".join(COUNTS)

Version = tuple[tuple[int | None, ...], ...]


def version(*, at: datetime) -> Version:
    """Equal as long as the rows are, and no clock has run out between two moments. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(VERSION, [at])
        return tuple(cursor.fetchall())
