"""A snapshot in a file: whole and right, or refused in Danish; and the questions answer from it as before."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from tests.analysis.packed.read import Paid, Stay, pack
from tests.analysis.packed.test_counting import invented
from tests.integrations.test_result_commands import EPISODES, REACH, YEAR, files, told
from varigespor.analysis.packed.columns import KINDS
from varigespor.analysis.packed.handed import Handed
from varigespor.domain.spells import Reach
from varigespor.integrations.spells.snapshot_file import Kept, SnapshotRefused, read_snapshot, write_snapshot

__all__ = ["files"]
YEAR_ONE = date(2024, 1, 1)
QUESTIONS = [
    ["stock", "--on", "2024-02-01"],
    ["moves", *YEAR],
    ["survival", "--entered-from", "2024-01-01", "--entered-to", "2024-02-01", "--until", "2024-02-05"],
    ["replacements", *YEAR, "--within", "9", "--until", "2024-02-24"],
    ["cost", *YEAR, "--prices", "priser.csv"],
    ["caseload", *YEAR, "--cap", "1"],
    ["months", *YEAR],
]


def written(file: Path, paid: list[Paid]) -> bytes:
    write_snapshot(file=file, kept=Kept(Handed(pack(paid)), Reach(None, None)))
    return file.read_bytes()


def test_what_is_read_is_what_was_written(tmp_path: Path) -> None:
    paid = invented(1)
    content = written(tmp_path / "a", paid)
    assert content == written(tmp_path / "b", paid[::-1])
    assert content[-32:] == hashlib.sha256(content[:-32]).digest()
    kept = read_snapshot(file=tmp_path / "a")
    assert kept.reach == Reach(None, None)
    for name in (*KINDS, "offsets", "posts"):
        assert np.array_equal(getattr(kept.handed.packed, name), getattr(pack(paid), name))
    assert (tmp_path / "a").stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_any_byte_that_is_not_as_written_is_found(tmp_path: Path) -> None:
    content = written(tmp_path / "a", invented(1, count=3))
    for at in range(len(content)):
        changed = bytearray(content)
        changed[at] ^= 1 + at % 255
        (tmp_path / "b").write_bytes(changed)
        with pytest.raises(SnapshotRefused):
            read_snapshot(file=tmp_path / "b")
    for length in range(0, len(content), 7):
        (tmp_path / "b").write_bytes(content[:length])
        with pytest.raises(SnapshotRefused):
            read_snapshot(file=tmp_path / "b")


def test_a_right_checksum_does_not_make_columns_fit(tmp_path: Path) -> None:
    content = written(tmp_path / "a", [Paid(0, 0, 5, Stay("a", 3, YEAR_ONE, None))])
    at = content.index(b"\n", content.index(b"\n") + 1) + 1
    # The first column is the municipality: the only row is moved to one that has no rows.
    changed = content[:at] + b"\x07\x00" + content[at + 2 : -32]
    (tmp_path / "b").write_bytes(changed + hashlib.sha256(changed).digest())
    with pytest.raises(SnapshotRefused, match="hænger ikke sammen"):
        read_snapshot(file=tmp_path / "b")


def test_every_question_answers_from_the_file_as_from_its_source(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    made = told(capsys, 0, "snapshot", "--out", "a.spor", *files, *REACH)
    assert (made["spells"], made["children"]) == (5, 3)
    for question in QUESTIONS:
        straight = told(capsys, 0, *question, *files, *REACH)
        assert told(capsys, 0, *question, "--snapshot", "a.spor", "--json") == straight
    Path("ophold.csv").write_text("\n".join([*EPISODES.splitlines()[:1], *EPISODES.splitlines()[:0:-1]]))
    assert told(capsys, 0, "snapshot", "--out", "b.spor", *files, *REACH)["sha256"] == made["sha256"]


def test_month_by_month(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    answer = told(capsys, 0, "months", *YEAR, *files, *REACH)
    rows = answer["months"]
    assert isinstance(rows, list)
    # On the first day of February a is between two stays, b at home and c in an institution.
    assert [(row["on"], row["steps"], row["children"]) for row in rows] == [
        ("2024-01-01", {"3": 2}, 2),
        ("2024-02-01", {"3": 1, "6": 1}, 2),
    ]
    assert rows[1]["moves"] == [{"from": 0, "to": 5, "count": 1}, {"from": 6, "to": 0, "count": 1}]
    # No price is known of an extract: 10 + 20 + 20 days of a, 60 of b and 30 of c.
    assert (answer["unpriced_days"], rows[0]["kroner"]) == (140, None)
    odd = told(capsys, 2, "months", "--from", "2024-01-02", "--to", "2024-03-01", *files, *REACH)
    assert "hele måneder" in str(odd["error"])


def test_month_by_month_of_many_municipalities_with_prices(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paid = [Paid(0, 0, 150, Stay("a", 3, YEAR_ONE, None)), Paid(4, 0, 50, Stay("a", 5, YEAR_ONE, None))]
    written(tmp_path / "a", paid)
    words = ["--snapshot", str(tmp_path / "a"), *REACH, "--json"]
    answer = told(capsys, 0, "months", "--from", "2024-02-01", "--to", "2024-03-01", *words)
    assert answer["municipalities"] == 5
    row = {"on": "2024-02-01", "steps": {"3": 1, "5": 1}, "children": 2, "moves": [], "kroner": "58.00"}
    assert answer["months"] == [row]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a;b;c\n1;2;3\n", "er ikke et øjebliksbillede fra Varige Spor"),
        (b"", "er ikke et øjebliksbillede fra Varige Spor"),
        (b"varigespor snapshot 2\n{}\n", "nyere udgave af Varige Spor (format 2"),
        (b"varigespor snapshot 1\n{}\n" + bytes(32), "er beskadiget eller ikke hel"),
        (b"varigespor snapshot 1\n" + b"x" * 9, "er beskadiget eller ikke hel"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_what_to_do(
    files: list[str], capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    Path("a.spor").write_bytes(content)
    error = str(told(capsys, 2, "stock", "--on", "2024-02-01", "--snapshot", "a.spor", "--json")["error"])
    assert said in error
    assert "varigespor results snapshot --out FIL" in error


def test_sources_are_not_mixed_and_no_other_file_is_overwritten(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    mixed = told(capsys, 2, "stock", "--on", "2024-02-01", "--snapshot", "a.spor", *files)
    assert "--snapshot er en kilde for sig" in str(mixed["error"])
    other = told(capsys, 2, "snapshot", "--out", "priser.csv", *files)
    assert "findes og er ikke et øjebliksbillede" in str(other["error"])
    nowhere = told(capsys, 2, "snapshot", "--out", "nej/a.spor", *files)
    assert "Mappen nej findes ikke" in str(nowhere["error"])
    assert "--out mangler" in str(told(capsys, 2, "snapshot", *files)["error"])
    Path("ophold.csv").write_text(EPISODES + "d;01-01-1900;02-02-1900;Hjem;Øst;Mette\n")
    early = told(capsys, 2, "snapshot", "--out", "a.spor", *files)
    assert "har en start, der ikke kan være i et øjebliksbillede" in str(early["error"])
    assert not Path("a.spor").exists()
    assert json.dumps(early)
