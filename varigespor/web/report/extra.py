"""A further table of counts for the report, with what it is called and how it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from varigespor.analysis.publishing.published import Published
from varigespor.analysis.publishing.tables import Table

from .definitions import Definition
from .document import Block, Column


def _nothing(_: Published) -> tuple[Block, ...]:
    return ()


@dataclass(frozen=True)
class Extra:
    """Counts to be published: `rows` are the words a row begins with and its key, `first` their headings.

    `columns` by the key of the column. `dimensions` name every code of what the counts' groups use. `drawn`
    makes what stands above the table from what is published of it; `words` stand below.
    """

    heading: str
    table: Table
    dimensions: Mapping[str, tuple[str, ...]]
    first: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], str], ...]
    columns: Mapping[str, Column]
    defined: tuple[Definition, ...]
    words: tuple[str, ...] = ()
    drawn: Callable[[Published], tuple[Block, ...]] = _nothing
