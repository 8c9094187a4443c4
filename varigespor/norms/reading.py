"""YAML with line numbers, so that every refusal can name file, line and reason."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class FileRefused(ValueError):
    """A file that cannot be used: the file, the line (from 1) and a reason in Danish."""

    def __init__(self, file: Path, line: int, reason: str) -> None:
        super().__init__(f"{file}, linje {line}: {reason}")
        self.file, self.line, self.reason = file, line, reason


@dataclass(frozen=True)
class Entry:
    """One place in a YAML file: a scalar, a tuple of entries or a mapping from key to entry."""

    file: Path
    line: int
    content: object

    def refuse(self, reason: str) -> FileRefused:
        """Return the refusal of this place, to be raised."""
        return FileRefused(self.file, self.line, reason)

    def fields(self, *, known: Set[str], needed: Set[str] = frozenset()) -> Mapping[str, Entry]:
        """Return the named fields that lie here; unknown and missing ones are refused."""
        found = self.named()
        for key, entry in found.items():
            if key not in known:
                raise entry.refuse(f"Feltet »{key}« kendes ikke. Kendte felter: {', '.join(sorted(known))}.")
        if missing := sorted(needed - found.keys()):
            raise self.refuse(f"Feltet »{missing[0]}« mangler.")
        return found

    def named(self) -> Mapping[str, Entry]:
        """Return a mapping whose keys are free, such as one team per key."""
        if not isinstance(self.content, dict):
            raise self.refuse("Her skal stå felter med navn.")
        return self.content

    def items(self) -> tuple[Entry, ...]:
        """Return the list that lies here."""
        if not isinstance(self.content, tuple):
            raise self.refuse("Her skal stå en liste.")
        return self.content

    def text(self) -> str:
        """Return the text that lies here; empty is the empty text."""
        if self.content is None:
            return ""
        if not isinstance(self.content, str):
            raise self.refuse("Her skal stå en tekst.")
        return self.content

    def day(self) -> date | None:
        """Return the date that lies here, or None where nothing is written."""
        if self.content is not None and type(self.content) is not date:
            raise self.refuse("Her skal stå en dato, fx 2024-01-01.")
        return self.content

    def number(self) -> int:
        """Return the whole number that lies here."""
        if type(self.content) is not int:
            raise self.refuse("Her skal stå et helt tal.")
        return self.content

    def truth(self) -> bool | None:
        """Return true or false, or None where nothing is written."""
        if self.content is not None and type(self.content) is not bool:
            raise self.refuse("Her skal stå true eller false.")
        return self.content

    def plain(self) -> object:
        """Return what lies here without places: read-only mappings, tuples and scalars."""
        if isinstance(self.content, dict):
            return MappingProxyType({key: entry.plain() for key, entry in self.content.items()})
        if isinstance(self.content, tuple):
            return tuple(entry.plain() for entry in self.content)
        return self.content


def read(*, file: Path) -> Entry:
    """Return the content of a YAML file (UTF-8). Raises FileRefused with line and reason."""
    try:
        loader = LOADER(file.read_text(encoding="utf-8"))
        node = loader.get_single_node()
        return Entry(file, 1, None) if node is None else _entry(file, loader, node)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise FileRefused(file, line, "Filen kan ikke læses som YAML.") from error
    except UnicodeDecodeError as error:
        raise FileRefused(file, 1, "Filen er ikke skrevet i UTF-8.") from error
    except OSError as error:
        raise FileRefused(file, 1, "Filen findes ikke eller kan ikke læses.") from error


def _entry(file: Path, loader: Any, node: yaml.Node) -> Entry:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return Entry(file, line, _mapping(file, loader, node))
    if isinstance(node, yaml.SequenceNode):
        return Entry(file, line, tuple(_entry(file, loader, item) for item in node.value))
    try:
        return Entry(file, line, loader.construct_object(node))
    except ValueError as error:
        raise FileRefused(file, line, f"Værdien »{node.value}« kan ikke læses.") from error


def _mapping(file: Path, loader: Any, node: yaml.MappingNode) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for name, value in node.value:
        # A trap: YAML 1.1 reads the key `on` as true, so keys are taken as they are written.
        key, line = str(name.value), name.start_mark.line + 1
        if key in found:
            raise FileRefused(file, line, f"Feltet »{key}« står to gange.")
        found[key] = Entry(file, line, _entry(file, loader, value).content)
    return found
