"""The kept views that somebody finds: one's own and the shared ones."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from ..models import KeptView


def found_by(*, employee: UUID) -> list[KeptView]:
    """One's own and the shared ones, by name. One statement."""
    rows = KeptView.objects.filter(Q(by_id=employee) | Q(shared=True)).select_related("by")
    return sorted(rows, key=lambda row: (row.name.casefold(), row.kept_at))


def own(*, key: UUID, employee: UUID) -> KeptView | None:
    """A view that somebody kept."""
    return KeptView.objects.filter(pk=key, by_id=employee).first()
