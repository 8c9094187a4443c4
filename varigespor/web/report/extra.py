"""A further table of counts for the report, with what it is called and how it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from varigespor.analysis.publishing.tables import Table

from .document import Column


@dataclass(frozen=True)
class Extra:
    """Counts to be published: `rows` are the words a row begins with and its key, `first` their headings.

    `columns` by the key of the column. `dimensions` name every code of what the counts' groups use.
    """

    heading: str
    table: Table
    dimensions: Mapping[str, tuple[str, ...]]
    first: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], str], ...]
    columns: Mapping[str, Column]
    definition: str
    words: tuple[str, ...] = ()
