"""What a register keeps, its version, and that the same tables always give the same answer."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.analysis.publishing.test_naive import TOWN, families
from tests.analysis.publishing.towns import STEPS, corrected, february, january, lines
from varigespor.analysis.publishing.plain import of_plain, to_plain, version
from varigespor.analysis.publishing.published import Published
from varigespor.analysis.publishing.suppression import suppress
from varigespor.analysis.publishing.tables import Count

ROOT = Path(__file__).parents[3]


def register() -> list[Published]:
    """Three reports, one after the other."""
    published: list[Published] = []
    for report in (january(TOWN), corrected(TOWN), february(TOWN)):
        published.append(suppress(report=report, register=published))
    return published


def written(published: list[Published]) -> str:
    return json.dumps([to_plain(published=one) for one in published], ensure_ascii=False, sort_keys=True)


def test_plain_data_give_back_what_was_published() -> None:
    published = register()
    read = [of_plain(plain=plain) for plain in json.loads(written(published))]
    assert read == published
    assert version(register=read) == version(register=published)


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="format 99"):
        of_plain(plain={**to_plain(published=suppress(report=january(TOWN))), "format": 99})


def test_the_version_tells_nothing_of_a_hidden_number() -> None:
    """Whoever guessed a hidden number could try the guess on a version that depended on it."""
    first = suppress(report=families(down=lines("step", STEPS)))
    table = first.report.tables[0]
    hidden = next(cell for cell in table.cells if isinstance(cell, Count) and 0 < cell.value < 5)
    cells = tuple(replace(cell, value=4) if cell is hidden else cell for cell in table.cells)
    tables = (replace(table, cells=cells), *first.report.tables[1:])
    other = replace(first, report=replace(first.report, tables=tables))
    assert other != first
    assert version(register=[other]) == version(register=[first])


def test_a_shown_number_changes_the_version() -> None:
    published = register()
    assert version(register=published[:2]) != version(register=published)


def test_another_process_gives_the_same_bytes() -> None:
    script = (
        "from tests.analysis.publishing.test_register import register, written\n"
        "import sys; sys.stdout.buffer.write(written(register()).encode())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode() == written(register())
