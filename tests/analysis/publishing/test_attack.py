"""No reader can work out a hidden number of a random town, whatever was published before."""

from __future__ import annotations

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.analysis.publishing.attack import Reader
from tests.analysis.publishing.towns import TOWNS, Town, corrected, february, january, something
from varigespor.analysis.publishing.published import Published
from varigespor.analysis.publishing.suppression import suppress
from varigespor.analysis.publishing.tables import Report

RANDOM = (Phase.explicit, Phase.reuse, Phase.generate)


def publish(*reports: Report) -> list[Published]:
    """One report after the other, each checked against those before."""
    register: list[Published] = []
    for report in reports:
        register.append(suppress(report=report, register=register))
    return register


def assert_nothing_is_revealed(register: list[Published]) -> None:
    for informed in (True, False):
        reader = Reader(register, informed)
        assert reader.revealed() == []
    assert reader.complements() == []
    assert reader.remainders() == []


@settings(max_examples=5, phases=RANDOM)
@given(TOWNS)
def test_every_hidden_number_keeps_two_possible_values(town: Town) -> None:
    assert_nothing_is_revealed(publish(january(town), corrected(town), february(town)))


@settings(max_examples=3, phases=RANDOM)
@given(TOWNS, st.integers(0, 2**32))
def test_whatever_tables_are_published(town: Town, seed: int) -> None:
    assert_nothing_is_revealed(publish(*(something(town, seed=seed + at) for at in range(3))))
