"""From allocation to closing exactly one responsible adviser a day: raw SQL cannot break it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from threading import Thread
from uuid import UUID

import psycopg
import pytest
from psycopg import IsolationLevel, errors

from tests import server

from . import sessions as raw

pytestmark = pytest.mark.django_db(transaction=True)
GAP = errors.CheckViolation
LEVELS = [IsolationLevel.READ_COMMITTED, IsolationLevel.REPEATABLE_READ, IsolationLevel.SERIALIZABLE]


@pytest.fixture(params=LEVELS, ids=lambda level: level.name.lower())
def two(request, as_application, django_db_setup) -> Iterator[tuple[psycopg.Connection, psycopg.Connection]]:
    """Two sessions of the application's role at one isolation level, each in transactions of its own."""
    with (
        server.connected(url=django_db_setup.application_url) as first,
        server.connected(url=django_db_setup.application_url) as second,
    ):
        for session in (first, second):
            session.autocommit = False
            session.isolation_level = request.param
        yield first, second
        for session in (first, second):
            session.rollback()


def begin(*sessions: psycopg.Connection) -> None:
    """Take both snapshots before either writes."""
    for session in sessions:
        session.execute("SELECT count(*) FROM records_case")


def test_an_open_period_without_an_adviser_is_refused(as_application) -> None:
    with pytest.raises(GAP), as_application.transaction():
        raw.period(as_application, raw.case(as_application))


def test_an_adviser_without_a_period_is_refused(as_application) -> None:
    with pytest.raises(GAP), as_application.transaction():
        raw.assignment(as_application, raw.case(as_application), raw.employee(as_application))


@pytest.mark.parametrize("until, since", [("2026-11-29", "2026-12-01"), ("2026-12-02", "2026-12-01")])
def test_neither_a_day_without_nor_a_day_with_two(as_application, until: str, since: str) -> None:
    with (
        raw.open_case(as_application) as (case, _, held, adviser),
        pytest.raises((GAP, errors.ExclusionViolation)),
        as_application.transaction(),
    ):
        raw.supersede(as_application, "assignment", held)
        raw.assignment(as_application, case, adviser, raw.START, until)
        raw.assignment(as_application, case, raw.employee(as_application), since)


def test_rows_cannot_be_moved_to_another_case(as_application) -> None:
    with raw.open_case(as_application) as (_, period, held, _):
        other = raw.case(as_application)
        for table, key in (("assignment", held), ("caseperiod", period)):
            with pytest.raises(GAP), as_application.transaction():
                as_application.execute(f"UPDATE records_{table} SET case_id = %s WHERE id = %s", [other, key])


@pytest.mark.parametrize("table", ["assignment", "caseperiod", "case"])
def test_the_application_can_neither_delete_nor_empty(as_application, table: str) -> None:
    for words in (f"DELETE FROM records_{table}", f"TRUNCATE records_{table} CASCADE"):
        with pytest.raises(errors.InsufficientPrivilege):
            as_application.execute(words)


@pytest.mark.parametrize("table", ["assignment", "caseperiod"])
def test_nor_can_the_owner_leave_a_gap(as_owner, table: str) -> None:
    with raw.open_case(as_owner) as (_, period, held, _):
        key = held if table == "assignment" else period
        with pytest.raises(GAP):
            as_owner.execute(f"DELETE FROM records_{table} WHERE id = %s", [key])
        with pytest.raises(errors.InsufficientPrivilege):
            as_owner.execute(f"TRUNCATE records_{table}")


def test_temporary_tables_do_not_stand_in_for_the_real_ones(as_application) -> None:
    key, adviser = raw.case(as_application), raw.employee(as_application)
    for name in ("records_assignment", "records_caseperiod", "records_case"):
        as_application.execute(f"CREATE TEMP TABLE {name}_copy (LIKE public.{name})")
        as_application.execute(f"ALTER TABLE {name}_copy RENAME TO {name}")
    with pytest.raises(GAP), as_application.transaction():
        as_application.execute(
            "INSERT INTO public.records_assignment (id, case_id, adviser_id, held_by_leader, change, reason,"
            " known_at, valid_from) VALUES (gen_random_uuid(), %s, %s, false, 'first', '', now(), now())",
            [key, adviser],
        )


def test_two_leaders_transfer_at_once(two, as_application) -> None:
    first, second = two
    with raw.open_case(as_application) as (case, _, held, adviser):
        new = [raw.employee(as_application) for _ in two]
        begin(first, second)
        raw.transfer(first, case, held, adviser, new[0], raw.NEXT)
        went = racing(first, second, lambda: raw.transfer(second, case, held, adviser, new[1], raw.START))
    assert went.count(True) == 1
    assert raw.holds(as_application)


def test_a_transfer_and_a_closing_at_once(two, as_application) -> None:
    first, second = two
    with raw.open_case(as_application) as (case, period, held, adviser):
        new = raw.employee(as_application)
        begin(first, second)
        raw.transfer(first, case, held, adviser, new, raw.NEXT)
        went = racing(first, second, lambda: raw.close(second, case, (period, held), adviser, raw.NEXT))
    assert went.count(True) == 1
    assert raw.holds(as_application)


def test_halves_of_a_closing_in_two_sessions(two, as_application) -> None:
    """Each half alone leaves a gap or an adviser too many; together they would be right, and are refused."""
    first, second = two
    with raw.open_case(as_application) as (case, period, held, adviser):
        begin(first, second)
        raw.supersede(first, "caseperiod", period)
        raw.period(first, case, raw.START, raw.NEXT)
        raw.supersede(second, "assignment", held)
        raw.assignment(second, case, adviser, raw.START, raw.NEXT)
        assert raw.meeting(first, second) == [False, False]
    assert raw.holds(as_application)


def test_two_reopenings_at_once(two, as_application) -> None:
    first, second = two
    with raw.open_case(as_application) as (case, period, held, adviser):
        with as_application.transaction():
            raw.close(as_application, case, (period, held), adviser, raw.NEXT)
        begin(first, second)
        _reopen(first, case, adviser)
        went = racing(first, second, lambda: _reopen(second, case, adviser))
    assert went.count(True) == 1
    assert raw.holds(as_application)


def test_halves_of_a_reopening_in_two_sessions(two, as_application) -> None:
    """A period without its adviser in one session, the adviser without a period in the other."""
    first, second = two
    with raw.open_case(as_application) as (case, period, held, adviser):
        with as_application.transaction():
            raw.close(as_application, case, (period, held), adviser, raw.NEXT)
        begin(first, second)
        raw.period(first, case, raw.NEXT)
        raw.assignment(second, case, adviser, raw.NEXT)
        assert raw.meeting(first, second) == [False, False]
    assert raw.holds(as_application)


def test_a_reopening_before_the_closing_day_is_refused(as_application) -> None:
    with raw.open_case(as_application) as (case, period, held, adviser):
        with as_application.transaction():
            raw.close(as_application, case, (period, held), adviser, raw.NEXT)
        with pytest.raises(errors.ExclusionViolation), as_application.transaction():
            _reopen(as_application, case, adviser, since=raw.START)
    assert raw.holds(as_application)


def _reopen(session: psycopg.Connection, case: UUID, adviser: UUID, since: date = raw.NEXT) -> None:
    raw.period(session, case, since)
    raw.assignment(session, case, adviser, since)


def racing(first, second, act) -> list[bool]:
    """The second session writes while the first one's rows are locked, then the first commits."""
    went = [False, False]

    def run() -> None:
        try:
            act()
            second.commit()
            went[1] = True
        except psycopg.Error:
            second.rollback()

    thread = Thread(target=run)
    thread.start()
    thread.join(timeout=0.3)
    try:
        first.commit()
        went[0] = True
    except psycopg.Error:
        first.rollback()
    thread.join(timeout=20)
    assert not thread.is_alive()
    return went
