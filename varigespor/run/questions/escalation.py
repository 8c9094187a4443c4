"""Do small problems become large: the first step of those who are new, and the highest within two years."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from varigespor.analysis.escalation import Escalation, escalation
from varigespor.analysis.intervals import of_share
from varigespor.run.standing import Standing, Unanswerable

from .asking import Answer, Find, add_day, add_period, day_of, percent, period_of, within_reach

HELP = "fra første trin til højeste trin inden for 24 måneder"
MOST_MONTHS = 240


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare who is new, how long each is followed, and until when."""
    add_period(parser=parser)
    parser.add_argument("--months", metavar="MÅNEDER", default="24", help="fulgt i så mange måneder")
    add_day(parser=parser, option="--until", help="fulgt til denne dag")


def answered(arguments: argparse.Namespace, find: Find) -> Answer:
    """Children by first and highest step; who came too late to be followed stands apart."""
    since, to = period_of(arguments=arguments)
    until = day_of(option="--until", text=arguments.until)
    months = _months(arguments.months)
    source = find()
    within_reach(source=source, first=since, until=max(to, until))
    found = escalation(snapshot=source.snapshot, since=since, until=to, months=months, watched=until)
    cells = [
        {"first": first, "highest": highest, "children": n} for (first, highest), n in found.cells().items()
    ]
    higher = int(found.higher.sum())
    content = {
        "children": len(found),
        "higher": higher,
        "share": higher / len(found) if len(found) else None,
        "cells": cells,
        "not_followed": found.unfollowed,
    }
    return Answer(content, _text(found, months, source))


def _months(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= MOST_MONTHS):
        raise Unanswerable(f"--months: »{text}« er ikke et antal måneder. Skriv fx --months 24.")
    return int(text)


def _text(found: Escalation, months: int, source: Standing) -> Iterator[str]:
    higher = int(found.higher.sum())
    yield f"Nye på trappen, fulgt i {months} måneder: {len(found)} børn ({source.called})"
    between = of_share(count=higher, of=len(found))
    if between is not None:
        low, high = percent(share=between.low), percent(share=between.high)
        yield f"  kom højere: {higher}, det er {percent(share=higher / len(found))} (95 %: {low} til {high})"
    for (first, highest), count in found.cells().items():
        yield f"  fra trin {first} til højst trin {highest}{count:>8}"
    yield f"  kom for sent til at kunne følges: {found.unfollowed}"
