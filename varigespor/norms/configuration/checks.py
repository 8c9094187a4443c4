"""What a municipality's parts must hold to each other; refused with file, line and reason."""

from __future__ import annotations

from collections.abc import Mapping

from varigespor.norms.configuration.structure import Municipality
from varigespor.norms.norm import Norm
from varigespor.norms.reading import Entry


def check(*, municipality: Municipality, files: Mapping[str, Entry], norms: Mapping[str, Norm]) -> None:
    """Raise FileRefused at the first place where the parts contradict each other."""
    _team_districts(municipality, files)
    _districts_with_team(municipality, files)
    _sub_areas(municipality, files)
    _groups(municipality, files)
    _units(municipality, files, norms)


def _team_districts(municipality: Municipality, files: Mapping[str, Entry]) -> None:
    taken: dict[str, str] = {}
    for team in municipality.teams.values():
        for place in files["teams"].named()[team.key].named()["districts"].items():
            district = place.text()
            if district not in municipality.districts:
                raise place.refuse(f"Skoledistriktet »{district}« findes ikke i districts.yaml.")
            if team.ended is None and district in taken:
                raise place.refuse(
                    f"Skoledistriktet »{district}« har to team: {taken[district]} og {team.key}."
                )
            if team.ended is None:
                taken[district] = team.key


def _districts_with_team(municipality: Municipality, files: Mapping[str, Entry]) -> None:
    held = {key for team in municipality.teams.values() if team.ended is None for key in team.districts}
    for district in municipality.districts.values():
        if district.ended is None and district.key not in held:
            place = files["districts"].named()["districts"].named()[district.key]
            raise place.refuse(f"Skoledistriktet »{district.key}« har intet team.")


def _sub_areas(municipality: Municipality, files: Mapping[str, Entry]) -> None:
    for area in municipality.sub_areas.values():
        if area.district not in municipality.districts:
            place = files["districts"].named()["sub_areas"].named()[area.key].named()["district"]
            raise place.refuse(f"Skoledistriktet »{area.district}« findes ikke.")


def _groups(municipality: Municipality, files: Mapping[str, Entry]) -> None:
    for group in municipality.groups.values():
        place = files["groups"].named()[group.key].named()
        if group.team not in municipality.teams:
            raise place["team"].refuse(f"Teamet »{group.team}« findes ikke i teams.yaml.")
        if (coordinators := group.posts.count("coordinator")) != 1:
            raise place["posts"].refuse(
                f"Gruppen »{group.key}« skal have én faglig koordinator, ikke {coordinators}."
            )


def _units(municipality: Municipality, files: Mapping[str, Entry], norms: Mapping[str, Norm]) -> None:
    for unit in municipality.units.values():
        place = files["units"].named()[unit.key]
        if unit.key in municipality.teams or unit.key in municipality.groups:
            raise place.refuse(f"Nøglen »{unit.key}« bruges allerede af et team eller en gruppe.")
        if unit.part_of and unit.part_of not in municipality.units:
            raise place.named()["part_of"].refuse(f"Enheden »{unit.part_of}« findes ikke.")
        if unit.kind == "youth" and not unit.ages:
            raise place.refuse(f"Enheden »{unit.key}« mangler aldre.")
        for name, key in unit.ages.items():
            if key not in norms:
                found = place.named()["ages"].named()[name]
                raise found.refuse(f"Normen »{key}« findes ikke.")
