"""Keeping a view of the results under a name, sharing it, and taking it away again."""

from __future__ import annotations

from datetime import datetime

from varigespor.domain.access import Act, Asker
from varigespor.domain.kept_views import NewView, check_view
from varigespor.domain.refusals import Complaint, NotAllowed
from varigespor.records.models import KeptView

from .trace import acting


def keep(*, by: Asker, at: datetime, view: NewView) -> KeptView:
    """Keep what is asked; kept again by the same person it only gets the new name. Raises Refused."""
    with acting(by=by, at=at, act=Act.KEEP_VIEW) as trace:
        check_view(view=view)
        values = {"name": view.name.strip(), "shared": view.shared}
        row, _ = KeptView.objects.update_or_create(
            by_id=by.id, query=view.query, defaults=values, create_defaults=values | {"kept_at": at}
        )
        trace.about(row)
    return row


def share(*, by: Asker, at: datetime, view: KeptView, shared: bool) -> KeptView:
    """Let all who may see the results find one's own view, or no longer. Raises NotAllowed on another's."""
    with acting(by=by, at=at, act=Act.KEEP_VIEW) as trace:
        trace.about(view)
        _own(view, by)
        KeptView.objects.filter(pk=view.pk).update(shared=shared)
        view.shared = shared
    return view


def remove(*, by: Asker, at: datetime, view: KeptView) -> None:
    """Take one's own view away, for everybody. Raises NotAllowed on another's."""
    with acting(by=by, at=at, act=Act.KEEP_VIEW) as trace:
        trace.about(view)
        _own(view, by)
        KeptView.objects.filter(pk=view.pk).delete()


def _own(view: KeptView, by: Asker) -> None:
    if view.by_id != by.id:
        raise NotAllowed(Complaint("", "Kun den, der gemte visningen, kan ændre den."))
