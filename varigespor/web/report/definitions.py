"""What each number of the report is called, how it is counted, and whom it leaves out, as on the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from varigespor.domain.ladder_words import AGAIN_WITHIN, Number
from varigespor.domain.ladder_words import WORDS as LADDER_WORDS
from varigespor.domain.result_words import WORDS as RESULT_WORDS
from varigespor.domain.result_words import Result, Word

NOBODY = "Ingen."
"""What a definition says where it leaves nobody out."""
MONTHS = " Trykt i hele måneder, og kun hvor mindst fem børn er bag."


class Definition(NamedTuple):
    """A number's heading, how it is counted, and whom it leaves out."""

    heading: str
    counted: str
    left_out: str = ""


def of_word(word: Word) -> Definition:
    """A result's or a comparison's own."""
    return Definition(word.heading, word.definition, "" if word.left_out == NOBODY else word.left_out)


def of_number(number: Number) -> Definition:
    """One of the ladder's own."""
    word = LADDER_WORDS[number]
    return Definition(word.heading, word.definition)


def of_result(result: Result) -> Definition:
    """One of the results', as the report prints it."""
    return PRINTED_OTHERWISE.get(result) or of_word(RESULT_WORDS[result])


def _in_months(result: Result) -> Definition:
    found = of_word(RESULT_WORDS[result])
    return found._replace(counted=found.counted + MONTHS)


PRINTED_OTHERWISE: Mapping[Result, Definition] = {
    Result.ACTUAL: _in_months(Result.ACTUAL),
    Result.PLANNED: _in_months(Result.PLANNED),
    Result.GOALS: Definition(
        "Delmål",
        "Sluttede forløb, hvor mindst ét mål blev nået, af dem, hvor mindst ét mål blev fulgt op på, mens "
        "forløbet varede. Målene selv er ikke talt: ét barn kan have mange.",
        "Forløb, hvor ingen opfølgning har svaret på et mål.",
    ),
}
RETURNED = Definition(
    "Anbragt igen inden for 12 måneder",
    "De gange, et barn kom hjem i samme periode året før, og en ny anbringelse begyndte højst "
    f"{AGAIN_WITHIN} dage efter.",
    "Hjemkomster i perioden selv: dem ved ingen det om endnu.",
)
"""Of those who could all be followed when the period ended: what is published cannot grow later."""
STOCK = tuple(of_number(one) for one in (Number.BEFORE, Number.NOW))
MOVES = tuple(of_number(one) for one in (Number.DOWN, Number.UP, Number.IN, Number.OUT))


def counted(*, found: Sequence[Definition]) -> str:
    """How the numbers of a table are counted, each under its heading where there are several."""
    if len(found) == 1:
        return found[0].counted
    return " ".join(f"{one.heading}: {one.counted}" for one in found)


def left_out(*, found: Sequence[Definition]) -> str:
    """Whom the numbers of a table leave out, in the same way."""
    leaving = [one for one in found if one.left_out]
    if len(found) == 1:
        return "".join(one.left_out for one in leaving)
    return " ".join(f"{one.heading}: {one.left_out}" for one in leaving)


def listed(*, found: Iterable[Definition]) -> Iterator[tuple[str, str]]:
    """Heading and explanation of each, once."""
    for one in dict.fromkeys(found):
        yield one.heading, f"{one.counted} Ikke med: {one.left_out}" if one.left_out else one.counted
