"""The official key figures of the ladder over a period."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from varigespor.analysis.key_figures import PREVENTIVE, STOCKS, key_figures, own_cost
from varigespor.domain.deadlines import end_of_day
from varigespor.domain.key_figure_words import SOURCE, WORDS, KeyFigure
from varigespor.integrations.spells.prices import read_prices
from varigespor.run.standing import Standing, Unanswerable

from .asking import ONE_DAY, Answer, Find, add_period, add_prices, kroner, period_of, priced, within_reach

HELP = "Indsatstrappens nøgletal for en periode"
ABOUT = {
    **{figure: (step,) for figure, step in STOCKS.items()},
    KeyFigure.INSTITUTION_DURATION: (6,),
    KeyFigure.FORMER_INSTITUTION: (6,),
    KeyFigure.UP_FROM_HOME_BASED: (3,),
    KeyFigure.DOWN_FROM_HOME_BASED: (1, 2),
    KeyFigure.PREVENTIVE_CHANGE: (2,),
}
"""The steps that a figure needs, one of them."""
NO_PRICES = "Ingen priser: skriv --prices med en fil."
NO_CLOCKS = "Ingen af lovens frister for opfølgning faldt i perioden."
NO_FOLLOW_UP = "Et udtræk af ophold har ingen opfølgninger."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the period and the prices."""
    add_period(parser=parser)
    add_prices(parser=parser)


def answered(arguments: argparse.Namespace, find: Find) -> Answer:
    """All twelve; one that cannot be counted has no value, and says why."""
    since, until = period_of(arguments=arguments)
    if until == since:
        raise Unanswerable("Perioden har ingen dage. Vælg en --to efter --from.")
    source = find()
    within_reach(source=source, first=since, until=until)
    counted = key_figures(snapshot=source.snapshot, since=since, until=until)
    values: dict[KeyFigure, object] = {figure: found.value for figure, found in counted.items()}
    reasons = _not_held(source)
    values |= dict.fromkeys(reasons)
    values[KeyFigure.COST], reasons[KeyFigure.COST] = _cost(arguments, source, (since, until))
    followed, reasons[KeyFigure.FOLLOWED_UP] = _followed_up(source, (since, until))
    values[KeyFigure.FOLLOWED_UP] = followed["value"]
    figures = [_figure(figure, values[figure], reasons.get(figure, "")) for figure in KeyFigure]
    figures[-1] |= followed
    content = {"from": since.isoformat(), "to": until.isoformat(), "figures": figures, "source": SOURCE}
    return Answer(content, _text(figures, source))


def _not_held(source: Standing) -> dict[KeyFigure, str]:
    """The figures about a step of which an extract holds nothing at all: that is no zero."""
    held = set(source.spells.step.tolist())
    if source.reach is None:
        return {}
    return {
        figure: f"Udtrækket har ingen hjælp på trin {' eller '.join(str(step) for step in steps)}."
        for figure, steps in ABOUT.items()
        if not held & set(steps)
    }


def _cost(
    arguments: argparse.Namespace, source: Standing, period: tuple[date, date]
) -> tuple[str | None, str]:
    snapshot = source.snapshot
    if arguments.prices:
        prices = read_prices(file=arguments.prices)
        rows = snapshot.walked.where(snapshot.walked.step >= PREVENTIVE)
        return kroner(ore=priced(walked=rows, prices=prices, file=arguments.prices, period=period).total), ""
    if not len(snapshot.prices.entry):
        return None, NO_PRICES
    paid = own_cost(snapshot=snapshot, since=period[0], until=period[1])
    return kroner(ore=paid.total), f"{paid.unpriced} dage uden pris er ikke med." if paid.unpriced else ""


def _followed_up(source: Standing, period: tuple[date, date]) -> tuple[dict[str, object], str]:
    """The law's clocks of follow-ups of the municipality's own children; an extract has none."""
    if source.reach is not None:
        return {"value": None}, NO_FOLLOW_UP
    held, all_ = _law_follow_ups(*period)
    if not all_:
        return {"value": None}, NO_CLOCKS
    return {"value": held / all_, "count": held, "of": all_}, ""


def _law_follow_ups(since: date, until: date) -> tuple[int, int]:
    """How many fell in the period and were met in time, of how many; those ahead of now have not fallen."""
    from varigespor.run.database import database

    with database():
        from varigespor.records.queries.indicators import WHOLE, Span, follow_ups_in

        began, ended = (end_of_day(day=day - ONE_DAY) for day in (since, until))
        span = Span(since, until - ONE_DAY, began=began, at=min(datetime.now(UTC), ended))
        found = follow_ups_in(spans=[span])[0].get(WHOLE)
        return (found.held, found.all) if found else (0, 0)


def _figure(figure: KeyFigure, value: object, reason: str) -> dict[str, object]:
    word = WORDS[figure]
    said = {"number": int(figure), "name": word.name, "value": value, "unit": word.unit}
    return said | {"name_verified": word.verified} | ({"reason": reason} if reason else {})


def _text(figures: Sequence[dict[str, object]], source: Standing) -> Iterator[str]:
    yield f"Indsatstrappens nøgletal ({source.called})"
    for figure in figures:
        value = "ikke talt" if figure["value"] is None else _value(figure)
        note = f"  {figure['reason']}" if "reason" in figure else ""
        yield f"  {figure['number']:>2} {figure['name']:<74}{value:>22}{note}"
    yield SOURCE


def _value(figure: dict[str, object]) -> str:
    if "of" not in figure:
        return f"{figure['value']} {figure['unit']}"
    return f"{figure['count']} af {figure['of']} frister"
