"""The attack sees through suppressors that forget something, and not through the real one."""

from __future__ import annotations

from dataclasses import replace

from tests.analysis.publishing import naive
from tests.analysis.publishing.attack import Reader
from tests.analysis.publishing.towns import DIMENSIONS, STEPS, TEAMS, Child, Town, january, lines
from varigespor.analysis.publishing.crosstab import ALL, Line, Prices, crosstab, money, shares
from varigespor.analysis.publishing.published import Published
from varigespor.analysis.publishing.suppression import suppress
from varigespor.analysis.publishing.tables import Report

# How many children there are of each target group and step, in each team.
NUMBERS = {
    ("Øst", "fam", "3"): 14,
    ("Øst", "fam", "4"): 8,
    ("Øst", "fam", "5"): 9,
    ("Vest", "fam", "3"): 12,
    ("Vest", "fam", "4"): 3,
    ("Vest", "fam", "5"): 7,
    ("Vest", "fkt", "3"): 6,
    ("Øst", "fkt", "5"): 6,
    ("Øst", "ung", "4"): 7,
    ("Vest", "ung", "4"): 6,
}
TOWN = Town(
    tuple(
        Child(team, target, "0-9", step, step, 30, "")
        for (team, target, step), number in NUMBERS.items()
        for _ in range(number)
    )
)


def only(*keys: str) -> Report:
    """Some tables of the report about January."""
    report = january(TOWN)
    return replace(report, tables=tuple(table for table in report.tables if table.key in keys))


def families(*, down: list[Line]) -> Report:
    """Families alone, by step and team."""
    stock = TOWN.first()
    down = [Line(line.key, {**line.where, "target": ("fam",)}) for line in down]
    table = crosstab(key="fam", title="Familie", counted=stock, down=down, across=lines("team", TEAMS))
    return Report(DIMENSIONS, (table,))


def revealed(*published: Published) -> list[tuple[str, str, str]]:
    return Reader(published).revealed()


def test_hiding_small_counts_alone_is_seen_through() -> None:
    report = families(down=lines("step", STEPS))
    assert ("fam", "4", "Vest") in revealed(naive.small_alone(report))
    assert revealed(suppress(report=report)) == []


def test_hiding_one_more_in_each_row_is_seen_through() -> None:
    report = families(down=lines("step", STEPS))
    assert ("fam", "4", "Vest") in revealed(naive.by_row(report))


def test_forgetting_what_was_published_is_seen_through() -> None:
    """First all steps with their total, then steps 3 and 4 with theirs: each is safe alone."""
    first = suppress(report=families(down=lines("step", STEPS)))
    second = families(down=[*lines("step", ("3", "4"))[:2], Line("3-4", {"step": ("3", "4")})])
    assert revealed(first) == []
    assert revealed(naive.forgetful(second)) == []
    assert revealed(first, naive.forgetful(second)) != []
    assert revealed(first, suppress(report=second, register=[first])) == []


def shared() -> Report:
    """Families by step and team, and the share of each team."""
    report = families(down=lines("step", STEPS))
    steps = report.tables[0]
    of = dict.fromkeys(TEAMS, "I alt")
    return replace(report, tables=(steps, shares(table=steps, of=of, key="share", title="Andel")))


def test_leaving_percentages_is_seen_through() -> None:
    assert revealed(naive.leaving_shares(shared())) != []
    assert revealed(suppress(report=shared())) == []


def priced() -> Report:
    """Families by step and team, and what they cost."""
    report = families(down=lines("step", STEPS))
    prices = Prices("step", {"3": 30_000, "4": 120_500, "5": 289_000})
    cost = money(table=report.tables[0], counted=TOWN.first(), prices=prices, key="cost", title="Udgift")
    return replace(report, tables=(report.tables[0], cost))


def test_leaving_money_is_seen_through() -> None:
    assert revealed(naive.leaving_money(priced())) != []
    assert revealed(suppress(report=priced())) == []


def test_a_complement_is_seen() -> None:
    """All children and all but three: the three stand in no cell, and are known all the same."""
    down = [ALL, Line("uden", {"step": ("3", "5")})]
    stock = TOWN.first()
    vest = [Line(line.key, {**line.where, "team": ("Vest",), "target": ("fam",)}) for line in down]
    table = crosstab(key="two", title="To tal", counted=stock, down=vest, across=[ALL])
    report = Report(DIMENSIONS, (table,))
    assert Reader([naive.small_alone(report)]).complements() != []
    assert Reader([suppress(report=report)]).complements() == []
