"""The side of the page: what is still missing, and what was fetched from the case and the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from varigespor.domain import approval
from varigespor.domain.consent import Capacity
from varigespor.domain.decisions import DecisionKind
from varigespor.domain.followup import first_due
from varigespor.norms.configuration import Municipality

from ..wording import date_words
from .choosing import day
from .forms import PERSPECTIVES, DecisionForm

WANTED = {
    DecisionKind.SUPPORT: ("entry", "on", "purpose"),
    DecisionKind.CHANGE: ("measure", "on", "purpose"),
    DecisionKind.END: ("reason",),
    DecisionKind.REFUSAL: ("reason",),
}
TAILORED = ("tailored_name", "tailored_step", "tailored_knowledge")
LABELS = {
    "tailored_name": "Hvad hjælpen er",
    "tailored_step": "Trin",
    "tailored_knowledge": "Viden",
    "entry": "Indsats",
    "measure": "Indsats",
    "on": "Fra hvilken dag",
    "purpose": "Formål",
    "reason": "Begrundelse",
}


@dataclass(frozen=True)
class Missing:
    """One answer that is not there yet, and the box where it goes."""

    anchor: str
    text: str


@dataclass(frozen=True)
class Fetched:
    """One thing the case or the catalogue already says, with the page of its source."""

    text: str
    source: str = ""


def missing(*, form: DecisionForm) -> list[Missing]:
    """What nobody has answered yet, in the order of the page."""
    wanted = (*WANTED[form.chosen.kind], *TAILORED)
    found = [Missing(form[name].auto_id, LABELS[name]) for name in wanted if _empty(form, name)]
    return [*found, *_duration(form), *_lower(form), *_perspectives(form), *_parties(form), *_child(form)]


def fetched(*, form: DecisionForm, municipality: Municipality) -> list[Fetched]:
    """What need not be typed."""
    drawn, today = form.material.drawn, form.material.today
    found = []
    if drawn.talked:
        day, alone = drawn.talked
        words = "Talt med barnet alene" if alone else "Barnet er set"
        found.append(Fetched(f"{words} {date_words(day=day, today=today)}"))
    if drawn.both_sides:
        found.append(Fetched("Netværk på begge sider"))
    if drawn.examined_on:
        found.append(Fetched(f"Undersøgelse afsluttet {date_words(day=drawn.examined_on, today=today)}"))
    elif drawn.examination_runs:
        found.append(Fetched("Den børnefaglige undersøgelse løber"))
    if form.chosen.kind == DecisionKind.SUPPORT:
        plan = reverse("plans:show", args=[form.material.case.pk])
        found += [Fetched(f"Mål: {goal.text}", plan) for goal in form.material.goals]
    return [*found, *_first_follow_up(form), *_approver(form, municipality)]


def approver(*, form: DecisionForm, municipality: Municipality) -> str:
    """The level that decides it; the committee where a placement lacks consent."""
    if form.chosen.placement and not _all_agree(form):
        return approval.COMMITTEE
    step = max(form.chosen.step, form.chosen.derived, *_held(form))
    return approval.level(step=step, on=form.material.today, municipality=municipality.key)


def _held(form: DecisionForm) -> list[int]:
    """The steps of running help that the page changes or ends."""
    named = form["measure"].value() if "measure" in form.fields else None
    return [
        max(one.step, one.derived_step)
        for one in form.material.by_decision
        if str(one.measure_id) == named or _ticked(form, f"end_{one.measure_id}")
    ] or [0]


def _ticked(form: DecisionForm, name: str) -> bool:
    return name in form.fields and bool(form[name].value())


def _first_follow_up(form: DecisionForm) -> Iterator[Fetched]:
    start = day(form["on"].value()) if "on" in form.fields else None
    due = first_due(start=start, examination_ended_on=None) if start and form.chosen.section else None
    if due:
        words = date_words(day=due.last_day, today=form.material.today)
        yield Fetched(f"Første opfølgning senest {words}", reverse("norms:one", args=[due.because.norm.key]))


def _approver(form: DecisionForm, municipality: Municipality) -> Iterator[Fetched]:
    if form.chosen.step:
        who = approval.DANISH_LEVELS[approver(form=form, municipality=municipality)]
        price = "" if form.chosen.tailored else ". Prisen ses først ved godkendelsen"
        yield Fetched(f"Afgøres af {who}, trin {form.chosen.step}{price}")


def _all_agree(form: DecisionForm) -> bool:
    asked = [party.key for party in form.parties if party.capacity != Capacity.CHILD]
    committee = form.chosen.law is not None and form.chosen.law.by_committee
    return bool(asked) and not committee and all(form[f"consent_{key}"].value() == "yes" for key in asked)


def _empty(form: DecisionForm, name: str) -> bool:
    return name in form.fields and not form[name].value()


def _duration(form: DecisionForm) -> Iterator[Missing]:
    if _empty(form, "expected_end") and _empty(form, "expected_duration"):
        yield Missing(form["expected_end"].auto_id, "Forventet slut eller varighed")


def _lower(form: DecisionForm) -> Iterator[Missing]:
    for step in form.chosen.lower:
        if _empty(form, f"considered_{step}"):
            yield Missing(form[f"considered_{step}"].auto_id, f"Trin {step}: overvejet?")
    if _empty(form, "why"):
        yield Missing(form["why"].auto_id, "Hvorfor er det ikke nok?")


def _perspectives(form: DecisionForm) -> Iterator[Missing]:
    for name in PERSPECTIVES:
        if _empty(form, name):
            yield Missing(form[name].auto_id, str(form[name].label))


def _parties(form: DecisionForm) -> Iterator[Missing]:
    for party in form.parties:
        if _empty(form, f"consent_{party.key}"):
            what = "enig?" if party.capacity == Capacity.CHILD else "samtykke"
            yield Missing(form[f"consent_{party.key}"].auto_id, f"{party.role or party.name}: {what}")


def _child(form: DecisionForm) -> Iterator[Missing]:
    if _empty(form, "child_talk"):
        yield Missing(form["child_talk"].auto_id, "Samtale med barnet")
    if _empty(form, "child_view"):
        yield Missing(form["child_view"].auto_id, "Barnets syn")
    if form.chosen.placement and not form.material.drawn.examined_on and _empty(form, "emergency_reason"):
        yield Missing(form["emergency_reason"].auto_id, "Undersøgelsen er ikke afsluttet")
