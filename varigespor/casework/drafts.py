"""Keeping what is typed: encrypted, per writer and place; a sent form ends its draft."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from varigespor.domain.access import Act, Asker
from varigespor.records.models import Draft

from .trace import acting


def keep(*, by: Asker, at: datetime, place: str, content: Mapping[str, list[str]], title: str) -> Draft:
    """Store the fields of a form as typed so far. `place` names the form and what it is about."""
    with acting(by=by, at=at, act=Act.KEEP_DRAFT) as trace:
        held = Draft.objects.filter(employee_id=by.id, place=place).first()
        row = held or Draft(employee_id=by.id, place=place)
        row.title, row.saved_at = title[:120], at
        row.content = json.dumps(dict(content), ensure_ascii=False)
        row.save(force_insert=held is None)
        trace.about(row)
    return row


def find(*, by: Asker, place: str) -> dict[str, list[str]]:
    """The writer's own draft at the place, by field name; empty where there is none."""
    row = Draft.objects.filter(employee_id=by.id, place=place).first()
    return dict(json.loads(row.content)) if row else {}


def end(*, employee: UUID, place: str) -> None:
    """The form was sent: its draft is over."""
    Draft.objects.filter(employee_id=employee, place=place).delete()
