"""Compiled and in NumPy the same integers, serial or parallel; and nobody else waits for a compiler."""

from __future__ import annotations

import ast
import random
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings

from tests.analysis.packed.read import ASKED, LISTS, Paid, pack
from tests.analysis.packed.test_counting import invented
from varigespor.analysis.packed import blocks
from varigespor.analysis.packed.asking import Asked
from varigespor.analysis.packed.columns import EPOCH, FIRST_DAY, LAST_DAY, Rows, packed
from varigespor.analysis.packed.counting import accelerator, counted
from varigespor.analysis.spells import OPEN

HOUSE = Path(blocks.__file__).parents[2]
compiled = pytest.mark.skipif(
    not accelerator(), reason="numba er ikke installeret: pip install varigespor[fast]; make bench prøver det"
)


@compiled
@settings(max_examples=150)
@given(LISTS)
def test_compiled_and_numpy_agree_bit_for_bit(paid: list[Paid]) -> None:
    rows = pack(paid)
    plain = counted(packed=rows, asked=ASKED)
    assert plain.same(other=counted(packed=rows, asked=ASKED, fast=True))
    assert plain.same(other=counted(packed=rows, asked=ASKED, fast=True, threads=2))


@compiled
def test_more_children_than_a_small_number_holds() -> None:
    """An adviser with more children than int16 can count, and one child with very many spells."""
    count = 40_000
    chance = np.random.default_rng(1)
    start = ASKED.since.toordinal() + chance.integers(0, 50, count)
    end = np.where(chance.random(count) < 0.9, OPEN, start + chance.integers(0, 9, count))
    for child in (np.arange(count), np.zeros(count, np.int64)):
        none = np.zeros(count, np.int64)
        step = chance.integers(0, 7, count)
        rows = packed(rows=Rows(none, child, none, step, start, end, none + 2**31 - 1, none > 0))
        plain = counted(packed=rows, asked=ASKED)
        assert plain.same(other=counted(packed=rows, asked=ASKED, fast=True))


FIRST, LAST = EPOCH + FIRST_DAY, EPOCH + LAST_DAY
PERIODS = (
    (
        Asked(date(2016, 1, 1), 120, 2, (date(2017, 1, 1), date(2022, 1, 1)), date(2026, 1, 1)),
        (date(2015, 1, 1).toordinal(), date(2027, 1, 1).toordinal()),
    ),
    (
        Asked(date(1905, 1, 1), 200, 0, (date(1911, 1, 1), date(1915, 1, 1)), date(1916, 1, 1)),
        (FIRST, FIRST + 4_000),
    ),
    (
        Asked(date(2085, 1, 1), 60, 0, (date(2085, 1, 1), date(2089, 9, 1)), date(2095, 1, 1)),
        (LAST - 4_000, LAST),
    ),
    (
        Asked(date(1900, 1, 1), 2400, 1, (date(1910, 1, 1), date(2089, 9, 1)), date(2089, 9, 17)),
        (FIRST, LAST),
    ),
)
"""An ordinary one, over the first and over the last day there is, and one longer than int16 counts; each with
the days on which spells begin."""


@compiled
@pytest.mark.parametrize("seed", range(12))
def test_blocks_of_rows_however_they_overlap(seed: int) -> None:
    """More rows than a block holds; children with hundreds of spells, and many with a few that touch."""
    chance = np.random.default_rng(seed)
    count, (asked, (low, high)) = 5_000, PERIODS[seed % len(PERIODS)]
    child = np.sort(chance.integers(0, (12, 1_500)[seed % 3 > 0], count))
    length = chance.integers(0, (6, 900)[seed % 5 > 0], count)
    start = np.sort(chance.integers(low, high + 1, count))[np.argsort(np.argsort(child, kind="stable"))]
    start = np.where(chance.random(count) < 0.5, np.append(start[:1], start[:-1] + length[:-1]), start)
    start = np.clip(start, low, high)
    end = np.where(chance.random(count) < 0.1, OPEN, np.minimum(start + length, high))
    rows = packed(
        rows=Rows(
            chance.integers(0, 3, count),
            child,
            chance.integers(-1, 70, count),
            chance.integers(0, 7, count),
            start,
            end,
            chance.choice([-1, 0, 99_999, 2**31 - 1], count),
            chance.random(count) < 0.5,
        )
    )
    plain = counted(packed=rows, asked=asked)
    assert plain.moves.sum() > 0
    assert plain.same(other=counted(packed=rows, asked=asked, fast=True))


def test_only_who_asks_for_it_imports_the_compiled_pass() -> None:
    for path in HOUSE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in getattr(node, "names", []) if isinstance(alias, ast.alias)]
            assert path.name == "machine.py" or not [name for name in names if "numba" in name], path
            assert path.name == "compiled.py" or not [name for name in names if name == "machine"], path
            assert not [name for name in names if name.endswith("compiled")], path


def test_every_compiled_function_lies_in_one_file() -> None:
    """What numba keeps is thrown away when the caller's own file changes, not when another does."""
    machine = ast.parse((Path(blocks.__file__).parent / "machine.py").read_text(encoding="utf-8"))
    called = {
        node.func.id for node in ast.walk(machine) if isinstance(node, ast.Call) and hasattr(node.func, "id")
    }
    made = {node.name for node in machine.body if isinstance(node, ast.FunctionDef)}
    assert {name for name in called if name.startswith("_")} <= made


@pytest.mark.skipif(accelerator(), reason="numba er installeret")
def test_without_numba_it_is_refused_not_replaced() -> None:
    paid = random.Random(1).sample(invented(1), 5)
    with pytest.raises(ImportError):
        counted(packed=pack(paid), asked=ASKED, fast=True)
