"""What a norm is: a dated, cited value with its history, and the fact it makes on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from varigespor.norms.wording import UNKNOWN, in_danish

MARKS = MappingProxyType(
    {
        "V": "læst i lovteksten",
        "P": "fra vejledning eller anden kilde; lovteksten er ikke læst",
        "U": "ikke bekræftet",
        "S": "fra programmets egne dokumenter",
        "A": "antagelse, ikke kommunens egen beslutning",
    }
)
AUTHORITIES = MappingProxyType(
    {"statute": "lov", "council": "kommunalpolitisk beslutning", "practice": "praksis"}
)
BOUNDS = MappingProxyType(
    {"at_most": "højst", "at_least": "mindst", "exact": "præcis", "free": "kommunen bestemmer"}
)


class NormMissing(KeyError):
    """A norm, section, or value that the book does not have; says which, in Danish."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True)
class Source:
    """Where a value comes from. `mark` is one of MARKS; `address` has no scheme."""

    document: str
    section: str
    address: str
    mark: str

    @property
    def danish(self) -> str:
        """Document and section, e.g. »Barnets lov § 136«."""
        return " ".join(part for part in (self.document, self.section) if part)

    @property
    def standing(self) -> str:
        """How far the source was read, in Danish."""
        return MARKS[self.mark]

    @property
    def link(self) -> str | None:
        """A whole address to follow, or None where only a part of it is known."""
        known = bool(self.address) and "…" not in self.address
        return f"https://{self.address}" if known else None


@dataclass(frozen=True)
class NormValue:
    """A value from `since` until the day `until` (not included); None is »ikke oplyst«."""

    since: date
    until: date | None
    value: object | None = field(hash=False)
    source: Source
    note: str

    def holds(self, *, on: date) -> bool:
        """Tell whether the value holds on a day."""
        return self.since <= on and (self.until is None or on < self.until)


@dataclass(frozen=True)
class Norm:
    """One norm with its whole history; the key is its file's path without the ending."""

    key: str
    name: str
    danish: str
    unit: str
    counted_from: str
    authority: str
    bound: str
    values: tuple[NormValue, ...]
    checked_on: date | None
    checked_by: str
    acts_in: tuple[str, ...]

    def on(self, *, day: date) -> NormValue | None:
        """Return the value of a day, or None on a day the book says nothing about."""
        return next((value for value in self.values if value.holds(on=day)), None)


@dataclass(frozen=True)
class Fact:
    """What a norm says on a day, with its source. An unknown value starts no clock."""

    norm: Norm
    value: object | None = field(hash=False)
    source: Source
    note: str = ""

    @property
    def known(self) -> bool:
        """Whether anybody has said what the value is."""
        return self.value is not None

    @property
    def verified(self) -> bool:
        """Whether the text of the law itself was read; only such a norm may stop an act."""
        return self.source.mark == "V"

    @property
    def whole(self) -> int:
        """The value as a whole number. Raises NormMissing where it is none."""
        if type(self.value) is not int:
            raise NormMissing(f"Normen »{self.norm.danish}« har ingen talværdi: {UNKNOWN}.")
        return self.value

    @property
    def listed(self) -> tuple[object, ...]:
        """The lines of a list; none where it is unknown. Raises NormMissing where it is no list."""
        if self.value is not None and not isinstance(self.value, tuple):
            raise NormMissing(f"Normen »{self.norm.danish}« er ingen liste.")
        return self.value or ()

    @property
    def named(self) -> Mapping[str, object]:
        """The named parts of a value; none where it is unknown. Raises NormMissing where it has none."""
        if self.value is not None and not isinstance(self.value, Mapping):
            raise NormMissing(f"Normen »{self.norm.danish}« har ingen navngivne dele.")
        return self.value or {}

    @property
    def danish(self) -> str:
        """The value with its unit, e.g. »24 timer«, or »ikke oplyst«."""
        return in_danish(value=self.value, unit=self.norm.unit)
