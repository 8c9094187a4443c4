"""What the child's page says of the parents' support person, near the placement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from varigespor.analysis.support_person import stay_on
from varigespor.domain.support_person import DANISH_STATES, SupportState
from varigespor.records.models import Case
from varigespor.records.queries import support_person as queries


@dataclass(frozen=True)
class Support:
    """The last answer of this placement; `state` is empty and `since` None where nobody has written one."""

    state: str
    since: date | None
    words: str


def support(*, case: Case, on: date) -> Support | None:
    """What is known on the day; None for a child that is not placed. Two statements at most."""
    stay = stay_on(placements=queries.stays(case=case), on=on)
    if stay is None:
        return None
    rows = [row for row in queries.of_case(case=case) if stay[0] <= row.valid_from <= on]
    if not rows:
        return Support("", None, "")
    last = rows[-1]
    return Support(DANISH_STATES[SupportState(last.state)], last.valid_from, last.words)
