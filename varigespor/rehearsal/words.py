"""The words that phrases are filled with: names, pronouns, school and those around a child."""

from __future__ import annotations

from datetime import date
from random import Random

from .phrases import bank
from .population import Family, Someone
from .town import Course

PRONOUNS = {
    "K": {"he": "hun", "him": "hende", "his": "hendes", "kid": "pige"},
    "M": {"he": "han", "him": "ham", "his": "hans", "kid": "dreng"},
    "": {"he": "barnet", "him": "barnet", "his": "barnets", "kid": "barn"},
}


def words(*, course: Course, child: Someone, on: date) -> dict[str, str]:
    """Everything a phrase about the child may ask for on a day."""
    return about(family=course.family, child=child, on=on)


def about(*, family: Family, child: Someone, on: date) -> dict[str, str]:
    """The same for a child that has no case yet; the places stay what they are for the family."""
    names, place = bank("names"), Random(f"{family.key}/places")
    years = child.years(on=on)
    school = place.choice(names["schools"][family.district])
    day_care = place.choice(names["day_cares"][family.district])
    return {
        "child": child.given,
        "mother": family.mother.given,
        "father": family.father.given if family.father else "far",
        "elder": family.elders[0],
        "years": str(years),
        "place": school if years >= 6 else day_care,
        "club": place.choice(names["clubs" if years >= 6 else "small_clubs"]),
        "grade": f"{min(max(years - 6, 0), 9)}. klasse",
        **PRONOUNS[child.content.sex],
    }
