"""A packed snapshot in one file: read whole and right, or refused.

The first line names the format and its number; the second is JSON: the epoch, the counts, the reach and the
columns; then come the columns' bytes, little-endian, and last the SHA-256 of all before it. The same content
gives the same bytes, on any machine and day.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import mkstemp
from typing import Any

import numpy as np

from varigespor.analysis.loads import Care
from varigespor.analysis.packed.columns import KINDS, sealed, sound
from varigespor.analysis.packed.handed import Handed
from varigespor.analysis.spells import Column
from varigespor.domain.spells import Reach

FORMAT = 1
TITLE = b"varigespor snapshot "
DIGEST = 32
TABLES = {"offsets": np.int64, "posts": np.int64}
CARE = ("adviser", "start", "end", "children")
AGAIN = "Lav det igen med »varigespor results snapshot --out FIL«."


class SnapshotRefused(ValueError):
    """A file that is no snapshot, or not a whole one; the message says in Danish what to do."""


@dataclass(frozen=True)
class Kept:
    """What a file holds; `reach` is None where the children are the municipality's own."""

    handed: Handed
    reach: Reach | None


def write_snapshot(*, file: Path, kept: Kept) -> str:
    """Write all of it or nothing, readable by its owner only. Returns the SHA-256 in hex.

    A snapshot that already lies there gives way. Raises SnapshotRefused where another file does, OSError
    where the place cannot be used.
    """
    if file.exists() and not _is_snapshot(file):
        raise SnapshotRefused(f"{file} findes og er ikke et øjebliksbillede. Vælg et andet navn.")
    if not file.parent.is_dir():
        raise SnapshotRefused(f"Mappen {file.parent} findes ikke. Lav den først, eller vælg en anden.")
    digest = hashlib.sha256()
    handle, beside = mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            for part in _parts(kept):
                digest.update(part)
                out.write(part)
            out.write(digest.digest())
        Path(beside).replace(file)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    return digest.hexdigest()


def read_snapshot(*, file: Path) -> Kept:
    """All that the file holds. Raises SnapshotRefused, OSError where it cannot be read."""
    content = memoryview(file.read_bytes())
    title, rest = _line(content)
    if not title.startswith(TITLE):
        raise SnapshotRefused(f"{file} er ikke et øjebliksbillede fra Varige Spor. {AGAIN}")
    number = title.removeprefix(TITLE)
    if number.isdigit() and int(number) > FORMAT:
        raise SnapshotRefused(
            f"{file} er lavet af en nyere udgave af Varige Spor (format {int(number)}; her læses til og med "
            f"{FORMAT}). Opdatér Varige Spor. Ellers: {AGAIN}"
        )
    if hashlib.sha256(content[:-DIGEST]).digest() != content[-DIGEST:]:
        raise SnapshotRefused(f"{file} er beskadiget eller ikke hel. Hent den igen. Ellers: {AGAIN}")
    try:
        return _read(rest[:-DIGEST])
    except (ValueError, KeyError, TypeError) as error:
        raise SnapshotRefused(f"{file} kan ikke bruges: indholdet hænger ikke sammen. {AGAIN}") from error


def _is_snapshot(file: Path) -> bool:
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(len(TITLE)) == TITLE


def _columns(handed: Handed) -> dict[str, Column]:
    """All columns by name, in the order of the file."""
    found: dict[str, Column] = {name: getattr(handed.packed, name) for name in (*KINDS, *TABLES)}
    if handed.care is not None:
        found |= {f"care_{name}": getattr(handed.care, name) for name in CARE}
    return found


def _parts(kept: Kept) -> list[bytes]:
    handed, packed = kept.handed, kept.handed.packed
    columns = _columns(handed)
    head = {
        "epoch": date.fromordinal(packed.epoch).isoformat(),
        "spells": len(packed),
        "municipalities": packed.municipalities,
        "children": len(np.unique(packed.child)),
        "advisers": handed.care.advisers if handed.care else None,
        "reach": kept.reach and [day and day.isoformat() for day in (kept.reach.first, kept.reach.last)],
        "columns": [[name, _kind(name).str, len(column)] for name, column in columns.items()],
    }
    lines = b"%s%d\n%s\n" % (TITLE, FORMAT, json.dumps(head).encode())
    return [lines, *(column.astype(_kind(name), copy=False).tobytes() for name, column in columns.items())]


def _kind(name: str) -> np.dtype[Any]:
    kinds: Mapping[str, Any] = KINDS | TABLES
    kind: np.dtype[Any] = np.dtype(kinds.get(name, np.int32)).newbyteorder("<")
    return kind


def _line(content: memoryview) -> tuple[bytes, memoryview]:
    """The first line, of 4096 bytes at most, and what follows it."""
    line, _, _ = bytes(content[:4096]).partition(b"\n")
    return line, content[len(line) + 1 :]


def _read(rest: memoryview) -> Kept:
    line, data = _line(rest)
    head = json.loads(line)
    columns, at = {}, 0
    for name, kind, length in head["columns"]:
        if kind != _kind(name).str:
            raise ValueError(name)
        columns[name] = np.frombuffer(data, kind, length, at).astype(
            _kind(name).newbyteorder("="), copy=False
        )
        at += columns[name].nbytes
    if at != len(data):
        raise ValueError("There is more than the columns.")
    care = {
        name.removeprefix("care_"): columns.pop(name) for name in list(columns) if name.startswith("care_")
    }
    packed = sealed(columns=columns, epoch=date.fromisoformat(head["epoch"]).toordinal())
    if not sound(packed=packed):
        raise ValueError("The columns do not fit each other.")
    return Kept(Handed(packed, _care(care, head["advisers"])), _reach(head["reach"]))


def _care(columns: dict[str, Column], advisers: int | None) -> Care | None:
    if advisers is None:
        return None
    adviser, start, end, children = (columns[name] for name in CARE)
    care = Care(advisers, adviser, np.zeros_like(adviser), start, end, children)
    if len(care.adviser) and not 0 <= care.adviser.min() <= care.adviser.max() < advisers:
        raise ValueError("An adviser is not one of them.")
    return care


def _reach(days: list[str | None] | None) -> Reach | None:
    if days is None:
        return None
    first, last = (day and date.fromisoformat(day) for day in days)
    return Reach(first or None, last or None)
