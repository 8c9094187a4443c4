"""The forms of the network: a person, and a risk assessment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from varigespor.domain.network import (
    CLOSENESS,
    DANISH_CONSENTS,
    DANISH_SIDES,
    NetworkConsent,
    NewMember,
    RiskAssessment,
    Side,
)
from varigespor.domain.people import DANISH_RELATIONS
from varigespor.records.models import NetworkMember
from varigespor.records.queries.people import Kin

from ..days import day_field
from ..typed import TypedForm, uuid_of


def buttons(label: str, choices: Sequence[tuple[Any, str]], *, help_text: str = "") -> forms.ChoiceField:
    """Choice buttons that the rule, not the form, requires."""
    return forms.ChoiceField(
        label=label,
        choices=[(str(key), words) for key, words in choices],
        required=False,
        help_text=help_text,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Vælg en af mulighederne."},
    )


class MemberForm(TypedForm):
    """Somebody around the child. `kin` are the people the books link to the child."""

    optional = frozenset({"person", "does"})
    person = forms.ChoiceField(
        label="Er det en fra familien, som står i sagen?",
        required=False,
        error_messages={"invalid_choice": "Vælg en fra listen, eller skriv navnet."},
    )
    name = forms.CharField(label="Navn", required=False)
    relation = forms.CharField(
        label="Hvem er det for barnet?", required=False, help_text="Fx mormor, nabo, klasselærer, træner"
    )
    side = buttons("Hvilken side?", list(DANISH_SIDES.items()))
    closeness = buttons(
        "Hvor tæt på?", list(CLOSENESS.items()), help_text="Barnet bestemmer, ikke biologi eller afstand"
    )
    does = forms.CharField(
        label="Hvad gør personen?", required=False, help_text="Én sætning, fx »henter tirsdag og torsdag«"
    )
    consent = buttons("Har familien sagt ja til, at I deler med personen?", list(DANISH_CONSENTS.items()))
    contact_allowed = buttons("Må I kontakte personen?", [("yes", "Ja"), ("no", "Kontakt ikke tilladt")])
    since = day_field("I netværket siden")

    def __init__(self, *args: Any, kin: Sequence[Kin], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kin = {str(one.person.pk): one.person for one in kin}
        known = [(str(one.person.pk), f"{one.person.name}, {_what(one)}") for one in kin]
        self.fields["person"].choices = [("", "Nej, en anden"), *known]  # type: ignore[attr-defined]
        self.fields["person"].widget.choices = self.fields["person"].choices  # type: ignore[attr-defined]

    def member(self, *, today: date) -> NewMember:
        """The frozen content of the act; a known person lends their name where none is written."""
        data = self.cleaned_data
        known, key = self.kin.get(data["person"]), uuid_of(data["key"])
        return NewMember(
            name=data["name"] or (known.name if known else ""),
            side=data["side"],
            relation=data["relation"],
            closeness=int(data["closeness"] or 0),
            since=data["since"] or today,
            does=data["does"],
            consent=data["consent"] or NetworkConsent.NOT_ASKED,
            contact_allowed=data["contact_allowed"] != "no",
            person=known.pk if known else None,
            line=key if key.int else None,
        )


class RiskForm(TypedForm):
    """The risk assessment that comes before contact."""

    text = forms.CharField(
        label="Vurdering",
        required=False,
        help_text="Hvad kan ske, hvis forældre eller netværk bliver kontaktet? Hvem har du talt med?",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    safe = buttons(
        "Kan netværket kontaktes?", [("yes", "Ja, det er vurderet trygt"), ("no", "Nej, ikke endnu")]
    )

    def risk(self) -> RiskAssessment:
        """The frozen content of the act."""
        answer = {"yes": True, "no": False}.get(self.cleaned_data["safe"])
        return RiskAssessment(self.cleaned_data["text"], answer, self.cleaned_data["key"])


def _what(one: Kin) -> str:
    return ", ".join(DANISH_RELATIONS[kind] for kind in one.kinds)


def as_typed(*, member: NetworkMember) -> dict[str, Any]:
    """A member as the form shows it."""
    return {
        "person": str(member.person_id or ""),
        "name": member.name,
        "relation": member.relation,
        "side": member.side,
        "closeness": str(member.closeness),
        "does": member.does,
        "consent": member.consent,
        "contact_allowed": "yes" if member.contact_allowed else "no",
        "since": member.valid_from,
    }


def fresh(*, today: date, side: str) -> dict[str, Any]:
    """A new person: nothing is filled in that somebody must judge."""
    return {"since": today, "side": side if side in set(Side) else "", "contact_allowed": "yes"}
