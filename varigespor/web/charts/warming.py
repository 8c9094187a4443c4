"""Making ready what draws, so that the first reader need not wait a second and a half for it."""

from __future__ import annotations

from .axes import texts
from .setting import Said, Sheet, svg_of


def warm() -> None:
    """Import Altair and vl-convert and draw once; from then on the process holds some 100 MB more."""
    sheet = Sheet(height=20, left=0, right=0, top=0, bottom=0)
    svg_of(layers=[texts(at=[(0.0, 10.0, "1")])], sheet=sheet, said=Said("", "", "warm"))
