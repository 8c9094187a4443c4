"""Danish personal numbers: real ones, replacement ones (day + 60), and none for the unborn.

Modulus 11 was given up in 2007, so it is never a reason to refuse (source: trust.md A13, cpr.dk).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from varigespor.domain.refusals import Complaint, Refused

REPLACEMENT = 60
CENTURIES = (
    (range(4), range(100), 1900),
    (range(4, 5), range(37), 2000),
    (range(4, 5), range(37, 100), 1900),
    (range(5, 9), range(58), 2000),
    (range(5, 9), range(58, 100), 1800),
    (range(9, 10), range(37), 2000),
    (range(9, 10), range(37, 100), 1900),
)


@dataclass(frozen=True)
class Number:
    """Ten digits, what kind of number it is, and the birth day in it."""

    digits: str
    kind: str
    born_on: date


def read_number(*, text: str, born_on: date | None = None) -> Number:
    """Read ddmmyy-xxxx with or without hyphen or space.

    Raises Refused: not ten digits 0–9, no such day, or another day than `born_on`.
    """
    digits = re.sub(r"[\s\-–]", "", unicodedata.normalize("NFC", text))
    if not re.fullmatch(r"[0-9]{10}", digits):
        raise _wrong("Et CPR-nummer har ti cifre: dag, måned, år og fire cifre til.")
    day = int(digits[:2])
    replacement = day > REPLACEMENT
    found = _day(day - REPLACEMENT if replacement else day, int(digits[2:4]), digits)
    if born_on and found != born_on:
        raise _wrong(f"Nummeret siger født {found:%d.%m.%Y}. Ret nummeret eller fødselsdagen.")
    return Number(digits, "replacement" if replacement else "cpr", found)


def _day(day: int, month: int, digits: str) -> date:
    seventh, year = int(digits[6]), int(digits[4:6])
    century = next(start for sevenths, years, start in CENTURIES if seventh in sevenths and year in years)
    try:
        return date(century + year, month, day)
    except ValueError:
        raise _wrong("De første seks cifre er ikke en dato.") from None


def _wrong(text: str) -> Refused:
    return Refused(Complaint("number", text))
