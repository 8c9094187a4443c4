"""Numbers of a report as Danish prints them."""

from __future__ import annotations

from decimal import Decimal

from ..wording import number_words
from .document import Value


def printed(*, value: Value) -> str:
    """'1.234', '12,5'; words as they are."""
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return number_words(number=value)
    return number_words(number=Decimal(repr(value)), decimals=1)
