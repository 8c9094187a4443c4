"""The track for a wide page: words in the picture where they fit, the next clocks at the right."""

from __future__ import annotations

from varigespor.web.pictures.canvas import Canvas
from varigespor.web.pictures.track.drawing import draw_ground, draw_lanes, draw_planned, draw_stays
from varigespor.web.pictures.track.frame import Sheet, frame_of
from varigespor.web.pictures.track.margin import draw_clocks, draw_list
from varigespor.web.pictures.track.stays import Track, finding, in_words

_SHEET = Sheet(width=784, left=140, right=616, rise=54, all_numbered=False)
_CLOCKS = 636.0


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
    clocks = draw_clocks(canvas=canvas, track=track, left=_CLOCKS, top=16)
    end = max(frame.end + 4, clocks)
    return canvas, draw_list(canvas=canvas, stays=numbered, top=end + 16, columns=2) if numbered else end
