"""Afdækning og børnefaglig undersøgelse: begin, write, provisional, conclude."""

from __future__ import annotations

from datetime import datetime

from varigespor.domain import assessment as rules
from varigespor.domain.access import Act, Asker
from varigespor.domain.deadlines import stamp
from varigespor.domain.deviations import DueKind, Voice
from varigespor.domain.refusals import Complaint, found, refuse_if
from varigespor.records.models import Assessment, AssessmentText, Case
from varigespor.records.queries.assessment import is_open

from . import clocks, followup
from .trace import acting, check_version


def start(*, by: Asker, at: datetime, case: Case, opening: rules.Opening) -> Assessment:
    """Begin an assessment in a running case; one of the kind that is open already is the one."""
    with acting(by=by, at=at, act=Act.ASSESS, cases=[case]) as trace:
        open_case = is_open(case=case, on=trace.today)
        life = case.child.lifetime
        rules.check_opening(opening=opening, today=trace.today, open_case=open_case, life=life)
        row = begin(case=case, at=at, by=by, opening=opening)
        trace.about(row)
    return row


def begin(*, case: Case, at: datetime, by: Asker, opening: rules.Opening) -> Assessment:
    """The row and, for a child examination, the four months from awareness. Inside another act."""
    held = Assessment.objects.filter(case=case, kind=opening.kind, concluded_at__isnull=True).first()
    if held:
        return held
    aware_on = found(
        thing=opening.aware_on, field="aware_on", message="Skriv, hvornår kommunen fik kendskab."
    )
    row = Assessment.objects.create(
        case=case, kind=opening.kind, aware_on=aware_on, opened_at=at, opened_by_id=by.id
    )
    if opening.kind == rules.Kind.EXAMINATION:
        clocks.start(
            kind=DueKind.EXAMINATION,
            voice=Voice.LAW,
            deadline=rules.examination_due(aware_on=aware_on),
            started_at=at,
            about={"case": case, "child_id": case.child_id},
        )
    return row


def write(
    *, by: Asker, at: datetime, assessment: Assessment, content: rules.Content, version: int | None = None
) -> Assessment:
    """Keep what is written so far; nothing is required yet. Raises Conflict on another version."""
    with acting(by=by, at=at, act=Act.ASSESS, cases=[assessment.case]) as trace:
        trace.about(assessment)
        row = _locked(assessment, version)
        rules.check_content(content=content)
        _store(row, content)
    return row


def conclude(
    *, by: Asker, at: datetime, assessment: Assessment, content: rules.Content, version: int | None = None
) -> Assessment:
    """Finish it: conclusion and group on the Børnelineal; the four months stop here and only here."""
    with acting(by=by, at=at, act=Act.ASSESS, cases=[assessment.case]) as trace:
        trace.about(assessment)
        row = _locked(assessment, version)
        rules.check_content(content=content)
        rules.check_conclusion(content=content)
        row.concluded_at, row.concluded_by_id = at, by.id
        _store(row, content)
        if row.kind == rules.Kind.EXAMINATION:
            clocks.meet(kinds=[DueKind.EXAMINATION], at=at, about={"case": row.case})
        followup.parallel_assessment_ended(case=row.case, at=at)
    return row


def make_provisional(
    *,
    by: Asker,
    at: datetime,
    assessment: Assessment,
    provisional: rules.Provisional,
    version: int | None = None,
) -> Assessment:
    """A provisional assessment with its reason; the examination stays open and its breach stays."""
    with acting(by=by, at=at, act=Act.ASSESS, cases=[assessment.case]) as trace:
        trace.about(assessment)
        row = _locked(assessment, version)
        written = row.provisional_at is not None
        rules.check_provisional(provisional=provisional, kind=row.kind, written=written)
        row.provisional_at = at
        row.provisional_text = provisional.text.strip()
        row.provisional_reason = provisional.reason.strip()
        row.save()
    return row


def _locked(assessment: Assessment, version: int | None) -> Assessment:
    """The row as it stands now, for this act alone; refused where it is finished or has moved on."""
    row = Assessment.objects.select_for_update(of=("self",)).select_related("case").get(pk=assessment.pk)
    refuse_if(_finished(row))
    check_version(row=row, version=version)
    return row


def _finished(row: Assessment) -> Complaint | None:
    if row.concluded_at is None:
        return None
    who, when = row.concluded_by or "en anden", stamp(moment=row.concluded_at)
    return Complaint("", f"Den er afsluttet af {who}, {when}, og kan ikke rettes. Begynd en ny.")


def _store(row: Assessment, content: rules.Content) -> None:
    row.child_words = content.child_words.strip()
    row.school_knowledge = content.school_knowledge.strip()
    row.health_knowledge = content.health_knowledge.strip()
    row.psychology_knowledge = content.psychology_knowledge.strip()
    row.lineal = content.lineal
    row.conclusion = content.conclusion.strip()
    row.save()
    _store_texts(row, content)


def _store_texts(row: Assessment, content: rules.Content) -> None:
    held = {text.heading: text for text in row.texts.all()}
    typed = {heading: text.strip() for heading, text in content.texts.items()}
    changed = [held[key] for key, text in typed.items() if key in held and held[key].text != text]
    for each in changed:
        each.text = typed[each.heading]
    AssessmentText.objects.bulk_update(changed, ["text"])
    AssessmentText.objects.bulk_create(
        AssessmentText(assessment=row, heading=key, text=text)
        for key, text in typed.items()
        if text and key not in held
    )
