"""polars: the same five answers by lazy, streaming queries on all threads; turns are found once.

Every child's running sums come back to nothing before the next child begins, since what is open ends on a
last day of its own: so one sort and one running sum over all rows do, and no window by child.
"""

from __future__ import annotations

import polars as pl

from benchmarks.asked import Sparse, calendar
from varigespor.analysis.packed.asking import Asked
from varigespor.analysis.packed.columns import Packed

COLUMNS = ("municipality", "child", "adviser", "step", "start", "end", "price")
DAY_BITS = 17
ROOM = 1 << 16


class Peer:
    """The spells as a frame in our order, and the calendar as two small ones."""

    def __init__(self, *, packed: Packed, asked: Asked) -> None:
        self.named = calendar(asked=asked, epoch=packed.epoch)
        self.spells = pl.DataFrame({name: getattr(packed, name) for name in COLUMNS}).lazy()
        self.days = pl.DataFrame(self.named.days).lazy()
        self.months = pl.DataFrame(self.named.months).lazy()
        self.turned = pl.LazyFrame()

    def steps(self) -> tuple[str, ...]:
        """What is timed, in order."""
        return ("turns", "stock", "moves", "cost", "caseload", "survival")

    def done(self, *, step: str) -> Sparse:
        """One step: its columns by name; the turns are kept and give none."""
        query: pl.LazyFrame = getattr(self, step)()
        found = query.collect(engine="streaming")
        if step == "turns":
            self.turned = found.lazy()
            return {}
        return {name: found[name].to_numpy() for name in found.columns}

    def turns(self) -> pl.LazyFrame:
        """One row per child and day on which its highest step changed, by municipality, child and day."""
        held = self.spells.filter((pl.col("step") > 0) & (pl.col("start") < pl.col("end")))
        one = pl.lit(1, pl.Int64) * (pl.lit(1024, pl.Int64) ** (pl.col("step").cast(pl.Int64) - 1))
        key = (pl.col("municipality").cast(pl.Int64) * (1 << 31) + pl.col("child")) * (1 << DAY_BITS) + ROOM
        events = pl.concat(
            [
                held.select(key=key + pl.col("start"), change=one),
                held.select(key=key + pl.col("end"), change=-one),
            ]
        )
        running = events.sort("key").with_columns(now=pl.col("change").cum_sum())
        ends = running.filter(pl.col("key") != pl.col("key").shift(-1, fill_value=-1)).select("key", "now")
        stepped = ends.select("key", step=_highest(pl.col("now")))
        turned = stepped.with_columns(before=pl.col("step").shift(1, fill_value=0))
        return turned.filter(pl.col("step") != pl.col("before")).select(
            (pl.col("key") // (1 << (DAY_BITS + 31))).cast(pl.Int16).alias("municipality"),
            (pl.col("key") % (1 << DAY_BITS) - ROOM).cast(pl.Int32).alias("day"),
            "step",
            "before",
        )

    def stock(self) -> pl.LazyFrame:
        """Who came less who left by the first of each month, added up over the months."""
        words = self.named.words
        turned = self.turned.filter(pl.col("day") <= words["until"])
        turned = turned.with_columns(pl.col("day").clip(words["since"], None))
        turned = (
            turned.join(self.days, on="day")
            .group_by("municipality", "edge", "before", "step")
            .agg(n=pl.len().cast(pl.Int64))
        )
        came = turned.select("municipality", "edge", "step", "n")
        left = turned.select("municipality", "edge", step="before", n=-pl.col("n"))
        changes = pl.concat([came, left]).group_by("municipality", "edge", "step").agg(pl.col("n").sum())
        grid = self.spells.select(pl.col("municipality").unique()).join(
            self.days.select(pl.col("edge").unique()), how="cross"
        )
        grid = grid.join(pl.LazyFrame({"step": pl.Series(range(1, 7), dtype=pl.Int8)}), how="cross")
        return (
            grid.join(changes, on=["municipality", "edge", "step"], how="left")
            .sort("municipality", "step", "edge")
            .with_columns(count=pl.col("n").fill_null(0).cum_sum().over("municipality", "step"))
            .select("municipality", "edge", "step", "count")
        )

    def moves(self) -> pl.LazyFrame:
        """Moves by month, from and to."""
        day = pl.col("day")
        return (
            self.turned.filter((day >= self.named.words["since"]) & (day < self.named.words["until"]))
            .join(self.days, on="day")
            .group_by("municipality", "month", "before", "step")
            .agg(count=pl.len().cast(pl.Int64))
        )

    def cost(self) -> pl.LazyFrame:
        """As in cost.sql: what begins or ends within a month, and whole months of what began before."""
        held = self._within(self.spells.filter((pl.col("step") > 0) & (pl.col("start") < pl.col("end"))))
        price = pl.col("price").cast(pl.Int64)
        changes = (
            pl.concat(
                [
                    held.select("municipality", day="first", price=price),
                    held.select("municipality", day="last", price=-price),
                ]
            )
            .group_by("municipality", "day")
            .agg(pl.col("price").sum())
            .join(self.days, on="day")
            .group_by("municipality", "month")
            .agg(pl.col("price").sum(), moment=(pl.col("price") * pl.col("day")).sum())
        )
        grid = self.spells.select(pl.col("municipality").unique()).join(self.months, how="cross")
        before = pl.col("price").cum_sum().over("municipality") - pl.col("price")
        return (
            grid.join(changes, on=["municipality", "month"], how="left")
            .sort("municipality", "month")
            .with_columns(pl.col("price", "moment").fill_null(0))
            .with_columns(
                ore=before * (pl.col("after") - pl.col("first"))
                + pl.col("price") * pl.col("after")
                - pl.col("moment")
            )
            .select("municipality", "month", "ore")
        )

    def caseload(self) -> pl.LazyFrame:
        """As in caseload.sql, by two sorts of one number a row and no window by adviser or child."""
        since = self.named.words["since"]
        known = (pl.col("adviser") >= 0) & (pl.col("step") > 0) & (pl.col("start") < pl.col("end"))
        pair = pl.col("adviser").cast(pl.Int64) * (1 << 47) + pl.col("child").cast(pl.Int64) * (1 << DAY_BITS)
        held = self._within(self.spells.filter(known), key=pair + pl.col("start") + ROOM).sort("key")
        rank = (pl.col("key") // (1 << DAY_BITS)).rle_id().cast(pl.Int64) * ROOM
        reached = (pl.col("rank") + pl.col("last") - since).cum_max().shift(1) - pl.col("rank") + since
        first = pl.max_horizontal(pl.col("first").cast(pl.Int64), reached.fill_null(-ROOM))
        added = held.with_columns(rank=rank).with_columns(first=first)
        return self._days_above(added.filter(pl.col("first") < pl.col("last")))

    def _days_above(self, added: pl.LazyFrame) -> pl.LazyFrame:
        """The lowest bit of a change says whether it adds; of several on one day only the last lasts any."""
        post = pl.col("municipality").cast(pl.Int64) * (1 << 28) + pl.col("key") // (1 << 47)
        moment = post * (1 << DAY_BITS) + ROOM
        changes = pl.concat(
            [
                added.select(key=(moment + pl.col("first")) * 2 + 1),
                added.select(key=(moment + pl.col("last")) * 2),
            ]
        )
        loads = changes.sort("key").select(
            key=pl.col("key") // 2, children=(pl.col("key") % 2 * 2 - 1).cum_sum()
        )
        lasting = loads.with_columns(days=pl.col("key").shift(-1, fill_value=0) - pl.col("key"))
        above = lasting.filter(pl.col("children") > self.named.words["cap"])
        return above.group_by(municipality=pl.col("key") // (1 << (28 + DAY_BITS))).agg(
            above=pl.col("days").sum()
        )

    def survival(self) -> pl.LazyFrame:
        """Every stay ends, if only on the last day of all, so the next border is always its own."""
        words = self.named.words
        away, was = pl.col("step") > 3, pl.col("before") > 3
        borders = self.turned.filter(away != was).with_columns(until=pl.col("day").shift(-1), away=away)
        day, followed = pl.col("day"), words["followed"]
        stays = borders.filter("away", day >= words["entered"], day < words["entered_to"])
        return (
            stays.select(days=pl.min_horizontal("until", followed) - day, ended=pl.col("until") <= followed)
            .group_by("days")
            .agg(ended=pl.col("ended").sum().cast(pl.Int64), watched=(~pl.col("ended")).sum().cast(pl.Int64))
        )

    def _within(self, rows: pl.LazyFrame, **more: pl.Expr) -> pl.LazyFrame:
        since, until = self.named.words["since"], self.named.words["until"]
        return rows.select(
            "municipality",
            "price",
            first=pl.col("start").cast(pl.Int32).clip(since, until),
            last=pl.col("end").cast(pl.Int32).clip(since, until),
            **more,
        ).filter(pl.col("first") < pl.col("last"))


def _highest(now: pl.Expr) -> pl.Expr:
    """The highest step with a spell, of running counts with ten bits a step."""
    found = pl.when(now >= 1 << 50).then(pl.lit(6, pl.Int8))
    for step in range(5, 0, -1):
        found = found.when(now >= 1 << 10 * (step - 1)).then(pl.lit(step, pl.Int8))
    return found.otherwise(pl.lit(0, pl.Int8))
