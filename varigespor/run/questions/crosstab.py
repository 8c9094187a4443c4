"""Children, child-days and, with prices, kroner by any combination of dimensions."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from varigespor.analysis.costing import Price
from varigespor.analysis.crosstab import Cell, Crosstab, crosstab
from varigespor.analysis.snapshot import NoDimension
from varigespor.integrations.spells.prices import read_prices
from varigespor.run.standing import Standing, Unanswerable

from .asking import Answer, Find, add_period, add_prices, kroner, period_of, priced, within_reach

HELP = "børn, dage og kroner fordelt på målgruppe, trin, team og mere"
DANISH = {
    "step": "trin",
    "age": "alder",
    "sex": "køn",
    "team": "team",
    "district": "skoledistrikt",
    "target_group": "målgruppe",
    "municipality": "kommune",
    "measure": "tilbud",
    "section": "bestemmelse",
    "place_type": "sted",
    "provider": "leverandør",
    "adviser": "rådgiver",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the period, the dimensions and the prices."""
    add_period(parser=parser)
    parser.add_argument(
        "--by", metavar="OPDELING", help=f"komma imellem, fx target_group,step; {', '.join(DANISH)}"
    )
    add_prices(parser=parser)


def answered(arguments: argparse.Namespace, find: Find) -> Answer:
    """One row per combination that holds anybody. Raises Unanswerable where a dimension is not known."""
    since, until = period_of(arguments=arguments)
    by = _dimensions(arguments.by)
    prices = read_prices(file=arguments.prices) if arguments.prices else ()
    source = find()
    within_reach(source=source, first=since, until=until)
    try:
        found = crosstab(snapshot=source.snapshot, by=by, since=since, until=until)
    except NoDimension as missing:
        raise Unanswerable(_unknown(str(missing.args[0]), source)) from missing
    rows = [_row(cell, by, prices, arguments.prices, (since, until)) for cell in found.cells]
    whole = found.whole
    content = {"by": list(by), "rows": rows, "children": whole.children, "child_days": whole.child_days}
    return Answer(content, _text(found, rows, source))


def _dimensions(text: str | None) -> tuple[str, ...]:
    if not text:
        raise Unanswerable("--by mangler. Skriv, hvad der skal deles efter, fx --by target_group,step.")
    names = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    for name in names:
        if name == "adviser":
            raise Unanswerable(
                "--by: Tal deles ikke efter rådgiver. Ingen rådgiver sammenlignes med en anden."
            )
        if name not in DANISH:
            raise Unanswerable(f"--by: »{name}« kendes ikke. Vælg mellem {', '.join(DANISH)}.")
    return names


def _unknown(name: str, source: Standing) -> str:
    known = ", ".join(sorted(set(source.snapshot.dimensions) & set(DANISH)))
    return f"--by: {source.called} siger intet om {DANISH[name]} ({name}). Der kan deles efter {known}."


def _row(
    cell: Cell, by: Sequence[str], prices: Sequence[Price], file: Path | None, period: tuple[date, date]
) -> dict[str, object]:
    named = {name: _key(key) for name, key in zip(by, cell.keys, strict=True)}
    counted = {"children": cell.children, "child_days": cell.child_days}
    if file is None:
        return named | counted
    found = priced(walked=cell.rows, prices=prices, file=file, period=period)
    return named | counted | {"kroner": kroner(ore=found.total)}


def _key(key: object) -> object:
    if isinstance(key, tuple):
        return "-".join(str(part) for part in key)
    return key if key is None or isinstance(key, int) else str(key)


def _text(found: Crosstab, rows: Sequence[dict[str, object]], source: Standing) -> Iterator[str]:
    yield f"{', '.join(DANISH[name] for name in found.by).capitalize()} ({source.called})"
    for row in rows:
        names = "  ".join(f"{'ikke oplyst' if row[name] is None else row[name]:<14}" for name in found.by)
        paid = f"{row['kroner']:>18} kr." if "kroner" in row else ""
        yield f"  {names}{row['children']:>7} børn{row['child_days']:>10} dage{paid}"
    whole = found.whole
    yield f"  I alt {whole.children} børn, {whole.child_days} dage. Et barn kan stå i flere rækker."
