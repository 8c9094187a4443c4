"""Agreements on variation: those that run, those that ended, and those one is to do something about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from varigespor.domain.access import Asker
from varigespor.domain.agreements import coordinated

from ..models import Agreement, AgreementLook


def running() -> list[Agreement]:
    """Those that have not ended, the first day first. Three statements."""
    return list(_whole().filter(ended_at__isnull=True).order_by("look_on", "written_at", "id"))


def ended() -> list[Agreement]:
    """Those that have, the latest first. Three statements."""
    return list(_whole().filter(ended_at__isnull=False).order_by("-ended_at", "id"))


def one(*, key: UUID) -> Agreement | None:
    """One agreement with what each team does and what came of it."""
    return _whole().filter(pk=key).first()


def to_do(*, asker: Asker, until: date) -> Sequence[Agreement]:
    """What waits for a coordinator: another's words to confirm, and what is to be looked at by a day."""
    mine = (
        Q(confirmed_at__isnull=True) & ~Q(written_by_id=asker.id) & ~Q(team__in=coordinated(asker=asker)[:1])
    )
    look = Q(confirmed_at__isnull=False, look_on__lte=until)
    rows = Agreement.objects.filter(mine | look, ended_at__isnull=True).select_related("written_by")
    return list(rows.order_by("look_on", "id"))


def _whole() -> QuerySet[Agreement]:
    looks = AgreementLook.objects.select_related("by").order_by("at")
    return Agreement.objects.select_related("written_by", "confirmed_by").prefetch_related(
        "parts", Prefetch("looks", queryset=looks)
    )
