"""The parts of a programme as its documents say them, each with the document and the place in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from varigespor.norms.reading import Entry


@dataclass(frozen=True)
class Document:
    """One of the programme's own documents."""

    key: str
    danish: str
    note: str


@dataclass(frozen=True)
class Cited:
    """A place in a document."""

    document: Document
    section: str

    @property
    def danish(self) -> str:
        """Document and place, e.g. »Børne- og Skoleudvalget, referat 23. november 2016: Økonomi«."""
        return f"{self.document.danish}: {self.section}" if self.section else self.document.danish


@dataclass(frozen=True)
class Element:
    """One element of the chain: in a corner (empty for what all three lead to) and at a stage."""

    key: str
    corner: str
    stage: str
    danish: str
    source: Cited
    place: Entry = field(compare=False, repr=False)


@dataclass(frozen=True)
class Arrow:
    """From one element to the next: what is assumed, and the indicator that would show it.

    Where `source` is None the assumption is Varige Spor's own, not the documents'.
    """

    corner: str
    start: str
    end: str
    assumption: str
    indicator: str
    source: Cited | None
    place: Entry = field(compare=False, repr=False)

    @property
    def own(self) -> bool:
        """Whether the assumption is ours."""
        return self.source is None


@dataclass(frozen=True)
class Theory:
    """The whole chain of a municipality, in the order of its files."""

    elements: Mapping[str, Element]
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True)
class Money:
    """An amount as it is written in the document."""

    what: str
    amount: str


@dataclass(frozen=True)
class Resolution:
    """One entry of the log. `known` is day, month, year or nothing; `first` is its first possible day."""

    what: str
    known: str
    first: date | None
    who: str
    text: str
    conditions: tuple[str, ...]
    money: tuple[Money, ...]
    minority: str
    absent: str
    notes: tuple[str, ...]
    source: Cited


@dataclass(frozen=True)
class Finding:
    """What the evaluation found, and the indicators that would be evidence for it today."""

    key: str
    danish: str
    note: str
    indicators: tuple[str, ...]
    source: Cited
    place: Entry = field(compare=False, repr=False)


@dataclass(frozen=True)
class Answer:
    """Where the product answers a development potential; `page` is empty where it is on a child's page."""

    danish: str
    page: str


@dataclass(frozen=True)
class Potential:
    """One of the development potentials, and what answers it."""

    key: str
    danish: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class BasisVersion:
    """A version of the working basis, in force from a day until the next one."""

    version: str
    danish: str
    since: date
    text: str
    assumed: bool
    note: str
    source: Cited


@dataclass(frozen=True)
class Programme:
    """Everything of one municipality; each part may be empty. `of` says whose documents a part follows."""

    theory: Theory
    council: tuple[Resolution, ...]
    findings: tuple[Finding, ...]
    potentials: tuple[Potential, ...]
    potentials_source: Cited | None
    basis: tuple[BasisVersion, ...]
    of: Mapping[str, str]
