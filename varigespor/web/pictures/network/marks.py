"""The marks of the network map: who somebody is, whether they consented, whether they have a task."""

from __future__ import annotations

from varigespor.web.pictures.canvas import Box, Canvas, Point, Type
from varigespor.web.pictures.letters import fitted, width_of
from varigespor.web.pictures.network.people import Consent, Network, Relation

NAME = Type(14, "nw-name")
DETAIL = Type(13, "nw-detail")
HEAD = Type(16, "nw-name")
SOFT = Type(13, "nw-detail")
RADIUS = 7.0
_WEIGHT = {"tæt på": "near", "jævnligt": "mid", "sjældent": "far"}


def line_class(*, one: Relation) -> str:
    """Accent and full when there is a task, dotted ink when not; thicker the closer."""
    kind = "barred" if one.contact_barred else "task" if one.task else "none"
    return f"nw-line {kind} {_WEIGHT[one.closeness]}"


def draw_mark(*, canvas: Canvas, at: Point, one: Relation, family: bool) -> None:
    """A circle for family, a square for professionals; filled means consent, a slash means no."""
    css = "nw-mark full" if one.consent is Consent.GIVEN else "nw-mark"
    x, y = at
    if family:
        canvas.circle(at=at, radius=RADIUS, css=css)
    else:
        canvas.rect(box=Box(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS), css=css)
    if one.consent is Consent.REFUSED or one.contact_barred:
        canvas.line(start=(x - 5, y + 5), end=(x + 5, y - 5), css="nw-slash")


def draw_child(*, canvas: Canvas, at: Point, radius: float, network: Network) -> None:
    """The child's own circle with name and age; an age too long for it is left to the words."""
    x, y = at
    canvas.circle(at=at, radius=radius, css="nw-child")
    aged = width_of(words=network.age, size=12) <= 2 * radius - 6
    name = fitted(words=network.child, size=13, room=2 * radius - 6)
    canvas.text(at=(x, y - 1 if aged else y + 5), words=name, type_=Type(13, "nw-on name", "middle"))
    if aged:
        canvas.text(at=(x, y + 14), words=network.age, type_=Type(12, "nw-on", "middle"))
