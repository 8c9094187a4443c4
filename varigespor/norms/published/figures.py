"""A published figure: what was measured, where, when, the value as written, and who published it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

UNITS = MappingProxyType(
    {
        "percent": "%",
        "cases": "sager",
        "points": "point",
        "children": "børn",
        "child_years": "helårsanbragte",
        "kroner": "kr.",
        "millions": "mio. kr.",
        "billions": "mia. kr.",
        "mark": "i gennemsnit",
        "advisers": "rådgivere",
        "weeks": "uger",
        "concerns": "underretninger",
    }
)
ONE = MappingProxyType({"children": "barn", "advisers": "rådgiver"})
READ = MappingProxyType({"whole": "hele dokumentet er læst", "part": "kun en del af siden er læst"})


@dataclass(frozen=True)
class PublishedSource:
    """Who published it and where; `read` is one of READ; an address with '…' is known in part only."""

    document: str
    section: str
    address: str
    read: str

    @property
    def danish(self) -> str:
        """Document and section, e.g. »Ankestyrelsen, Børnesagsbarometret, 2024«."""
        return ", ".join(part for part in (self.document, self.section) if part)

    @property
    def standing(self) -> str:
        """How far it was read, in Danish."""
        return READ[self.read]

    @property
    def link(self) -> str | None:
        """A whole address to follow, or None where only a part of it is known."""
        return f"https://{self.address}" if self.address and "…" not in self.address else None


@dataclass(frozen=True)
class Figure:
    """One value of a measure. `written` is as it was published, `about` the word before it (»knap«)."""

    place: str
    period: str
    written: str
    about: str
    unit: str
    note: str
    source: PublishedSource

    @property
    def value(self) -> Decimal:
        """The number itself, for a line in a chart."""
        return Decimal(self.written.replace(".", "").replace(",", "."))

    @property
    def danish(self) -> str:
        """The value with its unit: »75 %«, »knap 1 mio. kr.«"""
        unit = ONE.get(self.unit, UNITS[self.unit]) if self.written == "1" else UNITS[self.unit]
        return " ".join(part for part in (self.about, self.written.replace("-", "−"), unit) if part)

    @property
    def line(self) -> str:
        """What stands beside our own figure: »publiceret: 75 % (2024, Ankestyrelsen …)«."""
        where = "" if self.place == "Danmark" else f"{self.place}, "
        return f"publiceret: {self.danish} ({where}{self.period}, {self.source.document})"


@dataclass(frozen=True)
class Measure:
    """Something that others have measured, with its figures in the order of time."""

    key: str
    danish: str
    unit: str
    note: str
    figures: tuple[Figure, ...]

    @property
    def latest(self) -> Figure:
        """The figure that was published last."""
        return self.figures[-1]


@dataclass(frozen=True)
class Topic:
    """The measures of one file, under one heading."""

    key: str
    danish: str
    note: str
    measures: Mapping[str, Measure]
