"""What a case holds when a decision is prepared or approved: the ground that the rules judge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from varigespor.domain.lifetime import Lifetime


@dataclass(frozen=True)
class Running:
    """One current period of a measure: it runs from `since` until (not including) `until`."""

    measure: UUID
    name: str
    since: date
    until: date | None
    placement: bool
    step: int

    def runs_after(self, *, day: date) -> bool:
        """Whether it still runs on the day or later."""
        return self.until is None or self.until > day


@dataclass(frozen=True)
class Ground:
    """What the case holds.

    `placement`: something the decision starts places the child; `placing` are those entries. `needs` is what
    the sections need (see `norms.sections.NEEDS`), `moves` that a placed child gets another place, `periods`
    the child's current periods, `not_offered` the entries that cannot be chosen on their day, `at_home` those
    that stand out of the home by a section that does not place. `holder_ids` says who `custody_holders` are;
    for an unborn child they are its registered parents.
    """

    placement: bool
    born_on: date | None
    custody_holders: tuple[str, ...]
    examination_done: bool
    examination_running: bool
    opened_on: date
    needs: frozenset[str] = frozenset()
    moves: bool = False
    placing: frozenset[UUID] = frozenset()
    periods: tuple[Running, ...] = ()
    not_offered: frozenset[UUID] = frozenset()
    holder_ids: tuple[UUID, ...] = ()
    unborn: bool = False
    at_home: frozenset[UUID] = frozenset()
    due_on: date | None = None

    @property
    def life(self) -> Lifetime:
        """When the child's life begins, as far as it is known."""
        return Lifetime(self.born_on, self.due_on)
