"""Children per adviser and day, and how often the cap was broken. No adviser is named."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from varigespor.analysis.loads import Loads, loads
from varigespor.run.standing import Standing, Unanswerable

from .asking import Answer, Find, add_period, percent, period_of, within_reach

HELP = "børn pr. rådgiver og dag, og dage over loftet; ingen rådgiver nævnes"
CAP = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the period and the cap."""
    add_period(parser=parser)
    parser.add_argument(
        "--cap", metavar="BØRN", default=str(CAP), help=f"loftet for en rådgiver, ellers {CAP}"
    )


def answered(arguments: argparse.Namespace, find: Find) -> Answer:
    """Mean, highest and the days above the cap. Raises Unanswerable where the advisers are not known."""
    since, until = period_of(arguments=arguments)
    cap = _cap(arguments.cap)
    source = find()
    care = source.snapshot.care
    if care is None:
        raise Unanswerable(
            f"{source.called} har ingen rådgivere, så børn pr. rådgiver kan ikke tælles. Er de i udtrækket, "
            "så skriv kolonnens navn i oversættelsen: traits: adviser."
        )
    within_reach(source=source, first=since, until=until)
    found = loads(care=care, since=since, until=until)
    above = int(found.above(cap=cap).sum())
    content = {
        "cap": cap,
        "adviser_days": found.adviser_days,
        "child_days": found.child_days,
        "mean": found.mean(),
        "highest": found.highest(),
        "above": above,
        "share": above / found.adviser_days if found.adviser_days else None,
    }
    return Answer(content, _text(found, above, cap, source))


def _cap(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise Unanswerable(f"--cap: »{text}« er ikke et antal børn. Skriv fx --cap {CAP}.")
    return int(text)


def _text(found: Loads, above: int, cap: int, source: Standing) -> Iterator[str]:
    yield f"Børn pr. rådgiver og dag, loft {cap} ({source.called})"
    mean = found.mean()
    if mean is None:
        yield "  ingen rådgiver havde børn i perioden"
        return
    yield f"  i snit {mean:.1f}, højst {found.highest()}".replace(".", ",")
    share = percent(share=above / found.adviser_days)
    yield f"  dage med en rådgiver over loftet: {above} af {found.adviser_days}, det er {share}"
