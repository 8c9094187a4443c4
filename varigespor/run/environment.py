"""The environment as settings: parsed, checked, and refused in Danish where something is missing."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from varigespor.norms.configuration import chosen
from varigespor.norms.reading import FileRefused

MODES = ("production", "demonstration", "test")
KEY_BYTES = 32
MUNICIPALITY = "oevekommune"
# Known to everybody, so only for invented data: production refuses to start without its own.
PRACTICE_SECRET = "kun-til-oevelse-med-opdigtede-data"  # noqa: S105
PRACTICE_KEY = b"opdigtede data, ikke rigtige boer"[:KEY_BYTES]
PRACTICE_INDEX = b"opdigtet indeks, ikke rigtige boern"[:KEY_BYTES]
ADDRESS = "DATABASE_URL skal se ud som postgres://bruger:kode@vært:5432/database."


class Incomplete(Exception):
    """The settings do not allow a start; the message says what to set."""


@dataclass(frozen=True)
class Environment:
    """Every setting, parsed."""

    mode: str
    secret_key: str
    allowed_hosts: tuple[str, ...]
    encryption_keys: tuple[tuple[str, bytes], ...]
    index_key: bytes
    municipality: str
    database: Mapping[str, object]
    behind_proxy: bool

    @property
    def demonstration(self) -> bool:
        return self.mode == "demonstration"


def read(*, variables: Mapping[str, str]) -> Environment:
    """Parse the variables. Raises Incomplete with every missing or unreadable setting."""
    mode = variables.get("MODE", "production")
    if mode not in MODES:
        raise Incomplete(f"MODE er »{mode}«. Sæt den til en af: {', '.join(MODES)}.")
    if mode == "production":
        _refuse_missing(variables)
    return Environment(
        mode=mode,
        secret_key=variables.get("SECRET_KEY", PRACTICE_SECRET),
        allowed_hosts=_hosts(variables.get("ALLOWED_HOSTS", "127.0.0.1,localhost")),
        encryption_keys=_ring(variables.get("ENCRYPTION_KEYS", "")) or (("oeve", PRACTICE_KEY),),
        index_key=_key("INDEX_KEY", variables["INDEX_KEY"]) if variables.get("INDEX_KEY") else PRACTICE_INDEX,
        municipality=_municipality(variables.get("MUNICIPALITY") or MUNICIPALITY, mode),
        database=database(url=variables.get("DATABASE_URL", "")),
        behind_proxy=variables.get("BEHIND_PROXY", "") == "1",
    )


NEEDED = {
    "SECRET_KEY": "en lang, tilfældig tekst",
    "MUNICIPALITY": "en kommune, der følger med (bronderslev, herning), eller en sti til jeres egen mappe",
    "ALLOWED_HOSTS": "værtsnavnet, fx spor.kommune.dk",
    "ENCRYPTION_KEYS": "navn:nøgle, hvor nøglen er 32 bytes i base64",
    "INDEX_KEY": "32 bytes i base64",
    "DATABASE_URL": "postgres://bruger:kode@vært/database for programmets rolle",
}


def _refuse_missing(variables: Mapping[str, str]) -> None:
    missing = [f"  {name}: {what}" for name, what in NEEDED.items() if not variables.get(name, "").strip()]
    if missing:
        raise Incomplete("\n".join(["Varige Spor kan ikke starte i drift. Sæt:", *missing]))


def _municipality(name: str, mode: str) -> str:
    """The name, where its folder can be read; invented assumptions never reach real children."""
    try:
        found = chosen(municipality=name)
    except FileRefused as refused:
        raise Incomplete(f"MUNICIPALITY er »{name}«, men den kan ikke bruges. {refused}") from refused
    if found.rehearsed and mode == "production":
        raise Incomplete(
            f"MUNICIPALITY er »{name}«, en opdigtet kommune til øvelse. Vælg jeres egen i drift."
        )
    return name


def database(*, url: str) -> dict[str, object]:
    """A postgres:// address as Django's dictionary; a socket folder stands as ?host=. Empty: no database."""
    parts, port = _address(url or "postgres:///varigespor?host=/ingen/database")
    query = dict(parse_qsl(parts.query))
    host = query.pop("host", "") or unquote(parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or query.pop("user", "")),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 3, **query},
    }


def _address(url: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Incomplete(
            f"{ADDRESS} Vært eller port kan ikke læses; porten er et tal under 65536."
        ) from error
    if parts.scheme not in {"postgres", "postgresql"}:
        raise Incomplete("DATABASE_URL skal begynde med postgres://. Varige Spor bruger kun PostgreSQL.")
    if not parts.path.strip("/"):
        raise Incomplete(f"{ADDRESS} Databasens navn mangler til sidst.")
    return parts, port


def _hosts(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (host.strip() for host in text.split(","))))


def _ring(text: str) -> tuple[tuple[str, bytes], ...]:
    pairs = [part.partition(":") for part in text.split(",") if part.strip()]
    return tuple((name.strip(), _key("ENCRYPTION_KEYS", key)) for name, _, key in pairs)


def _key(name: str, text: str) -> bytes:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise Incomplete(f"{name} skal være 32 bytes i base64. Lav en med: openssl rand -base64 32")
    return key
