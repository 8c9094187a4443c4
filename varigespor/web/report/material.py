"""What the report is made of: what may be published, the names, and what is worked out beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from varigespor.analysis.publishing.published import Published

from .document import Picture
from .durations import Durations
from .extra import Extra
from .periods import ONE_DAY


@dataclass(frozen=True)
class Names:
    """What keys are called: steps by number, target groups and teams by key."""

    steps: Mapping[str, str]
    groups: Mapping[str, str]
    teams: Mapping[str, str]


@dataclass(frozen=True)
class Material:
    """What the report is made of: what may be published, kroner per child-year and durations by row, names.

    `register` is the version of what was published before, `data` a digest of all that is printed.
    `exceptions` are sentences about what is not counted.
    """

    town: str
    since: date
    until: date
    known: str
    published: Published
    prices: Mapping[str, int]
    durations: Durations
    names: Names
    register: str
    data: str
    picture: Picture | None = None
    exceptions: Sequence[str] = ()
    extras: Sequence[Extra] = ()
    after: Sequence[Extra] = ()

    @property
    def last(self) -> date:
        """The last day of the period: the report's date."""
        return self.until - ONE_DAY
