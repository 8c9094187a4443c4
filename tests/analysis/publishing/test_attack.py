"""No reader can work out a hidden number of a random town, whatever was published before."""

from __future__ import annotations

from hypothesis import Phase, given, settings

from tests.analysis.publishing.attack import Reader
from tests.analysis.publishing.towns import TOWNS, Town, corrected, february, january
from varigespor.analysis.publishing.published import Published
from varigespor.analysis.publishing.suppression import suppress


@settings(max_examples=8, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(TOWNS)
def test_every_hidden_number_keeps_two_possible_values(town: Town) -> None:
    register: list[Published] = []
    for report in (january(town), corrected(town), february(town)):
        register.append(suppress(report=report, register=register))
    for informed in (True, False):
        reader = Reader(register, informed)
        assert reader.revealed() == []
        assert reader.complements() == []
