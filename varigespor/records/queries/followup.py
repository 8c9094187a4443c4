"""What a follow-up looks back on, and the decision that came of it."""

from __future__ import annotations

from datetime import date

from varigespor.domain.approval import State

from ..models import Case, Decision, FollowUp, MeasurePeriod


def running(*, case: Case, on: date) -> list[MeasurePeriod]:
    """The help that runs on the day, highest step first."""
    rows = MeasurePeriod.objects.on(on).filter(case=case).select_related("measure__entry")
    return list(rows.order_by("-step", "valid_from"))


def reminders(*, case: Case) -> list[Decision]:
    """Decisions that wrote down what would take us up, latest first; they are read at the follow-up."""
    rows = Decision.objects.filter(case=case, state=State.DECIDED).exclude(what_would_take_us_up="")
    return list(rows.order_by("-decided_at")[:3])


def decision_after(*, follow_up: FollowUp) -> Decision | None:
    """The first decision prepared for the child after the follow-up was written, if there is one."""
    rows = Decision.objects.filter(case=follow_up.case_id, prepared_at__gte=follow_up.written_at)
    return rows.order_by("prepared_at").first()
