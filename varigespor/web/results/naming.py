"""What results can be divided by, and what their keys are called in Danish."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import date

from varigespor.analysis.belonging import NOWHERE
from varigespor.analysis.snapshot import Snapshot
from varigespor.domain.catalogue import law_of
from varigespor.domain.ladder import step_names
from varigespor.domain.teams import DANISH_TARGET_GROUPS, TargetGroup
from varigespor.norms.configuration import Municipality
from varigespor.norms.ladder import place_types

UNKNOWN = "ikke-oplyst"
NOT_SAID = "Ikke oplyst"
NO_CODE = NOWHERE - 1
"""The code of a key that nobody has: it chooses nobody."""
DIMENSIONS = {
    "maalgruppe": ("target_group", "Målgruppe"),
    "trin": ("step", "Trin"),
    "art": ("section", "Hjælpens art"),
    "tilbud": ("measure", "Tilbud"),
    "leverandoer": ("provider", "Leverandør"),
    "sted": ("place_type", "Sted"),
    "team": ("team", "Team"),
    "distrikt": ("district", "Skoledistrikt"),
    "alder": ("age", "Alder"),
    "koen": ("sex", "Køn"),
}
"""Name in addresses: the dimension, and what it is called."""
OLD = 100
IN_ORDER = frozenset({"team", "district", "target_group", "step", "age", "measure"})
SEXES = {"K": "Piger og kvinder", "M": "Drenge og mænd"}


def choices(*, snapshot: Snapshot, town: Municipality, name: str, on: date) -> dict[str, str]:
    """Value in an address → Danish name, of all that can be chosen under a name; those without one last."""
    dimension, _ = DIMENSIONS[name]
    keys = snapshot.dimension(name=dimension).keys
    named = _names(snapshot, town, dimension, on)
    found = {value_of(key=key): named.get(key, str(key)) for key in keys if key != 0}
    in_order = found if dimension in IN_ORDER else _sorted(found)
    return {**in_order, UNKNOWN: NOT_SAID}


def value_of(*, key: Hashable) -> str:
    """How a key stands in an address."""
    if key is None:
        return UNKNOWN
    return "-".join(str(part) for part in key) if isinstance(key, tuple) else str(key)


def code_of(*, snapshot: Snapshot, name: str, value: str) -> int:
    """The code of a value in an address; one that chooses nobody where it is not known."""
    if value == UNKNOWN:
        return NOWHERE
    keys = [value_of(key=key) for key in snapshot.dimension(name=DIMENSIONS[name][0]).keys]
    return keys.index(value) if value in keys else NO_CODE


def _names(snapshot: Snapshot, town: Municipality, dimension: str, on: date) -> Mapping[Hashable, str]:
    if dimension in snapshot.labels:
        return snapshot.labels[dimension]
    naming: dict[str, Callable[[str], str]] = {
        "team": town.team_name,
        "district": town.district_name,
        "target_group": lambda key: DANISH_TARGET_GROUPS[TargetGroup(key)],
        "step": lambda key: f"{key} {step_names(on=on).get(int(key), '')}",
        "age": _ages,
        "sex": lambda key: SEXES.get(key, key),
        "place_type": lambda key: place_types(on=on)[key].danish,
        "section": lambda key: _section(key, on),
    }
    keys = snapshot.dimension(name=dimension).keys
    return {key: naming[dimension](value_of(key=key)) for key in keys}


def _section(key: str, on: date) -> str:
    found = law_of(key=key, on=on)
    return f"{found.what} ({found.danish})" if found else NOT_SAID


def _ages(band: str) -> str:
    low, high = band.split("-")
    return f"{low} år og over" if int(high) >= OLD else f"{low}–{high} år"


def _sorted(found: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(found.items(), key=lambda item: item[1].casefold()))
