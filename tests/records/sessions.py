"""Raw SQL on a case's advisers and periods: what a session writes when nothing but the database guards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from threading import Thread
from typing import Any
from uuid import UUID, uuid4

import psycopg

AT = datetime(2026, 11, 25, 9, tzinfo=UTC)
START, NEXT = date(2026, 11, 20), date(2026, 12, 1)


def employee(session: psycopg.Connection) -> UUID:
    """A row of an employee, for foreign keys."""
    key = uuid4()
    session.execute(
        "INSERT INTO records_employee (id, password, username, name, is_active, keys_enabled)"
        " VALUES (%s, '', %s, 'Opdigt', true, true)",
        [key, key.hex],
    )
    return key


def case(session: psycopg.Connection) -> UUID:
    """A child with a case that nobody has yet."""
    child, key = uuid4(), uuid4()
    session.execute(
        "INSERT INTO records_person (id, given_name, family_name, search_key, sort_key, sex,"
        " address_protected, known_at, version)"
        " VALUES (%s, 'Alma', 'Opdigt', 'alma', 'alma', '', false, %s, 1)",
        [child, AT],
    )
    session.execute(
        "INSERT INTO records_case (id, child_id, opened_at, safety_first, version, guard)"
        " VALUES (%s, %s, %s, false, 1, 0)",
        [key, child, AT],
    )
    return key


def period(session: psycopg.Connection, of: UUID, since: date = START, until: date | None = None) -> UUID:
    key = uuid4()
    session.execute(
        "INSERT INTO records_caseperiod (id, case_id, known_at, valid_from, valid_to, closing_reason,"
        " opening_reason) VALUES (%s, %s, %s, %s, %s, '', '')",
        [key, of, AT, since, until],
    )
    return key


def assignment(
    session: psycopg.Connection, of: UUID, to: UUID, since: date = START, until: date | None = None
) -> UUID:
    key = uuid4()
    session.execute(
        "INSERT INTO records_assignment (id, case_id, adviser_id, held_by_leader, change, reason, known_at,"
        " valid_from, valid_to) VALUES (%s, %s, %s, false, 'first', '', %s, %s, %s)",
        [key, of, to, AT, since, until],
    )
    return key


def supersede(session: psycopg.Connection, table: str, key: UUID) -> None:
    session.execute(f"UPDATE records_{table} SET superseded_at = %s WHERE id = %s", [AT, key])


def transfer(session: psycopg.Connection, of: UUID, held: UUID, before: UUID, to: UUID, on: date) -> None:
    """The case changes adviser on a day."""
    supersede(session, "assignment", held)
    assignment(session, of, before, START, on)
    assignment(session, of, to, on)


def close(session: psycopg.Connection, of: UUID, rows: tuple[UUID, UUID], adviser: UUID, on: date) -> None:
    """The period and its one adviser (`rows` by key) end on a day."""
    supersede(session, "caseperiod", rows[0])
    supersede(session, "assignment", rows[1])
    period(session, of, START, on)
    assignment(session, of, adviser, START, on)


@contextmanager
def open_case(session: psycopg.Connection) -> Iterator[tuple[UUID, UUID, UUID, UUID]]:
    """(case, its period, its assignment, the adviser), committed."""
    with session.transaction():
        key, adviser = case(session), employee(session)
        rows = period(session, key), assignment(session, key, adviser)
    yield key, *rows, adviser


def holds(session: psycopg.Connection) -> bool:
    """Whether in every case the days with an adviser are exactly the days of its periods."""
    query = """
        SELECT count(*) FROM records_case c WHERE
            (SELECT coalesce(range_agg(daterange(valid_from, valid_to)), '{}') FROM records_caseperiod
              WHERE case_id = c.id AND superseded_at IS NULL)
         <> (SELECT coalesce(range_agg(daterange(valid_from, valid_to)), '{}') FROM records_assignment
              WHERE case_id = c.id AND superseded_at IS NULL)"""
    row = session.execute(query).fetchone()
    return row is not None and row[0] == 0


def meeting(first: Any, second: Any) -> list[bool]:
    """Both sessions commit at once; which of them were let through. The second may wait for the first."""
    done: list[bool] = []

    def commit_second() -> None:
        with suppress(psycopg.Error):
            second.commit()
            done.append(True)

    thread = Thread(target=commit_second)
    thread.start()
    went = False
    with suppress(psycopg.Error):
        first.commit()
        went = True
    thread.join(timeout=20)
    assert not thread.is_alive()
    return [went, bool(done)]
