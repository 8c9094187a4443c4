"""Forms whose text is never lost: filled from the writer's draft, kept on refusal, sent once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, ClassVar, TypeVar
from uuid import UUID, uuid4

from django import forms
from django.core.validators import MaxLengthValidator
from django.http import QueryDict

from varigespor.casework import drafts
from varigespor.domain.refusals import Complaint, Conflict, KeyUsed, Refused

from .asked import Asked

Result = TypeVar("Result")
LONGEST = 100_000
NO_CHOICE = forms.ChoiceField.default_error_messages["invalid_choice"]
TOO_LONG = "Teksten er for lang: højst 100.000 tegn. Del den i to."


class TypedForm(forms.Form):
    """A form with an idempotency key and, where it changes a row, the version that was shown.

    The rules judge what is missing; `optional` names the fields that are shown as »kan udelades«, `per_row`
    the labels of fields that are made when the page is drawn, as `<name>` or once per child, goal or step as
    `<name>_<id>`; `coded` the words of those whose values are codes: what is in neither is left out.
    """

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=80)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    optional: Collection[str] = ()
    per_row: ClassVar[Mapping[str, str]] = {}
    coded: ClassVar[Mapping[str, Mapping[str, str]]] = {}
    conflict: Conflict | None = None
    draft_at: str = ""
    use_required_attribute = False

    def _clean_fields(self) -> None:
        for field in self.fields.values():
            if type(field) is forms.CharField and field.max_length is None:
                field.validators = [*field.validators, MaxLengthValidator(LONGEST, TOO_LONG)]
            if isinstance(field, forms.ChoiceField) and field.error_messages["invalid_choice"] is NO_CHOICE:
                field.error_messages["invalid_choice"] = "Vælg en af mulighederne."
        super()._clean_fields()  # type: ignore[misc]

    def content(self) -> Any:
        """The frozen content of the act, from the cleaned data."""
        return self.cleaned_data

    def placed(self, complaint: Complaint) -> Complaint:
        """The complaint at the box on the page, where the act's content counts otherwise than the page."""
        return complaint


Form = TypeVar("Form", bound=TypedForm)


def open_form(
    request: Asked, form: type[Form], *, initial: dict[str, Any] | None = None, **more: Any
) -> Form:
    """The form as it should stand: what was posted, else the writer's draft, else the initial values."""
    values = {"key": uuid4().hex} | (initial or {})
    if request.method == "POST":
        return form(request.POST, initial=values, **more)
    typed = drafts.find(by=request.asker, place=request.path)
    shown = form(initial=values | _initial(typed), **more) if typed else form(initial=values, **more)
    shown.draft_at = "før" if typed else ""
    return shown


def send(request: Asked, form: TypedForm, act: Callable[[], Result]) -> Result | None:
    """Do the act; a refusal becomes messages at the fields and None. A sent form ends its draft."""
    try:
        result = act()
    except Conflict as conflict:
        form.conflict = conflict
        if conflict.version is not None:
            next_time(form, version=str(conflict.version))
        form.add_error(None, str(conflict))
        return None
    except KeyUsed as used:
        next_time(form, key=uuid4().hex)
        form.add_error(None, str(used))
        return None
    except Refused as refused:
        for complaint in map(form.placed, refused.complaints):
            field = complaint.field if complaint.field in form.fields else None
            form.add_error(field, complaint.text)
        return None
    drafts.end(employee=request.asker.id, place=request.path)
    return result


def next_time(form: TypedForm, **hidden: str) -> None:
    """The shown form, sent again, is about this version or under this key."""
    again = QueryDict(mutable=True)
    again.update(form.data)
    for name, value in hidden.items():
        again[form.add_prefix(name)] = value
    form.data = again


def uuid_of(text: str | None) -> UUID:
    """The key that was posted; a key of nothing where it is none."""
    try:
        return UUID(text or "")
    except ValueError:
        return UUID(int=0)


def key_of(*, text: str) -> UUID | None:
    """The form's key, which makes a second sending the same; None where none was sent."""
    key = uuid_of(text)
    return key if key.int else None


def fields_of(data: QueryDict) -> dict[str, list[str]]:
    """What was typed, without what is not text of the writer."""
    skip = {"csrfmiddlewaretoken", "place", "title"}
    return {name: data.getlist(name) for name in data if name not in skip}


def _initial(typed: dict[str, list[str]]) -> dict[str, Any]:
    return {name: values if len(values) > 1 else values[0] for name, values in typed.items() if values}
