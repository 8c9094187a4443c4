"""How far a small number can be trusted: 95 % intervals of shares and rates."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from scipy.special import chdtri

Z95 = 1.959963984540054
"""The normal distribution's two-sided 95 % point."""


class Interval(NamedTuple):
    """The low and high end of a 95 % interval, in the unit of the number."""

    low: float
    high: float


def of_share(*, count: int, of: int) -> Interval | None:
    """Wilson's score interval of count ÷ of; None of nobody.

    Raises ValueError where count is not within 0 to `of`.
    """
    if not 0 <= count <= of:
        raise ValueError("A share has a count outside 0 to its whole.")
    if not of:
        return None
    share, weight = count / of, Z95**2 / of
    middle = (share + weight / 2) / (1 + weight)
    width = Z95 / (1 + weight) * sqrt(share * (1 - share) / of + weight / (4 * of))
    return Interval(max(0.0, middle - width), min(1.0, middle + width))


def of_rate(*, events: int, exposure: float) -> Interval | None:
    """The exact Poisson interval of events ÷ exposure (child-years, say); None without exposure.

    Raises ValueError where one of them is negative.
    """
    if events < 0 or exposure < 0:
        raise ValueError("A rate has negative events or exposure.")
    if not exposure:
        return None
    low = chdtri(2 * events, 0.975) / 2 if events else 0.0
    high = chdtri(2 * events + 2, 0.025) / 2
    return Interval(float(low) / exposure, float(high) / exposure)
