"""Forms about people: what is known of one, a link to another, a move."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from varigespor.domain.people import DANISH_RELATIONS, NewKin, NewPerson, RelationKind
from varigespor.records.models import Case, Person

from ..asked import municipality
from ..days import day_field
from ..typed import TypedForm, key_of

SEXES = (("", "Ikke oplyst"), ("f", "Pige eller kvinde"), ("m", "Dreng eller mand"))


def districts() -> list[tuple[str, str]]:
    """The school districts that are not ended, and none."""
    running = [(key, one.danish) for key, one in municipality().districts.items() if one.ended is None]
    return [("", "Ikke oplyst"), *running]


def kinds_field() -> forms.MultipleChoiceField:
    """Everything that somebody is to the child."""
    return forms.MultipleChoiceField(
        label="Hvem er det for barnet?",
        choices=[(kind.value, words) for kind, words in DANISH_RELATIONS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class PersonForm(TypedForm):
    """What is known of a person: name, birth and number."""

    optional = frozenset({"due_on", "sex", "number"})
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

    def content(self) -> NewPerson:
        """The person; a field that the form does not have is not known."""
        return NewPerson(
            **{
                name: self.cleaned_data[name]
                for name in NewPerson.__dataclass_fields__
                if name in self.fields
            }
        )


class KinForm(PersonForm):
    """Somebody who is not here yet, and what the person is to the child."""

    optional = PersonForm.optional | {"address", "district", "note"}
    kind = kinds_field()
    since = day_field("Fra")
    note = forms.CharField(label="Bemærkning", required=False, max_length=200)
    address = forms.CharField(label="Adresse", required=False, max_length=200)
    address_protected = forms.BooleanField(label="Adressen er beskyttet", required=False)
    district = forms.ChoiceField(label="Skoledistrikt", required=False, choices=districts)

    def kin(self, *, case: Case, today: Any) -> NewKin:
        """The frozen content of the act."""
        data = self.cleaned_data
        kinds = tuple(RelationKind(kind) for kind in data["kind"])
        return NewKin(
            case.child_id,
            self.content(),
            kinds,
            data["since"] or today,
            data["note"],
            key_of(text=data["key"]),
        )


class RelationForm(TypedForm):
    """Somebody becomes something to the child from a day; only somebody whom the asker may name."""

    optional = frozenset({"note"})
    other = forms.UUIDField(label="Person", widget=forms.HiddenInput, required=False)
    kind = kinds_field()
    since = day_field("Fra")
    note = forms.CharField(label="Bemærkning", required=False, max_length=200)

    def __init__(self, *args: Any, reach: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reach = reach
        self.person: Person | None = None

    def clean_other(self) -> Any:
        """The person chosen, where there is one within reach."""
        chosen = self.cleaned_data["other"]
        self.person = self.reach.filter(pk=chosen).first() if chosen else None
        return self.person.pk if self.person else None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("other"):
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
    district = forms.ChoiceField(label="Skoledistrikt", required=False, choices=districts)
    since = day_field("Fra")

    def home(self) -> NewPerson:
        """The address as the act takes it."""
        data = self.cleaned_data
        return NewPerson(
            "",
            "",
            address=data["address"],
            address_protected=data["address_protected"],
            district=data["district"],
        )
