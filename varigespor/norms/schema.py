"""How a norm's file is written, and how it is refused."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from pathlib import Path

from varigespor.norms.norm import AUTHORITIES, BOUNDS, MARKS, Norm, NormValue, Source
from varigespor.norms.reading import Entry, read
from varigespor.norms.wording import UNITS

FIELDS = frozenset({"name", "danish", "unit", "counted_from", "authority", "bound"})
OPTIONAL = frozenset({"values", "checked", "acts_in"})
VALUE_FIELDS = frozenset({"from", "until", "value", "source", "note"})
SOURCE_FIELDS = frozenset({"document", "section", "address", "mark"})
# What was neither published nor read has no address to give.
MARKS_WITHOUT_ADDRESS = frozenset({"S", "A", "U"})


def read_norm(*, file: Path, key: str) -> Norm:
    """Return the norm in a file. Raises FileRefused with file, line and reason in Danish."""
    entry = read(file=file)
    fields = entry.fields(known=FIELDS | OPTIONAL, needed=FIELDS | OPTIONAL)
    checked = fields["checked"].fields(known=frozenset({"on", "by"}), needed=frozenset({"on", "by"}))
    return Norm(
        key=key,
        name=_words(fields["name"]),
        danish=_words(fields["danish"]),
        unit=_one_of(fields["unit"], UNITS.keys()),
        counted_from=fields["counted_from"].text(),
        authority=_one_of(fields["authority"], AUTHORITIES.keys()),
        bound=_one_of(fields["bound"], BOUNDS.keys()),
        values=_values(fields["values"]),
        checked_on=checked["on"].day(),
        checked_by=checked["by"].text(),
        acts_in=tuple(item.text() for item in fields["acts_in"].items()),
    )


def _words(entry: Entry) -> str:
    if not (text := entry.text().strip()):
        raise entry.refuse("Her skal stå en tekst; den er tom.")
    return text


def _one_of(entry: Entry, allowed: Iterable[str]) -> str:
    options = sorted(allowed)
    if (text := entry.text()) not in options:
        raise entry.refuse(f"»{text}« kendes ikke. Vælg mellem: {', '.join(options)}.")
    return text


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
    start = item.fields(known=VALUE_FIELDS, needed=needed)["from"]
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
    fields = entry.fields(known=SOURCE_FIELDS, needed=SOURCE_FIELDS)
    mark = _one_of(fields["mark"], MARKS.keys())
    address = fields["address"].text()
    if not address and mark not in MARKS_WITHOUT_ADDRESS:
        raise fields["address"].refuse("En læst kilde skal have en adresse.")
    return Source(_words(fields["document"]), fields["section"].text(), address, mark)
