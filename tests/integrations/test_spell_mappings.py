"""Another system's extract needs a new file and no code; a wrong file is refused with line and reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from varigespor.integrations.spells.extract import read_extract
from varigespor.integrations.spells.mapping import load_mapping
from varigespor.norms.reading import FileRefused

OWN = """\
name: oevesystem
columns:
  child: [Barn, Løbenr]
  start: [Fra]
  end: [Til]
  place: [Anbringelsessted]
dates: [dd-mm-yyyy]
end_day: in
places:
  Netværk: 4
  "110": 5
  Hjemme: 0
  Ukendt: list
reach:
  without_years: first_start
"""


def mapped(folder: Path, text: str) -> Path:
    file = folder / "own.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_danish_extract_is_read_by_a_mapping_of_its_own(tmp_path: Path) -> None:
    mapping = load_mapping(name=str(mapped(tmp_path, OWN)))
    episodes = tmp_path / "ophold.csv"
    rows = ["1;01-02-2024;29-02-2024;Netværk", "1;01-03-2024;;110", "2;01-03-2024;;Ukendt"]
    episodes.write_bytes("\n".join(["Løbenr;Fra;Til;Anbringelsessted", *rows]).encode("cp1252"))
    reading = read_extract(episodes=episodes, children=None, mapping=mapping, name="Øvgaard")
    spells = [(spell.step, spell.start, spell.end, spell.same_place) for spell in reading.extract.spells]
    assert spells == [
        (4, date(2024, 2, 1), date(2024, 3, 1), False),
        (5, date(2024, 3, 1), None, False),
    ]
    assert (reading.extract.name, reading.overlaps, len(reading.listed)) == ("Øvgaard", (), 1)
    assert vars(reading.extract.reach) == {"first": date(2024, 2, 1), "last": date(2024, 3, 1)}


def test_the_reach_ends_on_the_last_day_that_is_shown(tmp_path: Path) -> None:
    mapping = load_mapping(name=str(mapped(tmp_path, OWN.replace("first_start", "first_end"))))
    episodes = tmp_path / "ophold.csv"
    episodes.write_text("Barn;Fra;Til;Anbringelsessted\n1;01-02-2024;29-02-2024;Netværk\n", encoding="utf-8")
    reach = read_extract(episodes=episodes, children=None, mapping=mapping).extract.reach
    assert vars(reach) == {"first": date(2024, 2, 29), "last": date(2024, 2, 29)}


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("Netværk: 4", "Netværk: 7", 10, "Stedet »Netværk« har trinnet »7«"),
        ("Netværk: 4", "Netværk: fire", 10, "Stedet »Netværk« har trinnet »fire«"),
        ("Ukendt: list", "Netværk: 5", 13, "»Netværk« står to gange"),
        ("dd-mm-yyyy", "dag", 7, "Datoformatet »dag«"),
        ("[dd-mm-yyyy]", "[]", 7, "Listen er tom"),
        ("  end: [Til]\n", "", 2, "Feltet »end« mangler"),
        ("end_day: in", "end_day: sidst", 8, "»sidst« kendes ikke"),
        ("end_day: in", "colour: red", 8, "Feltet »colour« kendes ikke"),
        ("without_years: first_start", "years_begin: 31-01", 15, "»years_begin« er »31-01«"),
        ("name: oevesystem", "name: ''", 1, "Her skal stå en tekst"),
    ],
)
def test_a_wrong_mapping_is_refused_with_line_and_reason(
    old: str, new: str, line: int, reason: str, tmp_path: Path
) -> None:
    file = mapped(tmp_path, OWN.replace(old, new))
    with pytest.raises(FileRefused) as refused:
        load_mapping(name=str(file))
    assert reason in refused.value.reason
    assert (refused.value.file, refused.value.line) == (file, line)


def test_an_unknown_mapping_is_told_by_name() -> None:
    with pytest.raises(FileRefused, match=r"Der er ingen oversættelse »findes-ikke«. Skriv ssda903"):
        load_mapping(name="findes-ikke")


def test_every_place_of_the_format_has_a_step_or_is_listed() -> None:
    places = load_mapping(name="ssda903").places
    on_step = {step: sorted(code for code in places if places[code] == step) for step in (3, 4, 5, 0, None)}
    assert on_step == {
        3: ["P1"],
        4: ["U1", "U2", "U3"],
        5: ["U4", "U5", "U6"],
        0: ["A3", "A4", "A5", "A6"],
        None: ["T0", "T1", "T2", "T3", "T4", "Z1"],
    }
    assert sorted(code for code in places if places[code] == 6) == sorted(
        ["K1", "K2", "R1", "R2", "R3", "R5", "S1", "H5", "P2", "P3"]
    )
