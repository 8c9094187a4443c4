"""Children today against the cap: a bar with a dashed warning and a solid cap."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from varigespor.web.pictures.canvas import number

_WIDTH, _HEIGHT, _TOP = 260.0, 18.0, 4.0
_BAR = 10.0
_MOST = 25


@dataclass(frozen=True)
class Load:
    """Children an adviser has today, those held as cover among them, and the two limits (scaled).

    Where nobody has said from how many one is reminded, `warning` is None and no line is drawn.
    """

    children: int
    cover: int
    warning: int | None
    cap: int

    @property
    def over(self) -> int:
        """Children beyond the cap."""
        return max(self.children - self.cap, 0)

    @property
    def spoken(self) -> str:
        """The bar in words."""
        cover = f", heraf {self.cover} som afløser" if self.cover else ""
        over = f". {self.over} over loftet" if self.over else ""
        warning = f". Varsel fra {self.warning}" if self.warning is not None else ""
        return f"{self.children} af {self.cap} børn{cover}{warning}{over}"


def cap_bar(*, load: Load, most: int = _MOST) -> str:
    """The bar; `most` children fill its width, so bars under each other can be compared."""
    scale = _WIDTH / max(most, load.children, load.cap)
    within = min(load.children, load.cap)
    own = min(max(load.children - load.cover, 0), within)
    bars = [
        _bar(0, load.cap * scale, "bg"),
        _bar(0, own * scale, "fill"),
        _bar(own * scale, (within - own) * scale, "cover"),
        _bar(load.cap * scale + 2, load.over * scale - 2, "over"),
        _tick(load.warning * scale, "tick15") if load.warning is not None else "",
        _tick(load.cap * scale, "tick"),
    ]
    return (
        f'<svg class="cap" viewBox="0 0 {number(_WIDTH + 2)} {number(_HEIGHT)}" role="img"'
        f' aria-label="{escape(load.spoken)}">{"".join(bars)}</svg>'
    )


def _bar(x: float, width: float, css: str) -> str:
    if width <= 0:
        return ""
    return (
        f'<rect class="{css}" x="{number(x)}" y="{number(_TOP)}"'
        f' width="{number(width)}" height="{number(_BAR)}" rx="1"/>'
    )


def _tick(x: float, css: str) -> str:
    top, bottom = ("0", number(_HEIGHT)) if css == "tick" else ("3", "15")
    return f'<line class="{css}" x1="{number(x)}" x2="{number(x)}" y1="{top}" y2="{bottom}"/>'
