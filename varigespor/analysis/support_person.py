"""The parents' support person in numbers: placed children on a day by what their parents were offered.

Columns are plain lists of equal length, intervals half-open, None = still. Each number's definition is in
`domain/support_words.py`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date

from varigespor.domain.support_person import SupportState
from varigespor.domain.support_words import NOT_REGISTERED

from .proportion import Proportion

Days = tuple[date, date | None]
FOREVER = date.max


def stay_on(*, placements: Iterable[Days], on: date) -> Days | None:
    """The unbroken time away from home that holds the day; None where the child is at home.

    A placement that begins the day another ends goes on in the same stay; times without a day are no time.
    """
    found: tuple[date, date] | None = None
    for start, end in sorted((start, end or FOREVER) for start, end in placements if start != end):
        if found and start <= found[1]:
            found = found[0], max(found[1], end)
        elif found and found[0] <= on < found[1]:
            break
        else:
            found = start, end
    if found is None or not found[0] <= on < found[1]:
        return None
    return found[0], None if found[1] == FOREVER else found[1]


def state_on(*, placements: Iterable[Days], answers: Iterable[tuple[date, str]], on: date) -> str | None:
    """What is known of the support person on a day: the last answer since the stay began.

    `answers` are (from, state). NOT_REGISTERED where nobody has written one; None where the child is at home.
    """
    stay = stay_on(placements=placements, on=on)
    if stay is None:
        return None
    since = max(((day, state) for day, state in answers if stay[0] <= day <= on), default=None)
    return since[1] if since else NOT_REGISTERED


def by_state(
    *,
    placements: Mapping[str, Sequence[Hashable]],
    answers: Mapping[str, Sequence[Hashable]],
    on: date,
) -> dict[str, tuple[Hashable, ...]]:
    """State → the placed children on the day, all states and NOT_REGISTERED, each child in one.

    `placements` has the columns child, start, end; `answers` child, state, start, as `records` gives them.
    """
    stays: dict[Hashable, list[Days]] = {}
    for child, start, end in zip(placements["child"], placements["start"], placements["end"], strict=True):
        stays.setdefault(child, []).append((start, end))  # type: ignore[arg-type]
    said: dict[Hashable, list[tuple[date, str]]] = {}
    for child, state, start in zip(answers["child"], answers["state"], answers["start"], strict=True):
        said.setdefault(child, []).append((start, state))  # type: ignore[arg-type]
    found: dict[str, list[Hashable]] = {state: [] for state in (*SupportState, NOT_REGISTERED)}
    for child, days in stays.items():
        state = state_on(placements=days, answers=said.get(child, ()), on=on)
        if state is not None:
            found[state].append(child)
    return {state: tuple(children) for state, children in found.items()}


def declined(*, states: Mapping[str, tuple[Hashable, ...]]) -> Proportion:
    """Those who said no, among those who have answered; nobody else is taken for either.

    `states` is what `by_state` gives. Left out: not answered yet, never offered, not registered.
    """
    among = states[SupportState.ACCEPTED] + states[SupportState.DECLINED]
    out = (SupportState.OFFERED.value, SupportState.NEVER_OFFERED.value, NOT_REGISTERED)
    return Proportion(states[SupportState.DECLINED], among, {state: states[state] for state in out})
