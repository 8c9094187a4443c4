"""Det ved vi i forvejen: earlier concerns (date, outcome) and the responsible adviser; nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from varigespor.domain.access import Act, may
from varigespor.domain.concerns import DANISH_OUTCOMES, Outcome
from varigespor.domain.receiving import Recipient, recipient
from varigespor.records.models import ConcernChild, Person
from varigespor.records.queries import concerns

from ..asked import Asked, municipality


@dataclass(frozen=True)
class Earlier:
    """One earlier concern on a child."""

    received_at: datetime
    outcome: str


@dataclass(frozen=True)
class Known:
    """What is known of one child: whose it is, and what came in before."""

    person: Person
    sibling: bool
    adviser: str
    earlier: Sequence[Earlier]


def known(request: Asked, *, children: Sequence[Person], before: UUID | None = None) -> list[Known]:
    """The children first, then their siblings; the trace names them all. Empty without the right to it."""
    if not may(asker=request.asker, act=Act.SEE_CONCERNS).allowed:
        return []
    ids = [child.pk for child in children]
    siblings = concerns.siblings(children=ids, on=request.today)
    everyone = [*ids, *(person.pk for person in siblings)]
    request.entry.children = list(dict.fromkeys([*request.entry.children, *everyone]))
    rows = concerns.earlier(children=everyone, before=before)
    advisers = concerns.held_by(children=everyone, on=request.today)
    return [
        Known(
            person,
            person.pk not in ids,
            advisers[person.pk].name if person.pk in advisers else "",
            [_earlier(row) for row in rows if row.child_id == person.pk],
        )
        for person in [*children, *siblings]
    ]


def recipients(request: Asked, *, parts: Iterable[ConcernChild]) -> dict[UUID, Recipient]:
    """Child → who meets the concern."""
    rows, town = list(parts), municipality()
    ids = [row.child_id for row in rows]
    advisers = concerns.held_by(children=ids, on=request.today)
    where = concerns.districts_of(children=ids, on=request.today)
    fixed = concerns.fixed_advisers(districts=set(where.values()), on=request.today)
    return {
        row.child_id: recipient(
            municipality=town,
            team=row.team,
            district=where.get(row.child_id, ""),
            adviser=advisers[row.child_id].name if row.child_id in advisers else "",
            fixed=fixed.get(where.get(row.child_id, ""), ()),
        )
        for row in rows
    }


def outcome_words(row: ConcernChild) -> str:
    """How far the concern is for the child, or what it led to."""
    if hasattr(row, "screening"):
        return DANISH_OUTCOMES[Outcome(row.screening.outcome)]
    return "Vurderet, ikke screenet endnu" if hasattr(row, "assessment") else "Ikke vurderet endnu"


def _earlier(row: ConcernChild) -> Earlier:
    return Earlier(row.concern.received_at, outcome_words(row))
