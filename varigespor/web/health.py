"""Whether pages really work: the database answers, no migration waits, and what a page needs is there."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from varigespor import __version__
from varigespor.norms.reading import FileRefused

from .asked import municipality

NEEDED = ("built/dkfds/css/dkfds.min.css", "built/dkfds/js/dkfds.min.js", "vs/vs.css")
STATE = """SELECT current_setting('server_version'), current_setting('transaction_read_only')::boolean,
    has_table_privilege(to_regclass('records_trace'), 'INSERT')"""
SHOWN = 3
_migrated: set[str] = set()


class Unwell(Exception):
    """Pages do not work; the message says why, in Danish."""


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """200 only when pages work, else 503 with the reason. Nobody needs to be signed in."""
    try:
        server, read_only, may_trace = _database()
        _migrations()
        _writing(read_only, may_trace)
        _assets()
        _municipality()
    except Unwell as unwell:
        return JsonResponse({"status": "fejl", "version": __version__, "reason": str(unwell)}, status=503)
    return JsonResponse({"status": "ok", "version": __version__, "database": server})


def _database() -> tuple[str, bool, bool | None]:
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute(STATE)
            version, read_only, may_trace = cursor.fetchone()
            return f"PostgreSQL {version}", read_only, may_trace
    except Error as error:
        connection.close()
        raise Unwell("Databasen svarer ikke.") from error


def _migrations() -> None:
    """Remembered per database once nothing waits: a database does not go back by itself."""
    name = f"{connection.settings_dict['HOST']}/{connection.settings_dict['NAME']}"
    if name in _migrated:
        return
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        raise Unwell(f"Databasen mangler {len(waiting)} opdateringer. Kør: varigespor migrate")
    _migrated.add(name)


def _writing(read_only: bool, may_trace: bool | None) -> None:
    """A page that cannot leave its trace is not shown, so one that only may read is no page."""
    if read_only:
        raise Unwell("Databasen kan kun læses. Se, om programmet er sendt til en kopi, eller disken er fuld.")
    if not may_trace:
        raise Unwell("Programmets rolle må ikke skrive i sporet. Kør: varigespor migrate")


def _municipality() -> None:
    try:
        municipality()
    except FileRefused as refused:
        raise Unwell("Kommunens opsætning kan ikke læses. Kør: varigespor check") from refused


def _assets() -> None:
    missing = [name for name in _needed() if not _served(name)]
    if missing:
        more = f" og {len(missing) - SHOWN} til" if len(missing) > SHOWN else ""
        raise Unwell(f"Filer til siderne mangler: {', '.join(missing[:SHOWN])}{more}. Kør: make assets")


def _needed() -> list[str]:
    """Everything that was collected; a look at each of some hundred files takes a few milliseconds."""
    collected = getattr(staticfiles_storage, "hashed_files", {})
    return [*NEEDED, *sorted(set(collected) - set(NEEDED))]


def _served(name: str) -> bool:
    if settings.WHITENOISE_USE_FINDERS:
        return finders.find(name) is not None
    try:
        stored = staticfiles_storage.stored_name(name)  # type: ignore[attr-defined]
    except ValueError:
        return False
    return Path(staticfiles_storage.path(stored)).is_file()
