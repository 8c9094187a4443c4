"""What people have written about the results: a proposal, an agreement and a kept view, with their keys."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from tests import cast
from varigespor.casework import adjustments, agreements, kept_views
from varigespor.domain.adjustments import NewAdjustment
from varigespor.domain.agreements import NewAgreement
from varigespor.domain.kept_views import NewView

QUERY = "start=2025-01-01&slut=2025-12-31&del=team"


def keys(town: cast.Cast, at: datetime, *, number: int = 0) -> dict[str, Any]:
    """One of each: the economist's proposal, Rikke's agreement, Karin's view."""
    ahead = timezone.localdate(at) + timedelta(days=14 + number)
    query = f"{QUERY}&fra={number}"
    adjustment = adjustments.propose(
        by=town.asker("erik", at),
        at=at,
        adjustment=NewAdjustment(f"forslag {number}", "Flere pladser", "De er i brug.", query, ahead),
    )
    agreement = agreements.write(
        by=town.asker("rikke", at),
        at=at,
        agreement=NewAgreement(
            f"aftale {number}", "Øst gør det oftere.", query, {"east": "Spørger.", "west": "Læser."}, ahead
        ),
    )
    new = NewView(f"Team {number}", query, shared=True)
    view = kept_views.keep(by=town.asker("karin", at), at=at, view=new)
    return {"adjustment_id": adjustment.pk, "agreement_id": agreement.pk, "view_id": view.pk}
