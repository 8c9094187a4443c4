"""What the application's database role may do: everything it needs, and never touch the trace again."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

APPEND_ONLY = (
    "records_trace",
    "records_notecorrection",
    "records_adjustmentanswer",
    "records_agreementlook",
)
READ_ONLY = ("django_migrations",)
# Rows of decided things are superseded, never taken away.
NEVER_DELETED = tuple(
    f"records_{name}"
    for name in (
        "adjustment",
        "agreement",
        "assignment",
        "case",
        "caseperiod",
        "cover",
        "deviation",
        "due",
        "post",
        "route",
        "sharing",
    )
)


def apply(*, connection: BaseDatabaseWrapper, role: str) -> None:
    """Grant the role its rights on all tables; run as the owner after every migration.

    On the trace, the earlier words of notes, answers to proposals, looks at agreements and the field history
    it may insert and select only, advisers and periods it may not delete, migrations it may only read.
    """
    with connection.cursor() as cursor:
        who = sql.Identifier(role)
        cursor.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(who))
        for table in connection.introspection.table_names(cursor):
            name = sql.Identifier(table)
            rights = sql.SQL(_rights(table))
            cursor.execute(sql.SQL("REVOKE ALL ON {} FROM {}").format(name, who))
            cursor.execute(sql.SQL("GRANT {} ON {} TO {}").format(rights, name, who))
        sequences = "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}"
        cursor.execute(sql.SQL(sequences).format(who))


def _rights(table: str) -> str:
    if table in READ_ONLY:
        return "SELECT"
    if table in APPEND_ONLY or table.endswith("event"):
        return "SELECT, INSERT"
    if table in NEVER_DELETED:
        return "SELECT, INSERT, UPDATE"
    return "SELECT, INSERT, UPDATE, DELETE"
