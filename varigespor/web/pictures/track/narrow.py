"""The track for a narrow column: every stay numbered, the list and the next clocks below."""

from __future__ import annotations

from varigespor.web.pictures.canvas import Canvas
from varigespor.web.pictures.track.drawing import draw_ground, draw_lanes, draw_planned, draw_stays
from varigespor.web.pictures.track.frame import Sheet, frame_of
from varigespor.web.pictures.track.margin import draw_clocks, draw_list
from varigespor.web.pictures.track.stays import Track, finding, in_words

_SHEET = Sheet(width=358, left=20, right=358, rise=40, all_numbered=True)


def draw(*, track: Track, prefix: str) -> str:
    """The whole picture as SVG."""
    canvas, height = sketch(track=track, prefix=prefix)
    return canvas.svg(height=height, title=finding(track=track), text=in_words(track=track))


def sketch(*, track: Track, prefix: str) -> tuple[Canvas, float]:
    """The drawn canvas and its height, before it becomes a string."""
    canvas = Canvas(prefix=prefix, css="pic sp", width=_SHEET.width)
    frame = frame_of(track=track, sheet=_SHEET)
    draw_ground(canvas=canvas, track=track, frame=frame)
    numbered = draw_stays(canvas=canvas, track=track, frame=frame)
    draw_planned(canvas=canvas, track=track, frame=frame)
    draw_lanes(canvas=canvas, track=track, frame=frame)
    end = draw_list(canvas=canvas, stays=numbered, top=frame.end + 24, columns=1)
    return canvas, draw_clocks(canvas=canvas, track=track, left=0, top=end + 16)
