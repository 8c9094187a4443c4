"""How long suppression takes, and what it costs in numbers: python benchmarks/publishing.py [SEED …]."""

from __future__ import annotations

import sys
from dataclasses import replace
from time import perf_counter

import numpy as np

from varigespor.analysis.publishing.crosstab import ALL, Counted, Line, Prices, crosstab, money, shares
from varigespor.analysis.publishing.published import Published, State
from varigespor.analysis.publishing.suppression import suppress
from varigespor.analysis.publishing.tables import Amount, Count, Group, Population, Relation, Report, Table

TEAMS = ("Øst", "Vest", "Unge Center")
TARGETS = ("familie", "funktionsnedsættelse", "ikke oplyst")
STEPS = tuple("123456")
AGES = tuple(str(age) for age in range(23))
MEASURES = {"1": 4, "2": 6, "3": 5, "4": 2, "5": 3, "6": 4}
BANDS = {
    "0-2": (0, 3),
    "3-5": (3, 6),
    "6-9": (6, 10),
    "10-12": (10, 13),
    "13-14": (13, 15),
    "15-22": (15, 23),
}
PRICES = {"1": 9_500, "2": 21_000, "3": 34_500, "4": 146_000, "5": 189_500, "6": 412_000}
NAMES = tuple(f"{step}{letter}" for step in STEPS for letter in "abcdef"[: MEASURES[step]])
DIMENSIONS = (
    ("team", TEAMS),
    ("target_group", TARGETS),
    ("step", STEPS),
    ("age", AGES),
    ("measure", NAMES),
    ("from", ("0", *STEPS)),
    ("to", ("0", *STEPS)),
    ("on_time", ("ja", "nej")),
)
BY_STEP = [*(Line(f"trin {step}", {"step": (step,)}) for step in STEPS), ALL]
BY_TEAM = [*(Line(team, {"team": (team,)}) for team in TEAMS), ALL]
BY_TARGET = [*(Line(one, {"target_group": (one,)}) for one in TARGETS), ALL]
BY_AGE = [*(Line(band, {"age": AGES[low:high]}) for band, (low, high) in BANDS.items()), ALL]
BY_MEASURE = [*(Line(name, {"measure": (name,), "step": (name[0],)}) for name in NAMES), ALL]
PLACED = Line("anbragt", {"step": ("4", "5", "6")})
FAMILY = {"target_group": ("familie",)}


def invented(*, population: Population, seed: int, count: int = 550) -> Counted:
    """An invented town's open cases: most of them low on the ladder, about 100 placed."""
    random = np.random.default_rng(seed)
    age = random.choice(23, count, p=np.array([2] * 6 + [5] * 9 + [7] * 3 + [2] * 5) / 88)
    step = random.choice(STEPS, count, p=[0.28, 0.33, 0.2, 0.05, 0.09, 0.05])
    team = np.where(age >= 15, TEAMS[2], random.choice(TEAMS[:2], count, p=[0.45, 0.55]))
    letter = random.integers(0, 100, count)
    measure = [f"{one}{'abcdef'[int(at % MEASURES[one])]}" for one, at in zip(step, letter, strict=True)]
    codes = {
        "team": team,
        "target_group": random.choice(TARGETS, count, p=[0.68, 0.29, 0.03]),
        "step": step,
        "age": age.astype(str),
        "measure": np.array(measure),
        "on_time": random.choice(("ja", "nej"), count, p=[0.85, 0.15]),
    }
    return Counted(population, codes, random.integers(1, population.days + 1, count))


def moved(*, population: Population, seed: int, count: int = 310) -> Counted:
    """Invented moves on the ladder in a year, most of them one step."""
    random = np.random.default_rng(seed)
    begin = random.choice(7, count, p=[0.38, 0.2, 0.2, 0.12, 0.03, 0.04, 0.03])
    end = np.where(
        begin == 0, random.choice([1, 1, 2, 2, 3, 5], count), begin + random.choice([-2, -1, -1, 1], count)
    )
    end = np.where(end == begin, 0, np.clip(end, 0, 6))
    kept = begin != end
    team = random.choice(TEAMS, count)
    codes = {"from": begin.astype(str)[kept], "to": end.astype(str)[kept], "team": team[kept]}
    return Counted(population, codes)


def report(*, month: int, seed: int, known_at: str, targets: int = 3) -> Report:
    """A report of the size that a committee gets, about one day and one year, in invented numbers."""
    stock = invented(population=Population("stock", f"day {month}", known_at, 365), seed=seed)
    moves = moved(population=Population("moves", f"year to {month}", known_at), seed=seed)
    by_target = [*BY_TARGET[:targets], ALL]
    flows = [
        *(Line(f"fra {one}", {"from": (one,)}) for one in ("0", *STEPS)),
        ALL,
    ]
    arrivals = [*(Line(f"til {one}", {"to": (one,)}) for one in ("0", *STEPS)), ALL]
    steps = crosstab(key="steps", title="Trin og team", counted=stock, down=BY_STEP, across=BY_TEAM)
    timely = [Line("til tiden", {"on_time": ("ja",)}), ALL]
    punctual = crosstab(
        key="timely", title="Opfølgning til tiden", counted=stock, down=BY_TEAM, across=timely
    )
    family = [Line(f"{team.key}, familie", {**team.where, **FAMILY}) for team in BY_TEAM]
    months, sums = monthly(since=month, known_at=known_at)
    tables = (
        steps,
        months,
        crosstab(key="targets", title="Trin og målgruppe", counted=stock, down=BY_STEP, across=by_target),
        crosstab(key="ages", title="Alder og trin", counted=stock, down=BY_AGE, across=BY_STEP),
        crosstab(key="teams", title="Team og målgruppe", counted=stock, down=BY_TEAM, across=by_target),
        crosstab(key="placed", title="Anbragte", counted=stock, down=BY_AGE, across=[PLACED, ALL]),
        crosstab(key="measures", title="Indsatser", counted=stock, down=BY_MEASURE, across=[ALL]),
        crosstab(key="variation", title="Familie, alder og team", counted=stock, down=BY_AGE, across=family),
        crosstab(key="moves", title="Bevægelser", counted=moves, down=flows, across=arrivals),
        crosstab(key="by_team", title="Bevægelser i team", counted=moves, down=flows, across=BY_TEAM),
        money(
            table=steps,
            counted=stock,
            prices=Prices("step", PRICES, 100_000),
            key="money",
            title="Udgift, 1.000 kr.",
        ),
        punctual,
        shares(table=punctual, of={"til tiden": "I alt"}, key="share", title="Andel til tiden"),
    )
    return Report(DIMENSIONS, tables, (*_structural(stock.population), *sums))


def monthly(*, since: int, known_at: str) -> tuple[Table, list[Relation]]:
    """Twelve months by team: stock, who came and who went, and the sums that tie each month to the last."""
    random = np.random.default_rng(0)
    went, came = random.integers(0, 12, (2, 40, 3))
    stock = np.array([165, 198, 187]) + np.cumsum(came - went, axis=0)
    cells, sums = [], []
    for month in range(since, since + 12):
        period = f"month {month}"
        held = {name: Population(name, period, known_at) for name in ("open", "came", "went")}
        earlier = Population("open", f"month {month - 1}", known_at)
        for name, numbers in (("open", stock[month]), ("came", came[month]), ("went", went[month])):
            for line, number in zip(BY_TEAM, [*numbers, numbers.sum()], strict=True):
                where = tuple(line.where.items())
                cells.append(Count(f"{period} {name}", line.key, int(number), Group(held[name], where)))
        for line in BY_TEAM if month > since else ():
            terms = ((1, earlier), (1, held["came"]), (-1, held["went"]), (-1, held["open"]))
            where = tuple(line.where.items())
            sums.append(Relation(tuple((weight, Group(one, where)) for weight, one in terms)))
    return Table("months", "Måned for måned", tuple(cells)), sums


def _structural(population: Population) -> tuple[Relation, ...]:
    """Every measure stands on one step; every reader knows it."""
    found = []
    for name in NAMES:
        others = tuple(step for step in STEPS if step != name[0])
        where = (("measure", (name,)), ("step", others))
        found.append(Relation(((1, Group(population, where)),)))
    return tuple(found)


def lost(*, published: Published) -> tuple[int, int, int]:
    """How many counts and amounts are printed, small, and hidden for another's sake."""
    states = [
        published.by_place[place]
        for place, cell in published.report.cells.items()
        if isinstance(cell, Count | Amount)
    ]
    return states.count(State.SHOWN), states.count(State.SMALL), states.count(State.REVEALING)


def main(*, seeds: list[int]) -> None:
    """Print one line per town: the first report, and one more after ten registered ones."""
    heading = ("by", "første", "vist", "1-4", "for andre", "tilbage", "efter ti", "for andre")
    sys.stdout.write(" ".join(f"{word:>10}" for word in heading) + "\n")
    for seed in seeds:
        began = perf_counter()
        first = suppress(report=report(month=0, seed=seed, known_at="1"))
        alone = perf_counter() - began
        register = [first]
        for month in range(1, 10):
            known = report(month=month // 3, seed=seed + month // 3, known_at="1", targets=3 - month % 2)
            register.append(suppress(report=replace(known), register=register))
        began = perf_counter()
        last = suppress(report=report(month=0, seed=seed, known_at="2", targets=2), register=register)
        shown, small, others = lost(published=first)
        figures = (alone, shown, small, others, len(first.withheld))
        sys.stdout.write(f"{seed:>10} " + " ".join(f"{one:>10.3g}" for one in figures))
        sys.stdout.write(f" {perf_counter() - began:>10.3g} {lost(published=last)[2]:>10}\n")


if __name__ == "__main__":
    main(seeds=[int(seed) for seed in sys.argv[1:]] or [1, 2, 3])
