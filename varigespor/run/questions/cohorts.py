"""Stays away by the year in which they began."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import date

from varigespor.analysis.cohorts import Cohort, cohorts
from varigespor.run.standing import Standing

from .asking import Answer, Find, add_day, add_period, day_of, in_order, percent, period_of, within_reach
from .survival import DAYS, days_of

HELP = "ophold uden for hjemmet efter det år, de begyndte"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the years, until when they are followed, and after how many days they are asked for."""
    add_period(parser=parser)
    add_day(parser=parser, option="--until", help="fulgt til denne dag")
    parser.add_argument("--at", metavar="DAGE", default=DAYS, help=f"efter så mange dage, fx {DAYS}")


def answered(arguments: argparse.Namespace, find: Find) -> Answer:
    """One cohort per year from the first day on; the last may be shorter."""
    since, to = period_of(arguments=arguments)
    until = day_of(option="--until", text=arguments.until)
    in_order(first=to, last=until)
    days = days_of(text=arguments.at)
    source = find()
    within_reach(source=source, first=since, until=until)
    found = cohorts(stays=source.snapshot.stays, starts=_years(since, to), until=until)
    rows = [
        {
            "from": one.since.isoformat(),
            "to": one.until.isoformat(),
            "n": one.curve.number,
            "ended": one.curve.ended,
            "at": {str(day): one.curve.at(day=day) for day in days},
        }
        for one in found
    ]
    return Answer({"cohorts": rows}, _text(found, days, source))


def _years(since: date, to: date) -> list[date]:
    """The first days of the years from `since`, and `to`; after 29 February the next begins on 1 March."""
    starts = [since]
    while starts[-1] < to:
        year = starts[-1].year + 1
        leap = (since.month, since.day) == (2, 29) and not _is_leap(year)
        starts.append(min(date(year, 3, 1) if leap else since.replace(year=year), to))
    return starts


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _text(found: Sequence[Cohort], days: Sequence[int], source: Standing) -> Iterator[str]:
    yield f"Stadig anbragt, efter det år opholdet begyndte ({source.called})"
    yield f"  {'begyndte fra':<14}{'ophold':>8}" + "".join(f"{f'{day} dage':>14}" for day in days)
    for one in found:
        shares = [one.curve.at(day=day) for day in days]
        told = "".join(f"{'–' if share is None else percent(share=share):>14}" for share in shares)
        yield f"  {one.since:%d.%m.%Y}    {one.curve.number:>8}{told}"
