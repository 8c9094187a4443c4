"""Draws a track: its ground, its steps with arrows between them, its words and its lanes of marks."""

from __future__ import annotations

from datetime import date

from varigespor.web.pictures.canvas import Box, Canvas, Type, path
from varigespor.web.pictures.letters import fitted, width_of
from varigespor.web.pictures.track.frame import Frame, shown
from varigespor.web.pictures.track.marks import draw_breakdown, draw_house, draw_mark, draw_riser
from varigespor.web.pictures.track.placing import Label, Placement, Ring, Segment, place_all
from varigespor.web.pictures.track.stays import Came, Stay, Track
from varigespor.web.wording import month_span

NAME = Type(13, "sp-strong")
SPAN = Type(12, "sp-soft")
RING = Type(12, "sp-strong", "middle")


def draw_ground(*, canvas: Canvas, track: Track, frame: Frame) -> None:
    """Steps, years, the line between home and away, today and what lies ahead."""
    sheet, now = frame.sheet, frame.x(track.today)
    canvas.rect(box=Box(now, frame.top, sheet.right - now, frame.end - frame.top), css="sp-ahead")
    at = track.current.step if track.current else 0
    for step, name in track.step_names.items():
        y = frame.y(step)
        canvas.line(start=(sheet.left, y), end=(sheet.right, y), css="sp-level")
        words = str(step) if sheet.all_numbered else f"{step} {name}"
        short = fitted(words=words, size=13, room=sheet.left - 10)
        canvas.text(at=(0, y + 4), words=short, type_=Type(13, "sp-strong" if step == at else "sp-soft"))
    border = (frame.y(3) + frame.y(4)) / 2
    canvas.line(start=(0, border), end=(sheet.right, border), css="sp-border")
    _draw_years(canvas, frame, now)
    canvas.line(start=(now, frame.top - 8), end=(now, frame.end), css="sp-today")
    canvas.text(at=(min(now, sheet.right - 20), 16), words="I dag", type_=Type(13, "sp-strong", "middle"))


def _draw_years(canvas: Canvas, frame: Frame, now: float) -> None:
    free = frame.sheet.left
    for year in range(frame.first.year + 1, frame.last.year + 1):
        x = frame.x(date(year, 1, 1))
        canvas.line(start=(x, frame.top - 8), end=(x, frame.end), css="sp-year")
        ends = x + width_of(words=str(year), size=13)
        if x >= free and ends < frame.sheet.right and (ends < now - 26 or x > now + 26):
            canvas.text(at=(x, 16), words=str(year), type_=Type(13, "sp-soft"))
            free = ends + 8


def draw_stays(*, canvas: Canvas, track: Track, frame: Frame) -> list[Stay]:
    """Levels, arrows and words; returns the stays that got a ring or no place, in the order of numbers."""
    stays = shown(track=track, frame=frame)
    segments = [_segment(stay, track, frame) for stay in stays]
    obstacles = [Box(frame.x(track.today) - 2, 0, 4, frame.bottom)]
    obstacles += [Box(s.start - 3, s.level - 4, s.end - s.start + 6, 8) for s in segments]
    for one in segments:
        canvas.line(start=(one.start, one.level), end=(one.end, one.level), css="sp-stay")
    for index in range(1, len(stays)):
        pair = slice(index - 1, index + 1)
        obstacles += _draw_move(canvas, stays[pair], segments[pair])
    left, numbered = frame.sheet.left, frame.sheet.all_numbered
    bounds = Box(left, frame.top, frame.x(track.today) - left, frame.bottom - frame.top)
    placed = place_all(segments=segments, obstacles=obstacles, bounds=bounds, all_numbered=numbered)
    return _draw_words(canvas, stays, segments, placed)


def _segment(stay: Stay, track: Track, frame: Frame) -> Segment:
    end = min(stay.end or track.today, track.today)
    span = month_span(start=stay.start, end=stay.end)
    return Segment(frame.x(stay.start), frame.x(end), frame.y(stay.step), stay.label, span)


def _draw_move(canvas: Canvas, stays: list[Stay], segments: list[Segment]) -> list[Box]:
    (before, after), (left, right) = stays, segments
    if before.end is None or before.end < after.start:
        return []
    x = right.start
    marks: list[Box] = []
    if after.came is Came.BREAKDOWN:
        draw_breakdown(canvas=canvas, at=(x, left.level))
        marks.append(Box(x - 16, left.level - 9, 18, 18))
    if left.level == right.level:
        canvas.line(start=(x, left.level - 6), end=(x, left.level + 6), css="sp-change")
        return [*marks, Box(x - 3, left.level - 6, 6, 12)]
    draw_riser(canvas=canvas, x=x, start=left.level, end=right.level)
    if after.came is Came.HOME:
        draw_house(canvas=canvas, at=(x, right.level))
        marks.append(Box(x - 9, right.level - 9, 18, 18))
    low, high = sorted((left.level, right.level))
    return [*marks, Box(x - 8, low - 5, 16, high - low + 10)]


def _draw_words(
    canvas: Canvas, stays: list[Stay], segments: list[Segment], placed: list[Placement]
) -> list[Stay]:
    numbered = []
    for stay, segment, where in zip(stays, segments, placed, strict=True):
        if isinstance(where, Label):
            canvas.text(at=(where.box.x, where.box.y + 11), words=segment.name, type_=NAME)
            canvas.text(at=(where.box.x, where.box.y + 26), words=segment.span, type_=SPAN)
            continue
        numbered.append(stay)
        if isinstance(where, Ring):
            _draw_ring(canvas, where, segment, len(numbered))
    return numbered


def _draw_ring(canvas: Canvas, ring: Ring, segment: Segment, shown_as: int) -> None:
    x, y = ring.at
    if ring.leader:
        foot = min(max(x, segment.start), segment.end)
        canvas.line(start=(x, y), end=(foot, segment.level), css="sp-leader")
    canvas.circle(at=ring.at, radius=9, css="sp-ring")
    canvas.text(at=(x, y + 4.3), words=str(shown_as), type_=RING)


def draw_planned(*, canvas: Canvas, track: Track, frame: Frame) -> None:
    """The expected step as a dashed line into the time ahead, and a dot for today."""
    now, current = frame.x(track.today), track.current
    if current is None:
        return
    if track.planned is not None:
        x, y = frame.x(track.planned.day), frame.y(track.planned.step)
        level, right = frame.y(current.step), frame.sheet.right
        canvas.path(data=path(points=[(now, level), (x, level), (x, y), (right, y)]), css="sp-planned")
    canvas.circle(at=(now, frame.y(current.step)), radius=5, css="sp-now")


def draw_lanes(*, canvas: Canvas, track: Track, frame: Frame) -> None:
    """The lanes with their names, what happened, and the rings of what comes."""
    for lane in frame.lanes:
        y = frame.lane_y(lane)
        canvas.line(start=(frame.sheet.left, y), end=(frame.sheet.right, y), css="sp-level")
        if not frame.sheet.all_numbered:
            canvas.text(at=(0, y + 4), words=lane, type_=Type(13, "sp-soft"))
        for mark in track.marks:
            if mark.lane is lane and frame.first <= mark.day <= frame.last:
                draw_mark(canvas=canvas, at=(frame.x(mark.day), y), mark=mark, frame=frame)
