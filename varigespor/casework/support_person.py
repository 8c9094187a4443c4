"""The parents' support person as it is stored: asked in the placement's decision and at each follow-up."""

from __future__ import annotations

from datetime import date

from varigespor.domain.support_person import SupportAnswer
from varigespor.records.models import Case, Decision, FollowUp, SupportPerson

from .trace import Entry


def record(
    *, case: Case, answer: SupportAnswer, on: date, asked_in: Decision | FollowUp, trace: Entry
) -> None:
    """From the day the answer is this one; what held before ends there, what was written for later stays.

    An answer without a state changes nothing, nor does one that holds already.
    """
    if not answer.state:
        return
    rows = SupportPerson.objects.current().filter(case=case)
    held = rows.on(on).first()
    if held and (held.state, held.words) == (answer.state, answer.words.strip()):
        return
    values = {"state": answer.state, "words": answer.words.strip(), "by_id": trace.by.id} | _asked(asked_in)
    if held and held.valid_from == on:
        held.revise(at=trace.at, **values)
        return
    later = rows.filter(valid_from__gt=on).order_by("valid_from").first()
    until = held.valid_to if held else (later.valid_from if later else None)
    if held:
        held.revise(at=trace.at, valid_to=on)
    SupportPerson.objects.create(case=case, known_at=trace.at, valid_from=on, valid_to=until, **values)


def _asked(where: Decision | FollowUp) -> dict[str, object]:
    decided = isinstance(where, Decision)
    return {
        "decision_id": where.pk if decided else None,
        "follow_up_id": None if decided else where.pk,
    }
