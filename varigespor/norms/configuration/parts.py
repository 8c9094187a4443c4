"""How each file of a municipality's folder becomes a part of it."""

from __future__ import annotations

from types import MappingProxyType

from varigespor.norms.configuration.structure import (
    District,
    Group,
    Practice,
    Routing,
    SubArea,
    Team,
    Unit,
)
from varigespor.norms.fields import Fields
from varigespor.norms.reading import Entry

COMMON = frozenset({"danish", "ended", "note"})
UNIT_KINDS = ("family_team", "provider", "youth")
ORDER = ("age", "disability", "district")
INTAKES = ("adviser", "team")
TARGET_GROUPS = ("disability", "family")
POSTS = ("adviser", "coordinator")
AGES = frozenset({"from", "end", "latest"})
# A clock counts in days from a day away, and more than a month ahead is not soon.
SOON_HOURS, SOON_DAYS = range(1, 25), range(32)


def team(key: str, entry: Entry) -> Team:
    """Return the team that an entry of teams.yaml describes."""
    fields = _fields(entry, "districts")
    districts = fields.texts("districts")
    return Team(key, fields.text("danish"), districts, fields.day("ended"), fields.text("note"))


def district(key: str, entry: Entry) -> District:
    """Return the school district that an entry of districts.yaml describes."""
    fields = _fields(entry)
    return District(key, fields.text("danish"), fields.day("ended"), fields.text("note"))


def sub_area(key: str, entry: Entry) -> SubArea:
    """Return the sub-area that an entry of districts.yaml describes."""
    fields = _fields(entry, "district", "pilot")
    danish, lies_in, pilot = fields.text("danish"), fields.text("district"), fields.truth("pilot")
    return SubArea(key, danish, lies_in, pilot, fields.day("ended"), fields.text("note"))


def group(key: str, entry: Entry) -> Group:
    """Return the group that an entry of groups.yaml describes."""
    fields = _fields(entry, "team", "target_group", "posts")
    return Group(
        key=key,
        danish=fields.text("danish"),
        team=fields.text("team"),
        target_group=fields.choice("target_group", TARGET_GROUPS),
        posts=fields.choices("posts", POSTS),
        ended=fields.day("ended"),
        note=fields.text("note"),
    )


def unit(key: str, entry: Entry) -> Unit:
    """Return the unit that an entry of units.yaml describes."""
    fields = Fields(entry, known=COMMON | {"kind", "part_of", "ages"}, needed=frozenset({"danish", "kind"}))
    ages = Fields(fields["ages"], known=AGES, needed=AGES) if "ages" in fields else None
    return Unit(
        key=key,
        danish=fields.text("danish"),
        kind=fields.choice("kind", UNIT_KINDS),
        part_of=fields.text("part_of"),
        ages=MappingProxyType({name: ages.text(name) for name in sorted(AGES)} if ages else {}),
        ended=fields.day("ended"),
        note=fields.text("note"),
    )


def routing(entry: Entry) -> Routing:
    """Return what routing.yaml describes."""
    needed = frozenset({"order", "intake"})
    fields = Fields(entry, known=needed | {"note"}, needed=needed)
    order = fields.choices("order", ORDER)
    return Routing(order, fields.choice("intake", INTAKES), fields.text("note"))


def practice(entry: Entry) -> Practice:
    """Return what practice.yaml describes."""
    fields = Fields(entry, known=frozenset({"soon", "note"}), needed=frozenset({"soon"}))
    units = frozenset({"hours", "days"})
    soon = Fields(fields["soon"], known=units, needed=units)
    hours, days = _within(soon["hours"], SOON_HOURS), _within(soon["days"], SOON_DAYS)
    return Practice(hours, days, fields.text("note"))


def _within(entry: Entry, allowed: range) -> int:
    if (number := entry.number()) not in allowed:
        raise entry.refuse(f"{number} kan ikke bruges. Skriv et helt tal fra {allowed[0]} til {allowed[-1]}.")
    return number


def _fields(entry: Entry, *needed: str) -> Fields:
    return Fields(entry, known=COMMON | set(needed), needed=frozenset({"danish", *needed}))
