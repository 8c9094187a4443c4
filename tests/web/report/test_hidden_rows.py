"""Nothing about few children is printed beside their hidden number; what is not published leaves the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.analysis.publishing.attack import Reader
from tests.web.report.town import TEAMS, WANTED, told_town, town
from varigespor.analysis.reviews import Reviews
from varigespor.analysis.snapshot import Snapshot
from varigespor.web.report.counts import TOTAL
from varigespor.web.report.document import HIDDEN, Picture, Table, Words
from varigespor.web.report.durations import SHORT, durations
from varigespor.web.report.making import Made, made

FOLLOW_UPS = ("child", "day", "profits")


def report(snapshot: Snapshot, **wanted: object) -> Made:
    return made(snapshot=snapshot, wanted=replace(WANTED, **wanted), register=(), prices={TOTAL: 90_000})  # type: ignore[arg-type]


def tables(found: Made) -> dict[str, Table]:
    return {table.key: table for table in found.document.tables()}


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_a_reader_of_reasons_and_follow_ups_works_out_no_small_number(seed: int) -> None:
    found = report(told_town(seed=seed))
    assert {"profits", "goals", "ended"} <= {place[0] for place in found.published.by_place}
    reader = Reader((found.published,))
    assert reader.secrets
    assert reader.revealed() == []
    assert reader.complements() == []
    assert reader.remainders() == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_breakdowns_are_one_number_wherever_they_stand(seed: int) -> None:
    cells = report(told_town(seed=seed)).published.report.cells
    flow, ended = cells["flow", TOTAL, "broken"], cells["ended", TOTAL, "broken_down"]
    assert (flow.group, flow.value) == (ended.group, ended.value)  # type: ignore[union-attr]
    by_team = [cells["variation", f"broken_down {team}", "count"] for team in TEAMS]
    assert all(one.group.population == flow.group.population for one in by_team)  # type: ignore[union-attr]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_where_children_or_ended_are_hidden_so_is_what_is_told_of_them(seed: int) -> None:
    found = tables(report(told_town(seed=seed)))
    hidden = 0
    help_, endings = found["resultater"], found["slutninger"]
    at = {column.heading: place for place, column in enumerate(help_.columns)}
    for row in help_.rows:
        if HIDDEN in (row[at["Børn"]], row[at["Sluttede"]]):
            hidden += 1
            assert row[at["Varighed"]] in (HIDDEN, "–")
            assert row[at["Planlagt"]] in (HIDDEN, "–")
    assert hidden
    headings = [f"{column.heading} {column.unit}" for column in endings.columns]
    for row in endings.rows:
        if row[headings.index("Sluttede forløb")] == HIDDEN:
            of_few = row[headings.index("Delmål fulgt")]
            assert of_few in (HIDDEN, 0) or int(of_few) >= 5


def test_the_median_of_few_children_with_many_courses_is_nobodys() -> None:
    snapshot = told_town(children=4)
    period = {"since": date(2022, 1, 1), "until": date(2027, 1, 1), "grouped": False}
    assert durations(snapshot=snapshot, **period) == {}  # type: ignore[arg-type]
    more = durations(snapshot=told_town(), **period)  # type: ignore[arg-type]
    assert more
    assert all(months == SHORT or int(months) > 0 for months in more.values())


def test_a_withheld_table_takes_its_columns_and_leaves_the_others() -> None:
    snapshot = told_town()
    few = Reviews(
        *(column[: 2 if name in FOLLOW_UPS else 0] for name, column in vars(snapshot.reviews).items())
    )
    found = report(replace(snapshot, reviews=few))
    withheld = {one.key for one in found.published.withheld}
    assert "profits" in withheld
    endings = tables(found)["slutninger"]
    assert "Målet nået" in [column.heading for column in endings.columns]
    assert "Udbytte" not in [column.heading for column in endings.columns]
    blocks = [block for section in found.document.sections for block in section.blocks]
    said = [words for block in blocks if isinstance(block, Words) for words in block.paragraphs]
    assert sum("»Barnets udbytte«" in words for words in said) == 1


def test_a_period_with_few_children_and_no_move_still_gives_a_report() -> None:
    found = report(told_town(children=3), since=date(2022, 1, 1), until=date(2022, 6, 1))
    assert found.files()["rapport.pdf"].startswith(b"%PDF")
    few = report(told_town(children=3))
    assert few.files()["rapport.pdf"].startswith(b"%PDF")


def test_only_what_is_counted_is_defined() -> None:
    headings = [heading for heading, _ in report(told_town()).document.definitions]
    assert len(headings) == len(set(headings))
    assert {"Brød sammen", "Sammenbrud", "Målet nået", "Delmål", "Varighed"} <= set(headings)
    plain = made(snapshot=town(), wanted=WANTED, register=(), prices={}).document.definitions
    missing = {"Brød sammen", "Sammenbrud", "Målet nået", "Delmål", "Pris pr. børneår", "Planlagt varighed"}
    assert not missing & {heading for heading, _ in plain}
    assert not any("Ingen." in words for _, words in plain)


@pytest.mark.parametrize("seed", [1, 2])
def test_this_years_report_gives_away_nothing_of_last_years(seed: int) -> None:
    """Those who came home last year stand in both: printed in one and hidden in the other would tell."""
    snapshot = told_town(seed=seed)
    first = report(snapshot)
    later = {"since": date(2025, 1, 1), "until": date(2026, 1, 1), "known_at": "2026-02-01"}
    wanted = replace(WANTED, **later)  # type: ignore[arg-type]
    second = made(snapshot=snapshot, wanted=wanted, register=[first.published], prices={})
    home, followed = (
        found.published.report.cells["flow", TOTAL, name]
        for found, name in ((first, "home"), (second, "followed_home"))
    )
    assert (home.value, home.group.where) == (followed.value, followed.group.where)  # type: ignore[union-attr]
    reader = Reader((first.published, second.published))
    assert len(reader.secrets) > 20
    assert reader.revealed() == []
    assert reader.complements() == []


def test_where_the_moves_are_withheld_no_zero_stands_in_their_place() -> None:
    snapshot, days = told_town(), [date(2024, 3, 4) + timedelta(days=number) for number in range(40)]
    every = (report(snapshot, since=day, until=day + timedelta(days=1)) for day in days)
    found = next(one for one in every if one.published.withholds(table="flow"))
    picture = found.document.sections[0].blocks[0]
    assert isinstance(picture, Picture)
    assert "et skjult antal gange op" in picture.title
    assert "; · ned, · op, · ind, · ud." in picture.text
    stairs = tables(found)["trappen"]
    assert "Gik ned" not in [column.heading for column in stairs.columns]
    said = [block.paragraphs for block in found.document.sections[-1].blocks if isinstance(block, Words)]
    assert sum("»Bevægelser«" in words for words in said[0]) == 1
    assert not any("Udtrækket" in words for words in said[0])
