"""Five questions about ten million spells, beside DuckDB and polars: python -m benchmarks.national.

Every engine runs in a process of its own, in turn, some rounds; the best round of each counts. The answers
must be the same to the last integer. Writes docs/reference/performance.md with --write.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.engines import ENGINES, Told, measured, one_municipality
from benchmarks.invented_spells import invented
from benchmarks.performance import page
from varigespor.analysis.packed.handed import Handed
from varigespor.integrations.spells.snapshot_file import Kept, write_snapshot

ONE = 100_000
PAGE = Path(__file__).parents[1] / "docs" / "reference" / "performance.md"


def main() -> int:
    """0 where all engines agree; a missed aim is told, not punished: it is the machine's too."""
    arguments = _arguments()
    if arguments.engine:
        return _alone(arguments)
    with TemporaryDirectory() as folder:
        rounds, alike = _rounds(Path(folder), arguments)
        small = [_ran("--engine", engine, "--one", folder=Path(folder)) for engine in ENGINES[:2]]
    text = page(rounds=rounds, one={name: found["best"] for name, found in zip(ENGINES, small, strict=False)})
    sys.stdout.write(text)
    if not alike:
        sys.stdout.write("THE ANSWERS DIFFER\n")
    elif arguments.write:
        PAGE.write_text(text, encoding="utf-8")
    return 0 if alike else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--spells", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--engine", choices=ENGINES)
    parser.add_argument("--one", action="store_true")
    parser.add_argument("--file", type=Path)
    parser.add_argument("--answers", type=Path)
    return parser.parse_args()


def _alone(arguments: argparse.Namespace) -> int:
    """What a process of its own does."""
    told = (
        one_municipality(engine=arguments.engine, spells=ONE)
        if arguments.one
        else measured(engine=arguments.engine, file=arguments.file, answers=arguments.answers)
    )
    sys.stdout.write(json.dumps(told))
    return 0


def _rounds(folder: Path, arguments: argparse.Namespace) -> tuple[dict[str, list[Told]], bool]:
    """What each engine told in each round, and whether all answers of all rounds are the same."""
    file = folder / "spells"
    packed = invented(spells=arguments.spells, municipalities=98)
    write_snapshot(file=file, kept=Kept(Handed(packed), None))
    size = {"spells": len(packed), "advisers": int(packed.posts[-1])}
    del packed
    rounds: dict[str, list[Told]] = {engine: [] for engine in ENGINES}
    alike = True
    for _ in range(arguments.rounds):
        for engine in ENGINES:
            answers = folder / f"{engine}.npz"
            words = ("--engine", engine, "--file", str(file), "--answers", str(answers))
            told = _ran(*words, folder=folder) | size | {"load": os.getloadavg()[0]}
            sys.stderr.write(f"{engine}: {sum(told['seconds'].values()):.3f} s, load {told['load']:.1f}\n")
            rounds[engine].append(told)
            alike &= _same(folder / f"{ENGINES[0]}.npz", answers)
    return rounds, alike


def _ran(*words: str, folder: Path) -> Told:
    """Compiled code is kept in the folder, so that the first round compiles and says how long that took."""
    environment = os.environ | {"NUMBA_CACHE_DIR": str(folder / "numba")}
    command = [sys.executable, "-m", "benchmarks.national", *words]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment)
    told: Told = json.loads(done.stdout)
    return told


def _same(first: Path, second: Path) -> bool:
    """Whether every cell that the second has is the same in the first; survival over all municipalities."""
    with np.load(first) as mine, np.load(second) as other:
        return all(np.array_equal(mine[name], other[name]) for name in other.files)


if __name__ == "__main__":
    sys.exit(main())
