"""What somebody typed, with the labels of the form it was typed in: for pages that could not save it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

from django import forms
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve

from .typed import TypedForm

HIDDEN = frozenset(
    {
        "csrfmiddlewaretoken",
        "password",
        "key",
        "version",
        "place",
        "title",
        "other",
        "link",
        "shown",
        "do",
        "blocks",
    }
)
OF_A_ROW = re.compile(r"[_-]([0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{12}|\d+)(?=[_-]|$)")
CODE = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
TICKED = {"on": "Ja"}


def given_back(*, request: HttpRequest) -> list[tuple[str, str]]:
    """(label, text) of every filled field of a POST, in the order it came; nothing that only code wrote."""
    try:
        posted = request.POST
    except SuspiciousOperation:
        return []
    fields = _fields(request, posted)
    named = [name for name in posted if OF_A_ROW.sub("", name) not in HIDDEN]
    filled = ((name, text) for name in named for text in posted.getlist(name) if text.strip())
    said = (_said(name, text, fields) for name, text in filled)
    return [(label, words) for label, words in said if words]


def _fields(request: HttpRequest, posted: QueryDict) -> dict[str, forms.Field]:
    """The fields of that form of the page's chapter which knows most of the names."""
    try:
        package = resolve(request.path_info).func.__module__.rpartition(".")[0]
    except Resolver404:
        return {}
    known = [form for form in _forms(TypedForm) if form.__module__.startswith(package)]
    names = {OF_A_ROW.sub("", name) for name in posted}
    best = max(known, key=lambda form: len(names & set(_all(form))), default=TypedForm)
    return _all(best)


def _all(form: type[TypedForm]) -> dict[str, forms.Field]:
    made = {
        name: forms.ChoiceField(label=label, choices=list(form.coded[name].items()))
        if name in form.coded
        else forms.CharField(label=label)
        for name, label in form.per_row.items()
    }
    return {**form.base_fields, **made}


def _said(name: str, text: str, fields: dict[str, forms.Field]) -> tuple[str, str]:
    """Label and words; no words for a code that only the page itself could have put in words."""
    field = fields.get(name) or fields.get(OF_A_ROW.sub("", name))
    if field is None:
        return "Felt", "" if CODE.fullmatch(text) else text
    label = str(field.label or "Felt")
    if isinstance(field, forms.BooleanField):
        return label, TICKED.get(text, "")
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        chosen = dict(chain.from_iterable(_flat(one) for one in choices))
        return label, str(chosen.get(text, ""))
    return label, text


def _flat(choice: tuple[object, object]) -> list[tuple[object, object]]:
    value, label = choice
    return list(label) if isinstance(label, list | tuple) else [(value, label)]


def _forms(form: type[TypedForm]) -> Iterator[type[TypedForm]]:
    for one in form.__subclasses__():
        yield one
        yield from _forms(one)
