"""`varigespor norms`: every norm as it stands on a day, with value, source and history."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from varigespor.norms.book import Fact, Norm, NormValue, Source, fact, norms
from varigespor.norms.reading import FileRefused
from varigespor.run.answering import refuse
from varigespor.run.days import written_day
from varigespor.run.environment import MUNICIPALITY

HELP = "viser alle normer, som de er på en dag, med værdi, kilde og historie"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the day, the municipality and the form of the answer."""
    parser.add_argument(
        "--on", type=written_day, default=None, metavar="DATO", help="dagen, fx 2026-01-31 (i dag)"
    )
    parser.add_argument(
        "--municipality", default=None, metavar="NAVN", help="en medsendt kommune eller en sti (MUNICIPALITY)"
    )
    parser.add_argument("--json", action="store_true", help="svar som ét JSON-objekt")


def run(arguments: argparse.Namespace) -> int:
    """Print the norms; 2 where the municipality or one of its files cannot be used."""
    on: date = arguments.on or datetime.now(tz=UTC).astimezone().date()
    municipality = arguments.municipality or os.environ.get("MUNICIPALITY") or MUNICIPALITY
    try:
        book = norms(municipality=municipality)
    except FileRefused as refused:
        return refuse(reason=str(refused), as_json=arguments.json)
    facts = [fact(key=key, on=on, municipality=municipality) for key in book]
    if arguments.json:
        stated = [_fact(each) for each in facts]
        answer = {"on": on.isoformat(), "municipality": municipality, "norms": stated}
        print(json.dumps(answer, ensure_ascii=False, indent=2, default=_plain))
    else:
        print("\n".join(_table(facts, on)))
    return 0


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} has no place in an answer")


def _fact(stated: Fact) -> dict[str, object]:
    return _head(stated.norm) | {
        "value": stated.value,
        "danish_value": stated.danish,
        "known": stated.known,
        "verified": stated.verified,
        "source": _source(stated.source),
        "note": stated.note,
        "history": [_value(value) for value in stated.norm.values],
    }


def _head(norm: Norm) -> dict[str, object]:
    checked = norm.checked_on.isoformat() if norm.checked_on else None
    return {
        "key": norm.key,
        "name": norm.name,
        "danish": norm.danish,
        "unit": norm.unit,
        "counted_from": norm.counted_from,
        "authority": norm.authority,
        "bound": norm.bound,
        "checked": {"on": checked, "by": norm.checked_by},
        "acts_in": norm.acts_in,
    }


def _value(value: NormValue) -> dict[str, object]:
    return {
        "from": value.since.isoformat(),
        "until": value.until.isoformat() if value.until else None,
        "value": value.value,
        "source": _source(value.source),
        "note": value.note,
    }


def _source(source: Source) -> dict[str, str]:
    return {
        "document": source.document,
        "section": source.section,
        "address": source.address,
        "mark": source.mark,
        "standing": source.standing,
    }


def _table(facts: list[Fact], on: date) -> Iterator[str]:
    in_force = [stated for stated in facts if stated.norm.on(day=on)]
    yield f"Normer den {on:%d.%m.%Y}: {len(in_force)} gælder, {len(facts) - len(in_force)} gør ikke"
    for stated in in_force:
        yield ""
        yield f"{stated.norm.danish}: {stated.danish}"
        yield f"    {stated.source.danish} ({stated.source.standing})"
        if stated.note:
            yield f"    {stated.note}"
        yield f"    {stated.norm.key}"
