"""The page as its template draws it: sections with bound fields, nothing of it computed in the template."""

from __future__ import annotations

from dataclasses import dataclass

from django.forms import BoundField

from varigespor.domain.consent import DANISH_CAPACITIES, PARTY_AGE, Capacity
from varigespor.domain.decisions import DANISH_KINDS
from varigespor.domain.ladder import mismatch
from varigespor.norms.book import fact
from varigespor.records.models import MeasurePeriod

from . import support_person
from .forms import PERSPECTIVES, DecisionForm
from .labels import LABELS
from .material import Party
from .reworking import Earlier, earlier


@dataclass(frozen=True)
class Lower:
    """One lower step: its name, what was tried on it, and the boxes."""

    step: int
    name: str
    tried: list[MeasurePeriod]
    field: BoundField
    done: bool


@dataclass(frozen=True)
class Line:
    """A party with its two fields."""

    name: str
    what: str
    answer: BoundField
    words: BoundField


@dataclass(frozen=True)
class Ending:
    """A running measure that may end with the decision."""

    period: MeasurePeriod
    tick: BoundField
    on: BoundField
    reason: BoundField


@dataclass(frozen=True)
class Sheet:
    """What stands on the page."""

    title: str
    above: str
    odd: str
    lower: list[Lower]
    earlier: list[Earlier]
    drawn: list[tuple[str, str, str]]
    empty: list[BoundField]
    parties: list[Line]
    endings: list[Ending]
    support_source: dict[str, str]


SOURCES = {"normal_life": "plans:show", "network": "network:map", "health_psychology": "assessment:show"}


def sheet(*, form: DecisionForm) -> Sheet:
    """Lay the form out."""
    chosen, material = form.chosen, form.material
    allowed = chosen.law.steps if chosen.law else ()
    shown = chosen.kind == "support"
    return Sheet(
        title=DANISH_KINDS[chosen.kind],
        above=_above(form),
        odd=mismatch(step=chosen.step, derived=chosen.derived, allowed=allowed) if chosen.made else "",
        lower=[_lower(form, step) for step in chosen.lower],
        earlier=earlier(material=material, lower=chosen.lower),
        drawn=[
            (LABELS[name], text, SOURCES[name])
            for name in PERSPECTIVES
            if shown and (text := getattr(material.drawn, name))
        ],
        empty=[form[name] for name in (*PERSPECTIVES, "consensus") if name in form.fields],
        parties=[_line(form, party) for party in form.parties],
        endings=[
            _ending(form, period)
            for period in material.by_decision
            if f"end_{period.measure_id}" in form.fields
        ],
        support_source=support_person.source(on=material.today),
    )


def _above(form: DecisionForm) -> str:
    chosen, today = form.chosen, form.material.highest(on=form.starts_on)
    if not chosen.lower:
        return ""
    when = "i dag" if form.starts_on <= form.material.today else "den dag"
    return (
        f"Trin {chosen.step} er højere end barnets trin {when}" if today else f"Barnet får ingen hjælp {when}"
    )


def _lower(form: DecisionForm, step: int) -> Lower:
    bound = form[f"considered_{step}"]
    return Lower(
        step, form.material.names[step].lower(), form.material.tried(step), bound, bool(bound.value())
    )


def _line(form: DecisionForm, party: Party) -> Line:
    age = fact(key=PARTY_AGE, on=form.material.today)
    what = (
        f"Part fra {age.danish}"
        if party.capacity == Capacity.CHILD
        else DANISH_CAPACITIES[Capacity(party.capacity)]
    )
    name = f"{party.role}, {party.name}" if party.role else party.name
    return Line(name, what, form[f"consent_{party.key}"], form[f"words_{party.key}"])


def _ending(form: DecisionForm, period: MeasurePeriod) -> Ending:
    key = period.measure_id
    return Ending(period, form[f"end_{key}"], form[f"end_on_{key}"], form[f"end_reason_{key}"])
