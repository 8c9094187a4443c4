"""What is called chance is what a public implementation calls chance, and dealing out is what it says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from varigespor.analysis import chance
from varigespor.analysis.figures import Share

COUNTS = st.tuples(st.integers(0, 25), st.integers(0, 25)).map(lambda pair: Share(min(pair), max(pair)))
DAYS = st.lists(st.integers(1, 12), min_size=1, max_size=20)
WATCHED = st.lists(st.tuples(st.integers(1, 12), st.booleans()), min_size=1, max_size=15)


@given(COUNTS, COUNTS)
def test_shares_are_tried_by_fishers_exact_test(one: Share, other: Share) -> None:
    found = chance.shares(one=one, other=other)
    if not one.of or not other.of:
        assert found is None
        return
    table = [[one.count, one.of - one.count], [other.count, other.of - other.count]]
    assert found == pytest.approx(stats.fisher_exact(table).pvalue, abs=1e-9)


@given(DAYS, DAYS)
def test_durations_are_tried_by_the_rank_sum(one: list[int], other: list[int]) -> None:
    found = chance.ranks(one=np.array(one), other=np.array(other))
    if len({*one, *other}) == 1:
        assert found == 1.0
        return
    assert found == pytest.approx(stats.mannwhitneyu(one, other, method="asymptotic").pvalue, abs=1e-9)


@given(WATCHED, WATCHED)
@settings(max_examples=40)
def test_stays_are_tried_by_log_rank(one: list[tuple[int, bool]], other: list[tuple[int, bool]]) -> None:
    first, second = (columns(rows) for rows in (one, other))
    found = chance.curves(one=first, other=second)
    if found is None:
        return
    told = stats.logrank(*(censored(*rows) for rows in (first, second)))
    assert found == pytest.approx(told.pvalue, abs=1e-9)


def columns(rows: list[tuple[int, bool]]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([days for days, _ in rows]), np.array([ended for _, ended in rows])


def censored(days: np.ndarray, ended: np.ndarray) -> stats.CensoredData:
    return stats.CensoredData(uncensored=days[ended], right=days[~ended])


def test_prices_are_tried_by_dealing_the_children_out_anew() -> None:
    alike = (np.full(30, 500), np.full(30, 10))
    dear = (np.full(30, 5000), np.full(30, 10))
    assert chance.ratios(one=alike, other=alike) == 1.0
    assert chance.ratios(one=alike, other=dear) == 1 / (1 + chance.SHUFFLES)
    assert chance.ratios(one=alike, other=(np.zeros(0), np.zeros(0))) is None


def test_many_figures_and_many_teams_are_corrected_for() -> None:
    assert chance.corrected(chances=[0.01, None, 0.04, 0.03]) == [0.03, None, 0.06, 0.06]
    three = [Share(0, 10), Share(0, 10), Share(9, 10)]
    alone = chance.shares(one=three[0], other=three[2])
    assert alone is not None
    assert chance.between(values=three, test=chance.shares) == pytest.approx(3 * alone)
    assert chance.between(values=[Share(0, 0), Share(1, 2)], test=chance.shares) is None


def test_teams_that_are_alike_are_seldom_called_different() -> None:
    """Of 200 pairs of teams dealt from the same children, at most about one in twenty stands out."""
    dice = np.random.default_rng(4)
    shares = [Share(int(dice.binomial(40, 0.3)), 40) for _ in range(400)]
    called = sum(
        (chance.shares(one=a, other=b) or 1) < 0.05 for a, b in zip(shares[::2], shares[1::2], strict=True)
    )
    assert called <= 14
