"""The named fields of one place in a YAML file, each read as what it must be."""

from __future__ import annotations

from collections.abc import Collection, Set
from datetime import date

from varigespor.norms.reading import Entry


class Fields:
    """The named fields of one place; unknown and missing ones are refused when it is made."""

    def __init__(self, entry: Entry, *, known: Set[str], needed: Set[str]) -> None:
        self.entries = entry.fields(known=known, needed=needed)

    def __contains__(self, key: str) -> bool:
        return key in self.entries

    def __getitem__(self, key: str) -> Entry:
        return self.entries[key]

    def text(self, key: str) -> str:
        """Return a text; the empty text where nothing is written."""
        return self.entries[key].text().strip() if key in self.entries else ""

    def words(self, key: str) -> str:
        """Return a text that must say something."""
        if not (text := self.text(key)):
            raise self.entries[key].refuse("Her skal stå en tekst; den er tom.")
        return text

    def day(self, key: str) -> date | None:
        """Return a date, or None where nothing is written."""
        return self.entries[key].day() if key in self.entries else None

    def truth(self, key: str) -> bool:
        """Return true or false; false where nothing is written."""
        return bool(self.entries[key].truth()) if key in self.entries else False

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(item.text() for item in self.entries[key].items())

    def choice(self, key: str, allowed: Collection[str]) -> str:
        """Return one of the allowed words."""
        return _allowed(self.entries[key], allowed)

    def choices(self, key: str, allowed: Collection[str]) -> tuple[str, ...]:
        """Return a list of allowed words."""
        return tuple(_allowed(item, allowed) for item in self.entries[key].items())


def _allowed(entry: Entry, allowed: Collection[str]) -> str:
    if (text := entry.text()) not in allowed:
        raise entry.refuse(f"»{text}« kendes ikke. Vælg mellem: {', '.join(sorted(allowed))}.")
    return text
