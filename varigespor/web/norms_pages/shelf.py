"""How norms stand on the screen: by chapter, filtered, each with its value on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from varigespor.norms.book import Fact, Norm, Source, fact, norms
from varigespor.norms.norm import BOUNDS
from varigespor.norms.wording import CHAPTERS, UNKNOWN, in_danish

GROUPS = {
    "concerns": "Underretninger",
    "teams": "Team og områder",
    "caseload": "Sagstal",
    "assessment": "Undersøgelse",
    "network": "Netværk",
    "plans": "Mål og plan",
    "decisions": "Afgørelser",
    "followup": "Opfølgning",
    "rights": "Barnets og forældrenes ret",
    "ladder": "Trappen",
    "time": "Dage",
    "sections/since_2024": "Barnets lovs bestemmelser og deres trin",
    "sections/until_2023": "Servicelovens bestemmelser til og med 2023",
}
DECIDED_BY = {"statute": "Loven", "council": "Byrådet", "practice": "Praksis"}
COUNTED = {
    "decision": "fra afgørelsen",
    "birth": "fra fødslen",
    "concern received": "fra underretningen er modtaget",
    "previous follow-up": "fra forrige opfølgning",
    "municipality becomes aware of the need": "fra kommunen får kendskab til behovet",
    "first day in the job": "fra første dag i jobbet",
    "start of the measure": "fra indsatsens start",
    "start of the placement": "fra anbringelsens start",
    "case opened": "fra sagen er fordelt",
}
NOT_READ = frozenset({"P", "U", "A"})
READ = {
    "V": "Læst i lovteksten",
    "P": "Lovteksten er ikke læst",
    "U": "Ikke bekræftet",
    "S": "Programmets egne dokumenter",
    "A": "Antagelse",
}
FILTERS = (
    ("", "Alle"),
    ("lov", "Lov"),
    ("byraad", "Byråd"),
    ("praksis", "Praksis"),
    ("ikke-laest", "Kilden er ikke læst"),
    ("ikke-oplyst", "Ikke oplyst"),
    ("aendret", "Ændret i år"),
)
AUTHORITY_FILTERS = {"statute": "lov", "council": "byraad", "practice": "praksis"}


@dataclass(frozen=True)
class Shown:
    """One norm as it stood on a day."""

    norm: Norm
    fact: Fact
    on: date
    in_force: bool
    own: bool

    @property
    def group(self) -> str:
        return self.norm.key.removeprefix("national/").rsplit("/", 1)[0]

    @property
    def anchor(self) -> str:
        return self.norm.key.replace("/", "-")

    @property
    def decided_by(self) -> str:
        """Who decided it; an assumption was decided by nobody."""
        return "Ingen endnu" if self.source.mark == "A" else DECIDED_BY[self.norm.authority]

    @property
    def source(self) -> Source:
        """The source of the value that holds, or of the last one that did."""
        return self.fact.source if self.in_force else self.norm.values[-1].source

    @property
    def not_read(self) -> bool:
        return self.source.mark in NOT_READ

    @property
    def read(self) -> str:
        """How far the source was read, in a few words."""
        return READ[self.source.mark]

    @property
    def value(self) -> str:
        """The value in a few words; the whole of it stands in the history."""
        if not self.in_force:
            return "gælder ikke"
        steps = self.fact.value.get("steps") if isinstance(self.fact.value, Mapping) else None
        if steps:
            return f"trin {', '.join(str(step) for step in steps)}"
        if isinstance(self.fact.value, tuple | Mapping):
            return f"{len(self.fact.value)} linjer"
        return self.fact.danish

    @property
    def under(self) -> str:
        """What stands under the name: what it is about, its bound, and from when it is counted."""
        parts = [self._about(), self._bound(), COUNTED.get(self.norm.counted_from, "")]
        return ", ".join(part for part in parts if part).capitalize()

    @property
    def history(self) -> list[dict[str, object]]:
        """Every value with its days, the latest first."""
        unit = self.norm.unit
        return [
            {"row": row, "value": in_danish(value=row.value, unit=unit), "unknown": row.value is None}
            for row in reversed(self.norm.values)
        ]

    @property
    def filters(self) -> frozenset[str]:
        """The filters that show it."""
        holds = {
            "ikke-laest": self.in_force and self.not_read,
            "ikke-oplyst": self.in_force and not self.fact.known,
            "aendret": any(value.since.year == self.on.year for value in self.norm.values[1:]),
        }
        return frozenset(["", AUTHORITY_FILTERS[self.norm.authority], *(key for key in holds if holds[key])])

    def _about(self) -> str:
        named = self.norm.values[-1].value
        return str(named.get("what", "")) if isinstance(named, Mapping) else ""

    def _bound(self) -> str:
        return "" if self.norm.bound == "exact" or self.value == UNKNOWN else BOUNDS[self.norm.bound]


def shown(*, key: str, on: date, municipality: str) -> Shown:
    """One norm on a day. Raises NormMissing where no such norm is shipped."""
    said = fact(key=key, on=on, municipality=municipality)
    nation = norms().get(key)
    return Shown(said.norm, said, on, said.norm.on(day=on) is not None, said.norm != nation)


def shelf(*, on: date, municipality: str) -> list[Shown]:
    """Every norm on a day, in the order of the chapters."""
    order = {group: number for number, group in enumerate(GROUPS)}
    found = [shown(key=key, on=on, municipality=municipality) for key in norms(municipality=municipality)]
    return sorted(found, key=lambda one: (order.get(one.group, len(order)), one.norm.key))


def filtered(*, rows: Iterable[Shown], chosen: str) -> list[Shown]:
    """The rows of one filter; an unknown filter shows none."""
    return [one for one in rows if chosen in one.filters]


def grouped(*, rows: Iterable[Shown]) -> list[tuple[str, list[Shown]]]:
    """(Danish heading, norms) for the groups that have any."""
    by_group: dict[str, list[Shown]] = {}
    for one in rows:
        by_group.setdefault(one.group, []).append(one)
    return [(GROUPS.get(key) or CHAPTERS[key], found) for key, found in by_group.items()]
