"""What a child's track is drawn from, and the track said in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from varigespor.web.wording import date_words, month_span, plain_date

STEP_NAMES = {
    1: "Almenområdet",
    2: "Forebyggende",
    3: "I hjemmet",
    4: "Slægt og netværk",
    5: "Plejefamilie",
    6: "Institution",
}


class Came(StrEnum):
    """How the child came to a stay."""

    IN = "ind"
    UP = "op"
    DOWN = "ned"
    HOME = "ned. Hjem"
    BREAKDOWN = "sammenbrud"
    CHANGE = "skift af sted"


class Lane(StrEnum):
    """The rows of marks under the track."""

    CONCERN = "Underretninger"
    DECISION = "Afgørelser"
    FOLLOW_UP = "Opfølgninger"
    VISIT = "Tilsyn"


@dataclass(frozen=True)
class Stay:
    """A period on one step; `end` is the first day after it, None while it runs."""

    step: int
    start: date
    end: date | None
    label: str
    came: Came = Came.IN


@dataclass(frozen=True)
class Mark:
    """Something that happened; a late follow-up has its days."""

    lane: Lane
    day: date
    days_late: int = 0


@dataclass(frozen=True)
class NextClock:
    """A coming deadline in words: 'om 7 dage', 'tirs. 8. dec.', 'Opfølgning', 'Programmet. Hver 3. måned'."""

    phrase: str
    exact: str
    what: str
    source: str
    day: date


@dataclass(frozen=True)
class Planned:
    """A step that is expected from a day."""

    step: int
    day: date


@dataclass(frozen=True)
class Track:
    """A child's whole track. Stays are in order and do not overlap; there may be gaps between them."""

    child: str
    today: date
    stays: tuple[Stay, ...]
    marks: tuple[Mark, ...] = ()
    clocks: tuple[NextClock, ...] = ()
    planned: Planned | None = None
    step_names: Mapping[int, str] = field(default_factory=lambda: STEP_NAMES)

    @property
    def current(self) -> Stay | None:
        """The stay of today, if any."""
        return next(
            (s for s in self.stays if s.start <= self.today and not ended(stay=s, on=self.today)), None
        )


def ended(*, stay: Stay, on: date) -> bool:
    """Whether a stay is over on a day."""
    return stay.end is not None and stay.end <= on


def finding(*, track: Track) -> str:
    """The picture's title: where the child is and what comes next."""
    now = track.current
    where = (
        f"{track.child} står på trin {now.step}: {now.label}"
        if now
        else f"{track.child} står ikke på trappen"
    )
    following = f". {track.clocks[0].what} {track.clocks[0].phrase}" if track.clocks else ""
    return f"{where}{following}"


def in_words(*, track: Track) -> str:
    """Every stay, late follow-up and clock as a sentence."""
    stays = [
        f"Trin {s.step}, {s.label}, {month_span(start=s.start, end=s.end)} ({s.came})." for s in track.stays
    ]
    lanes = [f"{lane}: {said}." for lane in Lane if (said := _days(track, lane))]
    plan = track.planned
    planned = (
        [f"Planlagt: trin {plan.step} fra {plain_date(day=plan.day, today=track.today)}."] if plan else []
    )
    clocks = [f"{c.what} {c.phrase}, {c.exact}. {c.source}." for c in track.clocks]
    return " ".join([*stays, *lanes, *planned, *clocks, "Samme spor står i tabellen."])


def _days(track: Track, lane: Lane) -> str:
    return ", ".join(
        date_words(day=mark.day, today=track.today)
        + (f" ({mark.days_late} dage for sent)" if mark.days_late else "")
        for mark in track.marks
        if mark.lane is lane
    )
