"""Invented small towns: children with team, target group, age and step in two months, and reports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

import numpy as np
from hypothesis import strategies as st

from varigespor.analysis.publishing.crosstab import ALL, Counted, Line, Prices, crosstab, money, shares
from varigespor.analysis.publishing.tables import Group, Population, Relation, Report

TEAMS, TARGETS, AGES, STEPS = ("Øst", "Vest"), ("fam", "fkt", "ung"), ("0-9", "10-22"), ("3", "4", "5")
DIMENSIONS = (("team", TEAMS), ("target", TARGETS), ("age", AGES), ("step", STEPS))
PRICES = {"3": 30_000, "4": 120_500, "5": 289_000}


def lines(dimension: str, codes: tuple[str, ...]) -> list[Line]:
    """One line for each code, and all."""
    return [*(Line(code, {dimension: (code,)}) for code in codes), ALL]


@dataclass(frozen=True)
class Child:
    """Where a child stands in two months ("": off the ladder). `corrected`: its first step as known later."""

    team: str
    target: str
    age: str
    step: str
    later: str
    days: int
    corrected: str


@dataclass(frozen=True)
class Town:
    """Some children; the first `corrections` of them are corrected before the second known time."""

    children: tuple[Child, ...]
    corrections: int = 0
    rounded_to: int = 1

    def known(self) -> Town:
        """The town as known later."""
        changed = tuple(
            replace(child, step=child.corrected or child.step) if at < self.corrections else child
            for at, child in enumerate(self.children)
        )
        return replace(self, children=changed)

    def counted(self, measure: str, period: str, known_at: str, steps: list[str]) -> Counted:
        """The children with a step, in one population."""
        held = [(child, step) for child, step in zip(self.children, steps, strict=True) if step]
        codes = {
            "team": np.array([child.team for child, _ in held]),
            "target": np.array([child.target for child, _ in held]),
            "age": np.array([child.age for child, _ in held]),
            "step": np.array([step for _, step in held]),
        }
        days = np.array([child.days for child, _ in held], np.int64)
        return Counted(Population(measure, period, known_at, 30), codes, days)

    def first(self, *, known_at: str = "1") -> Counted:
        """The first month."""
        return self.counted("stock", "1", known_at, [child.step for child in self.children])


def town(*, seed: int, size: int, corrections: int, rounded_to: int) -> Town:
    """A random town; a seed is a whole town, so that a finding can be told in four numbers."""
    random = Random(seed)
    children = (
        Child(
            random.choice(TEAMS),
            random.choice(("fam", "fam", "fam", "fkt", "ung")),
            random.choice(AGES),
            random.choice(("3", "3", "3", "4", "5")),
            random.choice(("", "3", "3", "4", "5")),
            random.randint(1, 30),
            random.choice(("", *STEPS)),
        )
        for _ in range(size)
    )
    return Town(tuple(children), corrections, rounded_to)


TOWNS = st.builds(
    town,
    seed=st.integers(0, 2**32),
    size=st.integers(12, 50),
    corrections=st.integers(0, 2),
    rounded_to=st.sampled_from((1, 100_000)),
)


def january(town: Town) -> Report:
    """Team and step, target group and step, shares and money."""
    stock = town.first()
    steps = crosstab(
        key="steps", title="Trin", counted=stock, down=lines("step", STEPS), across=lines("team", TEAMS)
    )
    targets = crosstab(
        key="targets", title="Mål", counted=stock, down=lines("target", TARGETS), across=lines("step", STEPS)
    )
    prices = Prices("step", PRICES, town.rounded_to)
    return Report(
        DIMENSIONS,
        (
            steps,
            targets,
            shares(table=steps, of=dict.fromkeys(TEAMS, "I alt"), key="shares", title="Andele"),
            money(table=steps, counted=stock, prices=prices, key="money", title="Udgift"),
        ),
    )


def corrected(town: Town) -> Report:
    """The same month as known later, with one target group less; all are the two that are left."""
    stock = town.known().first(known_at="2")
    two = TARGETS[:2]
    down = [*lines("target", two)[:-1], Line("I alt", {"target": two})]
    targets = crosstab(key="two", title="To", counted=stock, down=down, across=lines("step", STEPS))
    return Report(DIMENSIONS, (targets,))


def february(town: Town) -> Report:
    """The next month, who came and who went, and the sum that ties them; and January by age."""
    later = town.counted("stock", "2", "1", [child.later for child in town.children])
    left = town.counted(
        "left", "2", "1", [child.step if child.step != child.later else "" for child in town.children]
    )
    came = town.counted(
        "came", "2", "1", [child.later if child.step != child.later else "" for child in town.children]
    )
    stock = town.first()
    across = lines("team", TEAMS)
    tables = [
        crosstab(key=key, title=key, counted=counted, down=lines("step", STEPS), across=across)
        for key, counted in (("later", later), ("left", left), ("came", came))
    ]
    ages = crosstab(
        key="ages", title="Alder", counted=stock, down=lines("age", AGES), across=lines("step", STEPS)
    )
    relations = [
        Relation(
            (
                (1, Group(stock.population, where)),
                (1, Group(came.population, where)),
                (-1, Group(left.population, where)),
                (-1, Group(later.population, where)),
            )
        )
        for step in STEPS
        for team in TEAMS
        for where in [(("step", (step,)), ("team", (team,)))]
    ]
    return Report(DIMENSIONS, (*tables, ages), tuple(relations))


def something(town: Town, *, seed: int) -> Report:
    """Two or three tables that cross what comes, with a total or without, known now or later."""
    random = Random(seed)
    stock = random.choice((town.first(), town.known().first(known_at="2")))
    tables = []
    for key in range(random.randint(2, 3)):
        down, across = random.sample(DIMENSIONS, 2)
        crossed = [_some(random, dimension) for dimension in (down, across)]
        if random.random() < 0.4:
            name, codes = random.choice([one for one in DIMENSIONS if one not in (down, across)])
            only = {name: (random.choice(codes),)}
            crossed[0] = [Line(line.key, {**line.where, **only}) for line in crossed[0]]
        tables.append(
            crosstab(key=f"{key}", title=f"{key}", counted=stock, down=crossed[0], across=crossed[1])
        )
    return Report(DIMENSIONS, tuple(tables))


def _some(random: Random, dimension: tuple[str, tuple[str, ...]]) -> list[Line]:
    name, codes = dimension
    kept = random.sample(lines(name, codes), random.randint(2, len(codes) + 1))
    pair = Line("to", {name: codes[:2]})
    return [*kept, pair] if random.random() < 0.3 else kept
