"""The pieces of pages: what a reader of the finished HTML meets."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django import forms
from django.template import engines
from django.utils.safestring import SafeString

NOW = datetime(2026, 11, 24, 7, 10, tzinfo=UTC)


class ConcernForm(forms.Form):
    """A form with one of each kind of field."""

    optional = ("siblings",)

    seen = forms.CharField(
        label="Hvad er set?",
        help_text="Som det bliver sagt",
        error_messages={"required": "Skriv, hvad der er set"},
    )
    who = forms.ChoiceField(
        label="Hvem?",
        choices=[("school", "Skole"), ("police", "Politi")],
        widget=forms.RadioSelect,
        error_messages={"required": "Vælg, hvem der er bekymret"},
    )
    siblings = forms.MultipleChoiceField(
        label="Søskende?", choices=[("a", "Storm")], widget=forms.CheckboxSelectMultiple, required=False
    )
    told = forms.BooleanField(label="Familien ved det", required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False)


def render(source: str, **context: object) -> SafeString:
    libraries = "{% load danish pieces fields drawings %}"
    shell = {"now": NOW}
    return engines["django"].from_string(libraries + source).render({"shell": shell, **context})


@pytest.fixture
def refused() -> ConcernForm:
    return ConcernForm({"seen": "", "key": "k"})


def test_an_error_stands_at_its_field_and_is_tied_to_it(refused: ConcernForm) -> None:
    html = render("{% field form.seen tall=True %}", form=refused)
    assert 'aria-describedby="id_seen-h id_seen-e"' in html
    assert 'aria-invalid="true"' in html
    assert '<span class="form-error-message" id="id_seen-e"><span class="sr-only">Fejl: </span>' in html
    assert '<label class="form-label" for="id_seen">Hvad er set?</label>' in html


def test_radios_become_choices_in_a_fieldset_that_the_summary_links_to(refused: ConcernForm) -> None:
    html = render("{% field form.who %}", form=refused)
    assert '<fieldset class="form-group form-error" id="id_who" aria-describedby="id_who-e">' in html
    assert '<label for="id_who_0">Skole</label>' in html
    assert "form-radio" not in html
    assert "form-radio" in render("{% field form.who boxes=True %}", form=refused)


def test_the_summary_counts_and_links_each_message(refused: ConcernForm) -> None:
    html = render('{% errors form "Underretningen er ikke registreret" %}', form=refused)
    assert "Underretningen er ikke registreret. Ret 2 ting" in html
    assert '<a href="#id_seen">Skriv, hvad der er set</a>' in html
    assert '<a href="#id_who">Vælg, hvem der er bekymret</a>' in html


def test_a_form_without_errors_has_no_summary() -> None:
    assert render('{% errors form "Ikke gemt" %}', form=ConcernForm()).strip() == ""


def test_what_may_be_left_out_says_so_and_a_hidden_field_says_nothing(refused: ConcernForm) -> None:
    assert "(kan udelades)" in render("{% field form.siblings %}", form=refused)
    assert "(kan udelades)" not in render("{% field form.told %}", form=refused)
    assert "<label" not in render("{% field form.key %}", form=refused)


def test_a_clock_says_phrase_and_exact_time_with_an_icon() -> None:
    html = render("{% clock due %}", due=date(2026, 11, 20))
    assert '<span class="clock late">' in html
    assert "<b>4 dage over</b>" in html and "fre. 20. nov." in html and "#warning" in html


def test_a_midnight_that_ends_a_day_is_said_as_that_day() -> None:
    midnight = datetime(2026, 11, 26, 23, 0, tzinfo=UTC)
    assert "tors. 26. nov." in render("{% clock due last_day=True %}", due=midnight)
    assert "Ingen frist" in render("{% clock due %}", due=None)


def test_law_and_programme_are_named() -> None:
    assert "Lov</span>" in render('{% tag "statute" %}')
    assert "Programmet</span>" in render('{% tag "practice" %}')


def test_a_protected_person_has_a_lock_that_is_spoken() -> None:
    html = render('{% person "Asta Fiktivsen" "/x" "4 år" True %}')
    assert "Beskyttet adresse" in html and "#lock" in html


def test_what_people_write_is_escaped() -> None:
    row = SimpleNamespace(due=date(2026, 11, 26), text="<b>", name="<i>", name_url="/x", url="/y")
    html = render("{% due_row row %}{% deviation row %}", row=row)
    assert "<b>&lt;" not in html.replace("<b>om 2 dage</b>", "")
    assert "&lt;b&gt;" in html and "&lt;i&gt;" in html


def test_dates_and_numbers_are_danish() -> None:
    html = render(
        '{{ day|dato:shell.now }} · {{ n|antal:"barn,børn" }} · {{ sum|kr }} · {{ none|kr }}'
        " · {{ born|alder:shell.now }}",
        day=date(2027, 1, 8),
        n=3,
        sum=127400,
        none=None,
        born=date(2018, 3, 14),
    )
    assert html == "fre. 8. jan. 2027 · 3 børn · 127.400 kr. · ikke oplyst · 8 år"
