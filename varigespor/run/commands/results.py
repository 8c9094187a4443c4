"""`varigespor results`: how many stand on each step on a day, and how they moved in a period."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date, timedelta

from varigespor.analysis.ladder import Kind, Moves, Stock, moves, stock
from varigespor.domain.ladder import step_names
from varigespor.domain.spells import beyond_reach
from varigespor.norms.reading import FileRefused
from varigespor.run.answering import answer, refuse
from varigespor.run.days import written_day
from varigespor.run.standing import Standing, Unanswerable, add_source, standing

HELP = "viser trappen: beholdning på en dag (stock) eller bevægelser i en periode (moves)"
ONE_DAY = timedelta(days=1)
DANISH_KINDS = {
    Kind.DOWN: "Ned ad trappen",
    Kind.UP: "Op ad trappen",
    Kind.IN: "Ind på trappen",
    Kind.OUT: "Ud af trappen",
    Kind.CHANGE_OF_PLACE: "Skift af sted på samme trin",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the two questions; each answers from the same three sources."""
    questions = parser.add_subparsers(dest="question", required=True, metavar="stock|moves")
    stocks = questions.add_parser("stock", help="børn på hvert trin på en dag")
    stocks.add_argument("--on", metavar="DATO", help="dagen, fx 2026-01-31")
    moving = questions.add_parser("moves", help="bevægelser mellem trinnene i en periode")
    moving.add_argument("--from", dest="since", metavar="DATO", help="den første dag")
    moving.add_argument("--to", dest="until", metavar="DATO", help="dagen efter den sidste")
    for question in (stocks, moving):
        add_source(parser=question)
        question.add_argument("--json", action="store_true", help="svar som ét JSON-objekt")


def run(arguments: argparse.Namespace) -> int:
    """Answer one question; 2 where a date, a file or a population cannot be used."""
    try:
        return _stock(arguments) if arguments.question == "stock" else _moves(arguments)
    except (Unanswerable, FileRefused) as refused:
        return refuse(reason=str(refused), as_json=arguments.json)


def _stock(arguments: argparse.Namespace) -> int:
    on = _day("--on", arguments.on)
    source = standing(arguments=arguments)
    found = stock(spells=source.spells, on=on)
    steps = {str(step): count for step, count in found.steps().items()}
    content = {"on": on.isoformat(), "steps": steps, "children": len(found)} | _warnings(source, on, on)
    return answer(content=content, text=_stock_text(source, found), as_json=arguments.json)


def _moves(arguments: argparse.Namespace) -> int:
    since, until = _day("--from", arguments.since), _day("--to", arguments.until)
    if until < since:
        raise Unanswerable(f"Perioden slutter {until:%d.%m.%Y}, før den begynder {since:%d.%m.%Y}.")
    source = standing(arguments=arguments)
    found = moves(spells=source.spells, since=since, until=until)
    cells = [{"from": origin, "to": to, "count": count} for (origin, to), count in found.cells().items()]
    last = until - ONE_DAY if until > since else since
    kinds = {kind.value: len(found.of(kind)) for kind in Kind}
    content = {"moves": cells, **kinds} | _warnings(source, since, last)
    return answer(content=content, text=_moves_text(source, found, since, until), as_json=arguments.json)


def _day(option: str, text: str | None) -> date:
    if text is None:
        raise Unanswerable(f"{option} mangler. Skriv en dag, fx {option} 2026-01-31.")
    try:
        return written_day(text)
    except argparse.ArgumentTypeError as error:
        raise Unanswerable(f"{option}: {error}") from error


def _warnings(source: Standing, first: date, last: date) -> dict[str, list[str]]:
    """The warnings of an answer outside what the extract holds; no key where there are none."""
    warnings = beyond_reach(reach=source.reach, first=first, last=last) if source.reach else ()
    return {"warnings": list(warnings)} if warnings else {}


def _stock_text(source: Standing, found: Stock) -> Iterator[str]:
    names = step_names(on=found.on)
    yield f"Børn på trappen den {found.on:%d.%m.%Y} ({source.called})"
    for step, count in sorted(found.steps().items(), reverse=True):
        yield f"  Trin {step}  {names.get(step, ''):<42}{count:>7}"
    yield f"  {'I alt':<50}{len(found):>7}"


def _moves_text(source: Standing, found: Moves, since: date, until: date) -> Iterator[str]:
    yield f"Bevægelser fra {since:%d.%m.%Y} til {until:%d.%m.%Y}, den sidste dag ikke med ({source.called})"
    for (origin, to), count in found.cells().items():
        yield f"  {_place(origin):>17}  →  {_place(to):<20}{count:>7}"
    for kind, danish in DANISH_KINDS.items():
        yield f"  {danish:<42}{len(found.of(kind)):>7}"


def _place(step: int) -> str:
    return f"trin {step}" if step else "uden for trappen"
