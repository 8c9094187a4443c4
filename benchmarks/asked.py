"""What all engines are asked, the calendar as columns for those that join, and answers laid out alike."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

import numpy as np
from numpy.typing import NDArray

from varigespor.analysis.packed.answers import Answers
from varigespor.analysis.packed.asking import Asked

Sparse = dict[str, NDArray[np.int64]]
ASKED = Asked(date(2016, 1, 1), 120, 20, (date(2017, 1, 1), date(2022, 1, 1)), date(2026, 1, 1))
"""Ten years, the cap that the programme gives as its upper end, and stays entered in five of the years."""
CELLS = {
    "stock": ("municipality", "edge", "step", "count"),
    "moves": ("municipality", "month", "before", "step", "count"),
    "cost": ("municipality", "month", "ore"),
    "caseload": ("municipality", "above"),
}


@dataclass(frozen=True)
class Named:
    """The numbers of the question by name, and the days and months of the period as columns."""

    words: dict[str, int]
    days: Sparse
    months: Sparse


def calendar(*, asked: Asked, epoch: int) -> Named:
    """`edge` is the first month start on or after a day, `month` the month it lies in."""
    frame = asked.frame(epoch=epoch)
    edges = asked.edges + frame.since
    day = np.arange(frame.since, frame.since + frame.days + 1, dtype=np.int32)
    words = {
        "since": frame.since,
        "until": frame.since + frame.days,
        "cap": frame.cap,
        "entered": frame.entered,
        "entered_to": frame.entered_to,
        "followed": frame.until,
    }
    days = {
        "day": day,
        "edge": np.searchsorted(edges, day).astype(np.int16),
        "month": (np.searchsorted(edges, day, side="right") - 1).astype(np.int16),
    }
    months = {"month": np.arange(asked.months, dtype=np.int16), "first": edges[:-1], "after": edges[1:]}
    return Named(words, days, months)


def dense(*, question: str, found: Sparse, asked: Asked, municipalities: int) -> dict[str, NDArray[np.int64]]:
    """A peer's rows as the cells of ours; survival is of all municipalities together."""
    shapes = {
        "stock": (municipalities, asked.months + 1, 7),
        "moves": (municipalities, asked.months, 7, 7),
        "cost": (municipalities, asked.months),
        "caseload": (municipalities,),
    }
    if question == "survival":
        cells = {name: np.zeros(asked.longest + 1, np.int64) for name in ("ended", "watched")}
        for name, counts in cells.items():
            counts[found["days"]] = found[name]
        return cells
    *at, value = (np.asarray(found[name]) for name in CELLS[question])
    table = np.zeros(shapes[question], np.int64)
    table[tuple(place.astype(np.int64) for place in at)] = np.ma.filled(value, 0)
    return {"above" if question == "caseload" else question: table}


def ours(*, answers: Answers) -> dict[str, NDArray[np.int64]]:
    """The cells of our answers, survival of all municipalities together."""
    cells = {field.name: getattr(answers, field.name) for field in fields(Answers)}
    return cells | {name: cells[name].sum(axis=0) for name in ("ended", "watched")}
