"""Every shipped norm is whole: unit, bound, source, no overlaps; a broken file is named by its line."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.norms.norm_writing import NORM, town, write
from varigespor.norms.book import norms
from varigespor.norms.folders import HERE, MUNICIPALITIES
from varigespor.norms.layering import laid_over, refuse_laxer
from varigespor.norms.norm import Norm
from varigespor.norms.reading import FileRefused
from varigespor.norms.schema import read_norm
from varigespor.norms.wording import UNITS

BOOKS = [None, *sorted(folder.name for folder in MUNICIPALITIES.iterdir() if folder.is_dir())]


def _read(folder: Path, text: str) -> Norm:
    return read_norm(file=write(folder=folder, files={"norm.yaml": text}) / "norm.yaml", key="national/norm")


@pytest.mark.parametrize("book", BOOKS)
def test_every_norm_is_whole(book: str | None) -> None:
    for norm in norms(municipality=book).values():
        assert norm.unit in UNITS, norm.key
        assert norm.values, norm.key
        for value in norm.values:
            assert value.source.document, norm.key
            assert value.source.address or value.source.mark in "SAU", norm.key
            assert value.value is not None or value.note, norm.key
            assert value.until is None or value.since < value.until, norm.key
        for before, after in pairwise(norm.values):
            assert before.until is not None, norm.key
            assert before.until <= after.since, norm.key


def test_every_file_is_a_norm_by_its_path() -> None:
    assert set(norms()) == {
        file.relative_to(HERE).with_suffix("").as_posix() for file in (HERE / "national").rglob("*.yaml")
    }
    assert all((HERE / f"{key}.yaml").is_file() for key in norms())


@pytest.mark.parametrize("book", BOOKS)
def test_a_norm_is_checked_by_somebody_on_a_day_or_not_at_all(book: str | None) -> None:
    assert all(bool(norm.checked_on) == bool(norm.checked_by) for norm in norms(municipality=book).values())


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("unit: hours", "unit: hour", 3, "»hour« kendes ikke"),
        ("bound: at_most", "bound: about", 6, "»about« kendes ikke"),
        ("authority: statute", "authority: hearsay", 5, "»hearsay« kendes ikke"),
        ("acts_in: [concerns]", "acts_in: [weather]", 12, "»weather« kendes ikke"),
        ("bound: at_most\n", "", 1, "»bound« mangler"),
        ("bound: at_most", "bond: at_most", 6, "»bond« kendes ikke"),
        ("mark: V", "mark: X", 10, "»X« kendes ikke"),
        ("address: eksempel.dk/1", "address: ''", 10, "skal have en adresse"),
        ("document: Prøveloven", "document: ''", 10, "den er tom"),
        ("from: 2024-01-01", "from: i går", 8, "en dato"),
        ("from: 2024-01-01", "from: 2024-02-31", 8, "kan ikke læses"),
        ("value: 24", "value:", 8, "En tom værdi skal have en note"),
        ("unit: hours", "unit: hours\nunit: hours", 4, "står to gange"),
        ("unit: hours", "unit: [hours", 4, "YAML"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, reason: str
) -> None:
    with pytest.raises(FileRefused, match=reason) as refused:
        _read(tmp_path, NORM.format(value=24).replace(old, new, 1))
    assert (refused.value.line, refused.value.file.name) == (line, "norm.yaml")


def test_overlapping_values_are_refused(tmp_path: Path) -> None:
    again = (
        '  - from: 2023-01-01\n    value: 12\n    source: {document: P, section: "", address: e, mark: V}\n'
    )
    with pytest.raises(FileRefused, match="overlappe"):
        _read(tmp_path, NORM.format(value=24).replace("checked", f"{again}checked"))
    with pytest.raises(FileRefused, match="Slutdatoen"):
        _read(tmp_path, NORM.format(value=24).replace("    value", "    until: 2023-01-01\n    value"))


def test_the_day_a_person_read_the_source_is_kept(tmp_path: Path) -> None:
    norm = _read(tmp_path, NORM.format(value=24))
    assert norm.checked_on is not None
    assert norm.checked_on.isoformat() == "2025-02-03"
    assert norm.checked_by == "Prøve Prøvsen"


@pytest.mark.parametrize(
    ("bound", "own", "refused"),
    [
        ("at_most", 12, False),
        ("at_most", 24, False),
        ("at_most", 25, True),
        ("at_most", None, True),
        ("at_least", 25, False),
        ("at_least", 23, True),
        ("exact", 23, True),
        ("exact", 24, False),
        ("free", 99, False),
    ],
)
def test_a_municipality_may_be_quicker_never_laxer(
    tmp_path: Path, bound: str, own: int | None, refused: bool
) -> None:
    text = NORM.replace("at_most", bound)
    given = _read(tmp_path / "nation", text.format(value=24))
    chosen = text.format(value="" if own is None else own).replace("checked", "    note: Prøve\nchecked")
    norm = _read(tmp_path / "town", chosen)
    if refused:
        with pytest.raises(FileRefused, match="lempeligere"):
            refuse_laxer(norm=norm, over=given, file=tmp_path / "town.yaml")
    else:
        refuse_laxer(norm=norm, over=given, file=tmp_path / "town.yaml")


def test_a_laxer_value_refuses_the_whole_municipality(tmp_path: Path) -> None:
    folder = town(folder=tmp_path)
    own = NORM.format(value=48)
    write(folder=folder, files={"norms/concerns/assessment_deadline.yaml": own})
    with pytest.raises(FileRefused, match="Værdien 48 er lempeligere end 24"):
        norms(municipality=str(folder))


def test_a_norm_nobody_uses_is_refused(tmp_path: Path) -> None:
    folder = town(folder=tmp_path)
    write(folder=folder, files={"norms/concerns/invented.yaml": NORM.format(value=1)})
    with pytest.raises(FileRefused, match="findes ikke nationalt"):
        norms(municipality=str(folder))


def test_days_a_municipality_says_nothing_about_follow_the_nation(tmp_path: Path) -> None:
    given = _read(tmp_path / "nation", NORM.format(value=24))
    own = _read(tmp_path / "town", NORM.format(value=12).replace("2024-01-01", "2025-01-01"))
    both = laid_over(own=own, under=given)
    start = own.values[0].since
    assert [value.value for value in both.values] == [24, 12]
    assert both.on(day=start - timedelta(days=1)).value == 24  # type: ignore[union-attr]
    assert both.on(day=start).value == 12  # type: ignore[union-attr]
