"""The ladder month by month, of as many municipalities as the source holds."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from datetime import date

import numpy as np

from varigespor.analysis.packed.answers import Answers
from varigespor.analysis.packed.asking import Asked
from varigespor.analysis.packed.columns import DoesNotFit, Packed
from varigespor.analysis.packed.counting import accelerator, counted
from varigespor.analysis.packed.handed import handed
from varigespor.run.standing import Standing, Unanswerable

from .asking import Answer, Find, add_period, kroner, period_of, within_reach

HELP = "trappen måned for måned: børn på hvert trin den 1., bevægelser og kendte priser"
WORTH_COMPILED = 1_000_000
"""Fewer spells are counted before compiled code is loaded."""
NOBODY = 10**9


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the period."""
    add_period(parser=parser)


def answered(arguments: argparse.Namespace, find: Find) -> Answer:
    """One row a month, all municipalities together; no kroner where a day of help has no known price.

    Raises Unanswerable where the period is not of whole months.
    """
    since, until = period_of(arguments=arguments)
    months = 12 * (until.year - since.year) + until.month - since.month
    if since.day != 1 or until.day != 1 or months < 1:
        raise Unanswerable(
            "Perioden skal være hele måneder. Skriv fx --from 2026-01-01 --to 2027-01-01; den sidste dag er "
            "ikke med."
        )
    source = find()
    within_reach(source=source, first=since, until=until)
    packed = _packed(source)
    asked = Asked(since, months, NOBODY, (since, since), since)
    fast = accelerator() and len(packed) >= WORTH_COMPILED
    found = counted(packed=packed, asked=asked, threads=os.cpu_count() or 1 if fast else 1, fast=fast)
    unpriced = int(found.unpriced.sum())
    rows = [_row(found, asked, month) for month in range(months)]
    if unpriced:
        rows = [row | {"kroner": None} for row in rows]
    content = {"municipalities": packed.municipalities, "months": rows, "unpriced_days": unpriced}
    return Answer(content, _text(rows, unpriced, source))


def _packed(source: Standing) -> Packed:
    try:
        return (source.handed or handed(snapshot=source.snapshot)).packed
    except DoesNotFit as wrong:
        raise Unanswerable(
            f"{source.called} har en dag, et trin eller en pris, der ikke kan regnes med. "
            "Dage ligger fra 15.04.1910 til 16.09.2089, og trin er 0 til 6."
        ) from wrong


def _row(found: Answers, asked: Asked, month: int) -> dict[str, object]:
    stock, moves = found.stock[:, month].sum(axis=0), found.moves[:, month].sum(axis=0)
    on = date.fromordinal(asked.since.toordinal() + int(asked.edges[month]))
    return {
        "on": on.isoformat(),
        "steps": {str(step): int(stock[step]) for step in np.flatnonzero(stock)},
        "children": int(stock.sum()),
        "moves": [
            {"from": int(origin), "to": int(to), "count": int(moves[origin, to])}
            for origin, to in np.argwhere(moves)
        ],
        "kroner": kroner(ore=int(found.cost[:, month].sum())),
    }


def _text(rows: list[dict[str, object]], unpriced: int, source: Standing) -> Iterator[str]:
    yield f"Trappen den 1. i hver måned ({source.called})"
    yield (
        f"  {'':<12}" + "".join(f"{f'trin {step}':>10}" for step in range(1, 7)) + f"{'i alt':>10}{'kr.':>20}"
    )
    for row in rows:
        steps = row["steps"]
        counts = [steps.get(str(step), 0) if isinstance(steps, dict) else 0 for step in range(1, 7)]
        cells = "".join(f"{count:>10}" for count in counts)
        yield f"  {row['on']:<12}{cells}{row['children']:>10}{row['kroner'] or '':>20}"
    if unpriced:
        yield f"  Kroner vises ikke: {unpriced} dage med hjælp har ingen kendt pris."
