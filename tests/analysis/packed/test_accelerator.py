"""Compiled and in NumPy the same integers, serial or parallel; and nobody else waits for a compiler."""

from __future__ import annotations

import ast
import random
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.analysis.packed.read import ASKED, LISTS, Paid, pack
from tests.analysis.packed.test_counting import invented
from varigespor.analysis.packed import blocks
from varigespor.analysis.packed.counting import accelerator, counted

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
    import numpy as np

    from varigespor.analysis.packed.columns import Rows, packed
    from varigespor.analysis.spells import OPEN

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


def test_only_who_asks_for_it_imports_the_compiled_pass() -> None:
    for path in HOUSE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert path.name == "compiled.py" or not [name for name in modules if "numba" in name], path
            assert not [name for name in modules if name.endswith("compiled")], path


@pytest.mark.skipif(accelerator(), reason="numba er installeret")
def test_without_numba_it_is_refused_not_replaced() -> None:
    paid = random.Random(1).sample(invented(1), 5)
    with pytest.raises(ImportError):
        counted(packed=pack(paid), asked=ASKED, fast=True)
