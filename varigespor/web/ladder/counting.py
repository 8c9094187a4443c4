"""The town's ladder over a period, counted from the rows as they are known now, in four statements."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import numpy as np

from varigespor.analysis.belonging import NOWHERE, Belongings, belongings_of
from varigespor.analysis.choosing import Children
from varigespor.analysis.flow import Period, period
from varigespor.analysis.spells import OPEN, Column, ordinals, spells_of
from varigespor.norms.configuration import Municipality
from varigespor.records.queries import ladder, spells

from .asking import DIMENSIONS, codes

Known = Mapping[UUID, int]


def counted(*, since: date, until: date, town: Municipality) -> Period:
    """What happened to all the municipality's children on the days since ≤ day < until."""
    standing = spells_of(**spells.municipality_columns(since=since, until=until))
    known: dict[UUID, int] = {key: code for code, key in enumerate(standing.keys) if isinstance(key, UUID)}
    children = Children(standing, _belongings(known, town), _born(known))
    broken = ladder.broken_down(since=since, until=until)
    columns = (
        np.array([known[child] for child in broken["child"]], np.int32),
        ordinals(days=broken["day"]),
        np.array(broken["step"], np.int8),
    )
    return period(children=children, since=since, until=until, broken=columns)


def _belongings(known: Known, town: Municipality) -> dict[str, Belongings]:
    """Dated codes by dimension, of the children who stand on the ladder."""
    routes = ladder.routes()
    child = np.array([known.get(key, NOWHERE) for key in routes["child"]], np.int32)
    start, end = ordinals(days=routes["start"]), ordinals(days=routes["end"])
    on_it = child != NOWHERE
    found = {}
    for dimension in DIMENSIONS:
        named = codes(town=town, dimension=dimension)
        code = np.array([named.get(key, NOWHERE) for key in _values(routes, dimension)], np.int32)
        found[dimension] = belongings_of(
            child=child[on_it], code=code[on_it], start=start[on_it], end=end[on_it]
        )
    return found


def _values(routes: ladder.Routes, dimension: str) -> list[str]:
    named = {
        "team": routes["team"],
        "district": routes["district"],
        "target_group": routes["target_group"],
    }
    return named[dimension]


def _born(known: Known) -> Column:
    births = ladder.births()
    days = (births.get(key) for key in known)
    return np.fromiter((day.toordinal() if day else OPEN for day in days), np.int32, len(known))
