"""Indicators: what each is, what was counted for it, and how a count is said without showing few children."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

SMALL = range(1, 5)
FEW = "færre end 5"
DAYS_IN_A_YEAR = 365.25


class Indicator(StrEnum):
    """What would show that an arrow of the chain holds."""

    ADVISERS_WITHIN_CAP = "advisers_within_cap"
    ADVISER_CHANGES = "adviser_changes"
    DAYS_ABOVE_CAP = "days_above_cap"
    FORCED_CHANGES = "forced_changes"
    ORGANISATIONAL_CHANGES = "organisational_changes"
    NETWORK_BOTH_SIDES = "network_both_sides"
    FIRST_FOLLOW_UP_IN_TIME = "first_follow_up_in_time"
    LAW_FOLLOW_UP_IN_TIME = "law_follow_up_in_time"
    PROGRAMME_FOLLOW_UP_IN_TIME = "programme_follow_up_in_time"
    CONCERNS_IN_24_HOURS = "concerns_in_24_hours"
    RECEIPTS_IN_TIME = "receipts_in_time"
    EXAMINATIONS_IN_TIME = "examinations_in_time"
    PLANS_IN_TIME = "plans_in_time"
    CHILD_TALK = "child_talk"
    CHILDREN_SEEN = "children_seen"
    SEEN_ALONE = "seen_alone"
    PLANNED_CONTACTS = "planned_contacts"
    KNOWLEDGE_NAMED = "knowledge_named"
    GOALS_REACHED = "goals_reached"
    CHILD_PROFITS = "child_profits"
    MOVES = "moves"
    HOME_AND_PLACED = "home_and_placed"
    BREAKDOWNS = "breakdowns"
    CHILDREN_AWAY = "children_away"
    CHILDREN_ON_LOW_STEPS = "children_on_low_steps"
    PLACEMENTS_WITH_END = "placements_with_end"
    WHY_NOT_LOWER_ANSWERED = "why_not_lower_answered"
    CONCERNS = "concerns"
    CHILDREN_CONCERNED = "children_concerned"
    EARLY_CONCERNS = "early_concerns"
    METHODS_USED = "methods_used"
    RESPITE_BY_NETWORK = "respite_by_network"
    SUPPORT_PERSON_OFFERS = "support_person_offers"
    RANGE_ANSWERED = "range_answered"
    ESCALATION = "escalation"
    EARLY_AGE = "early_age"
    COST_AND_SAVING = "cost_and_saving"
    SCHOOLING_FOLLOWED = "schooling_followed"
    EXAM_TAKEN = "exam_taken"
    ACTIVE_AFTER_SCHOOL = "active_after_school"
    EDUCATION_OR_JOB = "education_or_job"
    FIT_RESULTS = "fit_results"
    SCHOOL_PRESENCE = "school_presence"
    VOLUNTEER_MATCHES = "volunteer_matches"
    ADVISER_TURNOVER = "adviser_turnover"
    STAFF_SURVEY = "staff_survey"
    PARTNER_SURVEY = "partner_survey"


class Kind(StrEnum):
    """How an indicator's numbers are said."""

    SHARE = "share"
    COUNT = "count"
    PAIR = "pair"
    RATE = "rate"


class Over(StrEnum):
    """What time an indicator is counted over."""

    TODAY = "today"
    YEAR = "year"


@dataclass(frozen=True)
class Word:
    """An indicator's heading, how it is counted, what the numbers are of, and the published figure beside it.

    `needs` says what is missing where nothing can be counted yet; then `definition` is empty. `left_out`
    says whom the number leaves out.
    """

    heading: str
    kind: Kind = Kind.SHARE
    units: tuple[str, ...] = ()
    over: Over = Over.YEAR
    definition: str = ""
    left_out: str = ""
    published: str = ""
    needs: str = ""


@dataclass(frozen=True)
class Counted:
    """The numbers of one indicator and how many children are behind them.

    SHARE: (part, whole). COUNT: (number,). PAIR: two counts that are never shown apart.
    RATE: (events, days), said per child and year.
    """

    numbers: tuple[int, ...]
    children: int


@dataclass(frozen=True)
class Said:
    """An indicator's value in words, what it is counted from, and whether few children are behind it."""

    value: str
    behind: str
    hidden: bool = False


NOT_SHOWN = Said("vises ikke", f"en del af tallet er {FEW}", hidden=True)


def is_small(*, counts: Iterable[int]) -> bool:
    """Whether one of the counts is 1 to 4, and could point at a child."""
    return any(count in SMALL for count in counts)


def shown(*, counted: Counted, kind: Kind, units: tuple[str, ...], whole: bool) -> Said | None:
    """The value in words; None where there was nothing to count.

    `units` names what is counted: for a share the whole, for a count one, many and of what, for a pair both
    and of what, for a rate the events. Who may not see single cases (`whole` false) sees no
    count of 1 to 4, and no share or rate from which one could be reckoned: neither the part, the rest nor
    the whole.
    """
    if kind in (Kind.SHARE, Kind.RATE) and counted.numbers[1] == 0:
        return None
    said = {Kind.SHARE: _share, Kind.COUNT: _count, Kind.PAIR: _pair, Kind.RATE: _rate}[kind]
    return said(counted, units, whole)


def danish(*, number: int) -> str:
    """A whole number as Danish writes it: 13.959."""
    return f"{number:,}".replace(",", ".")


def _share(counted: Counted, units: tuple[str, ...], whole: bool) -> Said:
    part, all_ = counted.numbers
    if not whole and is_small(counts=(part, all_ - part, all_, counted.children)):
        return NOT_SHOWN
    percent = (200 * part + all_) // (2 * all_)
    return Said(f"{percent} %", f"{danish(number=part)} af {danish(number=all_)} {units[0]}")


def _count(counted: Counted, units: tuple[str, ...], whole: bool) -> Said:
    if not whole and is_small(counts=(*counted.numbers, counted.children)):
        return Said(f"{FEW} {units[1]}", units[2], hidden=True)
    number = counted.numbers[0]
    return Said(f"{danish(number=number)} {units[0] if number == 1 else units[1]}", units[2])


def _pair(counted: Counted, units: tuple[str, ...], whole: bool) -> Said:
    hidden = [not whole and number in SMALL for number in counted.numbers]
    parts = [
        f"{'<5' if hide else danish(number=number)} {unit}"
        for hide, number, unit in zip(hidden, counted.numbers, units, strict=False)
    ]
    return Said(", ".join(parts), units[-1], hidden=any(hidden))


def _rate(counted: Counted, units: tuple[str, ...], whole: bool) -> Said:
    events, days = counted.numbers
    if not whole and is_small(counts=(events, counted.children)):
        return NOT_SHOWN
    value = f"{events * DAYS_IN_A_YEAR / days:.2f}".replace(".", ",")
    return Said(f"{value} {units[0]}", f"{danish(number=events)} {units[0]} i alt")
