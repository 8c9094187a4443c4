"""The child's own picture: the steps walked, what was decided, and the next clocks."""

from __future__ import annotations

from datetime import date, datetime

from varigespor.analysis.ladder import Segment
from varigespor.analysis.ladder import track as walked
from varigespor.analysis.spells import spells_of
from varigespor.domain.decisions import EndReason
from varigespor.domain.deviations import DANISH_DUES, DueKind, Voice
from varigespor.domain.ladder import is_away
from varigespor.records.models import Case, Due, MeasurePeriod
from varigespor.records.queries.timeline import Happening

from ..asked import municipality
from ..clocks import clock_words
from ..pictures.track.stays import Came, Lane, Mark, NextClock, Planned, Stay, Track
from .clock_pairs import shown

LANES = {"concerns": Lane.CONCERN, "decisions": Lane.DECISION, "follow_ups": Lane.FOLLOW_UP}
VOICES = {Voice.LAW: "Lov", Voice.PROGRAMME: "Programmet"}
CLOCKS = 2


def track(*, case: Case, today: date, now: datetime, happenings: list[Happening], dues: list[Due]) -> Track:
    """The track from the measures' current rows; a step is the highest that runs on the day."""
    periods = list(
        MeasurePeriod.objects.current()
        .filter(case=case)
        .select_related("measure__entry")
        .order_by("valid_from")
    )
    spells = spells_of(
        child=[case.pk] * len(periods),
        step=[period.step for period in periods],
        start=[period.valid_from for period in periods],
        end=[period.valid_to for period in periods],
        same_place=[False] * len(periods),
    )
    segments = [segment for segment in walked(spells=spells) if segment.step] if periods else []
    begun = [segment for segment in segments if segment.start <= today]
    stays = tuple(_stay(segment, before, periods) for segment, before in _with_before(begun))
    return Track(
        child=case.child.given_name or "Det ufødte barn",
        today=today,
        stays=stays,
        marks=tuple(
            Mark(LANES[row.kind], row.day) for row in happenings if row.kind in LANES and row.day <= today
        ),
        clocks=tuple(_clock(due, now) for due in _next(dues)),
        planned=_planned(segments, today),
    )


def _with_before(segments: list[Segment]) -> list[tuple[Segment, Segment | None]]:
    return list(zip(segments, [None, *segments], strict=False))


def _stay(segment: Segment, before: Segment | None, periods: list[MeasurePeriod]) -> Stay:
    on = [p for p in periods if p.step == segment.step and p.holds(on=segment.start)]
    label = on[0].measure.entry.name if on else ""
    return Stay(segment.step, segment.start, segment.end, label, _came(segment, before, periods))


def _came(segment: Segment, before: Segment | None, periods: list[MeasurePeriod]) -> Came:
    if before is None or before.end != segment.start:
        return Came.IN
    ended = {p.end_reason for p in periods if p.valid_to == segment.start}
    if EndReason.BROKEN_DOWN in ended:
        return Came.BREAKDOWN
    if segment.step > before.step:
        return Came.UP
    home = is_away(step=before.step) and not is_away(step=segment.step)
    return Came.HOME if home else Came.DOWN


def _planned(segments: list[Segment], today: date) -> Planned | None:
    coming = next((segment for segment in segments if segment.start > today), None)
    return Planned(coming.step, coming.start) if coming else None


def _next(dues: list[Due]) -> list[Due]:
    return sorted(dues, key=lambda due: due.due_at)[:CLOCKS]


def _clock(due: Due, now: datetime) -> NextClock:
    deadline = shown(due=due).deadline
    until = deadline.at if deadline.by_the_clock else deadline.last_day
    words = clock_words(due=until, now=now, practice=municipality().practice)
    what = DANISH_DUES[DueKind(due.kind)]
    return NextClock(words.phrase, words.exact, what, VOICES[Voice(due.voice)], deadline.last_day)
