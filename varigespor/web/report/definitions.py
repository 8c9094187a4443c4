"""What each number of the report is called, how it is counted, and whom it leaves out, as on the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from varigespor.domain.ladder_words import WORDS as LADDER_WORDS
from varigespor.domain.ladder_words import Number
from varigespor.domain.result_words import WORDS as RESULT_WORDS
from varigespor.domain.result_words import Result, Word
from varigespor.domain.variation_words import RETURNED


class Definition(NamedTuple):
    """A number's heading, how it is counted, and whom it leaves out."""

    heading: str
    counted: str
    left_out: str = ""


def of_word(word: Word) -> Definition:
    """A result's or a comparison's own."""
    return Definition(word.heading, word.definition, word.left_out)


def of_number(number: Number) -> Definition:
    """One of the ladder's own."""
    word = LADDER_WORDS[number]
    return Definition(word.heading, word.definition)


def of_result(result: Result) -> Definition:
    """One of the results'."""
    return of_word(RESULT_WORDS[result])


STOCK = tuple(of_number(one) for one in (Number.BEFORE, Number.NOW))
MOVES = tuple(of_number(one) for one in (Number.DOWN, Number.UP, Number.IN, Number.OUT))
HAPPENED = (
    *MOVES,
    *(of_number(one) for one in (Number.HOME, Number.PLACED, Number.BROKEN, Number.PLACE)),
    of_word(RETURNED),
)
RESULTS = tuple(of_result(one) for one in Result)


def counted(*, found: Iterable[Definition]) -> str:
    """How the numbers of a table are counted, in one piece."""
    return " ".join(one.counted for one in found)


def left_out(*, found: Iterable[Definition]) -> str:
    """Whom the numbers of a table leave out, each said once."""
    return " ".join(dict.fromkeys(one.left_out for one in found if one.left_out))


def listed(*, found: Iterable[Definition]) -> Iterator[tuple[str, str]]:
    """Heading and explanation of each, once."""
    for one in dict.fromkeys(found):
        yield one.heading, f"{one.counted} Ikke med: {one.left_out}" if one.left_out else one.counted
