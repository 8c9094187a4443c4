"""How a norm's file is written, and how it is refused."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

from varigespor.norms.fields import Fields
from varigespor.norms.norm import AUTHORITIES, BOUNDS, MARKS, Norm, NormValue, Source
from varigespor.norms.reading import Entry, read
from varigespor.norms.wording import CHAPTERS, UNITS

FIELDS = frozenset(
    {"name", "danish", "unit", "counted_from", "authority", "bound", "values", "checked", "acts_in"}
)
CHECKED = frozenset({"on", "by"})
VALUE_FIELDS = frozenset({"from", "until", "value", "source", "note"})
SOURCE_FIELDS = frozenset({"document", "section", "address", "mark"})
# What was neither published nor read has no address to give.
MARKS_WITHOUT_ADDRESS = frozenset({"S", "A", "U"})


def read_norm(*, file: Path, key: str) -> Norm:
    """Return the norm in a file. Raises FileRefused with file, line and reason in Danish."""
    fields = Fields(read(file=file), known=FIELDS, needed=FIELDS - {"counted_from"})
    checked = Fields(fields["checked"], known=CHECKED, needed=CHECKED)
    return Norm(
        key=key,
        name=fields.words("name"),
        danish=fields.words("danish"),
        unit=fields.choice("unit", UNITS),
        counted_from=fields.text("counted_from"),
        authority=fields.choice("authority", AUTHORITIES),
        bound=fields.choice("bound", BOUNDS),
        values=_values(fields["values"]),
        checked_on=checked.day("on"),
        checked_by=checked.text("by"),
        acts_in=fields.choices("acts_in", CHAPTERS),
    )


def _values(entry: Entry) -> tuple[NormValue, ...]:
    items = entry.items()
    if not items:
        raise entry.refuse("En norm skal have mindst én værdi; en ukendt værdi skrives tom.")
    starts = [_start(item) for item in items]
    for (_, before), (item, after) in pairwise(zip(items, starts, strict=True)):
        if after <= before:
            raise item.refuse("Værdierne skal stå i rækkefølge efter dato og må ikke overlappe.")
    ends: list[date | None] = [*starts[1:], None]
    return tuple(_value(item, start, end) for item, start, end in zip(items, starts, ends, strict=True))


def _start(item: Entry) -> date:
    needed = frozenset({"from", "value", "source"})
    start = Fields(item, known=VALUE_FIELDS, needed=needed)["from"]
    if (day := start.day()) is None:
        raise start.refuse("Her skal stå den dato, værdien gælder fra.")
    return day


def _value(item: Entry, start: date, following: date | None) -> NormValue:
    fields = item.named()
    until = fields["until"].day() if "until" in fields else following
    if until is not None and (until <= start or (following is not None and until > following)):
        raise fields["until"].refuse("Slutdatoen overlapper en anden værdi eller ligger før starten.")
    note = fields["note"].text() if "note" in fields else ""
    value = fields["value"].plain()
    if value is None and not note:
        raise item.refuse("En tom værdi skal have en note, der siger hvorfor.")
    return NormValue(start, until, value, _source(fields["source"]), note)


def _source(entry: Entry) -> Source:
    fields = Fields(entry, known=SOURCE_FIELDS, needed=SOURCE_FIELDS)
    mark = fields.choice("mark", MARKS)
    if not fields.text("address") and mark not in MARKS_WITHOUT_ADDRESS:
        raise fields["address"].refuse("En læst kilde skal have en adresse.")
    return Source(fields.words("document"), fields.text("section"), fields.text("address"), mark)
