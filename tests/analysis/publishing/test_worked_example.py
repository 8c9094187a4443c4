"""One table by hand: placed children in Øvekommunen on 1 October, by team and step.

                 trin 4   trin 5   trin 6   I alt
    Team Øst         12        9        7      28
    Team Vest        14        3        6      23
    I alt            26       12       13      51

Three children in Team Vest on step 5 must not be seen. With the mark in that cell alone, everybody reads
23 − 14 − 6 = 3. With trin 6 in Team Vest (6) hidden as well, the row tells no more than 3 + 6 = 9; but the
column does: 12 − 9 = 3. So trin 5 in Team Øst (9) is hidden too, and trin 6 in Team Øst (7), which could
otherwise be subtracted from 13. Then trin 5 in Team Vest can be 3, with 6, 9 and 7 around it, or 2, with
7, 10 and 6. The totals, zeros and the other numbers stand.
"""

from __future__ import annotations

from varigespor.analysis.publishing.published import MARK, Published, State
from varigespor.analysis.publishing.suppression import suppress
from varigespor.analysis.publishing.tables import Count, Derived, Population, Report, Table, group

PLACED = Population(measure="placed", period="2026-10-01", known_at="2026-10-15")
TEAMS, STEPS = ("Øst", "Vest"), ("4", "5", "6")
NUMBERS = {"Øst": (12, 9, 7), "Vest": (14, 3, 6)}


def count(row: str, column: str) -> Count:
    """A cell of the table above; "I alt" is everybody."""
    teams = TEAMS if row == "I alt" else (row,)
    steps = STEPS if column == "I alt" else (column,)
    where = {"team": teams} if row != "I alt" else {}
    where |= {"step": steps} if column != "I alt" else {}
    value = sum(NUMBERS[team][STEPS.index(step)] for team in teams for step in steps)
    return Count(row, column, value, group(population=PLACED, where=where))


def published() -> Published:
    cells = tuple(count(row, column) for row in (*TEAMS, "I alt") for column in (*STEPS, "I alt"))
    whole = ("placed", "Vest", "I alt")
    texts = {"4": "61 %", "5": "13 %"}
    derived = [Derived("Vest", step, text, (("placed", "Vest", step), whole)) for step, text in texts.items()]
    shares = Table("share", "Andel", tuple(derived))
    report = Report((("team", TEAMS), ("step", STEPS)), (Table("placed", "Anbragte", cells), shares))
    return suppress(report=report)


def printed(answer: Published, row: str) -> list[int | str]:
    return [answer.printed(("placed", row, column)) for column in (*STEPS, "I alt")]


def test_the_table_is_printed_as_by_hand() -> None:
    answer = published()
    assert printed(answer, "Øst") == [12, MARK, MARK, 28]
    assert printed(answer, "Vest") == [14, MARK, MARK, 23]
    assert printed(answer, "I alt") == [26, 12, 13, 51]


def test_each_hidden_number_says_why() -> None:
    states = published().by_place
    assert states["placed", "Vest", "5"] is State.SMALL
    assert states["placed", "Øst", "5"] is State.REVEALING


def test_the_share_of_a_hidden_number_is_hidden() -> None:
    answer = published()
    assert answer.printed(("share", "Vest", "4")) == "61 %"
    assert answer.printed(("share", "Vest", "5")) == MARK
