"""A municipality is one readable folder; what contradicts itself is refused with file, line and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.norms.norm_writing import TOWN, town
from varigespor.norms.book import NormMissing
from varigespor.norms.configuration import ConfigurationError, chosen, load, shipped


def test_bronderslev_has_two_teams_of_two_districts() -> None:
    found = shipped(name="bronderslev")
    assert {key: team.districts for key, team in found.teams.items()} == {
        "east": ("dronninglund", "hjallerup"),
        "west": ("bronderslev_syd", "bronderslev_nord"),
    }
    assert (found.key, found.name, found.rehearsed) == ("bronderslev", "Brønderslev Kommune", False)
    assert (found.first_team, found.youth_unit) == ("east", "unge_center")
    assert found.routing.order == ("disability", "age", "district")
    assert not found.routing.direct
    assert (found.practice.soon_hours, found.practice.soon_days) == (12, 1)


def test_each_team_has_a_group_of_four_with_one_coordinator() -> None:
    found = shipped(name="bronderslev")
    for team in found.teams:
        posts = found.groups[found.disability_group(team=team)].posts
        assert (len(posts), posts.count("coordinator")) == (4, 1)


def test_the_pilot_area_lies_in_a_district_and_says_what_is_assumed() -> None:
    areas = shipped(name="bronderslev").sub_areas
    assert {area.danish for area in areas.values() if area.pilot} == {"Agersted", "Asaa", "Dronninglund"}
    assert {area.district for area in areas.values()} == {"dronninglund"}
    assert "antagelse" in areas["agersted"].note
    assert "antagelse" in areas["asaa"].note


def test_herning_loads_by_the_same_code_and_sends_concerns_directly() -> None:
    found = shipped(name="herning")
    assert len(found.districts) == len(found.teams) == 4
    assert found.routing.direct
    assert all("pladsholder" in district.note for district in found.districts.values())
    assert (found.youth_unit, found.disability_group(team="area_1")) == ("", "")


def test_oevekommune_is_built_on_bronderslev_and_is_rehearsed() -> None:
    found, ground = shipped(name="oevekommune"), shipped(name="bronderslev")
    assert (found.name, found.rehearsed, found.key) == ("Øvekommune", True, "oevekommune")
    assert (found.teams, found.groups, found.units) == (ground.teams, ground.groups, ground.units)


def test_parts_are_found_by_key() -> None:
    found = shipped(name="bronderslev")
    assert found.team_of(district="hjallerup") == "east"
    assert found.district_name("bronderslev_syd") == "Brønderslev Syd"
    assert [found.team_name(key) for key in ("west", "unge_center")] == ["Team Vest", "Unge Center"]
    with pytest.raises(NormMissing, match="»agersted« findes ikke i Brønderslev"):
        found.team_of(district="agersted")


def test_a_key_that_the_files_lost_is_shown_as_it_is() -> None:
    found = shipped(name="herning")
    assert (found.team_name("east"), found.district_name("hjallerup")) == ("east", "hjallerup")


def test_a_folder_of_ones_own_is_chosen_by_its_path(tmp_path: Path) -> None:
    found = chosen(municipality=str(town(folder=tmp_path)))
    assert (found.name, found.key) == ("Prøvekommune", str(tmp_path))
    assert chosen(municipality="herning") is chosen(municipality="herning")
    with pytest.raises(ConfigurationError, match="Kommunen »ingensteder« findes ikke"):
        chosen(municipality="ingensteder")


def test_what_has_ended_keeps_its_key_but_is_not_chosen(tmp_path: Path) -> None:
    teams = TOWN["teams.yaml"] + "old: {danish: Gammel, districts: [skovby], ended: 2024-06-01}\n"
    places = TOWN["districts.yaml"] + "  lukket: {danish: Lukket, ended: 2024-06-01}\n"
    found = load(folder=town(folder=tmp_path, teams=teams, districts=places))
    assert found.team_of(district="skovby") == "north"
    assert found.teams["old"].ended is not None
    assert found.district_name("lukket") == "Lukket"


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "reason"),
    [
        ("teams", "[skovby]", "[skovly]", 1, "Skoledistriktet »skovly« findes ikke"),
        ("teams", "[strandby]", "[strandby, skovby]", 2, "har to team: north og south"),
        ("teams", "[strandby]", "[]", 3, "»strandby« har intet team"),
        ("teams", "south:", "north:", 2, "»north« står to gange"),
        ("teams", "danish: Syd", "dansk: Syd", 2, "Feltet »dansk« kendes ikke"),
        ("teams", "danish: Syd, ", "", 2, "Feltet »danish« mangler"),
        ("districts", "{danish: Skovby}", "[Skovby]", 2, "felter med navn"),
        ("groups", "[coordinator, adviser]", "[adviser, adviser]", 5, "én faglig koordinator, ikke 0"),
        ("groups", "[coordinator, adviser]", "[coordinator, coordinator]", 5, "koordinator, ikke 2"),
        ("groups", "[coordinator, adviser]", "[coordinator, boss]", 5, "»boss« kendes ikke"),
        ("groups", "team: north", "team: middle", 3, "Teamet »middle« findes ikke"),
        ("groups", "disability", "unknown", 4, "»unknown« kendes ikke"),
        ("units", "{}", "north: {danish: Nord, kind: provider}", 1, "bruges allerede"),
        ("units", "{}", "a: {danish: A, kind: provider, part_of: b}", 1, "Enheden »b« findes ikke"),
        ("units", "{}", "a: {danish: A, kind: youth}", 1, "mangler aldre"),
        ("routing", "team", "nobody", 2, "»nobody« kendes ikke"),
        ("routing", "age", "moon", 1, "»moon« kendes ikke"),
        ("practice", "12", "tolv", 1, "et helt tal"),
        ("practice", "12", "0", 1, "0 kan ikke bruges. Skriv et helt tal fra 1 til 24"),
        ("practice", "12", "25", 1, "25 kan ikke bruges"),
        ("practice", "days: 1", "days: 32", 1, "fra 0 til 31"),
        ("municipality", "true", "måske", 2, "true eller false"),
        ("municipality", "rehearsed", "extends: ingensteder\nrehearsed", 1, "»ingensteder« findes ikke"),
    ],
)
def test_what_contradicts_itself_is_refused_with_its_line(
    tmp_path: Path, name: str, old: str, new: str, line: int, reason: str
) -> None:
    changed = {name: TOWN[f"{name}.yaml"].replace(old, new, 1)}
    with pytest.raises(ConfigurationError, match=reason) as refused:
        load(folder=town(folder=tmp_path, **changed))
    assert refused.value.line == line


def test_the_file_named_is_the_one_that_must_change(tmp_path: Path) -> None:
    teams = TOWN["teams.yaml"].replace("[skovby]", "[skovly]")
    with pytest.raises(ConfigurationError) as refused:
        load(folder=town(folder=tmp_path, teams=teams))
    assert refused.value.file == tmp_path / "teams.yaml"
    (tmp_path / "teams.yaml").unlink()
    with pytest.raises(ConfigurationError, match=r"teams.yaml, linje 1: Filen findes ikke"):
        load(folder=tmp_path)


def test_an_age_must_name_a_norm(tmp_path: Path) -> None:
    known = "national/teams/unge_center_end_age"
    ages = f"{{from: national/teams/nothing, end: {known}, latest: {known}}}"
    units = f"a:\n  danish: A\n  kind: youth\n  ages: {ages}\n"
    with pytest.raises(ConfigurationError, match="Normen »national/teams/nothing« findes ikke"):
        load(folder=town(folder=tmp_path, units=units))


def test_a_municipality_cannot_be_built_on_itself(tmp_path: Path) -> None:
    head = f"name: Prøvekommune\nrehearsed: true\nextends: {tmp_path}\n"
    with pytest.raises(ConfigurationError, match="bygger på sig selv"):
        load(folder=town(folder=tmp_path, municipality=head))
