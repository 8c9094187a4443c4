"""What the programme's documents say: whole, cited, in order; what is broken is named by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.norms.norm_writing import town
from tests.norms.programme_writing import PROGRAMME, programme_town
from varigespor.norms.folders import MUNICIPALITIES
from varigespor.norms.programme import programme
from varigespor.norms.reading import FileRefused

SHIPPED = sorted(folder.name for folder in MUNICIPALITIES.iterdir() if folder.is_dir())
NAMES = ("Lex", "Gorm", "Vanggaard", "Bisgaard", "Hjort")


@pytest.mark.parametrize("name", SHIPPED)
def test_everything_shipped_is_cited(name: str) -> None:
    found = programme(municipality=name)
    assert all(one.source.section for one in found.theory.elements.values())
    assert all(one.own or (one.source and one.source.section) for one in found.theory.arrows)
    assert all(one.source.section for one in (*found.council, *found.findings, *found.basis))


def test_bronderslevs_log_is_whole() -> None:
    log = programme(municipality="bronderslev").council
    assert [row.first.isoformat() for row in log if row.first and row.known == "day"] == [
        "2016-03-08",
        "2016-09-13",
        "2016-11-08",
        "2016-11-23",
    ]
    assert [row.known for row in log].count("month") == 3
    last = log[-1]
    assert [money.amount for money in last.money] == ["17,4 mio. kr.", "24,5 mio. kr.", "7,1 mio. kr.", "ni"]
    assert "sundhedsplejersker og hjemmehos'ere" in last.minority
    assert "4,48 mio. kr." in {money.amount for row in log for money in row.money}


def test_the_evaluation_has_three_findings_and_the_five_potentials() -> None:
    found = programme(municipality="bronderslev")
    assert [one.source.section for one in found.findings].count("Evalueringen") == 3
    assert len(found.potentials) == 5
    assert all(one.indicators for one in found.findings) and all(one.answers for one in found.potentials)


def test_no_person_is_named() -> None:
    for file in MUNICIPALITIES.rglob("programme/**/*.yaml"):
        assert not [name for name in NAMES if name in file.read_text(encoding="utf-8")], file


def test_what_a_municipality_lacks_it_takes_from_the_one_it_is_built_on() -> None:
    built, ground = programme(municipality="oevekommune"), programme(municipality="bronderslev")
    assert built.theory == ground.theory
    assert built.of["theory"] == "Brønderslev Kommune"
    assert (built.of["basis.yaml"], len(built.basis)) == ("Øvekommune", 2)


def test_herning_loads_by_the_same_code_and_has_a_chain_of_its_own() -> None:
    found = programme(municipality="herning")
    assert 0 < len(found.theory.arrows) < len(programme(municipality="bronderslev").theory.arrows)
    assert not (found.council or found.findings or found.basis)


def test_without_files_everything_is_empty(tmp_path: Path) -> None:
    found = programme(municipality=str(town(folder=tmp_path)))
    assert not (found.theory.arrows or found.council or found.findings or found.potentials or found.basis)
    assert set(found.of.values()) == {""}


def test_a_small_one_is_read_as_written(tmp_path: Path) -> None:
    found = programme(municipality=str(programme_town(folder=tmp_path)))
    assert [row.known for row in found.council] == ["year", "", "month", "day"]
    assert [arrow.own for arrow in found.theory.arrows] == [True, False, True, True]
    assert found.theory.elements["better"].corner == ""
    assert found.findings[0].source.danish == "Prøvepapiret: B"


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "reason"),
    [
        (
            "theory_authority",
            "danish: Stillinger, document: paper, section: Start",
            "danish: Stillinger",
            2,
            "mangler en kilde",
        ),
        ("theory_authority", "document: paper", "document: avis", 2, "»avis« kendes ikke"),
        ("theory_authority", "own: true", "own: true, document: paper", 10, "ikke begge dele"),
        ("theory_authority", ", own: true", "", 10, "mangler en kilde"),
        ("theory_authority", "assumption: Prøve, own", "own", 10, "»assumption« mangler"),
        ("theory_effects", "better:", "down:", 2, "findes allerede i et andet hjørne"),
        ("theory_authority", "result:", "outcome:", 7, "»outcome« kendes ikke"),
        ("council", "2015-08-12", "2013-08-12", 4, "i tidens rækkefølge"),
        ("council", "when: 2015-08,", "when: efterår,", 3, "Skriv en dag, en måned"),
        ("council", "when: 2015-08,", "when: 2015-13,", 3, "Skriv en dag, en måned"),
        ("council", "text: Set, ", "", 1, "»text« mangler"),
        ("findings", "ladder_by_team", "moon", 4, "»moon« kendes ikke"),
        ("findings", "document: paper, section: B", "note: ''", 2, "mangler en kilde"),
        ("basis", "2020-01-01", "2015-08-01", 2, "senere end den før"),
        ("basis", "since: 2020-01-01", "since: ", 2, "den dato, udgaven gælder fra"),
    ],
)
def test_what_is_broken_is_refused_with_its_line(
    tmp_path: Path, name: str, old: str, new: str, line: int, reason: str
) -> None:
    key = f"{name.replace('theory_', 'theory/')}.yaml"
    changed = {name: PROGRAMME[key].replace(old, new, 1)}
    assert changed[name] != PROGRAMME[key]
    with pytest.raises(FileRefused, match=reason) as refused:
        programme(municipality=str(programme_town(folder=tmp_path, **changed)))
    assert (refused.value.line, refused.value.file) == (line, tmp_path / "programme" / key)
