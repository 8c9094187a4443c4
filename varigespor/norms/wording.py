"""The Danish words of a norm's value."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

UNKNOWN = "ikke oplyst"

UNITS = MappingProxyType(
    {
        "hours": ("time", "timer"),
        "days": ("dag", "dage"),
        "weekdays": ("hverdag", "hverdage"),
        "months": ("måned", "måneder"),
        "years": ("år", "år"),
        "children": ("barn", "børn"),
        "percent": ("procent", "procent"),
        "visits a year": ("besøg om året", "besøg om året"),
        "requirement": ("krav", "krav"),
        "list": ("linje", "linjer"),
        "step": ("trin", "trin"),
        "section": ("bestemmelse", "bestemmelser"),
        "committee": ("udvalg", "udvalg"),
    }
)
WORDS = MappingProxyType(
    {
        "monday": "mandag",
        "tuesday": "tirsdag",
        "wednesday": "onsdag",
        "thursday": "torsdag",
        "friday": "fredag",
        "adviser": "rådgiver",
        "coordinator": "faglig koordinator",
        "leader": "teamleder",
        "chief": "børne- og familiechef",
        "children_and_youth_committee": "børne- og ungeudvalget",
        "relatives": "slægt",
        "network": "netværksplejefamilie",
        "foster_general": "almen plejefamilie",
        "foster_reinforced": "forstærket plejefamilie",
        "foster_specialised": "specialiseret plejefamilie",
        "childrens_home": "børne- og ungehjem",
        "residential_unit": "opholdssted",
        "boarding_school": "kost- eller efterskole",
        "own_room": "eget værelse",
    }
)

CHAPTERS = MappingProxyType(
    {
        "concerns": "Underretninger",
        "teams": "Team og områder",
        "caseload": "Sagsfordeling",
        "assessment": "Undersøgelse",
        "network": "Netværk",
        "plans": "Mål og plan",
        "catalogue": "Tilbudsvifte",
        "decisions": "Afgørelser",
        "ladder": "Trappen",
        "schooling": "Skolegang",
        "followup": "Opfølgning",
    }
)


def in_danish(*, value: object | None, unit: str) -> str:
    """Return a value as people read it: a number with its unit, a list in a line."""
    if value is None:
        return UNKNOWN
    if isinstance(value, bool):
        return "krav" if value else "intet krav"
    if isinstance(value, int):
        return f"{value} {UNITS[unit][0 if value == 1 else 1]}"
    if isinstance(value, tuple):
        return ", ".join(_item(item) for item in value)
    return _item(value)


def _item(item: object) -> str:
    if not isinstance(item, Mapping):
        return WORDS.get(str(item), str(item))
    if "what" in item:
        return f"{item['what']} (trin {', '.join(str(step) for step in item['steps'])})"
    if "level" in item:
        return f"trin {item['step']}: {_item(item['level'])}"
    if "danish" in item:
        return f"{item['step']} {item['danish']}"
    return ", ".join(f"{_item(key)}: trin {step}" for key, step in item.items())
