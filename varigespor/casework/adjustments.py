"""Proposals to adjust the range of help: somebody who reads the results writes one, the chief answers."""

from __future__ import annotations

from datetime import datetime

from varigespor.domain import adjustments as rules
from varigespor.domain.access import Act, Asker
from varigespor.domain.deadlines import stamp
from varigespor.domain.refusals import AlreadyDone, KeyUsed
from varigespor.records.models import Adjustment, AdjustmentAnswer

from .trace import acting, check_version


def propose(*, by: Asker, at: datetime, adjustment: rules.NewAdjustment) -> Adjustment:
    """Send a proposal to the chief; the same key and words are the same one. Raises Refused."""
    with acting(by=by, at=at, act=Act.PROPOSE_RANGE) as trace:
        values = _values(adjustment) | {"written_by_id": by.id}
        known = Adjustment.objects.filter(key=adjustment.key).first()
        if known is None:
            rules.check_adjustment(adjustment=adjustment, today=trace.today)
            known = Adjustment.objects.create(key=adjustment.key, written_at=at, **values)
        elif known.version == 1 and any(getattr(known, name) != value for name, value in values.items()):
            raise KeyUsed(what="Et forslag")
        trace.about(known)
        return known


def answer(
    *, by: Asker, at: datetime, adjustment: Adjustment, answer: rules.NewAnswer, version: int | None = None
) -> Adjustment:
    """The chief's yes, no or later. Raises Refused; Conflict on an old version; AlreadyDone once ended."""
    with acting(by=by, at=at, act=Act.ANSWER_RANGE) as trace:
        row: Adjustment = Adjustment.objects.select_for_update().get(pk=adjustment.pk)
        trace.about(row)
        last = row.answers.select_related("by").order_by("-at").first()
        if last and not row.waits:
            raise AlreadyDone(
                who=last.by.name, what="besvaret forslaget", when=stamp(moment=last.at, year=False)
            )
        check_version(row=row, version=version, what="forslaget", acts=[Act.ANSWER_RANGE])
        rules.check_answer(answer=answer, today=trace.today)
        AdjustmentAnswer.objects.create(
            adjustment=row,
            answer=answer.answer,
            reason=answer.reason.strip(),
            due_on=row.decide_by,
            until=answer.until,
            by_id=by.id,
            at=at,
        )
        row.answer, row.decide_by = answer.answer, answer.until or row.decide_by
        row.save()
    return row


def _values(adjustment: rules.NewAdjustment) -> dict[str, object]:
    return {
        "what": adjustment.what.strip(),
        "why": adjustment.why.strip(),
        "query": adjustment.query,
        "entry_id": adjustment.entry,
        "decide_by": adjustment.decide_by,
    }
