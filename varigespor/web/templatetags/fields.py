"""Form pieces: `{% load fields %}`. Forms carry `novalidate`: the messages are ours, in Danish."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms, template
from django.forms import BaseForm, BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.inclusion_tag("pieces/field.html")
def field(bound: BoundField, width: str = "", suffix: str = "", **how: Any) -> dict[str, Any]:
    """`{% field form.seen %}` with label, hint, error and the control, tied together for screen readers.

    `width`: w8, w12 or w24; `suffix`: a unit behind the box; `hint` and `label` replace the form's own;
    `boxes=True` draws radios below each other instead of as buttons; `small=True` draws small buttons;
    `tall=True` a higher text box; `hide_label=True` keeps the label for screen readers only. A form's
    `optional` names the fields that may be left out: the rules judge the rest, so no field is required here.
    """
    hint = how.get("hint") or bound.help_text
    described = [f"{bound.auto_id}-{end}" for end, on in (("h", hint), ("e", bound.errors)) if on]
    kind = _kind(bound, boxes=bool(how.get("boxes")))
    return {
        "kind": kind,
        "field": bound,
        "label": how.get("label") or bound.label,
        "hint": hint,
        "described": " ".join(described),
        "control": _control(bound, width, bool(how.get("tall")), " ".join(described)),
        "suffix": suffix,
        "small": how.get("small", False),
        "hide_label": how.get("hide_label", False),
        "options": _options(bound, kind=kind),
        "optional": bound.name in getattr(bound.form, "optional", ()),
    }


@register.inclusion_tag("pieces/errors.html")
def errors(form: BaseForm | Iterable[BaseForm], title: str) -> dict[str, Any]:
    """`{% errors form "Underretningen er ikke registreret" %}`: the summary with a link to each field."""
    every = [form] if isinstance(form, BaseForm) else list(form)
    general = [text for one in every for text in one.non_field_errors()]
    links = [(bound.auto_id, text) for one in every for bound in one for text in bound.errors]
    return {"title": title, "general": general, "links": links, "count": len(general) + len(links)}


@register.inclusion_tag("pieces/saved.html")
def saved(form_id: str = "", at: str = "") -> dict[str, Any]:
    """Where autosave speaks ('Gemmer', 'Gemt kl. 12.41', 'Ikke gemt'); `at` is '12.41' for a draft shown."""
    return {"form_id": form_id, "at": at}


@register.inclusion_tag("pieces/conflict.html")
def conflict(who: str, when: str, changes: Sequence[tuple[str, str]] = ()) -> dict[str, Any]:
    """Somebody saved meanwhile: who, when and (label, their text); one's own text stays in the form."""
    return {"who": who, "when": when, "changes": changes}


def _kind(bound: BoundField, *, boxes: bool) -> str:
    widget = bound.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return "checks"
    if isinstance(widget, forms.RadioSelect):
        return "radios" if boxes else "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    return "group" if isinstance(widget, forms.MultiWidget) else "box"


def _control(bound: BoundField, width: str, tall: bool, described: str) -> SafeString:
    widget = bound.field.widget
    css = ["form-select" if isinstance(widget, forms.Select) else "form-input", width, "tall" if tall else ""]
    if isinstance(widget, forms.CheckboxInput):
        css = ["form-checkbox"]
    attrs: dict[str, str | bool] = {"class": " ".join(filter(None, [*css, widget.attrs.get("class", "")]))}
    if described:
        attrs["aria-describedby"] = described
    return bound.as_widget(attrs=attrs)


def _options(bound: BoundField, *, kind: str) -> list[Any]:
    css = {"checks": "form-checkbox", "radios": "form-radio", "choices": ""}.get(kind)
    if css is None:
        return []
    for option in bound.subwidgets:
        option.data["attrs"]["class"] = css
        # A trap: the group's state belongs to the fieldset, not to each of its boxes.
        option.data["attrs"].pop("aria-invalid", None)
    return list(bound.subwidgets)
