"""Danish words for days, clocks, ages and numbers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from varigespor.norms.configuration import Practice, shipped
from varigespor.web import wording
from varigespor.web.clocks import ClockState, clock_words, done_words, used_share

TOWN = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 24, 8, 10, tzinfo=TOWN)
TODAY = NOW.date()
PRACTICE = shipped(name="bronderslev").practice


@pytest.mark.parametrize(
    ("due", "phrase", "exact", "state"),
    [
        (NOW + timedelta(hours=6), "om 6 timer", "i dag kl. 14.10", ClockState.SOON),
        (NOW + timedelta(hours=3, minutes=10), "om 3 t. 10 min.", "i dag kl. 11.20", ClockState.SOON),
        (NOW + timedelta(minutes=59), "om 59 min.", "i dag kl. 9.09", ClockState.SOON),
        (NOW + timedelta(hours=12), "om 12 timer", "i dag kl. 20.10", ClockState.PLAIN),
        (NOW + timedelta(hours=23), "om 23 timer", "i morgen kl. 7.10", ClockState.PLAIN),
        (NOW + timedelta(hours=31), "i morgen", "ons. 25. nov. kl. 15.10", ClockState.SOON),
        (NOW + timedelta(days=3), "om 3 dage", "fre. 27. nov. kl. 8.10", ClockState.PLAIN),
        (NOW - timedelta(hours=10, minutes=30), "10 t. 30 min. over", "i går kl. 21.40", ClockState.LATE),
        (NOW - timedelta(hours=30), "1 dag over", "i går kl. 2.10", ClockState.LATE),
        (date(2026, 11, 20), "4 dage over", "fre. 20. nov.", ClockState.LATE),
        (date(2026, 11, 23), "1 dag over", "man. 23. nov.", ClockState.LATE),
        (TODAY, "i dag", "tirs. 24. nov.", ClockState.SOON),
        (date(2026, 11, 25), "i morgen", "ons. 25. nov.", ClockState.SOON),
        (date(2027, 1, 8), "om 45 dage", "fre. 8. jan. 2027", ClockState.PLAIN),
    ],
)
def test_a_clock_says_how_long_and_exactly_when(
    due: datetime | date, phrase: str, exact: str, state: ClockState
) -> None:
    words = clock_words(due=due, now=NOW, practice=PRACTICE)
    assert (words.phrase, words.exact, words.state) == (phrase, exact, state)


def test_the_municipality_says_when_it_is_soon() -> None:
    own = Practice(soon_hours=4, soon_days=7, note="")
    hours, days = NOW + timedelta(hours=6), date(2026, 12, 1)
    assert clock_words(due=hours, now=NOW, practice=own).state == ClockState.PLAIN
    assert clock_words(due=days, now=NOW, practice=own).state == ClockState.SOON


def test_hours_are_true_hours_across_the_night_the_clock_is_changed() -> None:
    before = datetime(2026, 3, 28, 20, 0, tzinfo=TOWN)
    words = clock_words(due=before.astimezone(UTC) + timedelta(hours=23), now=before, practice=PRACTICE)
    assert words.phrase == "om 23 timer"
    assert words.exact == "i morgen kl. 20.00"


def test_what_is_done_says_its_margin() -> None:
    kept = done_words(due=NOW, done=NOW - timedelta(hours=2, minutes=15), now=NOW)
    assert (kept.phrase, kept.exact, kept.state) == ("Nået", "2 t. 15 min. før", ClockState.KEPT)
    late = done_words(due=NOW - timedelta(hours=5), done=NOW - timedelta(minutes=55), now=NOW)
    assert (late.phrase, late.state) == ("4 t. 5 min. for sent", ClockState.LATE)
    assert done_words(due=TODAY, done=date(2026, 11, 25), now=NOW).phrase == "1 dag for sent"


def test_the_used_share_is_held_between_nothing_and_all() -> None:
    start = NOW - timedelta(hours=18)
    assert used_share(start=start, due=start + timedelta(hours=24), now=NOW) == 0.75
    assert used_share(start=start, due=NOW - timedelta(hours=1), now=NOW) == 1.0
    assert used_share(start=NOW, due=NOW, now=NOW) == 1.0


def test_the_year_stands_only_when_it_is_another() -> None:
    assert wording.date_words(day=date(2026, 11, 26), today=TODAY) == "tors. 26. nov."
    assert wording.date_words(day=date(2025, 9, 12), today=TODAY) == "fre. 12. sep. 2025"
    assert wording.plain_date(day=date(2027, 2, 26), today=TODAY) == "26. feb. 2027"
    assert wording.long_date(day=TODAY) == "tirsdag 24. november 2026"


def test_moments_are_said_in_the_towns_time() -> None:
    at = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    assert wording.moment_words(at=at, now=at) == "i dag kl. 0.30"
    assert wording.day_of(at) == date(2026, 7, 2)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        wording.time_words(at=datetime(2026, 1, 1))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("born", "said"),
    [
        (date(2018, 3, 14), "8 år"),
        (date(2024, 11, 24), "2 år"),
        (date(2024, 11, 25), "23 måneder"),
        (date(2026, 10, 24), "1 måned"),
        (date(2026, 11, 3), "3 uger"),
        (date(2026, 11, 24), "0 uger"),
        (date(2027, 1, 12), "ufødt"),
    ],
)
def test_ages(born: date, said: str) -> None:
    assert wording.age_words(born=born, on=TODAY) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 7, 6), "siden jul."),
        (date(2025, 9, 1), "siden sep. 2025"),
        (date(2023, 1, 1), "siden 2023"),
    ],
)
def test_since(day: date, said: str) -> None:
    assert wording.since_words(day=day, today=TODAY) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [(TODAY, "i dag"), (date(2026, 11, 23), "i går"), (date(2026, 11, 1), "23 dage siden")],
)
def test_ago(day: date, said: str) -> None:
    assert wording.ago_words(day=day, today=TODAY) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2024, 4, 1), date(2024, 6, 1), "apr.–jun. 2024"),
        (date(2024, 8, 1), date(2025, 1, 1), "aug. 2024–jan. 2025"),
        (date(2026, 10, 1), None, "okt. 2026 til nu"),
        (date(2024, 4, 1), date(2024, 4, 20), "apr. 2024"),
    ],
)
def test_spans(start: date, end: date | None, said: str) -> None:
    assert wording.month_span(start=start, end=end) == said


def test_numbers_money_and_lists() -> None:
    assert wording.kroner(amount=127400) == "127.400 kr."
    assert wording.kroner(amount=Decimal("1390000.50")) == "1.390.001 kr."
    assert wording.number_words(number=Decimal("1.55"), decimals=1) == "1,6"
    assert wording.count_words(number=1, one="barn", many="børn") == "1 barn"
    assert wording.count_words(number=1000, one="barn", many="børn") == "1.000 børn"
    assert wording.list_words(parts=["Alma", "Storm", "Ida"]) == "Alma, Storm og Ida"
    assert wording.list_words(parts=["Alma"]) == "Alma"
    assert wording.list_words(parts=[]) == ""


@pytest.mark.parametrize(
    ("name", "said"), [("Alma", "Almas"), ("Lucas", "Lucas'"), ("Max", "Max'"), ("Liz", "Liz'")]
)
def test_who_owns(name: str, said: str) -> None:
    assert wording.owner_words(name=name) == said
