"""What was published, in order, and the register that the next publication is checked against."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ..models import Publication, PublishedFile


def listed() -> list[Publication]:
    """All publications, the latest first, without their tables. One statement."""
    rows = Publication.objects.defer("tables").select_related("published_by")
    return list(rows.order_by("-published_at", "-id"))


def register() -> tuple[UUID | None, list[dict[str, Any]]]:
    """The key of the last publication, and the tables of all, the first first. One statement."""
    rows = list(Publication.objects.order_by("published_at", "id").values_list("id", "tables"))
    return (rows[-1][0] if rows else None), [tables for _, tables in rows]


def has(*, key: UUID) -> bool:
    """Whether a publication was sent under the key. One statement."""
    return Publication.objects.filter(key=key).exists()


def file(*, publication: UUID, name: str) -> PublishedFile | None:
    """A published file."""
    return PublishedFile.objects.filter(publication_id=publication, name=name).first()
