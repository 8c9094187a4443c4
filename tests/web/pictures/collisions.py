"""What every picture is checked for: no two labels share room, and nothing leaves the sheet."""

from __future__ import annotations

import re
from itertools import combinations

from varigespor.web.pictures.canvas import Canvas


def assert_readable(*, canvas: Canvas, height: float) -> None:
    """Fail with the labels that overlap, or with the one that leaves the sheet."""
    for one, other in combinations(canvas.labels, 2):
        assert not one.meets(other), (one, other)
    for box in canvas.labels:
        assert box.within(width=canvas.width + 0.01, height=height), box


def assert_sound(*, svg: str, prefix: str) -> None:
    """Well-formed parts: named by its own ids, no style attributes, no text under 12 pixels."""
    assert f'aria-labelledby="{prefix}-t {prefix}-d"' in svg
    assert svg.count(f'id="{prefix}-t"') == 1
    assert "style=" not in svg
    assert min(float(size) for size in re.findall(r'font-size="([\d.]+)"', svg)) >= 12
