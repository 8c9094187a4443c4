"""The frame of a track: how days become x, steps become y, and where each lane of marks lies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from varigespor.web.pictures.track.stays import Lane, Stay, Track, ended

_BACK = timedelta(days=6 * 365)
_LEAST = timedelta(days=365)
_AHEAD = timedelta(days=120)
_LONGEST_AHEAD = timedelta(days=240)


@dataclass(frozen=True)
class Sheet:
    """The measures of one variant: width of all, left gutter, right end of the plot, pixels per step."""

    width: float
    left: float
    right: float
    rise: float
    all_numbered: bool


@dataclass(frozen=True)
class Frame:
    """A sheet with the days of one track on it."""

    sheet: Sheet
    first: date
    last: date
    lanes: tuple[Lane, ...]

    top = 34.0

    def x(self, day: date) -> float:
        """The day's x, held inside the plot."""
        whole = (self.last - self.first).days
        share = min(max((day - self.first).days / whole, 0.0), 1.0)
        return self.sheet.left + share * (self.sheet.right - self.sheet.left)

    def y(self, step: int) -> float:
        """The step's level; step 6 is on top."""
        return self.top + 40 + self.sheet.rise * (6 - step)

    @property
    def bottom(self) -> float:
        """The lower edge of the plot, under the labels of step 1."""
        return self.y(1) + 46

    def lane_y(self, lane: Lane) -> float:
        """The middle of a lane."""
        return self.bottom + 16 + 24 * self.lanes.index(lane)

    @property
    def end(self) -> float:
        """The lower edge of the lanes."""
        return self.bottom + 12 + 24 * len(self.lanes)


def frame_of(*, track: Track, sheet: Sheet) -> Frame:
    """The frame that shows a track: at least a year and at most six back, four to eight months ahead."""
    days = [stay.start for stay in track.stays] + [mark.day for mark in track.marks]
    oldest = min(days, default=track.today) - timedelta(days=20)
    first = max(min(oldest, track.today - _LEAST), track.today - _BACK)
    ahead = track.planned.day + timedelta(days=20) if track.planned else track.today
    last = min(max(ahead, track.today + _AHEAD), track.today + _LONGEST_AHEAD)
    lanes = tuple(lane for lane in Lane if lane is not Lane.VISIT or any(m.lane is lane for m in track.marks))
    return Frame(sheet, first, last, lanes)


def shown(*, track: Track, frame: Frame) -> list[Stay]:
    """The stays that reach into the frame, up to today, in order."""
    return [
        stay
        for stay in sorted(track.stays, key=lambda stay: stay.start)
        if stay.start <= track.today and not ended(stay=stay, on=frame.first) and stay.step > 0
    ]
