"""How many came back to a placement after coming home."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import timedelta

from varigespor.analysis.intervals import of_share
from varigespor.analysis.stays import Returns, placed_again
from varigespor.run.standing import Standing, Unanswerable

from .asking import Answer, Find, add_day, add_period, day_of, percent, period_of, within_reach

HELP = "hvor mange der blev anbragt igen efter at være kommet hjem"
MOST_DAYS = 100_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the period of the ends, how long each is followed, and until when."""
    add_period(parser=parser)
    parser.add_argument(
        "--within", metavar="DAGE", default="365", help="anbragt igen inden for så mange dage"
    )
    add_day(parser=parser, option="--until", help="fulgt til denne dag")


def answered(arguments: argparse.Namespace, find: Find) -> Answer:
    """Of the stays that ended in the period and could be followed: how many began anew in time."""
    since, to = period_of(arguments=arguments)
    until = day_of(option="--until", text=arguments.until)
    within = _within(arguments.within)
    source = find()
    within_reach(source=source, first=since, until=max(to, until))
    stays = source.snapshot.stays
    ended = stays.ended(since=since, until=to)
    followed = ended.where(ended.end + within <= until.toordinal())
    found = placed_again(stays=stays, ended=followed, within=within)
    content = {"ended": len(found.stays), "returned": int(found.again.sum()), "share": found.share}
    return Answer(content, _text(found, within, len(ended) - len(followed), source))


def _within(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) <= MOST_DAYS):
        raise Unanswerable(f"--within: »{text}« er ikke et antal dage. Skriv fx --within 365.")
    return timedelta(days=int(text)).days


def _text(found: Returns, within: int, unfollowed: int, source: Standing) -> Iterator[str]:
    again, ended = int(found.again.sum()), len(found.stays)
    yield f"Ophold, der sluttede og kan følges i {within} dage: {ended} ({source.called})"
    between = of_share(count=again, of=ended)
    if between is None or found.share is None:
        yield "  ingen at følge"
    else:
        low, high = percent(share=between.low), percent(share=between.high)
        yield f"  anbragt igen: {again}, det er {percent(share=found.share)} (95 %: {low} til {high})"
    yield f"  sluttede for sent til at kunne følges: {unfollowed}"
