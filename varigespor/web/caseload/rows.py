"""What the team's table says of each adviser, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

from varigespor.domain.access import Role
from varigespor.domain.caseload import FULL_TIME
from varigespor.domain.load_days import broken
from varigespor.norms.configuration import Municipality
from varigespor.records.models import Post
from varigespor.records.queries import caseload
from varigespor.records.queries.team import Member

from ..wording import count_words, date_words, list_words, number_words


def table(
    *, members: Iterable[Member], town: Municipality, on: date
) -> list[tuple[str, list[dict[str, Any]]]]:
    """(heading, rows): the team's own advisers, then each group; by name, never by load."""
    return [
        (
            town.team_name(group) if group else "Familie",
            [adviser_row(member=member, on=on) for member in found],
        )
        for group, found in groupby(members, key=lambda member: member.post.group)
    ]


def adviser_row(*, member: Member, on: date) -> dict[str, Any]:
    """One adviser: children, cap, room, and what explains them."""
    cap = member.cap
    return {
        "member": member,
        "children": member.load.children,
        "covering": member.load.covering,
        "cap": cap.cap,
        "reminder": cap.reminder,
        "notes": list(_notes(member, on)),
        "room": _room(member),
        "reminds": cap.reminds(children=member.load.children) and not member.above,
    }


def over_rows(*, members: Iterable[Member], town: Municipality, on: date) -> list[dict[str, Any]]:
    """Those above the cap and those with an open deviation: days above, and since when below again."""
    found = [member for member in members if member.above or member.over]
    since = min((member.over.opened_at.date() for member in found if member.over), default=on)
    keys = [member.employee.pk for member in found]
    spans = caseload.spans(employees=keys, since=since)
    posts, began = caseload.posts_since(employees=keys, since=since), caseload.first_days(employees=keys)
    rows = []
    for member in found:
        key = member.employee.pk
        cap_on = partial(_cap_on, posts[key], began[key], town)
        first = member.over.opened_at.date() if member.over else on
        kept = broken(spans=spans[key], cap_on=cap_on, since=first, until=on)
        rows.append({"member": member, "broken": kept, "cap": member.cap.cap})
    return rows


def _cap_on(posts: list[Post], in_job_since: date, town: Municipality, day: date) -> int | None:
    return caseload.cap_on(posts=posts, in_job_since=in_job_since, municipality=town, on=day)


def _notes(member: Member, on: date) -> Iterable[str]:
    if member.post.role in {Role.COORDINATOR, Role.LEADER}:
        yield (
            "Faglig koordinator" if member.post.role == Role.COORDINATOR else "Teamleder, holder midlertidigt"
        )
    if member.post.weekly_hours != FULL_TIME:
        yield f"{number_words(number=member.post.weekly_hours, decimals=_decimals(member))} timer"
    if member.cap.new_until:
        yield f"Ny til {date_words(day=member.cap.new_until, today=on)}"
    if member.absence and member.absence.valid_to:
        yield f"Fraværende til {date_words(day=member.absence.valid_to, today=on)}"
    if member.covered_by:
        said = [f"{name} ({number})" for name, number in member.covered_by.items()]
        yield f"{_children(member.covered_by.total())} dækkes af {list_words(parts=said)}"
    for name, number in member.covers_for.items():
        yield f"Dækker {number} for {name}"


def _decimals(member: Member) -> int:
    return 0 if member.post.weekly_hours == member.post.weekly_hours.to_integral_value() else 1


def _room(member: Member) -> str:
    if member.absence:
        return "Fraværende"
    room = member.room
    if room is None:
        return "Loft ikke oplyst"
    if room < 0:
        return f"{-room} over"
    return "Fuldt" if room == 0 else count_words(number=room, one="ledig", many="ledige")


def _children(number: int) -> str:
    return count_words(number=number, one="barn", many="børn")
