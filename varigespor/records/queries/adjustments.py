"""Proposals to adjust the range of help: those that wait, and those that were answered."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from varigespor.domain.adjustments import ENDING

from ..models import Adjustment, AdjustmentAnswer

ENDED = [answer.value for answer in ENDING]


def waiting() -> list[Adjustment]:
    """Those the chief is to decide, the first day first. Two statements."""
    return list(_whole().exclude(answer__in=ENDED).order_by("decide_by", "written_at", "id"))


def answered() -> list[Adjustment]:
    """Those with a yes or a no, the latest first. Two statements."""
    return list(_whole().filter(answer__in=ENDED).order_by("-written_at", "id"))


def one(*, key: UUID) -> Adjustment | None:
    """One proposal with its answers."""
    return _whole().filter(pk=key).first()


def counted(*, on: date) -> tuple[int, int]:
    """How many wait for an answer, and how many of them past their day. One statement."""
    rows = Adjustment.objects.exclude(answer__in=ENDED)
    found = rows.aggregate(all=Count("pk"), late=Count("pk", filter=Q(decide_by__lt=on)))
    return found["all"], found["late"]


def _whole() -> QuerySet[Adjustment]:
    answers = AdjustmentAnswer.objects.select_related("by").order_by("at")
    return Adjustment.objects.select_related("written_by", "entry").prefetch_related(
        Prefetch("answers", queryset=answers)
    )
