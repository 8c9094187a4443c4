"""Loads a municipality from its folder, with what it takes over from another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from varigespor.norms.book import norms
from varigespor.norms.configuration import parts
from varigespor.norms.configuration.checks import check
from varigespor.norms.configuration.structure import Municipality
from varigespor.norms.fields import Fields
from varigespor.norms.folders import MUNICIPALITIES, folder_of, layers
from varigespor.norms.reading import Entry, FileRefused, read

Part = TypeVar("Part")
HEAD = frozenset({"name", "rehearsed", "extends", "note"})
AREAS = frozenset({"districts", "sub_areas"})


class ConfigurationError(FileRefused):
    """A municipality's folder that cannot be used: file, line (from 1) and reason in Danish."""


def load(*, folder: Path) -> Municipality:
    """Return the municipality in a folder of YAML, its norms checked too. Raises ConfigurationError."""
    try:
        return _load(folder)
    except FileRefused as refused:
        raise ConfigurationError(refused.file, refused.line, refused.reason) from refused


@cache
def shipped(*, name: str) -> Municipality:
    """Return a shipped municipality: bronderslev, herning or oevekommune. Raises ConfigurationError."""
    return load(folder=MUNICIPALITIES / name)


@cache
def chosen(*, municipality: str) -> Municipality:
    """Return the municipality of a setting: a shipped name or a path. Raises ConfigurationError."""
    try:
        folder = folder_of(municipality=municipality)
    except FileRefused as refused:
        raise ConfigurationError(refused.file, refused.line, refused.reason) from refused
    return load(folder=folder)


def _load(folder: Path) -> Municipality:
    key = folder.name if folder.parent == MUNICIPALITIES else str(folder)
    folders = tuple(reversed(layers(municipality=key)))
    files = {name: read(file=_first(folders, f"{name}.yaml")) for name in _FILES}
    head = Fields(read(file=folder / "municipality.yaml"), known=HEAD, needed=HEAD - {"extends", "note"})
    areas = Fields(files["districts"], known=AREAS, needed=frozenset({"districts"}))
    built = Municipality(
        key=key,
        name=head.text("name"),
        rehearsed=head.truth("rehearsed"),
        note=head.text("note"),
        teams=_each(files["teams"], parts.team),
        districts=_each(areas["districts"], parts.district),
        sub_areas=_each(areas["sub_areas"], parts.sub_area) if "sub_areas" in areas else MappingProxyType({}),
        groups=_each(files["groups"], parts.group),
        units=_each(files["units"], parts.unit),
        routing=parts.routing(files["routing"]),
        practice=parts.practice(files["practice"]),
    )
    check(municipality=built, files=files, norms=norms(municipality=key))
    return built


_FILES = ("teams", "districts", "groups", "units", "routing", "practice")


def _first(folders: tuple[Path, ...], name: str) -> Path:
    return next((folder / name for folder in folders if (folder / name).is_file()), folders[0] / name)


def _each(entry: Entry, build: Callable[[str, Entry], Part]) -> Mapping[str, Part]:
    return MappingProxyType({key: build(key, found) for key, found in entry.named().items()})
