"""The rows that add up to a result, in words: days of help, prices, courses that ended or were followed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np

from varigespor.analysis.belonging import NOWHERE
from varigespor.analysis.courses import Courses
from varigespor.analysis.figures import PROFITS
from varigespor.analysis.outcomes import Followed, Group
from varigespor.analysis.reviews import goals, last_profits
from varigespor.analysis.snapshot import Snapshot
from varigespor.analysis.spells import OPEN, Column
from varigespor.analysis.stretches import Stretches
from varigespor.domain.decisions import DANISH_END_REASONS, EndReason
from varigespor.domain.followup import DANISH_PROFITS, Profits
from varigespor.domain.result_words import Result

from ..wording import count_words, number_words, plain_date

STILL = "Varer endnu"
NOT_SAID = "Ikke oplyst"


@dataclass(frozen=True, eq=False)
class Told:
    """One row per child code and day; `cells` says a row's words under the headings; what they add up to."""

    headings: tuple[str, ...]
    child: Column
    day: Column
    cells: Callable[[int], tuple[str, ...]]
    total: str


class Paid(Protocol):
    """Days of help, and per row the øre of its priced days and how many they are."""

    @property
    def days(self) -> Stretches:
        """The days."""

    @property
    def ore(self) -> Column:
        """Øre per row."""

    @property
    def priced_days(self) -> Column:
        """Days with a price per row."""


def days(*, snapshot: Snapshot, group: Group, today: date) -> Told:
    """The days of help, one row per child and unbroken stretch."""
    rows, names = group.days, measures(snapshot=snapshot, spell=group.days.spell)

    def cells(at: int) -> tuple[str, ...]:
        end = int(rows.end[at])
        last = STILL if end == OPEN else _day(end - 1, today)
        return (names[at], _day(int(rows.start[at]), today), last, _tal(int(rows.days[at])))

    children = count_words(number=group.children, one="barn", many="børn")
    total = f"{_tal(int(rows.days.sum()))} dage med hjælp hos {children}"
    return Told(("Hjælp", "Fra og med", "Til og med", "Dage"), rows.child, rows.start, cells, total)


def prices(*, snapshot: Snapshot, paid: Paid) -> tuple[tuple[str, ...], list[tuple[str, ...]], str]:
    """Headings, a row per kind of help, and the sum: no price stands on a child."""
    names = np.array(measures(snapshot=snapshot, spell=paid.days.spell), object)
    lines: list[tuple[str, ...]] = []
    for name in sorted(set(names.tolist()), key=str.casefold):
        mine = names == name
        priced, ore = int(paid.priced_days[mine].sum()), int(paid.ore[mine].sum())
        unpriced = int(paid.days.days[mine].sum()) - priced
        mean = _kroner(ore // priced) if priced else NOT_SAID
        lines.append((name, _tal(priced), mean, _kroner(ore), _tal(unpriced)))
    total = f"{_kroner(int(paid.ore.sum()))} kr. for {_tal(int(paid.priced_days.sum()))} dage"
    return ("Hjælp", "Dage med pris", "Kr. pr. dag", "Kr. i alt", "Dage uden pris"), lines, total


def children_by_help(*, snapshot: Snapshot, paid: Paid) -> list[int]:
    """How many different children had each kind of help."""
    _, kind = np.unique(measures(snapshot=snapshot, spell=paid.days.spell), return_inverse=True)
    pairs = np.unique(np.stack([kind, paid.days.child]), axis=1)
    return np.bincount(pairs[0].astype(np.int64)).tolist() if pairs.size else []


def ended(*, snapshot: Snapshot, courses: Courses, result: Result, today: date) -> Told:
    """The courses that ended, with what the result counts of each."""
    names = measures(snapshot=snapshot, spell=courses.first)
    heading, own, total = _own(snapshot, courses, result)

    def cells(at: int) -> tuple[str, ...]:
        start, end = int(courses.start[at]), int(courses.end[at])
        return (names[at], _day(start, today), _day(end, today), _tal(end - start), own[at])

    headings = ("Hjælp", "Begyndte", "Sluttede", "Dage", heading)
    return Told(headings, courses.child, courses.end, cells, total)


def followed(*, snapshot: Snapshot, found: Followed, today: date) -> Told:
    """The courses that were followed, with the child's step on their first day and on the day itself."""
    courses, names = found.courses, measures(snapshot=snapshot, spell=found.courses.first)

    def cells(at: int) -> tuple[str, ...]:
        before, after = int(found.before[at]), int(found.after[at])
        way = "Lavere" if after < before else "Højere" if after > before else "Samme"
        return (names[at], _day(int(courses.start[at]), today), _step(before), _step(after), way)

    headings = ("Hjælp", "Begyndte", "Trin da", "Trin efter", "Retning")
    return Told(headings, courses.child, courses.start, cells, f"{_tal(len(courses))} fulgte forløb")


def measures(*, snapshot: Snapshot, spell: Column) -> list[str]:
    """The name of the help of each spell."""
    measure, names = snapshot.of_spell["measure"], snapshot.labels.get("measure", {})
    return [names.get(measure.keys[code], str(measure.keys[code])) for code in measure.code[spell].tolist()]


def _own(snapshot: Snapshot, courses: Courses, result: Result) -> tuple[str, list[str], str]:
    """The heading and the words of what a result counts, and how many of the courses it counts."""
    of = f"af {_tal(len(courses))} sluttede forløb"
    if result == Result.GOALS:
        answered, reached = goals(reviews=snapshot.reviews, courses=courses)
        words = [f"{one} af {all_}" for one, all_ in zip(reached.tolist(), answered.tolist(), strict=True)]
        return "Delmål nået", words, f"{_tal(int(reached.sum()))} af {_tal(int(answered.sum()))} mål"
    if result == Result.PROFITS:
        said = last_profits(reviews=snapshot.reviews, courses=courses).tolist()
        words = ["Intet svar" if code == NOWHERE else DANISH_PROFITS[PROFITS[code]] for code in said]
        return "Udbytte", words, f"{_tal(words.count(DANISH_PROFITS[Profits.YES]))} ja {of}"
    if result == Result.PLANNED and snapshot.planned is not None:
        days = zip(snapshot.planned[courses.first].tolist(), courses.start.tolist(), strict=True)
        words = ["Ingen ventet dag" if end == OPEN else f"{_tal(end - start)} dage" for end, start in days]
        return "Planlagt", words, f"{_tal(len(words) - words.count('Ingen ventet dag'))} {of}"
    words = _reasons(snapshot, courses)
    counted = {Result.AS_PLANNED: EndReason.AS_PLANNED, Result.BROKEN: EndReason.BROKEN_DOWN}.get(result)
    if counted is None:
        return "Hvorfor", words, f"{_tal(len(courses))} sluttede forløb"
    return "Hvorfor", words, f"{_tal(words.count(DANISH_END_REASONS[counted]))} {of}"


def _reasons(snapshot: Snapshot, courses: Courses) -> list[str]:
    known = snapshot.of_spell["end_reason"]
    return [
        NOT_SAID if code == NOWHERE else DANISH_END_REASONS[EndReason(str(known.keys[code]))]
        for code in known.code[courses.last].tolist()
    ]


def _day(day: int, today: date) -> str:
    return plain_date(day=date.fromordinal(day), today=today)


def _step(step: int) -> str:
    return f"Trin {step}" if step else "Uden for trappen"


def _tal(number: int) -> str:
    return number_words(number=number)


def _kroner(ore: int) -> str:
    return number_words(number=ore // 100)
