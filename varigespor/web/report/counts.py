"""The report's counts as tables to be published, and the relations between them that every reader knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from varigespor.analysis.outcomes import SIX, TWELVE
from varigespor.analysis.publishing.crosstab import ALL, Counted, Line, crosstab
from varigespor.analysis.publishing.tables import Amount, Count, Part, Relation, Report, Table, group
from varigespor.analysis.snapshot import Snapshot
from varigespor.domain.decisions import EndReason
from varigespor.domain.ladder import HOME_UNTIL

from . import entries
from .entries import HIGHER, LOWER, SAME, UNKNOWN, Asked
from .extra import Extra

ONE_DAY = timedelta(days=1)
STEPS = tuple(str(step) for step in range(1, 7))
OFF = "0"
TOTAL = ALL.key
FLOW = ("down", "up", "in", "out")
NEVER = frozenset({("1", "down"), ("6", "up")})
"""There is nothing below the lowest step, and nothing above the highest."""
WHY = (EndReason.AS_PLANNED, EndReason.BROKEN_DOWN)
BROKEN = {"why": (EndReason.BROKEN_DOWN.value,)}
"""Only a placement can break down, so these are the broken placements too: one number, wherever it stands."""


@dataclass(frozen=True)
class Counting:
    """The entries of a report, by what they are.

    `reasons` says whether it is known why help ended, `reviews` whether there are follow-ups at all.
    """

    before: Counted
    now: Counted
    moved: Counted
    changed: Counted
    returned: Counted
    children: Counted
    helped: Counted
    ended: Counted
    six: Counted
    followed: Counted
    reasons: bool
    reviews: bool


def counting(*, snapshot: Snapshot, asked: Asked) -> Counting:
    """All entries of a period."""
    return Counting(
        entries.standing(snapshot=snapshot, on=asked.since - ONE_DAY, known_at=asked.known_at),
        entries.standing(snapshot=snapshot, on=asked.until - ONE_DAY, known_at=asked.known_at),
        entries.moved(snapshot=snapshot, asked=asked),
        entries.changed_place(snapshot=snapshot, asked=asked),
        entries.returned(snapshot=snapshot, asked=asked),
        entries.children(snapshot=snapshot, asked=asked),
        entries.helped(snapshot=snapshot, asked=asked),
        entries.ended(snapshot=snapshot, asked=asked),
        entries.followed_up(snapshot=snapshot, asked=asked, months=SIX),
        entries.followed_up(snapshot=snapshot, asked=asked, months=TWELVE),
        "end_reason" in snapshot.of_spell,
        bool(len(snapshot.reviews.child)),
    )


def report_of(
    *, found: Counting, groups: Sequence[str], teams: Sequence[str], extras: Sequence[Extra] = ()
) -> Report:
    """Everything that is published, before any of it is hidden. `groups` and `teams` are the known keys."""
    target = lines_of(name="target_group", keys=groups)
    down = (*crossed(outer=target, steps=STEPS), ALL) if groups else (*step_lines(), ALL)
    across_teams = (*lines_of(name="team", keys=teams), ALL) if teams else (ALL,)
    steps, why = (*step_lines(), ALL), (*_why(), ALL) if found.reasons else (ALL,)
    tables = (
        _table("before", "Børn før perioden", found.before, steps, (ALL,)),
        _table("now", "Børn på periodens sidste dag", found.now, steps, across_teams),
        _flow(found),
        _table("children", "Børn med hjælp i alt", found.children, (ALL,), (ALL,)),
        _helped(found.helped, down),
        _table("ended", "Forløb, der sluttede", found.ended, down, why),
        *(_reviewed(found, down) if found.reviews else ()),
        _table("six", "6 måneder efter", found.six, down, (*_ways(), ALL)),
        _table("followed", "12 måneder efter", found.followed, down, (*_ways(), ALL)),
    )
    more = {name: codes for extra in extras for name, codes in extra.dimensions.items()}
    known = (*_dimensions(groups, teams), *more.items())
    return Report(known, (*tables, *(extra.table for extra in extras)), tuple(_known(found)))


def _reviewed(found: Counting, down: Sequence[Line]) -> tuple[Table, ...]:
    """What the follow-ups said of the courses that ended: the child's profit, and the goals."""
    said = (Line("yes", {"profit": ("yes",)}), Line("answered", {"profit": ("yes", "other")}))
    goals = (Line("reached", {"goal": ("reached",)}), Line("followed", {"goal": ("reached", "followed")}))
    return (
        _table("profits", "Barnets udbytte", found.ended, down, said),
        _table("goals", "Delmål", found.ended, down, goals),
    )


def _table(key: str, title: str, counted: Counted, down: Sequence[Line], across: Sequence[Line]) -> Table:
    return crosstab(key=key, title=title, counted=counted, down=down, across=across)


def step_lines() -> tuple[Line, ...]:
    """A line per step, the highest first."""
    return tuple(Line(step, {"step": (step,)}) for step in reversed(STEPS))


def lines_of(*, name: str, keys: Iterable[str]) -> tuple[Line, ...]:
    """A line per key of a dimension, those that are not known last."""
    return tuple(Line(key, {name: (key,)}) for key in (*keys, UNKNOWN))


def crossed(*, outer: Iterable[Line], steps: Sequence[str]) -> tuple[Line, ...]:
    """A line per outer line and step, the lowest first; the keys stand with a space between."""
    return tuple(
        Line(f"{line.key} {step}", {**line.where, "step": (step,)}) for line in outer for step in steps
    )


def _why() -> tuple[Line, ...]:
    return tuple(Line(reason.value, {"why": (reason.value,)}) for reason in WHY)


def _ways() -> tuple[Line, ...]:
    return tuple(Line(way, {"way": (way,)}) for way in (LOWER, SAME, HIGHER))


def _flow(found: Counting) -> Table:
    """Per step how many went down, up, came in and went out, and what befell placements in all.

    Moves are never printed from step to step.
    """
    moved = found.moved
    ways = {"down": "from", "up": "from", "in": "to", "out": "from"}
    rows = [(step, dict.fromkeys(("from", "to"), (step,))) for step in reversed(STEPS)]
    cells = [
        _count(step, way, moved, {"kind": (way,), side: where[side]})
        for step, where in rows
        for way, side in ways.items()
        if (step, way) not in NEVER
    ]
    totals = [_count(TOTAL, way, moved, {"kind": (way,)}) for way in ways]
    return Table("flow", "Bevægelser", (*cells, *totals, *_across(found)))


def _across(found: Counting) -> list[Count]:
    """Who came home from a placement, who was placed, what broke down, who changed place, who came back."""
    near, away = (OFF, *STEPS[:HOME_UNTIL]), STEPS[HOME_UNTIL:]
    return [
        _count(TOTAL, "home", found.moved, {"from": away, "to": near}),
        _count(TOTAL, "placed", found.moved, {"from": near, "to": away}),
        *([_count(TOTAL, "broken", found.ended, BROKEN)] if found.reasons else []),
        _count(TOTAL, "changes", found.changed, {}),
        _count(TOTAL, "followed_home", found.returned, {"from": away, "to": near}),
        _count(TOTAL, "again", found.returned, {"from": away, "to": near, "again": ("yes",)}),
    ]


def _count(row: str, column: str, counted: Counted, where: Mapping[str, tuple[str, ...]]) -> Count:
    number = int(counted.within(where).sum())
    return Count(row, column, number, group(population=counted.population, where=where))


def _helped(helped: Counted, down: Sequence[Line]) -> Table:
    """Children and their days of help."""
    counts = crosstab(
        key="helped", title="Børn med hjælp", counted=helped, down=down, across=(Line("children", {}),)
    )
    days = [
        Amount(cell.row, "days", cell.value, cell.group, (Part(1, _days(helped, cell), cell.group),))
        for cell in counts.cells
        if isinstance(cell, Count)
    ]
    return Table(counts.key, counts.title, (*counts.cells, *days))


def _days(helped: Counted, cell: Count) -> int:
    held = helped.within(dict(cell.group.where))
    return int(helped.days[held].sum()) if helped.days is not None else 0


def _known(found: Counting) -> Iterable[Relation]:
    """What every reader knows: a step's children now are those before, plus who came, minus who left.

    And which way a move between two steps goes.
    """
    moved = found.moved.population
    for step in STEPS:
        lower, higher = STEPS[: STEPS.index(step)], STEPS[STEPS.index(step) + 1 :]
        for way, elsewhere in (("down", (OFF, step, *higher)), ("up", (OFF, step, *lower))):
            nobody = group(population=moved, where={"kind": (way,), "from": (step,), "to": elsewhere})
            yield Relation(((1, nobody),))
    for way, side, codes in (
        ("in", "from", STEPS),
        ("in", "to", (OFF,)),
        ("out", "from", (OFF,)),
        ("out", "to", STEPS),
        ("down", "from", (OFF,)),
        ("up", "from", (OFF,)),
    ):
        yield Relation(((1, group(population=moved, where={"kind": (way,), side: codes})),))
    for step in STEPS:
        yield Relation(
            (
                (1, group(population=found.before.population, where={"step": (step,)})),
                (1, group(population=found.moved.population, where={"to": (step,)})),
                (-1, group(population=found.moved.population, where={"from": (step,)})),
                (-1, group(population=found.now.population, where={"step": (step,)})),
            )
        )


def _dimensions(groups: Sequence[str], teams: Sequence[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    reasons = tuple(reason.value for reason in EndReason)
    known = {
        "step": STEPS,
        "from": (OFF, *STEPS),
        "to": (OFF, *STEPS),
        "kind": FLOW,
        "why": (*reasons, UNKNOWN),
        "way": (LOWER, SAME, HIGHER),
        "again": ("no", "yes"),
        "profit": ("yes", "other", "none"),
        "goal": ("reached", "followed", "none"),
        "of": ("child",),
    }
    if groups:
        known["target_group"] = (*groups, UNKNOWN)
    if teams:
        known["team"] = (*teams, UNKNOWN)
    return tuple(known.items())
