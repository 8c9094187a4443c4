"""What a picture of dots shows: rows of numbers beside each other, and what the picture says in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Dot:
    """One number: where it lies, the ends of the line through it (None: no line), and it all in words."""

    label: str
    value: float
    words: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Tick:
    """A number that others have published."""

    value: float
    words: str


@dataclass(frozen=True)
class Row:
    """Dots on one scale from `lowest` to `highest`, whose ends are called `ends`; `note` says what of it."""

    heading: str
    dots: tuple[Dot, ...]
    lowest: float
    highest: float
    ends: tuple[str, str]
    note: str = ""
    ticks: tuple[Tick, ...] = ()

    def share(self, value: float) -> float:
        """Where a value lies on the scale, from 0 to 1."""
        room = self.highest - self.lowest
        return min(max((value - self.lowest) / room, 0.0), 1.0) if room else 0.0

    @property
    def published(self) -> str:
        """'Publiceret: 87 % (2019), 88 % (2021)'; nothing where there are none."""
        return f"Publiceret: {', '.join(tick.words for tick in self.ticks)}" if self.ticks else ""


@dataclass(frozen=True)
class DotPicture:
    """The rows, and what they show, said in one sentence."""

    finding: str
    rows: tuple[Row, ...]

    @property
    def in_words(self) -> str:
        """Every value in sentences."""
        return " ".join(_sentence(row) for row in self.rows)


def _sentence(row: Row) -> str:
    dots = ", ".join(f"{dot.label} {dot.words}" for dot in row.dots)
    after = "".join(f" {words}." for words in (row.note.rstrip("."), row.published) if words)
    return f"{row.heading}: {dots}.{after}"
