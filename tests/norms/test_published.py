"""Published figures: as they were written, each with its source; a broken file is named by its line."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from tests.norms.norm_writing import write
from varigespor.norms.published import FigureMissing, measure, topics
from varigespor.norms.published.shelf import read_topic
from varigespor.norms.reading import FileRefused

EVERY = [one for topic in topics().values() for one in topic.measures.values()]
UNDATED = "uden årstal"
TOPIC = """\
danish: Prøvetal
sources:
  page: {document: Prøvesiden, section: '', address: eksempel.dk/1, read: part}
measures:
  one:
    danish: Prøve
    unit: percent
    figures:
      - {place: Danmark, period: "2024", value: "7,5", source: page}
"""


def test_every_figure_has_a_number_a_place_a_time_and_a_source() -> None:
    for one in EVERY:
        for figure in one.figures:
            assert figure.place and figure.period and figure.danish, one.key
            assert isinstance(figure.value, Decimal), one.key
            assert figure.source.address or figure.source.read == "whole", one.key
            assert figure.unit != "percent" or 0 <= figure.value <= 100, one.key


def test_no_figure_is_entered_twice_and_years_rise() -> None:
    for one in EVERY:
        places = [(figure.place, figure.period) for figure in one.figures]
        assert len(set(places)) == len(places), one.key
        by_place = {place: [period for where, period in places if where == place] for place, _ in places}
        for periods in by_place.values():
            dated = [period for period in periods if period != UNDATED]
            assert all(before < after for before, after in pairwise(dated)), one.key
            assert UNDATED not in periods[1:], one.key


def test_the_plan_of_bronderslev_adds_up() -> None:
    cost, saving, net = (
        measure(key=f"bronderslev/{name}").latest.value for name in ("cost", "saving", "net_saving")
    )
    assert saving - cost == net
    estimate, budget = (
        measure(key=f"bronderslev/{name}").latest.value for name in ("rollout_estimate", "budget")
    )
    assert round(estimate - budget) == 1


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("clocks/first_follow_up", "publiceret: 75 % (2024, Ankestyrelsen, Børnesagsbarometret)"),
        ("clocks/child_talk", "publiceret: 65 % (2024, Ankestyrelsen, Børnesagsbarometret)"),
        ("clocks/examination_4_months", "publiceret: 50 % (2024, Ankestyrelsen, Børnesagsbarometret)"),
        ("clocks/assessment_24_hours", "publiceret: 88 % (2021, Ankestyrelsen, Børnesagsbarometret)"),
        ("clocks/examination_made", "publiceret: 73 % (2021, Ankestyrelsen, Børnesagsbarometret)"),
        ("schooling/exam_preventive", "publiceret: 63 % (2021/22, Social- og Boligstyrelsen)"),
        ("schooling/exam_placed", "publiceret: 50 % (2021/22, Social- og Boligstyrelsen)"),
        ("schooling/exam_others", "publiceret: 93 % (2021/22, Social- og Boligstyrelsen)"),
        ("caseload/cases_per_adviser", "publiceret: 31 sager (2023, Dansk Socialrådgiverforening)"),
        ("placements/price_institution", "publiceret: 1.160.000 kr. (2019, Benchmarkingenheden)"),
        (
            "herning/institutions",
            "publiceret: −7,7 mio. kr. (Herning, 2013-2015, Dansk Socialrådgiverforening)",
        ),
        (
            "herning/home_based",
            "publiceret: knap 1 mio. kr. (Herning, 2013-2015, Dansk Socialrådgiverforening)",
        ),
    ],
)
def test_a_line_says_value_time_and_publisher(key: str, said: str) -> None:
    assert measure(key=key).latest.line == said


def test_numbers_are_read_as_danish_writes_them(tmp_path: Path) -> None:
    assert measure(key="placements/price_foster").latest.value == 470_000
    assert measure(key="herning/institutions").latest.value == Decimal("-7.7")
    topic = read_topic(file=write(folder=tmp_path, files={"t.yaml": TOPIC}) / "t.yaml")
    assert topic.measures["one"].latest.value == Decimal("7.5")
    assert topic.measures["one"].key == "t/one"


def test_what_is_not_there_is_said() -> None:
    for key in ("clocks/nothing", "nothing/first_follow_up", "clocks"):
        with pytest.raises(FigureMissing, match=f"»{key}«"):
            measure(key=key)


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ('"7,5"', '"7.5"', 9, "ikke et tal, som det skrives på dansk"),
        ('"7,5"', '"cirka 7"', 9, "ikke et tal"),
        ("source: page", "source: paper", 9, "»paper« kendes ikke"),
        ("source: page", "about: vistnok, source: page", 9, "»vistnok« kendes ikke"),
        ("unit: percent", "unit: promille", 7, "»promille« kendes ikke"),
        ("address: eksempel.dk/1", "address: ''", 3, "skal have en adresse"),
        (
            '      - {place: Danmark, period: "2024", value: "7,5", source: page}',
            "      []",
            8,
            "mindst ét tal",
        ),
        ("danish: Prøvetal\n", "", 1, "»danish« mangler"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, reason: str
) -> None:
    file = write(folder=tmp_path, files={"t.yaml": TOPIC.replace(old, new, 1)}) / "t.yaml"
    with pytest.raises(FileRefused, match=reason) as refused:
        read_topic(file=file)
    assert refused.value.line == line
