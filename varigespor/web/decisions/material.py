"""What the case holds for a decision, gathered once in a fixed number of statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import NAMESPACE_OID, UUID, uuid5

from varigespor.domain import catalogue as rules
from varigespor.domain.consent import Capacity, consenting, is_party
from varigespor.domain.deadlines import day_of
from varigespor.domain.grounds import Ground
from varigespor.domain.ladder import step_names
from varigespor.domain.people import DANISH_RELATIONS, RelationKind
from varigespor.records.models import Case, CatalogueEntry, Decision, MeasurePeriod
from varigespor.records.queries import catalogue, decisions, measures
from varigespor.records.queries.perspectives import Drawn, drawn

NOT_A_ROLE = {RelationKind.CUSTODY, RelationKind.PARTNER, RelationKind.NO_CONTACT}


def party_key(*, name: str, capacity: str) -> str:
    """A short key of somebody in a capacity. A trap: a number would move answers between people."""
    return uuid5(NAMESPACE_OID, f"{capacity} {name}").hex[:12]


@dataclass(frozen=True)
class Party:
    """Somebody who is asked: the name, in what capacity, and what they are to the child."""

    name: str
    capacity: str
    role: str

    @property
    def key(self) -> str:
        """The name of the party's boxes: the same person keeps the same boxes, whoever else is asked."""
        return party_key(name=self.name, capacity=self.capacity)


@dataclass(frozen=True)
class Material:
    """Everything the form draws from."""

    case: Case
    today: date
    entries: list[CatalogueEntry]
    history: list[MeasurePeriod]
    coming: list[MeasurePeriod]
    drawn: Drawn
    earlier: list[Decision]
    kin: Mapping[str, list[str]]

    @property
    def running(self) -> list[MeasurePeriod]:
        """What can be changed or ended: help that runs today or later."""
        return [period for period in self.history if period.holds(on=self.today)] + self.coming

    @property
    def by_decision(self) -> list[MeasurePeriod]:
        """Running help that a decision started; offers end by agreement."""
        return [period for period in self.running if period.measure.started_by_id]

    @property
    def highest(self) -> int:
        """The child's step today; 0 without help."""
        return max((period.step for period in self.history if period.holds(on=self.today)), default=0)

    @cached_property
    def names(self) -> dict[int, str]:
        """Step → its Danish name today."""
        return step_names(on=self.today)

    def entry(self, key: str) -> CatalogueEntry | None:
        """The fitting entry of an id."""
        return next((entry for entry in self.entries if str(entry.pk) == key), None)

    def on_step(self, step: int) -> list[CatalogueEntry]:
        """The fitting offers of a step."""
        return [entry for entry in self.entries if entry.step == step]

    def tried(self, step: int) -> list[MeasurePeriod]:
        """What was tried on a step, the newest first; a measure that went on changed counts once."""
        found: dict[UUID, MeasurePeriod] = {}
        for period in self.history:
            if period.step == step:
                found.setdefault(period.measure_id, period)
        return list(found.values())

    def parties(self, *, section: str, moves: bool) -> list[Party]:
        """Whom the section asks, and the child itself where it is party to its case."""
        child = self.case.child.name
        asked = consenting(ground=self._ground(section, moves), child=child, on=self.today)
        found = [Party(name, capacity, self._role(name)) for name, capacity in asked]
        young = any(capacity == Capacity.YOUNG for _, capacity in asked)
        if is_party(born_on=self.case.child.born_on, on=self.today) and not young:
            found.insert(0, Party(child, Capacity.CHILD, ""))
        return found

    def _ground(self, section: str, moves: bool) -> Ground:
        return Ground(
            placement=rules.is_placement(key=section, on=self.today),
            born_on=self.case.child.born_on,
            custody_holders=tuple(name for name, kinds in self.kin.items() if RelationKind.CUSTODY in kinds),
            examination_done=self.drawn.examined_on is not None,
            examination_running=self.drawn.examination_runs,
            opened_on=day_of(moment=self.case.opened_at),
            needs=rules.needs(key=section, on=self.today),
            moves=moves,
        )

    def _role(self, name: str) -> str:
        kinds = [RelationKind(kind) for kind in self.kin.get(name, [])]
        return next((DANISH_RELATIONS[kind].capitalize() for kind in kinds if kind not in NOT_A_ROLE), "")


def gather(*, case: Case, today: date) -> Material:
    """Gather it. Twelve statements, however much the case holds."""
    return Material(
        case=case,
        today=today,
        entries=catalogue.fitting(case=case, on=today),
        history=measures.tried(case=case, on=today),
        coming=measures.coming(case=case, on=today),
        drawn=drawn(case=case, on=today),
        earlier=decisions.earlier_reasons(case=case),
        kin=decisions.kinds_of(case=case, on=today),
    )
