"""From the form's cleaned data to the frozen content of the act."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from varigespor.domain import decisions as rules
from varigespor.domain.consent import Capacity
from varigespor.domain.decisions import DecisionKind
from varigespor.domain.ladder import LowerStep, WhyNotLower

from . import support_person
from .forms import PERSPECTIVES, DecisionForm

SAID = {"yes": "samtykker", "no": "siger nej", "not_asked": "er ikke spurgt"}
AGREES = {"yes": "er enig", "no": "er uenig", "not_asked": "er ikke spurgt"}


def content(*, form: DecisionForm) -> rules.NewDecision:
    """The decision as typed; a day nobody could read counts as today, its error stands at the field."""
    values, kind = form.cleaned_data, form.chosen.kind
    key = values.get("key") or ""
    day = values.get("on") or form.material.today
    consents = _consents(form)
    return rules.NewDecision(
        key=key,
        kind=kind,
        starts=_starts(form, key, day) if kind == DecisionKind.SUPPORT else (),
        ends=_ends(form, day),
        changes=_changes(values, day) if kind == DecisionKind.CHANGE else (),
        purpose=values.get("purpose", ""),
        expected_duration=values.get("expected_duration", ""),
        why_not_lower=_why(form),
        child_talk=values.get("child_talk", ""),
        child_view=values.get("child_view", ""),
        consents=consents,
        perspectives=_perspectives(form, consents),
        reason=values.get("reason", ""),
        emergency_reason=values.get("emergency_reason", ""),
        support_person=support_person.answer(values),
    )


def _starts(form: DecisionForm, key: str, day: date) -> tuple[rules.Start, ...]:
    values, chosen = form.cleaned_data, form.chosen
    if not chosen.made:
        return ()
    entry = chosen.entry.pk if chosen.entry else uuid5(NAMESPACE_OID, f"tailored {key}")
    return (
        rules.Start(
            entry=entry,
            on=day,
            amount=values.get("amount", ""),
            expected_end=values.get("expected_end"),
            step=int(values["step"]) if values.get("step") else None,
            tailored=_tailored(form) if chosen.tailored else None,
        ),
    )


def _tailored(form: DecisionForm) -> rules.Tailored:
    values = form.cleaned_data
    return rules.Tailored(
        name=values.get("tailored_name", ""),
        section=form.chosen.section,
        step=form.chosen.derived,
        knowledge=values.get("tailored_knowledge", ""),
        place_type=values.get("tailored_place", ""),
        experience_only="erfaring" in values.get("tailored_knowledge", "").casefold(),
        ore_per_day=values.get("tailored_price"),
    )


def _ends(form: DecisionForm, day: date) -> tuple[rules.End, ...]:
    values, found = form.cleaned_data, []
    for period in form.material.by_decision:
        key = period.measure_id
        reason = values.get(f"end_reason_{key}")
        if values.get(f"end_{key}") and reason:
            found.append(rules.End(key, values.get(f"end_on_{key}") or day, rules.EndReason(reason)))
    return tuple(found)


def _changes(values: dict[str, Any], day: date) -> tuple[rules.Change, ...]:
    if not values.get("measure"):
        return ()
    change = rules.Change(UUID(values["measure"]), day, values.get("amount", ""), values.get("expected_end"))
    return (change,)


def _why(form: DecisionForm) -> WhyNotLower:
    values = form.cleaned_data
    steps = {
        step: LowerStep(
            tuple(UUID(one) for one in values.get(f"considered_{step}", []) if one != "none"),
            "none" in values.get(f"considered_{step}", []),
        )
        for step in form.chosen.lower
    }
    return WhyNotLower(steps, values.get("why", ""), values.get("up", ""))


def _consents(form: DecisionForm) -> tuple[rules.PartyConsent, ...]:
    values = form.cleaned_data
    return tuple(
        rules.PartyConsent(
            party.name,
            party.capacity,
            rules.ConsentAnswer(values.get(f"consent_{party.key}") or rules.ConsentAnswer.NOT_ASKED),
            values.get(f"words_{party.key}", ""),
            party.person,
        )
        for party in form.parties
    )


def _perspectives(form: DecisionForm, consents: tuple[rules.PartyConsent, ...]) -> rules.Perspectives:
    values, drawn = form.cleaned_data, form.material.drawn
    if form.chosen.kind != DecisionKind.SUPPORT:
        return rules.Perspectives()
    said = "; ".join(f"{one.party} {_words(one)[one.answer]}" for one in consents)
    taken = {name: values.get(name) or getattr(drawn, name) for name in PERSPECTIVES}
    return rules.Perspectives(consensus=values.get("consensus") or said, **taken)


def _words(consent: rules.PartyConsent) -> dict[str, str]:
    return AGREES if consent.capacity == Capacity.CHILD else SAID
