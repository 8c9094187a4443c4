"""DuckDB: the same five answers by SQL, on all threads; the turns of the ladder are found once and shared."""

from __future__ import annotations

from pathlib import Path

import duckdb
import numpy as np

from benchmarks.asked import Sparse, calendar
from varigespor.analysis.packed.asking import Asked
from varigespor.analysis.packed.columns import Packed

HERE = Path(__file__).parent
COLUMNS = ("municipality", "child", "adviser", "step", "start", "end", "price")
QUESTIONS = ("stock", "moves", "cost", "caseload", "survival")


class Peer:
    """The spells in DuckDB's own storage, in our order, and the calendar as two small tables."""

    def __init__(self, *, packed: Packed, asked: Asked) -> None:
        self.base = duckdb.connect()
        self.named = calendar(asked=asked, epoch=packed.epoch)
        self._table("spells", {name: getattr(packed, name) for name in COLUMNS})
        self._table("days", self.named.days)
        self._table("months", self.named.months)

    def steps(self) -> tuple[str, ...]:
        """What is timed, in order."""
        return ("turns", *QUESTIONS)

    def done(self, *, step: str) -> Sparse:
        """One step: its columns by name; the turns are kept and give none."""
        words = (HERE / f"{step}.sql").read_text(encoding="utf-8")
        used = {name: value for name, value in self.named.words.items() if f"${name}" in words}
        # A statement's own comments may hold no parameter, so the names are found in the whole text.
        found = self.base.execute(words, used)
        return {} if step == "turns" else dict(found.fetchnumpy())

    def _table(self, name: str, columns: dict[str, np.ndarray]) -> None:
        self.base.register("handed", columns)
        self.base.execute(f"CREATE TABLE {name} AS SELECT * FROM handed")
        self.base.unregister("handed")
