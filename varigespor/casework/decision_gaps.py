"""What a decision lacks and may lack: a deviation that whoever prepared it owns, told before approval."""

from __future__ import annotations

from datetime import date

from varigespor.domain.consent import lacking
from varigespor.domain.deviations import DeviationKind
from varigespor.domain.grounds import Ground
from varigespor.domain.ladder import LowerStep, WhyNotLower, must_answer, unanswered
from varigespor.records.models import Decision
from varigespor.records.queries import grounds, measures

from .decision_rows import consents
from .measures import deviate
from .trace import Entry


def gaps(*, row: Decision, ground: Ground, on: date) -> dict[DeviationKind, str]:
    """What it lacks on the day and has no open deviation for: a higher step unanswered, the law's consent.

    Asked when it is prepared and again when it is approved, for the child and its help go on meanwhile.
    """
    found = {
        DeviationKind.WHY_NOT_LOWER: " ".join(no_answer(row=row)),
        DeviationKind.NO_CONSENT: no_consent(row=row, ground=ground, on=on),
    }
    held = set(row.deviations.filter(ended_at__isnull=True).values_list("kind", flat=True))
    return {kind: text for kind, text in found.items() if text and kind not in held}


def open_gaps(*, row: Decision, ground: Ground, trace: Entry) -> None:
    """Open a deviation for each of the `gaps`."""
    for kind, text in gaps(row=row, ground=ground, on=trace.today).items():
        deviate(kind=kind, decision=row, text=text, trace=trace)


def no_consent(*, row: Decision, ground: Ground, on: date) -> str:
    """Who has not consented to help that is no placement; empty where everybody has or nobody is asked."""
    missing = lacking(ground=ground, consents=consents(row=row), child=row.case.child.name, on=on)
    return f"Uden samtykke: {', '.join(missing)}." if missing else ""


def no_answer(*, row: Decision) -> tuple[str, ...]:
    """What is missing in why not lower, judged by where the child stands on the day the help begins."""
    starts = [(change.step or 0, change.on) for change in row.changes.filter(kind="start")]
    if not starts:
        return ()
    highest, on = max(starts)
    standing = measures.steps(cases=[row.case_id], on=on)
    lower = must_answer(new_step=highest, steps_today=standing.values())
    earlier = grounds.earlier_answers(decision=row, other_than=highest)
    return unanswered(answer=_answer(row), lower=lower, earlier=earlier)


def _answer(row: Decision) -> WhyNotLower:
    steps = {one.step: LowerStep(tuple(one.considered), one.none_exists) for one in row.lower_steps.all()}
    return WhyNotLower(steps, row.why_not_lower, row.what_would_take_us_up)
