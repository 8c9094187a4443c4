"""An invented town as a snapshot, large enough for some numbers to be shown and some hidden."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import numpy as np

from varigespor.analysis.dimensions import OfSpell
from varigespor.analysis.reviews import Reviews
from varigespor.analysis.snapshot import Snapshot
from varigespor.analysis.spells import OPEN, moments
from varigespor.domain.decisions import EndReason
from varigespor.domain.ladder import HOME_UNTIL
from varigespor.domain.spells import Extract, Reach, Spell
from varigespor.integrations.spells.ladder import snapshot_of_extract
from varigespor.web.report.making import Wanted
from varigespor.web.report.material import Names

STEPS = {
    "1": "1 Almenområdet",
    "2": "2 Forebyggende",
    "3": "3 Hjemme",
    "4": "4 Netværk",
    "5": "5 Pleje",
    "6": "6 Institution",
}
GROUPS = {"family": "Familie", "disability": "Funktionsnedsættelse"}
TEAMS = {"east": "Team Øst", "west": "Team Vest"}
WANTED = Wanted(
    town="Øvekommune",
    since=date(2024, 1, 1),
    until=date(2025, 1, 1),
    known_at="2025-02-01",
    known="Som det var kendt den 1. februar 2025.",
    names=Names(STEPS, GROUPS, TEAMS),
    period="i 2024",
    day="den 31. december",
    beside=("east", "west"),
)


def town(*, seed: int = 1, children: int = 120) -> Snapshot:
    """Children who walk up and down, most of them on the middle steps."""
    chance = Random(seed)
    spells, group, team = [], [], []
    for number in range(children):
        start, step = (
            date(2023, 1, 1) + timedelta(days=chance.randrange(600)),
            chance.choice((2, 3, 3, 3, 5, 6)),
        )
        of, belongs = chance.choice(("family", "family", "disability")), chance.choice(tuple(TEAMS))
        for _ in range(chance.randrange(1, 4)):
            end = start + timedelta(days=chance.randrange(40, 400))
            spells.append(Spell(f"{number:03}", start, end, step, "sted", False, 1))
            group.append(of)
            team.append(belongs)
            start, step = end, max(1, min(6, step + chance.choice((-1, 0, 1))))
    born = {spell.child: date(2012, 1, 1) for spell in spells}
    traits = {"target_group": tuple(group), "team": tuple(team)}
    return snapshot_of_extract(extract=Extract("øve", "øve", Reach(None, None), tuple(spells), born, traits))


REASONS = (EndReason.AS_PLANNED.value, EndReason.BROKEN_DOWN.value, EndReason.REPLACED.value)


def told_town(*, seed: int = 1, children: int = 120) -> Snapshot:
    """The same town, where it is known why help ended and what the follow-ups said, as in a municipality."""
    snapshot, chance = town(seed=seed, children=children), np.random.default_rng(seed)
    spells = snapshot.spells
    placed = spells.step > HOME_UNTIL
    why = np.where(placed & (chance.random(len(spells)) < 0.3), 1, chance.choice([0, 2], len(spells)))
    told = {
        "end_reason": OfSpell(why.astype(np.int32), REASONS),
        "placement": OfSpell(placed.astype(np.int32), (False, True)),
    }
    ended = spells.end != OPEN
    planned = np.where(chance.random(len(spells)) < 0.7, spells.start + 200, OPEN).astype(np.int32)
    day = np.where(ended, spells.end, spells.start + 30) - 10
    said = (chance.random(len(spells)) < 0.8) & (day >= spells.start)
    child, day = spells.child[said], day[said].astype(np.int32)
    order = np.argsort(moments(child=child, day=day), kind="stable")
    child, day = child[order], day[order]
    many = np.repeat(np.arange(len(child)), 6)
    reviews = Reviews(
        child,
        day,
        chance.integers(0, 4, len(child)).astype(np.int32),
        child[many],
        day[many],
        np.arange(len(many), dtype=np.int32),
        chance.random(len(many)) < 0.3,
    )
    return replace(snapshot, of_spell={**snapshot.of_spell, **told}, planned=planned, reviews=reviews)
