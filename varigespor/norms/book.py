"""The book of norms: every shipped norm by its key, and what it says on a day.

The key is the file's path without its ending. A municipality's folder lays its own values over the
nation's, layer by layer; it may be quicker than the law, never laxer.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from varigespor.norms.folders import HERE, layers
from varigespor.norms.layering import laid_over, refuse_laxer
from varigespor.norms.norm import Fact, Norm, NormMissing, NormValue, Source
from varigespor.norms.schema import read_norm

__all__ = ["Fact", "Norm", "NormMissing", "NormValue", "Source", "fact", "norms"]

NATION = "national"
NO_SOURCE = Source("Normbogen", "", "", "U")


def norms(*, municipality: str | None = None) -> Mapping[str, Norm]:
    """Return all norms by key, with the values of a municipality laid over the nation's.

    `municipality` is the name of a shipped folder or a path. Raises FileRefused with file, line and
    reason when a file is wrong or a municipal value is laxer than the law.
    """
    return _book(municipality)


def fact(*, key: str, on: date, municipality: str | None = None) -> Fact:
    """Return what a norm says on the day of the event.

    An unknown value, and a day before the book begins, give a fact whose value is None (»ikke oplyst«).
    Raises NormMissing when no such norm is shipped.
    """
    book = norms(municipality=municipality)
    if key not in book:
        raise NormMissing(f"Der findes ingen norm »{key}«.")
    norm = book[key]
    found = norm.on(day=on)
    if found is None:
        return Fact(norm, None, NO_SOURCE, f"Gælder ikke den {on:%d.%m.%Y}.")
    return Fact(norm, found.value, found.source, found.note)


@cache
def _book(municipality: str | None) -> Mapping[str, Norm]:
    book = _read(folder=HERE / NATION)
    for folder in layers(municipality=municipality):
        for key, own in _read(folder=folder / "norms").items():
            refuse_laxer(norm=own, over=book.get(key), file=_file(folder / "norms", key))
            book[key] = laid_over(own=own, under=book[key])
    return MappingProxyType(dict(sorted(book.items())))


def _file(folder: Path, key: str) -> Path:
    return folder / f"{key.removeprefix(f'{NATION}/')}.yaml"


def _read(*, folder: Path) -> dict[str, Norm]:
    found = {}
    for file in sorted(folder.rglob("*.yaml")):
        key = f"{NATION}/{file.relative_to(folder).with_suffix('').as_posix()}"
        found[key] = read_norm(file=file, key=key)
    return found
