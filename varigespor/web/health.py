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
_migrated: set[str] = set()


class Unwell(Exception):
    """Pages do not work; the message says why, in Danish."""


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """200 only when pages work, else 503 with the reason. Nobody needs to be signed in."""
    try:
        server = _database()
        _migrations()
        _assets()
        _municipality()
    except Unwell as unwell:
        return JsonResponse({"status": "fejl", "version": __version__, "reason": str(unwell)}, status=503)
    return JsonResponse({"status": "ok", "version": __version__, "database": server})


def _database() -> str:
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            return f"PostgreSQL {cursor.fetchone()[0]}"
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


def _municipality() -> None:
    try:
        municipality()
    except FileRefused as refused:
        raise Unwell("Kommunens opsætning kan ikke læses. Kør: varigespor check") from refused


def _assets() -> None:
    missing = [name for name in NEEDED if not _served(name)]
    if missing:
        raise Unwell(f"Filer til siderne mangler: {', '.join(missing)}. Kør: make assets")


def _served(name: str) -> bool:
    if settings.WHITENOISE_USE_FINDERS:
        return finders.find(name) is not None
    try:
        stored = staticfiles_storage.stored_name(name)  # type: ignore[attr-defined]
    except ValueError:
        return False
    return Path(staticfiles_storage.path(stored)).is_file()
