"""An invented town as a snapshot, large enough for some numbers to be shown and some hidden."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from varigespor.analysis.snapshot import Snapshot
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
