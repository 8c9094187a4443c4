"""The decision on one page: its fields follow from the kind and from the help that is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.http import QueryDict

from varigespor.domain.decisions import (
    DANISH_END_REASONS,
    DANISH_KINDS,
    DANISH_TALKS,
    PLACEMENTS_END,
    DecisionKind,
    EndReason,
)
from varigespor.domain.refusals import Complaint
from varigespor.records.models import MeasurePeriod

from ..days import day_field
from ..money import kroner_field
from ..typed import TypedForm
from . import support_person
from .choosing import Chosen, chosen, day, entry_choices, place_choices, section_choices
from .fields import answer_field, checks, pick, redraws, short, text
from .labels import CODED, LABELS
from .material import Material, Party

PERSPECTIVES = {
    "normal_life": "Skole, fritid og venner: hvad skal blive ved med at være, som det er?",
    "network": "Hvem tæt på barnet er med, og hvad gør de?",
    "health_psychology": "Hvad siger sundhedsplejerske, læge, PPR eller psykolog?",
}
PRICE = "Ses kun af den, der godkender, og står ikke i afgørelsen. Ved du det ikke, så lad feltet stå tomt"


class DecisionForm(TypedForm):
    """Everything typed on the page. What the law requires is judged by the rule, not here."""

    kind = forms.ChoiceField(
        label="Hvad skal afgøres?",
        choices=[(kind.value, words) for kind, words in DANISH_KINDS.items()],
        required=False,
        widget=forms.RadioSelect(attrs=redraws("click")),
    )
    child_talk = forms.ChoiceField(
        label="Samtale med barnet",
        choices=[(talk.value, words) for talk, words in DANISH_TALKS.items()],
        required=False,
        widget=forms.RadioSelect,
    )
    child_view = text("Barnets syn, med egne ord", hint="Er samtalen ikke holdt, så skriv grunden")

    optional = (
        "up",
        "amount",
        "expected_duration",
        "expected_end",
        "step",
        "tailored_price",
        *support_person.NAMES,
    )
    per_row = LABELS
    coded = CODED

    def __init__(self, *args: Any, material: Material, picked: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial.update(picked)
        self.material = material
        self.chosen: Chosen = chosen(values=self.data if self.is_bound else self.initial, material=material)
        self.initial["kind"] = self.chosen.kind.value
        self.parties: list[Party] = []
        if material.unborn:
            del self.fields["child_talk"], self.fields["child_view"]
        _KINDS[self.chosen.kind](self)

    @property
    def starts_on(self) -> date:
        """The day the help begins as typed so far; today until somebody has said."""
        return day((self.data if self.is_bound else self.initial).get("on")) or self.material.today

    @property
    def chosen_name(self) -> str:
        """What the chosen step is called."""
        return self.material.names[self.chosen.step].lower() if self.chosen.step else ""

    def support(self) -> None:
        """Help begins: what, why not lower, the perspectives and the consents."""
        pick(self, "entry", LABELS["entry"], entry_choices(self.material), redraw=True)
        if self.chosen.tailored:
            self._tailored()
        self._period("Fra")
        self.fields["on"].widget.attrs |= redraws()
        if self.chosen.law and len(self.chosen.law.steps) > 1:
            steps = [
                (n, f"Trin {n}, {self.material.names[n].lower()}") for n in sorted(self.chosen.law.steps)
            ]
            follows = f"Følger af indsatsen: trin {self.chosen.derived}"
            pick(self, "step", LABELS["step"], [("", follows), *steps], redraw=True)
        self._why_not_lower()
        for name, hint in PERSPECTIVES.items():
            if not getattr(self.material.drawn, name):
                self.fields[name] = text(LABELS[name], hint=hint)
        self._consents()
        if self.chosen.placement:
            self.fields["emergency_reason"] = text(
                LABELS["emergency_reason"], hint="Kun når der anbringes, mens undersøgelsen løber"
            )
            self.fields["support_person"] = support_person.state_field()
            self.fields["support_person_words"] = support_person.words_field()
        self._ends("Slutter noget samtidig?")
        if self.chosen.tailored:
            self.fields["tailored_price"] = kroner_field(LABELS["tailored_price"], help_text=PRICE)

    def change(self) -> None:
        """Running help goes on, changed."""
        running = [(str(p.measure_id), p.measure.entry.name) for p in self.material.by_decision]
        pick(self, "measure", LABELS["measure"], [("", "Vælg en indsats"), *running])
        self._period("Ændres fra")
        self.fields["reason"] = text(LABELS["reason"])

    def end(self) -> None:
        """Running help ends."""
        self._ends("Hvad slutter?")
        self.fields["reason"] = text(LABELS["reason"], hint="Står i brevet til familien")

    def refusal(self) -> None:
        """The help that was asked for is not given."""
        self.fields["reason"] = text(
            LABELS["reason"],
            hint="Hvad er der bedt om, hvorfor siger I nej, og efter hvilken lov?",
            tall=True,
        )

    def renew(self) -> None:
        """A new key after a refusal: what is sent next is another sending."""
        typed = cast(QueryDict, self.data).copy()
        typed["key"] = uuid4().hex
        self.data = typed

    def complain(self, complaints: Iterable[Complaint]) -> None:
        """Show the rule's complaints beside what the form itself could not read, one per field."""
        for complaint in complaints:
            where = complaint.field if complaint.field in self.fields else None
            if where is None or where not in self.errors:
                self.add_error(where, complaint.text)

    def clean(self) -> dict[str, Any]:
        """Ask for the days without which there is nothing to judge."""
        values: dict[str, Any] = self.cleaned_data
        named = self.chosen.made or values.get("measure")
        if named and "on" not in self.errors and not values.get("on"):
            self.add_error("on", "Skriv, hvilken dag det gælder fra.")
        for period in self._ticked():
            self._clean_end(period, values)
        return values

    def _clean_end(self, period: MeasurePeriod, values: dict[str, Any]) -> None:
        day, reason = f"end_on_{period.measure_id}", f"end_reason_{period.measure_id}"
        if day not in self.errors and not (values.get(day) or values.get("on")):
            self.add_error(day, "Skriv den første dag, hvor indsatsen ikke længere løber.")
        if not values.get(reason):
            self.add_error(reason, "Vælg, hvorfor indsatsen slutter.")

    def _ticked(self) -> list[MeasurePeriod]:
        if self.chosen.kind not in {DecisionKind.SUPPORT, DecisionKind.END}:
            return []
        ticks = self.cleaned_data
        return [one for one in self.material.by_decision if ticks.get(f"end_{one.measure_id}")]

    def _tailored(self) -> None:
        self.fields["tailored_name"] = short(LABELS["tailored_name"], 160)
        pick(
            self,
            "tailored_section",
            LABELS["tailored_section"],
            section_choices(self.material.today),
            redraw=True,
        )
        if self.chosen.placement:
            pick(
                self,
                "tailored_place",
                LABELS["tailored_place"],
                place_choices(self.material.today),
                redraw=True,
            )
        steps = [(number, f"Trin {number}, {name.lower()}") for number, name in self.material.names.items()]
        pick(self, "tailored_step", LABELS["tailored_step"], [("", "Vælg et trin"), *steps], redraw=True)
        self.fields["tailored_knowledge"] = short(LABELS["tailored_knowledge"], 200)

    def _period(self, label: str) -> None:
        self.fields["amount"] = short(LABELS["amount"], 80)
        self.fields["on"] = day_field(label)
        self.fields["expected_end"] = day_field(LABELS["expected_end"])
        self.fields["expected_duration"] = short(LABELS["expected_duration"], 120)
        self.fields["purpose"] = text(
            LABELS["purpose"],
            hint="Hvad er anderledes for barnet, når det har hjulpet? Står i brevet til familien",
        )

    def _why_not_lower(self) -> None:
        for step in self.chosen.lower:
            offers = [(str(entry.pk), entry.name) for entry in self.material.on_step(step)]
            self.fields[f"considered_{step}"] = checks(
                LABELS["considered"], [*offers, ("none", "Intet passende tilbud")]
            )
        if self.chosen.lower:
            self.fields["why"] = text(LABELS["why"], rows=3)
            self.fields["up"] = text(
                LABELS["up"],
                hint="Kun hvis noget skal holdes øje med. Vises ved næste opfølgning",
            )

    def _consents(self) -> None:
        values = self.data if self.is_bound else self.initial
        placed = [p for p in self.material.by_decision if p.placement]
        moves = self.chosen.placement and any(values.get(f"end_{p.measure_id}") for p in placed)
        moves = moves or (self.chosen.placement and self.material.left_on(day=self.starts_on))
        self.parties = self.material.parties(section=self.chosen.section, moves=moves)
        for party in self.parties:
            self.fields[f"consent_{party.key}"] = answer_field(party)
            self.fields[f"words_{party.key}"] = short(
                f"{party.name}, med egne ord", 500, placeholder="Med egne ord"
            )
        if not self.parties and self.chosen.made:
            self.fields["consensus"] = text(
                LABELS["consensus"], hint="Hvem er enige om hjælpen, og hvem er ikke?"
            )

    def _ends(self, label: str) -> None:
        self.ends_label = label
        for period in self.material.by_decision:
            key, never = period.measure_id, {EndReason.CHANGED, *(() if period.placement else PLACEMENTS_END)}
            reasons = [(r.value, words) for r, words in DANISH_END_REASONS.items() if r not in never]
            self.fields[f"end_{key}"] = forms.BooleanField(label=period.measure.entry.name, required=False)
            self.fields[f"end_on_{key}"] = day_field(LABELS["end_on"])
            pick(self, f"end_reason_{key}", LABELS["end_reason"], [("", "Vælg en grund"), *reasons])


_KINDS = {
    DecisionKind.SUPPORT: DecisionForm.support,
    DecisionKind.CHANGE: DecisionForm.change,
    DecisionKind.END: DecisionForm.end,
    DecisionKind.REFUSAL: DecisionForm.refusal,
}
