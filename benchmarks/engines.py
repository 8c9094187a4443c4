"""One engine, one process: reads the spells, answers, and says how long it took and what it needed."""

from __future__ import annotations

import resource
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, Protocol

import numpy as np

from benchmarks.asked import ASKED, Sparse, dense, ours
from benchmarks.invented_spells import invented
from varigespor.analysis.packed.columns import Packed
from varigespor.analysis.packed.counting import counted
from varigespor.integrations.spells.snapshot_file import read_snapshot

THREADS = 2
SMALL = 2_000
ENGINES = ("compiled", "numpy", "polars", "duckdb")
Told = dict[str, Any]


class Peer(Protocol):
    """Somebody else's engine, with the spells loaded."""

    def steps(self) -> tuple[str, ...]:
        """What is timed, in order."""

    def done(self, *, step: str) -> Sparse:
        """One step: its columns by name."""


def measured(*, engine: str, file: Path, answers: Path) -> Told:
    """Answer all questions once, about spells not asked about before, and keep the answers in a file.

    Libraries and compiled code are loaded by a small question first, for every engine alike.
    """
    began = perf_counter()
    small = invented(spells=SMALL, municipalities=3)
    _answered(engine, small)
    told: Told = {"ready": perf_counter() - began}
    packed = read_snapshot(file=file).handed.packed
    took, cells = _answered(engine, packed)
    told |= took
    told["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    np.savez(answers, **cells)
    return told


def one_municipality(*, engine: str, spells: int, times: int = 15) -> Told:
    """The best of some recomputations of everything about one municipality, on one thread."""
    packed = invented(spells=spells, municipalities=1)
    work = _work(engine, packed, threads=1)
    work()
    return {"best": min(_timed(work)[0] for _ in range(times))}


def _answered(engine: str, packed: Packed) -> tuple[Told, dict[str, np.ndarray]]:
    """Seconds by step, the processor's of all steps and threads, those of loading; and the answers."""
    if engine in ("compiled", "numpy"):
        work = _work(engine, packed, threads=THREADS if engine == "compiled" else 1)
        seconds, busy, found = _timed(work)
        return {"seconds": {"all": seconds}, "busy": busy, "loading": 0.0}, ours(answers=found)
    loading, _, peer = _timed(lambda: _peer(engine, packed))
    told: Told = {"seconds": {}, "busy": 0.0, "loading": loading}
    cells: dict[str, np.ndarray] = {}
    for step in peer.steps():
        told["seconds"][step], busy, found = _timed(lambda step=step: peer.done(step=step))
        told["busy"] += busy
        if found:
            cells |= dense(question=step, found=found, asked=ASKED, municipalities=packed.municipalities)
    return told, cells


def _work(engine: str, packed: Packed, threads: int) -> Callable[[], Any]:
    return lambda: counted(packed=packed, asked=ASKED, threads=threads, fast=engine == "compiled")


def _peer(engine: str, packed: Packed) -> Peer:
    if engine == "polars":
        from benchmarks.peers import in_polars

        return in_polars.Peer(packed=packed, asked=ASKED)
    from benchmarks.peers import in_duckdb

    return in_duckdb.Peer(packed=packed, asked=ASKED)


def _timed(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Seconds by the clock and of the processor, and what came of it."""
    began, busy = perf_counter(), process_time()
    found = work()
    return perf_counter() - began, process_time() - busy, found
