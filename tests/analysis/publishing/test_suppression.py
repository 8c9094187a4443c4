"""What a suppression answers: what is hidden, tables that fall, bad input, what was published before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.analysis.publishing.towns import DIMENSIONS, STEPS, Child, Town, lines
from varigespor.analysis.publishing.crosstab import ALL, Line, crosstab
from varigespor.analysis.publishing.published import MARK, Fault, Published, State
from varigespor.analysis.publishing.suppression import suppress
from varigespor.analysis.publishing.tables import (
    Amount,
    Count,
    Derived,
    Group,
    Part,
    Population,
    Relation,
    Report,
    Table,
    group,
)

STOCK = Population("stock", "1", "1")


def table(key: str, numbers: dict[str, int], *, population: Population = STOCK) -> Table:
    """Counts by step; "I alt" is everybody."""
    cells = [
        Count(step, "antal", number, group(population=population, where=_where(step)))
        for step, number in numbers.items()
    ]
    return Table(key, f"Tabel {key}", tuple(cells))


def _where(step: str) -> dict[str, tuple[str, ...]]:
    return {} if step == "I alt" else {"step": tuple(step.split("+"))}


def report(*tables: Table, relations: tuple[Relation, ...] = ()) -> Report:
    return Report(DIMENSIONS, tables, relations)


def hidden(answer: Published, key: str) -> list[str]:
    states = answer.by_place.items()
    return [row for (name, row, _), state in states if name == key and state is not State.SHOWN]


def test_zero_is_printed_and_never_hidden_for_another() -> None:
    answer = suppress(report=report(table("a", {"3": 0, "4": 2, "5": 8, "I alt": 10})))
    assert answer.printed(("a", "3", "antal")) == 0
    assert hidden(answer, "a") == ["4", "5"]


def test_the_smallest_number_that_helps_is_hidden() -> None:
    answer = suppress(report=report(table("a", {"3": 60, "4": 2, "5": 8, "I alt": 70})))
    assert hidden(answer, "a") == ["4", "5"]


def test_a_five_does_not_hide_a_one() -> None:
    """1 + 5 = 6: whoever knows which of them is 1 to 4 knows both, so a greater number is hidden."""
    answer = suppress(report=report(table("a", {"3": 60, "4": 1, "5": 5, "I alt": 66})))
    assert hidden(answer, "a") == ["3", "4"]


def test_a_table_of_small_numbers_falls_and_says_what_to_do() -> None:
    answer = suppress(report=report(table("a", {"3": 1, "4": 2, "5": 0}), table("b", {"I alt": 3})))
    assert [one.fault for one in answer.withheld] == [Fault.EMPTY, Fault.EMPTY]
    assert answer.withheld[0].sentence.startswith("»Tabel a« kan ikke offentliggøres")
    assert "Del op i færre og større grupper" in answer.withheld[0].sentence
    assert answer.report.tables == ()


def test_what_is_worked_out_from_a_fallen_table_falls_with_it() -> None:
    small = table("a", {"3": 1, "4": 2})
    share = Table("share", "Andel", (Derived("3", "andel", "33 %", (("a", "3", "antal"),)),))
    again = Table("again", "Igen", (Derived("3", "x", "1/3", (("share", "3", "andel"),)),))
    answer = suppress(report=report(small, share, again))
    assert [one.key for one in answer.withheld] == ["a", "share", "again"]


def test_a_table_of_nobody_is_printed() -> None:
    answer = suppress(report=report(table("a", {"3": 0, "4": 0, "I alt": 0})))
    assert hidden(answer, "a") == [] and answer.withheld == ()


def test_one_category_less_reveals_nothing() -> None:
    """All of 27, then all but the youngest, 24: one of the two is hidden."""
    first = suppress(report=report(table("a", {"I alt": 27})))
    second = suppress(report=report(table("b", {"3+4": 24, "3": 14, "4": 10})), register=[first])
    assert first.printed(("a", "I alt", "antal")) == 27
    assert second.printed(("b", "3+4", "antal")) == MARK


def test_what_was_hidden_stays_hidden_and_what_was_printed_stays_printed() -> None:
    numbers = {"3": 60, "4": 2, "5": 8, "I alt": 70}
    first = suppress(report=report(table("a", numbers)))
    later = replace(STOCK, known_at="2")
    second = suppress(report=report(table("b", numbers, population=later)), register=[first])
    assert hidden(second, "b") == hidden(first, "a")


def test_a_zero_that_would_reveal_what_was_hidden_withholds_its_table() -> None:
    """Of 28 on step 5, 21 and a hidden 7 were published; that the others are nobody would tell the 7."""
    fam, fkt, ung = {"3": 62, "4": 10, "5": 21}, {"3": 33, "4": 9, "5": 7}, {"3": 4, "4": 10, "5": 0}
    everybody = {step: fam[step] + fkt[step] + ung[step] for step in fam}
    first = suppress(report=report(by_target({"fam": fam, "fkt": fkt, "I alt": everybody})))
    assert first.printed(("target", "5", "fkt")) == MARK
    second = suppress(report=report(by_target({"ung": ung})), register=[first])
    assert [one.fault for one in second.withheld] == [Fault.REVEALED]
    assert "sammen med det, der er offentliggjort før" in second.withheld[0].sentence


def by_target(numbers: dict[str, dict[str, int]]) -> Table:
    """Counts by target group and step, with the sum over steps; "I alt" is every target group."""
    cells = []
    for target, steps in numbers.items():
        only = {} if target == "I alt" else {"target": (target,)}
        for step, number in {**steps, "I alt": sum(steps.values())}.items():
            held = group(population=STOCK, where={**_where(step), **only})
            cells.append(Count(step, target, number, held))
    return Table("target", "Målgruppe", tuple(cells))


def cost(*parts: tuple[str, ...]) -> Amount:
    """What nine children cost, ten øre a day, in parts by step."""
    held = tuple(Part(10, 9, group(population=STOCK, where={"step": steps})) for steps in parts)
    return Amount("m", "m", 9, group(population=STOCK, where={}), held)


def test_the_sum_of_a_month_reveals_nothing() -> None:
    """Stock before + in − out = stock now: three printed numbers would give the fourth."""
    names = ("before", "came", "left", "now")
    numbers = dict(zip(names, (40, 9, 3, 46), strict=True))
    held = {name: Population(name, "1", "1") for name in names}
    tables = [table(name, {"I alt": numbers[name]}, population=held[name]) for name in names]
    weights = dict(zip(names, (1, 1, -1, -1), strict=True))
    relation = Relation(tuple((weights[name], Group(held[name])) for name in names))
    merged = Table("flow", "Måned", tuple(replace(one.cells[0], row=one.key) for one in tables))
    answer = suppress(report=report(merged, relations=(relation,)))
    assert hidden(answer, "flow") == ["came", "left"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (report(table("a", {"3": 9}), table("b", {"3": 8})), "contradict"),
        (report(table("a", {"9": 9})), "no code '9'"),
        (report(Table("d", "D", (Derived("1", "1", "5 %", (("a", "1", "1"),)),))), "not in the report"),
        (report(table("a", {"3": 9}), table("a", {"3": 9})), "one place"),
        (report(table("a", {"3": -1})), "below 0"),
        (report(Table("m", "M", (cost(("3",), ("3",)),))), "overlap"),
    ],
)
def test_what_does_not_hang_together_is_refused(wrong: Report, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        suppress(report=wrong)


def test_numbers_that_cannot_all_be_true_are_refused() -> None:
    with pytest.raises(ValueError, match="contradict"):
        suppress(report=report(table("a", {"3": 9, "4": 9, "5": 9, "I alt": 20})))


def test_a_crossing_holds_the_codes_of_both_lines() -> None:
    town = Town(tuple(Child("Øst", "fam", "0-9", step, step, 1, "") for step in ("3", "3", "4", "5")))
    upper = Line("øvre", {"step": ("4", "5")})
    made = crosstab(key="a", title="A", counted=town.first(), down=[upper, ALL], across=lines("step", STEPS))
    values = {(cell.row, cell.column): cell.value for cell in made.cells if isinstance(cell, Count)}
    assert values["øvre", "3"] == 0 and values["øvre", "4"] == 1 and values["øvre", "I alt"] == 2
    assert values["I alt", "I alt"] == 4
