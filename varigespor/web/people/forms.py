"""Forms about people: a new person, a link to another, a move."""

from __future__ import annotations

from typing import Any

from django import forms

from varigespor.domain.people import DANISH_RELATIONS, NewPerson, RelationKind
from varigespor.records.models import Person

from ..asked import municipality
from ..days import day_field
from ..typed import TypedForm

SEXES = (("", "Ikke oplyst"), ("f", "Pige eller kvinde"), ("m", "Dreng eller mand"))


class PersonForm(TypedForm):
    """A person to register."""

    optional = frozenset({"due_on", "sex", "number", "address", "district"})
    given_name = forms.CharField(label="Fornavn", required=False, max_length=80)
    family_name = forms.CharField(label="Efternavn", required=False, max_length=80)
    born_on = day_field("Født")
    due_on = day_field("Termin", help_text="Kun for et ufødt barn")
    sex = forms.ChoiceField(label="Køn", choices=SEXES, required=False)
    number = forms.CharField(
        label="CPR-nummer",
        required=False,
        max_length=20,
        help_text="Eller erstatningsnummer. Kan være ukendt",
    )
    address = forms.CharField(label="Adresse", required=False, max_length=200)
    address_protected = forms.BooleanField(label="Adressen er beskyttet", required=False)
    district = forms.ChoiceField(label="Skoledistrikt", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        districts = [(key, one.danish) for key, one in municipality().districts.items() if one.ended is None]
        self.fields["district"].choices = [("", "Ikke oplyst"), *districts]  # type: ignore[attr-defined]

    def content(self) -> NewPerson:
        wanted = {name: self.cleaned_data[name] for name in NewPerson.__dataclass_fields__}
        return NewPerson(**wanted)


class RelationForm(TypedForm):
    """Somebody becomes something to the child from a day."""

    optional = frozenset({"note"})
    other = forms.UUIDField(label="Person", widget=forms.HiddenInput, required=False)
    kind = forms.MultipleChoiceField(
        label="Hvem er det for barnet?",
        choices=[(kind.value, words) for kind, words in DANISH_RELATIONS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    since = day_field("Fra")
    note = forms.CharField(label="Bemærkning", required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("other") or not Person.objects.filter(pk=data["other"]).exists():
            self.add_error(None, "Find personen først.")
        if not data.get("kind"):
            self.add_error("kind", "Vælg, hvem det er for barnet.")
        return data

    def kinds(self) -> list[RelationKind]:
        return [RelationKind(kind) for kind in self.cleaned_data["kind"]]


class MoveForm(TypedForm):
    """A new address from a day."""

    optional = frozenset({"district"})
    address = forms.CharField(label="Ny adresse", required=False, max_length=200)
    address_protected = forms.BooleanField(label="Adressen er beskyttet", required=False)
    district = forms.ChoiceField(label="Skoledistrikt", required=False)
    since = day_field("Fra")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        districts = [(key, one.danish) for key, one in municipality().districts.items() if one.ended is None]
        self.fields["district"].choices = [("", "Ikke oplyst"), *districts]  # type: ignore[attr-defined]

    def home(self) -> NewPerson:
        data = self.cleaned_data
        return NewPerson(
            "",
            "",
            address=data["address"],
            address_protected=data["address_protected"],
            district=data["district"],
        )
