"""The rates and chances a town is rehearsed by, from YAML; the law's and the programme's values are norms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from varigespor.domain.deadlines import TOWN, months_after
from varigespor.norms.configuration import Municipality, shipped

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Scenario:
    """One rehearsal: which rates, from which seed, from and until (not including) which day."""

    rates: Mapping[str, Any]
    seed: str
    since: date
    until: date
    municipality: Municipality

    @property
    def end(self) -> datetime:
        """The moment at which the town stands still."""
        return datetime.combine(self.until, time(), TOWN)

    def share(self, *, on: date) -> float:
        """How much of the whole time has passed on a day, from 0 to 1."""
        return (on - self.since).days / max((self.until - self.since).days, 1)


def scenario(*, name: str = "full", seed: str, until: date, months: int) -> Scenario:
    """The shipped scenario of a name, lasting whole months until a day. Raises KeyError on no such name."""
    rates = read(name=f"scenarios/{name}")
    return Scenario(rates, seed, months_after(day=until, months=-months), until, shipped(name="oevekommune"))


@cache
def read(*, name: str) -> Mapping[str, Any]:
    """One YAML file of this floor, laid over the one it extends."""
    file = HERE / f"{name}.yaml"
    if not file.is_file():
        raise KeyError(name)
    found: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    under = found.pop("extends", None)
    return {**(read(name=f"scenarios/{under}") if under else {}), **found}
