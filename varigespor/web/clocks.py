"""What a clock says: the phrase first, then the exact time, and whether it is late, soon or kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from varigespor.norms.configuration import Practice
from varigespor.web.wording import between, date_words, day_of, duration_words, moment_words, near_day


class ClockState(StrEnum):
    """Colour and icon of a clock; the words always say the same."""

    PLAIN = "plain"
    SOON = "soon"
    LATE = "late"
    KEPT = "kept"


@dataclass(frozen=True)
class ClockWords:
    """`phrase` is bold ('om 6 timer'), `exact` stands under it ('i dag kl. 14.10')."""

    phrase: str
    exact: str
    state: ClockState


def clock_words(*, due: datetime | date, now: datetime, practice: Practice) -> ClockWords:
    """Says a deadline: a moment counts in hours until a day away, a day counts in days.

    The municipality's practice says when it is soon.
    """
    if isinstance(due, datetime):
        return _hour_clock(due, now, practice)
    return _day_clock(due, now, practice)


def done_words(*, due: datetime | date, done: datetime | date, now: datetime) -> ClockWords:
    """Says a deadline that is over: reached with time to spare, or how late it was."""
    lateness = _lateness(due, done)
    spare = abs(lateness)
    words = duration_words(length=spare) if isinstance(due, datetime) else _days(spare.days)
    if lateness > timedelta(0):
        return ClockWords(f"{words} for sent", _exact(done, now), ClockState.LATE)
    return ClockWords("Nået", f"{words} før" if spare else _exact(done, now), ClockState.KEPT)


def used_share(*, start: datetime, due: datetime, now: datetime) -> float:
    """How much of the time from start to due is used, 0.0 to 1.0."""
    whole = between(start=start, end=due)
    if whole <= timedelta(0):
        return 1.0
    return min(max(between(start=start, end=now) / whole, 0.0), 1.0)


def _hour_clock(due: datetime, now: datetime, practice: Practice) -> ClockWords:
    left = between(start=now, end=due)
    exact = moment_words(at=due, now=now)
    if left < timedelta(0):
        return ClockWords(f"{duration_words(length=-left)} over", exact, ClockState.LATE)
    if left >= timedelta(hours=24):
        words = _day_clock(day_of(due), now, practice)
        return ClockWords(words.phrase, _dated(due, now), words.state)
    soon = left < timedelta(hours=practice.soon_hours)
    state = ClockState.SOON if soon else ClockState.PLAIN
    return ClockWords(f"om {duration_words(length=left)}", exact, state)


def _day_clock(due: date, now: datetime, practice: Practice) -> ClockWords:
    today = day_of(now)
    days = (due - today).days
    exact = date_words(day=due, today=today)
    if days < 0:
        return ClockWords(f"{_days(-days)} over", exact, ClockState.LATE)
    phrase = near_day(day=due, today=today) if days <= 1 else f"om {_days(days)}"
    return ClockWords(phrase, exact, ClockState.SOON if days <= practice.soon_days else ClockState.PLAIN)


def _lateness(due: datetime | date, done: datetime | date) -> timedelta:
    if isinstance(due, datetime) and isinstance(done, datetime):
        return between(start=due, end=done)
    return day_of(done) - day_of(due)


def _exact(moment: datetime | date, now: datetime) -> str:
    if isinstance(moment, datetime):
        return moment_words(at=moment, now=now)
    return near_day(day=moment, today=day_of(now))


def _dated(at: datetime, now: datetime) -> str:
    clock = moment_words(at=at, now=now).rpartition(" kl. ")[2]
    return f"{date_words(day=day_of(at), today=day_of(now))} kl. {clock}"


def _days(days: int) -> str:
    return duration_words(length=timedelta(days=days)) if days else "0 dage"
