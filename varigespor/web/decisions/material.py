"""What the case holds for a decision, gathered once in a fixed number of statements."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import NAMESPACE_OID, UUID, uuid5

from varigespor.domain import catalogue as rules
from varigespor.domain.consent import Capacity, consenting, giving, is_party
from varigespor.domain.deadlines import day_of
from varigespor.domain.grounds import Ground
from varigespor.domain.ladder import step_names
from varigespor.domain.people import DANISH_RELATIONS, RelationKind, is_unborn
from varigespor.records.models import Case, CatalogueEntry, Decision, Goal, MeasurePeriod
from varigespor.records.queries import catalogue, decisions, measures
from varigespor.records.queries.people import Kin, kin
from varigespor.records.queries.perspectives import Drawn, drawn
from varigespor.records.queries.plans import open_goals

NOT_A_ROLE = {RelationKind.CUSTODY, RelationKind.PARTNER, RelationKind.NO_CONTACT}


def party_key(*, name: str, capacity: str, namesake: UUID | None = None) -> str:
    """A short key of somebody in a capacity; `namesake` is who it is where another asked has the same name.

    A trap: a number would move answers between people.
    """
    return uuid5(NAMESPACE_OID, f"{capacity} {name} {namesake or ''}".rstrip()).hex[:12]


@dataclass(frozen=True)
class Party:
    """Somebody who is asked: the name, in what capacity, what they are to the child, and who they are."""

    name: str
    capacity: str
    role: str
    person: UUID | None = None
    namesake: bool = False

    @property
    def key(self) -> str:
        """The name of the party's boxes: the same person keeps the same boxes, whoever else is asked."""
        namesake = self.person if self.namesake else None
        return party_key(name=self.name, capacity=self.capacity, namesake=namesake)


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
    kin: list[Kin]
    goals: list[Goal]

    @property
    def running(self) -> list[MeasurePeriod]:
        """What can be changed or ended: help that runs today or later."""
        return [period for period in self.history if period.holds(on=self.today)] + self.coming

    @property
    def by_decision(self) -> list[MeasurePeriod]:
        """Running help that a decision started; offers end by agreement."""
        return [period for period in self.running if period.measure.started_by_id]

    def highest(self, *, on: date) -> int:
        """The child's step on a day; 0 without help."""
        every = [*self.history, *self.coming]
        return max((period.step for period in every if period.holds(on=on)), default=0)

    @property
    def unborn(self) -> bool:
        """Whether the child is not born yet: there is no talk to hold."""
        return is_unborn(born_on=self.case.child.born_on, due_on=self.case.child.due_on)

    def left_on(self, *, day: date) -> bool:
        """Whether a placement ends on the day by another decision: what begins then is another place."""
        return any(period.placement and period.valid_to == day for period in [*self.history, *self.coming])

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
        names = Counter((one.name, one.capacity) for one in asked)
        found = [
            Party(
                one.name, one.capacity, self._role(one.person), one.person, names[one.name, one.capacity] > 1
            )
            for one in asked
        ]
        young = any(one.capacity == Capacity.YOUNG for one in asked)
        if is_party(born_on=self.case.child.born_on, on=self.today) and not young:
            found.insert(0, Party(child, Capacity.CHILD, ""))
        return found

    def _ground(self, section: str, moves: bool) -> Ground:
        gives = giving(unborn=self.unborn)
        holders = [one.person for one in self.kin if gives & set(one.kinds)]
        return Ground(
            placement=rules.is_placement(key=section, on=self.today),
            born_on=self.case.child.born_on,
            custody_holders=tuple(holder.name for holder in holders),
            holder_ids=tuple(holder.pk for holder in holders),
            unborn=self.unborn,
            examination_done=self.drawn.examined_on is not None,
            examination_running=self.drawn.examination_runs,
            opened_on=day_of(moment=self.case.opened_at),
            needs=rules.needs(key=section, on=self.today),
            moves=moves,
        )

    def _role(self, person: UUID | None) -> str:
        kinds = next((one.kinds for one in self.kin if one.person.pk == person), ())
        return next((DANISH_RELATIONS[kind].capitalize() for kind in kinds if kind not in NOT_A_ROLE), "")


def gather(*, case: Case, today: date) -> Material:
    """Gather it. Fourteen statements, however much the case holds."""
    return Material(
        case=case,
        today=today,
        entries=catalogue.fitting(case=case, on=today),
        history=measures.tried(case=case, on=today),
        coming=measures.coming(case=case, on=today),
        drawn=drawn(case=case, on=today),
        earlier=decisions.earlier_reasons(case=case),
        kin=kin(child=case.child, on=today),
        goals=decisions.goals(keys=open_goals(case=case)),
    )
