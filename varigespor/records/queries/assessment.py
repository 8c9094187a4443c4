"""A child's assessments: the latest, the one that runs, and what is written in one."""

from __future__ import annotations

from datetime import date

from varigespor.domain.assessment import Content

from ..models import Assessment, Case, CasePeriod


def all_of(*, case: Case) -> list[Assessment]:
    """Every assessment of the case with its texts and writers, the one that runs first. Two statements."""
    rows = Assessment.objects.filter(case=case).select_related("opened_by", "concluded_by")
    found = list(rows.prefetch_related("texts").order_by("-opened_at", "-id"))
    return sorted(found, key=lambda row: row.concluded_at is not None)


def latest(*, case: Case) -> Assessment | None:
    """The one that runs, else the last that was concluded. Two statements."""
    return next(iter(all_of(case=case)), None)


def written(*, assessment: Assessment) -> Content:
    """What is written in it so far, as the rules know it."""
    return Content(
        texts={text.heading: text.text for text in assessment.texts.all()},
        child_words=assessment.child_words,
        school_knowledge=assessment.school_knowledge,
        health_knowledge=assessment.health_knowledge,
        psychology_knowledge=assessment.psychology_knowledge,
        lineal=assessment.lineal,
        conclusion=assessment.conclusion,
    )


def is_open(*, case: Case, on: date) -> bool:
    """Whether the case is not closed on the day: it waits for allocation, or a period holds the day."""
    periods = CasePeriod.objects.current().filter(case=case)
    return bool(periods.reaching(on).exists() or not periods.exists())
