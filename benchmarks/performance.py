"""The page of what was measured, with the aims beside it, met or not."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.asked import ASKED

Rounds = Mapping[str, Sequence[Mapping[str, Any]]]
AIMS = {"polars": 20, "duckdb": 30}
MIB_AIM = 2048
ONE_AIMS = {"compiled": 10, "numpy": 150}
NAMES = {
    "compiled": "compiled, 2 threads",
    "numpy": "NumPy alone, 1 thread",
    "polars": "polars",
    "duckdb": "DuckDB",
}
LIBRARIES = ("numpy", "numba", "polars", "duckdb")
HEAD = """# Performance

Written by `make bench` (`python -m benchmarks.national --write`). Figures hold for this machine on this day;
the ratios are of one run. A round is each engine in turn, in a process of its own, which has loaded its
libraries with a small question and then meets the spells for the first time; the best round of each counts.

"""
HOW = """
**What is asked.** By municipality: children on each step on the first of {months} months; moves by from, to
and month; cost by month in whole øre; adviser-days above a cap of {cap}; and how long stays away entered in
five years lasted. All engines gave the same integers in every round.

**How the peers are asked.** `benchmarks/peers/`: event differences and running sums, never a row per day;
both find the turns of the ladder once and share them among three questions. polars runs lazy on its streaming
engine, which took a third less here than its other one; DuckDB on a table of its own in the same order; both
on all threads. Loading the spells into DuckDB ({loading:.2f} s) is not counted.

**What the figures are worth.** On a machine that others use too, the seconds of a short pass and of a long
one suffer differently; the processor seconds, of all threads together, hardly do.
"""


def page(*, rounds: Rounds, one: Mapping[str, float]) -> str:
    """The page in Markdown; `one` are the seconds of one municipality by engine."""
    best = {engine: min(told, key=_total) for engine, told in rounds.items()}
    lines = [*_machine(rounds), *_table(best), *_peaks(rounds), *_one(one)]
    how = HOW.format(months=ASKED.months, cap=ASKED.cap, loading=best["duckdb"]["loading"])
    return HEAD + "\n".join(lines) + "\n" + how


def _total(told: Mapping[str, Any]) -> float:
    return float(sum(told["seconds"].values()))


def _machine(rounds: Rounds) -> Iterator[str]:
    loads = [told["load"] for all_ in rounds.values() for told in all_]
    told = rounds["compiled"][0]
    machine = f"{_processor()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    yield f"- {datetime.now(UTC).date()}, {machine}"
    yield "- " + ", ".join(f"{library} {version(library)}" for library in LIBRARIES)
    size = f"98 municipalities, {told['advisers']:,} advisers, 3,653 days"
    yield f"- {told['spells']:,} invented spells, {size}"
    yield f"- {len(rounds['compiled'])} rounds; load of the machine {min(loads):.1f} to {max(loads):.1f}"
    yield ""


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "unknown")


def _table(best: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    ours, busy = _total(best["compiled"]), best["compiled"]["busy"]
    yield "| engine | seconds | times ours | aim | processor seconds | times ours |"
    yield "|---|---:|---:|---|---:|---:|"
    for engine, told in best.items():
        parts = ", ".join(
            f"{step} {seconds:.2f}" for step, seconds in told["seconds"].items() if step != "all"
        )
        name = f"{NAMES[engine]}{f' ({parts})' if parts else ''}"
        ratio = _total(told) / ours
        aim = f"≥ {AIMS[engine]}: {_met(ratio >= AIMS[engine])}" if engine in AIMS else ""
        worked = f"{told['busy']:.2f} | {told['busy'] / busy:.1f}"
        yield f"| {name} | {_total(told):.3f} | {ratio:.1f} | {aim} | {worked} |"
    yield ""


def _peaks(rounds: Rounds) -> Iterator[str]:
    for engine in ("compiled", "numpy"):
        peak = max(told["peak"] for told in rounds[engine])
        yield f"- {NAMES[engine]}: at most {peak:,.0f} MiB, aim < 2 GiB: {_met(peak < MIB_AIM)}"
    ready = rounds["compiled"][0]["ready"]
    yield f"- the compiler took {ready:.1f} s the first time; later it takes what loading takes"


def _one(one: Mapping[str, float]) -> Iterator[str]:
    for engine, seconds in one.items():
        aim = ONE_AIMS[engine]
        told = f"{1000 * seconds:.1f} ms, aim < {aim} ms: {_met(1000 * seconds < aim)}"
        name = NAMES[engine].split(",")[0]
        yield f"- one municipality of 100,000 spells, everything, {name}, 1 thread: {told}"


def _met(met: bool) -> str:
    return "met" if met else "**not met**"
