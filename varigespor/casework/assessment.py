"""Afdækning and børnefaglig undersøgelse: begin, write, provisional, conclude."""

from __future__ import annotations

from datetime import datetime

from varigespor.domain import assessment as rules
from varigespor.domain.access import Act, Asker
from varigespor.domain.deviations import DueKind, Voice
from varigespor.domain.refusals import Complaint, refuse_if
from varigespor.records.models import Assessment, AssessmentText, Case

from . import clocks, followup
from .trace import acting, check_version


def start(*, by: Asker, at: datetime, case: Case, opening: rules.Opening) -> Assessment:
    """Begin an assessment in a running case."""
    with acting(by=by, at=at, act=Act.ASSESS, cases=[case]) as trace:
        rules.check_opening(opening=opening, today=trace.today)
        row = begin(case=case, at=at, by=by, opening=opening)
        trace.about(row)
    return row


def begin(*, case: Case, at: datetime, by: Asker, opening: rules.Opening) -> Assessment:
    """The row and, for a child examination, the four months from awareness. Inside another act."""
    held = Assessment.objects.filter(case=case, kind=opening.kind, concluded_at__isnull=True).first()
    if held:
        return held
    row = Assessment.objects.create(
        case=case, kind=opening.kind, aware_on=opening.aware_on, opened_at=at, opened_by_id=by.id
    )
    if opening.kind == rules.Kind.EXAMINATION:
        clocks.start(
            kind=DueKind.EXAMINATION,
            voice=Voice.LAW,
            deadline=rules.examination_due(aware_on=opening.aware_on),
            started_at=at,
            about={"case": case, "child_id": case.child_id},
        )
    return row


def write(
    *, by: Asker, at: datetime, assessment: Assessment, content: rules.Content, version: int | None = None
) -> None:
    """Keep what is written so far; nothing is required yet."""
    with acting(by=by, at=at, act=Act.ASSESS, cases=[assessment.case]) as trace:
        trace.about(assessment)
        _refuse_concluded(assessment)
        rules.check_content(content=content)
        _store(assessment, content, version)


def conclude(
    *, by: Asker, at: datetime, assessment: Assessment, content: rules.Content, version: int | None = None
) -> None:
    """Finish it: conclusion and group on the Børnelineal; the four months stop here and only here."""
    with acting(by=by, at=at, act=Act.ASSESS, cases=[assessment.case]) as trace:
        trace.about(assessment)
        _refuse_concluded(assessment)
        rules.check_content(content=content)
        rules.check_conclusion(content=content)
        assessment.concluded_at, assessment.concluded_by_id = at, by.id
        _store(assessment, content, version)
        if assessment.kind == rules.Kind.EXAMINATION:
            clocks.meet(kinds=[DueKind.EXAMINATION], at=at, about={"case": assessment.case})
        followup.parallel_assessment_ended(case=assessment.case, at=at)


def make_provisional(
    *, by: Asker, at: datetime, assessment: Assessment, provisional: rules.Provisional
) -> None:
    """A provisional assessment with its reason; the examination stays open and its breach stays."""
    with acting(by=by, at=at, act=Act.ASSESS, cases=[assessment.case]) as trace:
        trace.about(assessment)
        _refuse_concluded(assessment)
        rules.check_provisional(provisional=provisional)
        assessment.provisional_at = at
        assessment.provisional_text = provisional.text.strip()
        assessment.provisional_reason = provisional.reason.strip()
        check_version(row=assessment, version=None)
        assessment.save()


def _store(assessment: Assessment, content: rules.Content, version: int | None) -> None:
    current = Assessment.objects.select_for_update().get(pk=assessment.pk)
    assessment.version = current.version
    check_version(row=assessment, version=version)
    assessment.child_words = content.child_words.strip()
    assessment.school_knowledge = content.school_knowledge.strip()
    assessment.health_knowledge = content.health_knowledge.strip()
    assessment.psychology_knowledge = content.psychology_knowledge.strip()
    assessment.lineal = content.lineal
    assessment.conclusion = content.conclusion.strip()
    assessment.save()
    for heading, text in content.texts.items():
        AssessmentText.objects.update_or_create(
            assessment=assessment, heading=heading, defaults={"text": text.strip()}
        )


def _refuse_concluded(assessment: Assessment) -> None:
    done = Assessment.objects.filter(pk=assessment.pk, concluded_at__isnull=False).exists()
    refuse_if(Complaint("", "Den er afsluttet og kan ikke rettes. Begynd en ny.") if done else None)
