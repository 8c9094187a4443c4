"""The rehearsed town of the demonstration: filled once, then left to those who try it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path
from uuid import uuid4

from varigespor.rehearsal.cast import CAST
from varigespor.run import places

CHIEF = "inger"
PUBLISHED = datetime(2000, 2, 12, 9, 30, tzinfo=UTC)
"""When in the year after the report is published; of the year itself nothing is said here."""
Say = Callable[[str], None]


class Standing(Enum):
    """How far the town in this database is."""

    EMPTY = "nobody lives here"
    HALF = "the filling was interrupted"
    WHOLE = "the filling came to its end"
    OTHER = "people who were not rehearsed live here"


def standing() -> Standing:
    """What the database and the note of a beginning say. Django must be set up."""
    from varigespor.records.models import Employee, Rehearsal

    if Rehearsal.objects.exists():
        return Standing.WHOLE
    if not Employee.objects.exists():
        return Standing.EMPTY
    begun = _note().is_file() and _note().read_text() == _identity()
    return Standing.HALF if begun else Standing.OTHER


def fill(*, say: Say) -> None:
    """Fill an empty town; the note of its beginning tells an interruption. Django must be set up."""
    from varigespor.casework import rehearsed

    _note().write_text(_identity())
    until = datetime.now(tz=UTC).astimezone().date()
    say(f"Øver byen frem til {until:%d.%m.%Y}. Det tager nogle minutter.")
    rehearsed.fill(until=until, say=say)
    published = (until.month, until.day) > (PUBLISHED.month, PUBLISHED.day)
    _publish(year=until.year - (1 if published else 2))


def _publish(*, year: int) -> None:
    """A year's report, published by the chief in the February after it."""
    from varigespor.casework import publishing, staff
    from varigespor.records.models import Employee
    from varigespor.web.asked import municipality
    from varigespor.web.report.municipal import Period, municipal_report, publication_of

    at = PUBLISHED.replace(year=year + 1)
    period = Period(date(year, 1, 1), date(year, 12, 31), at.date())
    made, follows = municipal_report(town=municipality(), period=period)
    by = staff.asker(employee=Employee.objects.get(username=CHIEF), on=at.date())
    content = publication_of(key=uuid4(), period=period, made=made, follows=follows)
    publishing.publish(by=by, at=at, publication=content)


def people() -> list[str]:
    """Who one can be, one line each."""
    return [f"{member.role}: {member.name}" for member in CAST]


def _note() -> Path:
    return places.state() / "town.begun"


def _identity() -> str:
    """The moment of a database's first migration: no other has the same."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT min(applied)::text FROM django_migrations")
        return str(cursor.fetchone()[0])
