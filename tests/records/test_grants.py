"""The application's role writes the trace and the field history, and never touches them again."""

from __future__ import annotations

import pytest
from psycopg import errors, sql

from . import sessions as raw

pytestmark = pytest.mark.django_db(transaction=True)
TOUCHES = ("UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {}")
ESCAPES = (
    "ALTER TABLE {} DISABLE TRIGGER ALL",
    "DROP TABLE {}",
    "ALTER TABLE {} OWNER TO CURRENT_USER",
)


def append_only(session) -> list[str]:
    rows = session.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'records%'"
        " AND (tablename = 'records_trace' OR tablename LIKE '%event')"
    ).fetchall()
    return [name for (name,) in rows]


def test_there_is_a_trace_and_a_history(as_application) -> None:
    tables = append_only(as_application)
    assert {"records_trace", "records_personevent", "records_deviationevent"} <= set(tables)


@pytest.mark.parametrize("words", [*TOUCHES, *ESCAPES])
def test_the_application_only_adds(as_application, words: str) -> None:
    for table in append_only(as_application):
        column = "pgh_id" if table.endswith("event") else "id"
        statement = sql.SQL(words.replace("SET id = id", f"SET {column} = {column}"))  # type: ignore[arg-type]
        with pytest.raises(errors.InsufficientPrivilege):
            as_application.execute(statement.format(sql.Identifier(table)))


def test_a_changed_row_leaves_what_it_was(as_application) -> None:
    key = raw.employee(as_application)
    as_application.execute("UPDATE records_employee SET name = 'Ny' WHERE id = %s", [key])
    names = as_application.execute("SELECT name FROM records_employeeevent WHERE id = %s", [key]).fetchall()
    assert names == [("Opdigt",)]


@pytest.mark.parametrize("words", ["UPDATE records_trace SET act = ''", "DELETE FROM records_trace"])
def test_nor_does_the_owner_rewrite_the_trace(as_owner, words: str) -> None:
    as_owner.execute(
        "INSERT INTO records_trace (id, at, capacity, act, outcome, purpose, children, object_kind,"
        " object_id, request_id) VALUES (gen_random_uuid(), now(), '', 'a', 'done', '', '{}', '', '', '')"
    )
    with pytest.raises(errors.InsufficientPrivilege):
        as_owner.execute(words)
