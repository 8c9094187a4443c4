"""Whether pages really work: the database answers, no migration is pending, every asset is built."""

from __future__ import annotations

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

from varigespor import __version__

ASSETS = ("vs/vs.css", "built/dkfds/css/dkfds.min.css")


def healthz(request: HttpRequest) -> JsonResponse:
    """200 with JSON only when pages work; else 503 with the reason in Danish."""
    reason = _database() or _assets()
    status = "fejl" if reason else "ok"
    body = {"status": status, "version": __version__, "database": "nede" if reason else "oppe"}
    return JsonResponse(body | ({"reason": reason} if reason else {}), status=503 if reason else 200)


def _database() -> str:
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error as error:
        return f"Databasen svarer ikke: {type(error).__name__}."
    return f"{len(waiting)} migrationer mangler. Kør: varigespor migrate" if waiting else ""


def _assets() -> str:
    missing = [name for name in ASSETS if not (finders.find(name) or staticfiles_storage.exists(name))]
    built = settings.MODE == "test" or not missing
    return "" if built else f"Der mangler filer til siderne: {', '.join(missing)}. Kør: make assets"
