"""What may be wrong with an installation, one finding per part, each with what to do."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from varigespor.domain.theory import check
from varigespor.norms.book import norms
from varigespor.norms.configuration import chosen
from varigespor.norms.programme import programme
from varigespor.norms.published import topics
from varigespor.norms.reading import FileRefused
from varigespor.run import assets, environment
from varigespor.run.environment import Incomplete

OLDEST_SERVER = 150000
KEY_NAMES = "SELECT DISTINCT split_part(encode({column}, 'escape'), ':', 1) FROM {table}"
MAY_REWRITE = """SELECT rolsuper OR has_table_privilege('records_trace', 'UPDATE, DELETE, TRUNCATE')
    FROM pg_roles WHERE rolname = current_user"""

STRUCTURE = {
    "teams.yaml": tuple((model, "team") for model in ("Post", "Route", "ConcernChild", "Due", "Deviation")),
    "groups.yaml": (("Post", "group"), ("Route", "group")),
    "districts.yaml": (("Post", "district"), ("Route", "district"), ("Address", "district")),
}


@dataclass(frozen=True)
class Finding:
    """One part that was looked at; `wrong` and `remedy` are empty where all is well."""

    part: str
    wrong: str = ""
    remedy: str = ""
    warning: bool = False


def settings() -> Finding:
    """Every setting is there and can be read, the keys among them."""
    try:
        environment.read(variables=os.environ)
    except Incomplete as incomplete:
        return Finding("indstillinger", str(incomplete), "Se .env.example.")
    return Finding("indstillinger")


def files() -> Iterator[Finding]:
    """What is seen without a database: norms, the municipality's configuration, the pages' files."""
    municipality = os.environ.get("MUNICIPALITY") or environment.MUNICIPALITY
    yield _readable("normer", lambda: norms(municipality=municipality))
    yield _readable("kommunens opsætning", lambda: chosen(municipality=municipality))
    yield _readable("programmets kæde", lambda: check(programme=programme(municipality=municipality)))
    yield _readable("publicerede tal", topics)
    built = (assets.BUILT / "css/dkfds.min.css").is_file()
    yield (
        Finding("filer til siderne") if built else Finding("filer til siderne", "De mangler.", "make assets")
    )


def rows() -> Iterator[Finding]:
    """What the database says; Django must be set up."""
    from django.db import Error, connection

    from varigespor.run.database import pending

    try:
        connection.ensure_connection()
        yield _server(connection.pg_version)  # type: ignore[attr-defined]
        waiting = pending()
        if waiting:
            yield Finding("migreringer", f"{len(waiting)} mangler.", "varigespor migrate")
            return
        yield Finding("migreringer")
        with connection.cursor() as cursor:
            cursor.execute(MAY_REWRITE)
            yield _rights(cursor.fetchone()[0])
        yield _keys()
        yield _structure()
    except Error as error:
        reason = str(error).splitlines()[0]
        yield Finding("database", f"Svarer ikke: {reason}", "Se, om serveren kører, og ret DATABASE_URL.")


def _readable(part: str, read: Callable[[], object]) -> Finding:
    try:
        read()
    except FileRefused as refused:
        return Finding(part, str(refused), "Ret filen, eller vælg en anden MUNICIPALITY.")
    return Finding(part)


def _server(version: int) -> Finding:
    if version < OLDEST_SERVER:
        return Finding("database", f"PostgreSQL {version // 10000} er for gammel.", "Brug 15 eller nyere.")
    return Finding("database")


def _rights(may_rewrite: bool) -> Finding:
    """The application must not be able to rewrite the trace."""
    if not may_rewrite:
        return Finding("rettigheder")
    remedy = "Brug en rolle uden ejerskab i DATABASE_URL, og kør varigespor migrate."
    return Finding("rettigheder", "Programmets rolle kan ændre sporet.", remedy, warning=True)


def _keys() -> Finding:
    """Every key that sealed something is still in the ring."""
    from django.conf import settings as chosen_settings

    lost = sorted(_used_keys() - {name for name, _ in chosen_settings.ENCRYPTION_KEYS})
    if not lost:
        return Finding("nøgler")
    remedy = "Sæt nøglen tilbage, sidst i ENCRYPTION_KEYS."
    return Finding("nøgler", f"Noget er krypteret med en nøgle, der mangler: {', '.join(lost)}.", remedy)


def _structure() -> Finding:
    """Every key of the municipality's structure that a row names still stands in its files."""
    from django.conf import settings as chosen_settings

    town = chosen(municipality=chosen_settings.MUNICIPALITY)
    known = {
        "teams.yaml": {"", *town.teams, *town.groups, *town.units},
        "groups.yaml": {"", *town.groups},
        "districts.yaml": {"", *town.districts},
    }
    lost = {file: sorted(_named(STRUCTURE[file]) - keys) for file, keys in known.items()}
    if not any(lost.values()):
        return Finding("kommunens nøgler")
    words = "; ".join(f"{file} mangler {_quoted(keys)}" for file, keys in lost.items() if keys)
    remedy = (
        f"Sæt nøglen tilbage i den fil i {town.name}s mappe med ended: og dagen, den sluttede"
        " (en enheds nøgle i units.yaml), eller vælg den MUNICIPALITY, databasen hører til."
    )
    return Finding(
        "kommunens nøgler", f"Rækker i databasen nævner nøgler, som filerne ikke har: {words}.", remedy
    )


def _quoted(keys: list[str]) -> str:
    return ", ".join(f"»{key}«" for key in keys)


def _named(columns: tuple[tuple[str, str], ...]) -> set[str]:
    """The keys that stand in the columns, of rows of any day: pages show the old ones too."""
    from django.apps import apps

    records = apps.get_app_config("records")
    return {
        key
        for model, column in columns
        for key in records.get_model(model)._default_manager.values_list(column, flat=True).distinct()
    }


def _used_keys() -> set[str]:
    """The names that stand before the colon of every sealed value."""
    from django.apps import apps
    from django.db import connection

    used: set[str] = set()
    with connection.cursor() as cursor:
        for model in apps.get_app_config("records").get_models():
            for column in [field.column for field in model._meta.fields if field.name.endswith("_sealed")]:
                cursor.execute(KEY_NAMES.format(column=column, table=model._meta.db_table))
                used |= {name for (name,) in cursor.fetchall() if name}
    return used
