"""Respite in the network in numbers: the expectation beside its outcome, and what has no price is told."""

from datetime import date

import pytest

from varigespor.analysis.network_respite import outcome_of, respites_in
from varigespor.analysis.spells import spells_of
from varigespor.domain.network_respite import RespiteOutcome

START, UNTIL = date(2025, 1, 1), date(2026, 1, 1)
SPELLS = spells_of(
    child=["ida", "ida", "bo", "uno"],
    step=[3, 1, 3, 5],
    start=[date(2024, 1, 1), date(2025, 5, 1), date(2024, 1, 1), date(2025, 6, 1)],
    end=[date(2025, 5, 1), None, None, date(2025, 9, 1)],
    same_place=[False] * 4,
)
RESPITES = {
    "child": ["ida", "bo", "uno", "alma"],
    "nights": [4, 2, 4, 4],
    "entry": ["hired", None, "hired", "hired"],
    "start": [START, START, date(2025, 7, 1), date(2023, 1, 1)],
    "end": [None, None, None, date(2024, 1, 1)],
}
PRICES = {"entry": ["hired"], "start": [date(2022, 1, 1)], "end": [None], "ore": [27_000]}
BROKEN = {"child": ["uno"], "day": [date(2025, 9, 1)], "step": [5]}


def test_by_hand() -> None:
    """Ida 48 nights at 270 kr. and a lower step; Bo has no offer; Uno's placement broke; Alma's is over."""
    told = respites_in(respites=RESPITES, prices=PRICES, spells=SPELLS, broken=BROKEN, period=(START, UNTIL))
    ida, bo, uno = told.rows
    assert (ida.nights, ida.expected_ore, ida.outcome) == (48, 1_296_000, "lower")
    assert (bo.nights, bo.expected_ore, bo.outcome) == (24, None, "same")
    assert (uno.nights, uno.outcome) == (24, "broken_down")
    assert told.expected_ore == 1_296_000 + (uno.expected_ore or 0)
    assert told.without_price == (bo,) and told.children == ("ida", "bo", "uno")
    assert sum(told.outcomes.values()) == len(told.rows)


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before"):
        respites_in(respites=RESPITES, prices=PRICES, spells=SPELLS, broken=BROKEN, period=(UNTIL, START))


@pytest.mark.parametrize(
    ("track", "broken", "outcome"),
    [
        ([], [], "same"),
        ([(date(2024, 1, 1), 3)], [], "same"),
        ([(date(2024, 1, 1), 3), (date(2025, 4, 1), 2)], [], "lower"),
        ([(date(2024, 1, 1), 3), (date(2025, 4, 1), 0)], [], "lower"),
        ([(date(2025, 4, 1), 2)], [], "higher"),
        ([(date(2024, 1, 1), 2), (date(2025, 4, 1), 4), (date(2025, 6, 1), 1)], [], "higher"),
        ([(date(2024, 1, 1), 2), (date(2026, 4, 1), 4)], [], "same"),
        ([(date(2024, 1, 1), 5), (date(2025, 4, 1), 2)], [date(2025, 4, 1)], "broken_down"),
        ([(date(2024, 1, 1), 5), (START, 2)], [START], "same"),
    ],
)
def test_the_worst_that_happened_is_said(
    track: list[tuple[date, int]], broken: list[date], outcome: RespiteOutcome
) -> None:
    assert outcome_of(track=track, broken=broken, since=START, until=UNTIL) == outcome
