"""The counted ladder as what the page draws: the stair, its tables, and the sum that must hold."""

from __future__ import annotations

from datetime import date

from varigespor.analysis.flow import Flow, Period
from varigespor.domain.ladder import step_names
from varigespor.domain.ladder_words import ACROSS, WORDS, Number
from varigespor.norms.configuration import Municipality

from ..pictures.ladder.counts import Stair, Totals, Tread, count_text
from ..pictures.ladder.table import Column, Grid, Line, Row, filled
from ..wording import MONTHS, plain_date
from .asking import FIELDS, LABELS, ONE_DAY, Question, narrowed, options

OFF = 0


def stair_of(*, flow: Flow, unfollowed: int, question: Question, today: date) -> Stair:
    """The drawing's data, with the names that the steps have on the last day."""
    by_step = {number: flow.steps(number) for number in Number}
    treads = tuple(
        Tread(
            number=step,
            name=name,
            stock=by_step[Number.NOW].get(step, 0),
            before=by_step[Number.BEFORE].get(step, 0),
            down=by_step[Number.DOWN].get(step, 0),
            up=by_step[Number.UP].get(step, 0),
            entered=by_step[Number.IN].get(step, 0),
            left=by_step[Number.OUT].get(step, 0),
            stayed=by_step[Number.STAYED].get(step, 0),
        )
        for step, name in step_names(on=question.last).items()
    )
    return Stair(
        treads, _totals(flow, unfollowed), period_words(question, today), f"den {_long(question.last, today)}"
    )


def period_words(question: Question, today: date) -> str:
    """'i 2025' for a whole year, else 'fra 1. januar til og med 25. november'"""
    first, last = question.first, question.last
    if (first, last) == (date(last.year, 1, 1), date(last.year, 12, 31)):
        return f"i {last.year}"
    if first == last:
        return f"den {_long(last, today)}"
    return f"fra {_long(first, today)} til og med {_long(last, today)}"


def numbers(*, flow: Flow, question: Question, today: date) -> Grid:
    """Tallene bag billedet: one row per step, the highest on top, and all of them together."""
    shown = _shown(question)
    columns = _columns(shown, question, today)
    by_step = [flow.steps(number) for number in shown]
    lines = [
        Line(f"{step} {name}", f", trin {step}", f"trin={step}", tuple(one.get(step, 0) for one in by_step))
        for step, name in sorted(step_names(on=question.last).items(), reverse=True)
    ]
    rows = (*(filled(columns=columns, line=line) for line in lines), _total(columns, flow, shown))
    return Grid("Tallene bag billedet", "Trin", columns, rows)


def split(*, period: Period, question: Question, dimension: str, town: Municipality, today: date) -> Grid:
    """The same numbers for each team, district, target group or age by itself; empty ones left out.

    Who crosses from one to another is not shown here: it would be counted in both.
    """
    shown = tuple(number for number in Number if number not in ACROSS)
    columns = _columns(shown, question, today)
    name, picked = FIELDS[dimension], question.picked.get(FIELDS[dimension], "")
    rows = []
    for value, danish in options(town=town, dimension=dimension).items():
        if picked in ("", value):
            choice = narrowed(town=town, choice=question.choice, dimension=dimension, value=value)
            flow = period.flow(choice=choice)
            counts = tuple(flow.count(number) for number in shown)
            line = Line(danish, f", {danish}", f"{name}={value}", counts)
            rows += [filled(columns=columns, line=line)] if any(counts) else []
    total = _total(columns, period.flow(choice=question.choice), shown)
    return Grid(f"Fordelt på {LABELS[dimension].lower()}", LABELS[dimension], columns, (*rows, total))


def sum_words(*, flow: Flow) -> str:
    """'365 + 73 ind − 58 ud = 380': the stock before, what happened, the stock now."""
    parts = [
        (" + {} ind", Number.IN),
        (" − {} ud", Number.OUT),
        (" + {} kom til udvalget", Number.JOINED),
        (" − {} gik fra udvalget", Number.LEFT),
    ]
    said = "".join(
        words.format(count_text(count=flow.count(number)))
        for words, number in parts
        if number not in ACROSS or flow.count(number)
    )
    before, now = flow.count(Number.BEFORE), flow.count(Number.NOW)
    return f"{count_text(count=before)}{said} = {count_text(count=now)}"


def _shown(question: Question) -> tuple[Number, ...]:
    return tuple(number for number in Number if number not in ACROSS or not question.choice.everybody)


def _columns(shown: tuple[Number, ...], question: Question, today: date) -> tuple[Column, ...]:
    under = {Number.BEFORE: _day(question.first - ONE_DAY, today), Number.NOW: _day(question.last, today)}
    return tuple(
        Column(
            WORDS[number].heading,
            under.get(number, ""),
            f"def-{number}",
            WORDS[number].said,
            f"hvad={number}",
        )
        for number in shown
    )


def _total(columns: tuple[Column, ...], flow: Flow, shown: tuple[Number, ...]) -> Row:
    counts = tuple(flow.count(number) for number in shown)
    return filled(columns=columns, line=Line("I alt", "", "", counts, total=True))


def _totals(flow: Flow, unfollowed: int) -> Totals:
    return Totals(
        down=flow.count(Number.DOWN),
        up=flow.count(Number.UP),
        entered=flow.count(Number.IN),
        left=flow.count(Number.OUT),
        home=flow.count(Number.HOME),
        placed=flow.count(Number.PLACED),
        breakdowns=flow.count(Number.BROKEN),
        changes=flow.count(Number.PLACE),
        again=flow.count(Number.AGAIN),
        unfollowed=unfollowed,
        before=flow.count(Number.BEFORE),
        now=flow.count(Number.NOW),
    )


def _long(day: date, today: date) -> str:
    """'25. november', with the year when it is another."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day}. {MONTHS[day.month - 1]}{year}"


def _day(day: date, today: date) -> str:
    return plain_date(day=day, today=today)
