"""How long stays away from home last: Kaplan–Meier."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from varigespor.analysis.stays import time_away
from varigespor.analysis.survival import Curve
from varigespor.run.standing import Standing, Unanswerable

from .asking import Answer, Find, add_day, day_of, in_order, percent, within_reach

HELP = "hvor mange der stadig er anbragt efter så mange dage (Kaplan–Meier)"
MOST_DAYS = 100_000
DAYS = "90,180,365"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare who is followed, until when, and the days that are asked for."""
    add_day(parser=parser, option="--entered-from", help="anbragt fra og med denne dag")
    add_day(parser=parser, option="--entered-to", help="anbragt før denne dag")
    add_day(parser=parser, option="--until", help="fulgt til denne dag")
    parser.add_argument("--at", metavar="DAGE", default=DAYS, help=f"efter så mange dage, fx {DAYS}")


def answered(arguments: argparse.Namespace, find: Find) -> Answer:
    """S(t) after the events of day t. Raises Unanswerable where the stays cannot be followed."""
    since = day_of(option="--entered-from", text=arguments.entered_from)
    to = day_of(option="--entered-to", text=arguments.entered_to)
    until = day_of(option="--until", text=arguments.until)
    in_order(first=since, last=to)
    if until < to:
        raise Unanswerable(
            f"--until {until:%d.%m.%Y} ligger før --entered-to {to:%d.%m.%Y}: nogle kan ikke følges. "
            "Vælg en senere --until."
        )
    days = days_of(text=arguments.at)
    source = find()
    within_reach(source=source, first=since, until=until)
    found = time_away(stays=source.snapshot.stays.entered(since=since, until=to), until=until)
    content = {"n": found.number, "ended": found.ended, "at": {str(day): found.at(day=day) for day in days}}
    return Answer(content, _text(found, days, source))


def days_of(*, text: str) -> list[int]:
    """The numbers of days that were typed, each once. Raises Unanswerable."""
    parts = [part.strip() for part in text.split(",")]
    if not all(part.isascii() and part.isdecimal() and int(part) <= MOST_DAYS for part in parts):
        raise Unanswerable(f"--at: »{text}« er ikke antal dage med komma imellem. Skriv fx --at 90,180,365.")
    return list(dict.fromkeys(int(part) for part in parts))


def _text(found: Curve, days: list[int], source: Standing) -> Iterator[str]:
    yield f"Ophold uden for hjemmet: {found.number}, heraf sluttet {found.ended} ({source.called})"
    for day in days:
        share, between = found.at(day=day), found.interval(day=day)
        if share is None or between is None:
            yield f"  efter {day} dage: ingen at følge"
            continue
        beyond = "" if day <= found.longest else f"  ingen er fulgt længere end {found.longest} dage"
        low, high = percent(share=between.low), percent(share=between.high)
        yield f"  efter {day} dage er {percent(share=share)} stadig anbragt (95 %: {low} til {high}){beyond}"
