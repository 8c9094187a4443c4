"""What was decided is superseded, never changed in place: raw SQL as the application and as the owner."""

from __future__ import annotations

from uuid import UUID, uuid4

import psycopg
import pytest
from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from psycopg import errors

from varigespor.records.models.times import Known, Valid

from . import sessions as raw

pytestmark = pytest.mark.django_db(transaction=True)
MODELS = apps.get_app_config("records").get_models()
DATED = [model for model in MODELS if issubclass(model, Known)]
CHANGES = [
    ("assignment", "valid_from = valid_from - 1"),
    ("assignment", "valid_to = valid_from + 400"),
    ("assignment", "known_at = known_at + interval '1 day'"),
    ("assignment", "superseded_at = now(), reason = 'andet'"),
    ("caseperiod", "closing_reason = 'andet'"),
    ("caseperiod", "valid_from = valid_from - 1"),
]


def member(session: psycopg.Connection, case: UUID, line: UUID, by: UUID, since: str, until: str) -> None:
    session.execute(
        "INSERT INTO records_networkmember (id, case_id, line, name, side, relation, closeness, does,"
        " consent, contact_allowed, by_id, known_at, valid_from, valid_to)"
        " VALUES (gen_random_uuid(), %s, %s, 'Grethe Opdigt', 'family', 'mormor', 1, '', 'given', true, %s,"
        " %s, %s, %s)",
        [case, line, by, raw.AT, since, until],
    )


def test_an_open_case_does_not_lose_its_period_and_its_adviser_together(as_application) -> None:
    with (
        raw.open_case(as_application) as (_, period, held, _),
        pytest.raises(errors.CheckViolation) as refusal,
        as_application.transaction(),
    ):
        raw.supersede(as_application, "caseperiod", period)
        raw.supersede(as_application, "assignment", held)
    assert refusal.value.diag.constraint_name == "case_keeps_a_period"


@pytest.mark.parametrize("session", ["as_application", "as_owner"])
def test_the_adviser_is_not_changed_in_place(request, session: str) -> None:
    connection = request.getfixturevalue(session)
    with raw.open_case(connection) as (_, _, held, _):
        other = raw.employee(connection)
        with pytest.raises(errors.CheckViolation, match="never changed"):
            connection.execute("UPDATE records_assignment SET adviser_id = %s WHERE id = %s", [other, held])


@pytest.mark.parametrize(("table", "change"), CHANGES)
def test_nothing_but_its_end_in_the_books_is_written_on_a_row(
    as_application, table: str, change: str
) -> None:
    with (
        raw.open_case(as_application),
        pytest.raises(errors.CheckViolation, match="never changed"),
    ):
        as_application.execute(f"UPDATE records_{table} SET {change}")


def test_a_superseded_row_does_not_come_back(as_application) -> None:
    with raw.open_case(as_application) as (case, period, held, adviser):
        with as_application.transaction():
            raw.close(as_application, case, (period, held), adviser, raw.NEXT)
        with pytest.raises(errors.CheckViolation, match="once"):
            as_application.execute("UPDATE records_assignment SET superseded_at = NULL WHERE id = %s", [held])


def test_every_dated_table_is_guarded(as_application) -> None:
    rows = as_application.execute(
        "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'only_superseded'"
    ).fetchall()
    assert len(DATED) > 10
    assert {name for (name,) in rows} == {model._meta.db_table for model in DATED}


@pytest.mark.parametrize("model", [model for model in DATED if issubclass(model, Valid)])
def test_every_model_with_periods_refuses_an_overlap(model) -> None:
    assert any(isinstance(one, ExclusionConstraint) for one in model._meta.constraints), model


def test_one_line_of_the_network_holds_once_a_day(as_application) -> None:
    case, by, line = raw.case(as_application), raw.employee(as_application), uuid4()
    member(as_application, case, line, by, "2026-11-20", "2026-12-01")
    member(as_application, case, line, by, "2026-12-01", "2026-12-10")
    member(as_application, case, uuid4(), by, "2026-11-20", "2026-12-01")
    with pytest.raises(errors.ExclusionViolation) as refusal:
        member(as_application, case, line, by, "2026-11-30", "2026-12-01")
    assert refusal.value.diag.constraint_name == "network_line_no_overlap"


def test_names_sort_by_bytes_whatever_the_collation_of_the_server(as_application) -> None:
    row = as_application.execute(
        "SELECT collation_name FROM information_schema.columns"
        " WHERE table_name = 'records_person' AND column_name = 'sort_key'"
    ).fetchone()
    assert row == ("C",)
