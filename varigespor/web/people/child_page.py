"""What the child's page shows, gathered in a fixed number of statements."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from varigespor.domain.access import Act, CaseFacts, may
from varigespor.domain.deviations import DANISH_DEVIATIONS, DANISH_DUES, DeviationKind, DueKind
from varigespor.domain.next_steps import Do, Standing, next_steps
from varigespor.records.models import Assessment, Case, Deviation, Due, Goal
from varigespor.records.queries import looked, people, timeline
from varigespor.records.queries import schooling as school
from varigespor.records.queries.cases import facts, last_period
from varigespor.records.queries.network import members

from ..asked import Asked
from ..network.picture import drawing
from ..network.respite_lines import lines
from ..pictures.track.stays import Track
from ..plans.lines import goals
from ..schooling import lines as told
from . import child_facts
from .clock_pairs import pairs
from .links import DO_ACTS, DO_LINKS, row_url
from .support import support
from .track import track

SHOWN = 12
KINDS = (
    ("", "Alt"),
    ("notes", "Notater"),
    ("decisions", "Afgørelser"),
    ("follow_ups", "Opfølgninger"),
    ("concerns", "Underretninger"),
    ("assessments", "Undersøgelser"),
    ("support", "Støtte til familien"),
    ("schooling", "Skolegang"),
)


@dataclass(frozen=True)
class Shown:
    """What of the timeline is asked for: one kind of happening or every, the latest or all."""

    kind: str
    everything: bool


def context(*, case: Case, request: Asked, kind: str, everything: bool) -> dict[str, Any]:
    """The whole context of the page for the one who asks."""
    now, today = request.now, request.today
    held = facts(case=case.pk, on=today)
    may_see = may(asker=request.asker, act=Act.SEE_PROTECTED_ADDRESS, case=held).allowed
    dues = list(Due.objects.open().filter(_of(case)).order_by("due_at"))
    happenings = timeline.timeline(case=case)
    shown = members(case=case, on=today, may_see_protected=may_see)
    drawn = track(case=case, today=today, now=now, happenings=happenings, dues=dues)
    return {
        "case": case,
        "child": case.child,
        "may": _permits(request, held),
        "steps": [] if held.closed else _steps(case, request, held, dues, _standing(case, held, dues, drawn)),
        "closed": last_period(case=case.pk) if held.closed else None,
        "clocks": pairs(dues=dues),
        "track": drawn,
        "home": people.home(person=case.child, on=today, may_see_protected=False),
        "family": child_facts.family(case=case, request=request),
        "facts": child_facts.facts(case=case, held=held, request=request),
        "deviations": _deviations(case, request),
        "looked": looked.summary(child=case.child_id, now=now),
        "goals": goals(case=case, on=today),
        "network": drawing(case=case, shown=shown, on=today),
        "respites": lines(case=case, shown=shown, on=today, may_see_protected=may_see),
        "support": support(case=case, on=today),
        "schooling": _schooling(case, request),
        "restricted": people.restricted(child=case.child, on=today),
        "number": people.number_of(person=case.child),
        **_timeline(case, request, happenings, Shown(kind, everything)),
    }


def _schooling(case: Case, request: Asked) -> told.SchoolingLines | None:
    written = school.of_case(case=case)
    if not told.concerns(case=case, written=written, today=request.today):
        return None
    return told.lines(written=written, today=request.today)


def _of(case: Case) -> Q:
    """The case's clocks, and those of concerns on the child, which have no case of their own."""
    return Q(case=case) | Q(case__isnull=True, child=case.child_id)


def _permits(request: Asked, held: CaseFacts) -> dict[str, bool]:
    acts = (
        Act.WRITE_NOTE,
        Act.DECIDE,
        Act.FOLLOW_UP,
        Act.REGISTER_SCHOOLING,
        Act.ALLOCATE,
        Act.WRITE_NETWORK,
        Act.PLAN,
        Act.ASSESS,
        Act.SEE_TRACE,
        Act.SHARE,
        Act.CLOSE,
        Act.REOPEN,
        Act.EXPLAIN,
        Act.SEE_PROTECTED_ADDRESS,
    )
    return {act.value: may(asker=request.asker, act=act, case=held).allowed for act in acts}


def _standing(case: Case, held: CaseFacts, dues: list[Due], drawn: Track) -> Standing:
    return Standing(
        allocated=held.adviser is not None,
        assessed=Assessment.objects.filter(case=case, concluded_at__isnull=False).exists(),
        has_goals=Goal.objects.filter(part__case=case, ended_at__isnull=True).exists(),
        has_help=bool(drawn.current),
        open_dues=tuple((due.kind, due.due_at) for due in dues),
    )


def _steps(
    case: Case, request: Asked, held: CaseFacts, dues: list[Due], standing: Standing
) -> list[dict[str, Any]]:
    """What to do next; it leads to its page for those who may do it."""
    concern = next((due.concern_id for due in dues if due.kind == DueKind.CONCERN_ASSESSMENT), None)
    return [
        {
            "words": words,
            "url": _step_url(step.do, case, concern) if _may_do(request, held, step.do) else "",
            "due_at": step.due_at,
            "by_clock": by_clock,
        }
        for step in next_steps(standing=standing)
        for words, by_clock in [(DO_LINKS[step.do][0], step.do == Do.ASSESS_CONCERN)]
    ]


def _may_do(request: Asked, held: CaseFacts, do: Do) -> bool:
    return may(asker=request.asker, act=DO_ACTS.get(do, Act.SEE_CASE), case=held).allowed


def _step_url(do: Do, case: Case, concern: UUID | None) -> str:
    if do == Do.ASSESS_CONCERN and concern:
        return reverse("concerns:show", args=[concern])
    return DO_LINKS[do][1](case.pk)


def _deviations(case: Case, request: Asked) -> list[dict[str, Any]]:
    unmet = Due.objects.late(at=request.now).filter(case=case, met_at__isnull=True)
    late = unmet.select_related("deviation")
    rows: list[dict[str, Any]] = []
    for due in late:
        said = getattr(due, "deviation", None)
        paused = bool(said and said.paused_until and said.paused_until > request.today)
        url = reverse("deviations:due", kwargs={"case_id": case.pk, "due_id": due.pk})
        text = DANISH_DUES[DueKind(due.kind)]
        rows.append({"due": due, "text": text, "said": said, "paused": paused, "explain_url": url})
    own = Deviation.objects.filter(case=case, due__isnull=True, ended_at__isnull=True)
    for row in own:
        url = reverse("deviations:one", kwargs={"case_id": case.pk, "deviation_id": row.pk})
        text = DANISH_DEVIATIONS[DeviationKind(row.kind)]
        rows.append({"text": text, "said": row, "paused": False, "explain_url": url})
    return rows


def _timeline(
    case: Case, request: Asked, happenings: list[timeline.Happening], shown: Shown
) -> dict[str, Any]:
    counts = Counter(row.kind for row in happenings)
    kind = shown.kind if counts[shown.kind] else ""
    chosen = [row for row in happenings if not kind or row.kind == kind]
    listed = chosen if shown.everything else chosen[:SHOWN]
    concerns = may(asker=request.asker, act=Act.SEE_CONCERNS).allowed
    return {
        "happenings": [(row, row_url(case=case.pk, row=row, concerns=concerns)) for row in listed],
        "older": len(chosen) - len(listed),
        "vis": kind,
        "filters": [
            {"key": key, "label": label, "n": counts[key] if key else len(happenings), "current": key == kind}
            for key, label in KINDS
            if counts[key] or not key
        ],
    }
