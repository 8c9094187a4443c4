"""Keeping what is typed: encrypted, per writer and place; a sent form ends its draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from varigespor.domain.access import Act, Asker
from varigespor.records.models import Case, Draft, Employee

from .trace import acting

# What the page itself wrote: a key, and the version of what it showed, also one a child.
UNTYPED = ("key", "version")


@dataclass(frozen=True)
class Typed:
    """The fields of a form as typed so far. `place` names the form and what it is about."""

    place: str
    title: str
    fields: Mapping[str, list[str]] = field(default_factory=dict)
    case: Case | None = None


def keep(*, by: Asker, at: datetime, typed: Typed) -> Draft | None:
    """Store what is typed in place of what was; a form that is empty again has no draft."""
    with acting(by=by, at=at, act=Act.KEEP_DRAFT) as trace:
        # Two of one writer's tabs at once: the second waits, and its words are the later ones.
        Employee.objects.select_for_update(no_key=True).get(pk=by.id)
        if typed.case:
            trace.about(typed.case, children=[typed.case.child_id])
        if not any(text.strip() for words in _words(typed).values() for text in words):
            end(employee=by.id, place=typed.place)
            return None
        held = Draft.objects.filter(employee_id=by.id, place=typed.place).first()
        row = held or Draft(employee_id=by.id, place=typed.place)
        row.saved_at, row.case = at, typed.case
        row.keep(title=typed.title, fields=typed.fields)
        row.save(force_insert=held is None)
    return row


def _words(typed: Typed) -> dict[str, list[str]]:
    return {name: words for name, words in typed.fields.items() if not name.startswith(UNTYPED)}


def find(*, by: Asker, place: str) -> dict[str, list[str]]:
    """The writer's own draft at the place, by field name; empty where there is none."""
    row = Draft.objects.filter(employee_id=by.id, place=place).first()
    return row.fields if row else {}


def end(*, employee: UUID, place: str) -> None:
    """The form was sent: its draft is over."""
    Draft.objects.filter(employee_id=employee, place=place).delete()
