"""How the decision log is written: what was decided, by whom, when as far as the document says it."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

from varigespor.norms.fields import Fields
from varigespor.norms.programme.citing import CITED, Documents, cited
from varigespor.norms.programme.structure import Money, Resolution
from varigespor.norms.reading import Entry, read

NEEDED = frozenset({"what", "when", "who", "text"})
KNOWN = NEEDED | CITED | {"conditions", "money", "minority", "absent", "notes"}
MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
YEAR = re.compile(r"\d{4}")


def council(*, file: Path, known: Documents) -> tuple[Resolution, ...]:
    """The log in the order of time. Raises FileRefused, also where two dates stand the wrong way round."""
    entries = read(file=file).items()
    found = tuple(_resolution(entry, known) for entry in entries)
    dated = [(row, entry) for row, entry in zip(found, entries, strict=True) if row.first]
    for (before, _), (after, entry) in pairwise(dated):
        if before.first and after.first and before.first > _latest(after):
            raise entry.refuse("Beslutningerne skal stå i tidens rækkefølge.")
    return found


def _latest(row: Resolution) -> date:
    """The last day on which it can have happened, near enough for an order: the end of month or year."""
    first = row.first or date.max
    if row.known == "year":
        return first.replace(month=12, day=31)
    return first.replace(day=28) if row.known == "month" else first


def _resolution(entry: Entry, known: Documents) -> Resolution:
    fields = Fields(entry, known=KNOWN, needed=NEEDED)
    how, first = _when(fields["when"])
    return Resolution(
        what=fields.words("what"),
        known=how,
        first=first,
        who=fields.words("who"),
        text=fields.words("text"),
        conditions=_lines(fields, "conditions"),
        money=tuple(_money(item) for item in fields["money"].items()) if "money" in fields else (),
        minority=fields.text("minority"),
        absent=fields.text("absent"),
        notes=_lines(fields, "notes"),
        source=cited(fields=fields, entry=entry, known=known),
    )


def _when(entry: Entry) -> tuple[str, date | None]:
    """Day, month or year as it is written; empty where the document has no date."""
    written = entry.plain()
    if type(written) is date:
        return "day", written
    text = entry.text()
    if month := MONTH.fullmatch(text):
        return "month", date(int(month[1]), int(month[2]), 1)
    if YEAR.fullmatch(text):
        return "year", date(int(text), 1, 1)
    if text:
        raise entry.refuse(
            'Skriv en dag, en måned (2016-08), et år i anførselstegn ("2014") eller ingenting.'
        )
    return "", None


def _lines(fields: Fields, key: str) -> tuple[str, ...]:
    return fields.texts(key) if key in fields else ()


def _money(entry: Entry) -> Money:
    needed = frozenset({"what", "amount"})
    fields = Fields(entry, known=needed, needed=needed)
    return Money(fields.words("what"), fields.words("amount"))
