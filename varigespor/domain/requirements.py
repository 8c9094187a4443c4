"""What the law and the calendar require of a decision or an offer, with a Danish complaint per field."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from varigespor.domain.decisions import (
    DANISH_END_REASONS,
    PLACEMENTS_END,
    Change,
    ChildTalk,
    DecisionKind,
    End,
    NewDecision,
    NewOffer,
    Start,
    Tailored,
)
from varigespor.domain.grounds import Ground, Running
from varigespor.domain.lifetime import too_late
from varigespor.domain.refusals import Complaint, refuse_if, wanted
from varigespor.domain.support_person import complaints as support_complaints
from varigespor.norms.book import fact

PURPOSE = "national/decisions/purpose_and_duration"
CONSENT = "national/decisions/consent_placement"
EXAMINATION = "national/decisions/examination_before_placement"
CHILD_VIEW = "national/decisions/child_view"


def stops(*, complaint: Complaint | None, on: date) -> Complaint | None:
    """Keep a complaint in the law's name only where the norm was read and asks for it on the day."""
    if complaint is None or not complaint.norm:
        return complaint
    law = fact(key=complaint.norm, on=on)
    return complaint if law.verified and law.known else None


def complaints(*, decision: NewDecision, ground: Ground, on: date) -> list[Complaint]:
    """Everything that stops the decision: the law's purpose and duration, the child's view and the
    examination, and dates that cannot be. For an unborn child there is no view to hear.

    Source: Barnets lov §§ 5, 32(3) and 46, as the norms named in the complaints cite them. Missing consent
    does not stop the preparation: the decision goes to the committee (see `consent.needs_committee`).
    """
    found = [
        *_whole(decision, ground),
        *_starts(decision, ground, on),
        *moves(decision=decision, ground=ground),
        *_too_late(decision, ground, on),
        *support_complaints(answer=decision.support_person, placed=ground.placement),
    ]
    if decision.kind in {DecisionKind.SUPPORT, DecisionKind.CHANGE}:
        found += _purpose(decision)
    if not ground.unborn:
        found += _child_view(decision)
    if "examination" in ground.needs:
        found.append(_examination(decision, ground))
    return [kept for each in found if (kept := stops(complaint=each, on=on))]


def check_decision(*, decision: NewDecision, ground: Ground, on: date) -> None:
    """Raise Refused with all `complaints`."""
    refuse_if(*complaints(decision=decision, ground=ground, on=on))


def moves(*, decision: NewDecision, ground: Ground) -> list[Complaint | None]:
    """What the child's running help does not allow, now: ended or changed measures, two placements at once.

    Asked again when the decision is approved, for much may have changed underneath.
    """
    running = {period.measure: period for period in ground.periods}
    ends = {end.measure: end.on for end in decision.ends}
    return [
        *(_ending(end, running.get(end.measure)) for end in decision.ends),
        *(_changing(change, running.get(change.measure)) for change in decision.changes),
        *(_placing(start, ground, ends) for start in decision.starts if start.entry in ground.placing),
        Complaint("on", "Vælg kun én anbringelse. Et barn kan ikke være anbragt to steder.")
        if len(ground.placing) > 1
        else None,
    ]


def check_offer(*, offer: NewOffer, ground: Ground, needs_decision: bool, on: date) -> None:
    """Raise Refused for help that takes a decision, for dates that cannot be, or agreed with nobody."""
    refuse_if(
        Complaint("entry", "Indsatsen kræver en afgørelse.") if needs_decision else None,
        Complaint("entry", "Tilbuddet findes ikke den dag.") if offer.entry in ground.not_offered else None,
        wanted(field="agreed_with", text=offer.agreed_with, message="Skriv, hvem det er aftalt med."),
        *_period(offer.on, offer.expected_end, ground),
        too_late(field="on", day=offer.on, life=ground.life, today=on),
        too_late(field="expected_end", day=offer.expected_end, life=ground.life, today=on),
    )


def _whole(decision: NewDecision, ground: Ground) -> list[Complaint | None]:
    does = decision.starts or decision.ends or decision.changes
    does_nothing = decision.kind != DecisionKind.REFUSAL and not does
    needs_reason = decision.kind in {DecisionKind.REFUSAL, DecisionKind.END}
    return [
        Complaint("entry", "Vælg den indsats, afgørelsen handler om.") if does_nothing else None,
        Complaint("entry", "Et afslag sætter ingen hjælp i gang.")
        if decision.kind == DecisionKind.REFUSAL and does
        else None,
        wanted(field="reason", text=decision.reason, message="Skriv begrundelsen.") if needs_reason else None,
        Complaint("entry", "Tilbuddet findes ikke den dag. Vælg et andet.") if ground.not_offered else None,
    ]


def _starts(decision: NewDecision, ground: Ground, on: date) -> list[Complaint | None]:
    early = Complaint("", "Afgørelsen ligger før sagen.") if on < ground.opened_on else None
    dates = [c for start in decision.starts for c in _period(start.on, start.expected_end, ground)]
    tailored = [c for start in decision.starts if start.tailored for c in _tailored(start.tailored)]
    away = [_away(start) for start in decision.starts if start.entry in ground.at_home]
    return [early, *dates, *tailored, *away]


def _away(start: Start) -> Complaint:
    return Complaint(
        "tailored_section" if start.tailored else "step",
        "Trin 4, 5 og 6 er uden for hjemmet. Vælg den bestemmelse, barnet anbringes efter, eller et lavere "
        "trin.",
    )


def _period(start: date, end: date | None, ground: Ground) -> list[Complaint | None]:
    early, backwards = start < ground.opened_on, end is not None and end <= start
    return [
        Complaint("on", f"Indsatsen kan ikke starte, før sagen er åbnet den {ground.opened_on:%d.%m.%Y}.")
        if early
        else None,
        Complaint("expected_end", "Slutdatoen ligger før startdatoen.") if backwards else None,
    ]


def _too_late(decision: NewDecision, ground: Ground, on: date) -> list[Complaint | None]:
    """Days after those that the programme can reach the child."""
    planned: tuple[Start | Change, ...] = (*decision.starts, *decision.changes)
    days = [
        *((f"end_on_{end.measure}", end.on) for end in decision.ends),
        *(("on", one.on) for one in planned),
        *(("expected_end", one.expected_end) for one in planned),
    ]
    return [too_late(field=field, day=day, life=ground.life, today=on) for field, day in days]


def _tailored(made: Tailored) -> list[Complaint | None]:
    return [
        wanted(
            field="tailored_name", text=made.name, message="Skriv, hvad hjælpen er, og hvem der giver den."
        ),
        wanted(
            field="tailored_knowledge",
            text=made.knowledge,
            message="Skriv, hvilken viden hjælpen bygger på. »Kun erfaring« er også et svar.",
        ),
        Complaint("tailored_step", "Vælg et trin fra 1 til 6.") if not 1 <= made.step <= 6 else None,
        Complaint("tailored_section", "Uden paragraf kan hjælpen kun stå på trin 1 eller 2.")
        if not made.section and made.step > 2
        else None,
        Complaint("tailored_price", "Prisen kan ikke være under 0 kr.")
        if (made.ore_per_day or 0) < 0
        else None,
    ]


def _ending(end: End, period: Running | None) -> Complaint | None:
    where = f"end_on_{end.measure}"
    if period is None or not period.runs_after(day=end.on):
        return Complaint(where, "Indsatsen er allerede afsluttet.")
    if end.on < period.since:
        return Complaint(
            where, f"{period.name} kan ikke slutte, før den begynder den {period.since:%d.%m.%Y}."
        )
    if end.reason in PLACEMENTS_END and not period.placement:
        why = DANISH_END_REASONS[end.reason]
        return Complaint(
            f"end_reason_{end.measure}", f"»{why}« gælder kun en anbringelse. Vælg en anden grund."
        )
    return None


def _changing(change: Change, period: Running | None) -> Complaint | None:
    if period is None or not period.runs_after(day=change.on):
        return Complaint("measure", "Indsatsen er allerede afsluttet.")
    if change.on <= period.since:
        return Complaint("on", f"Ændringen skal ligge efter indsatsens første dag, {period.since:%d.%m.%Y}.")
    backwards = change.expected_end is not None and change.expected_end <= change.on
    return Complaint("expected_end", "Slutdatoen ligger før startdatoen.") if backwards else None


def _placing(start: Start, ground: Ground, ends: dict[UUID, date]) -> Complaint | None:
    for period in ground.periods:
        until = ends.get(period.measure, period.until)
        if period.placement and (until is None or until > start.on):
            return Complaint(
                "on",
                f"Barnet er anbragt: {period.name} fra {period.since:%d.%m.%Y}. Afslut den anbringelse i "
                "samme afgørelse, eller vælg en senere dag.",
            )
    return None


def _purpose(decision: NewDecision) -> list[Complaint | None]:
    planned = [start.expected_end for start in decision.starts] + [
        one.expected_end for one in decision.changes
    ]
    duration = decision.expected_duration.strip() or (planned and all(planned))
    only_ends = bool(decision.ends) and not planned
    return [
        None
        if decision.purpose.strip()
        else Complaint("purpose", "Skriv formålet. Loven kræver det.", PURPOSE),
        None
        if duration or only_ends
        else Complaint(
            "expected_duration", "Skriv, hvor længe indsatsen ventes at vare. Loven kræver det.", PURPOSE
        ),
    ]


def _child_view(decision: NewDecision) -> Iterable[Complaint | None]:
    told = decision.child_talk in set(ChildTalk)
    words = decision.child_view.strip()
    asks = "Skriv grunden." if decision.child_talk == ChildTalk.NOT_HELD else "Skriv barnets syn."
    yield None if told else Complaint("child_talk", "Vælg, hvordan barnets syn er indhentet.", CHILD_VIEW)
    yield None if words or not told else Complaint("child_view", asks, CHILD_VIEW)


def _examination(decision: NewDecision, ground: Ground) -> Complaint | None:
    urgent = ground.examination_running and decision.emergency_reason.strip()
    if ground.examination_done or urgent:
        return None
    return Complaint(
        "emergency_reason",
        "En anbringelse bygger på en afsluttet børnefaglig undersøgelse. Haster det: start undersøgelsen, og "
        "skriv de særlige grunde til at anbringe sideløbende.",
        EXAMINATION,
    )
