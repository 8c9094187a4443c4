"""The common form: ten headings in three groups, one good text box each; only what matters is required."""

from __future__ import annotations

from typing import Any

from django import forms

from varigespor.domain.assessment import (
    ALL_HEADINGS,
    DANISH_KINDS,
    DANISH_LINEAL,
    HEADINGS,
    Content,
    Opening,
    Provisional,
)
from varigespor.records.models import Assessment
from varigespor.records.queries.assessment import written

from ..days import day_field
from ..typed import TypedForm

GROUPS = {"child": "Om barnet", "parents": "Om forældrene", "family": "Om familien og omgivelserne"}
HINTS = {
    "health": "Også søvn, mad, tænder og det, barnet selv mærker",
    "learning": "Trivsel, fremmøde og læring, og hvad der hjælper",
    "development": "Hvad barnet kan, og hvad der bekymrer",
    "leisure": "Hvem er barnet sammen med, og hvad kan det lide?",
    "care": "Ro, rytme og sikkerhed i hverdagen",
    "guidance": "Leg, lektier, grænser og ros",
    "bonds": "Hvem er barnet trygt ved?",
    "background": "Det, der har betydning for barnet i dag",
    "living": "Bolig, arbejde og penge",
    "social": "Hvem hjælper, og hvem kunne?",
}
KNOWLEDGE = {
    "school_knowledge": ("Skole og dagtilbud", "Hvem har du spurgt, og hvornår?"),
    "health_knowledge": ("Sundhedsplejerske", "Hvem har du spurgt, og hvornår?"),
    "psychology_knowledge": ("Psykolog og PPR", "Overvej, om der er brug for en PPV"),
}
OTHERS = {"child_words": "Barnets egne ord", "lineal": "Børnelinealen", "conclusion": "Konklusion"}
CHANGED = OTHERS | {key: label for key, (label, _) in KNOWLEDGE.items()} | ALL_HEADINGS


def text_box(label: str, hint: str = "", *, rows: int = 3) -> forms.CharField:
    """A long text; nothing of it is required before the end."""
    return forms.CharField(
        label=label, help_text=hint, required=False, widget=forms.Textarea(attrs={"rows": rows})
    )


class StartForm(TypedForm):
    """What begins, and from which day the four months run."""

    kind = forms.ChoiceField(
        label="Hvad skal laves?",
        required=False,
        choices=[(key.value, words) for key, words in DANISH_KINDS.items()],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Vælg en afdækning eller en børnefaglig undersøgelse."},
    )
    aware_on = day_field("Hvornår fik kommunen kendskab til behovet?")

    def opening(self) -> Opening:
        """The frozen content of the act."""
        return Opening(kind=self.cleaned_data["kind"], aware_on=self.cleaned_data["aware_on"])


class AssessmentForm(TypedForm):
    """One form for both kinds; a heading's field carries the heading's key."""

    child_words = text_box("Barnets egne ord", "Skriv det, som barnet siger det", rows=4)
    lineal = forms.ChoiceField(
        label="Børnelinealen: hvor stort er behovet?",
        help_text="Behovet, ikke hvor indgribende hjælpen bliver",
        required=False,
        choices=[(key.value, words) for key, words in DANISH_LINEAL.items()],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Vælg en af gruppens fem muligheder."},
    )
    conclusion = text_box(
        "Konklusion",
        "Er der brug for støtte, og hvilken? Hvad sker der med støtte, der allerede kører? "
        "Hvad siger barnet og forældrene?",
        rows=5,
    )
    optional = frozenset({"child_words", *KNOWLEDGE})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= {key: text_box(label, HINTS[key]) for key, label in ALL_HEADINGS.items()}
        self.fields |= {key: text_box(label, hint, rows=2) for key, (label, hint) in KNOWLEDGE.items()}
        self.order_fields(["child_words", *ALL_HEADINGS, *KNOWLEDGE, "lineal", "conclusion"])

    def groups(self) -> list[dict[str, Any]]:
        """The three groups with their bound headings, for the template."""
        return [
            {"key": group, "name": GROUPS[group], "boxes": [self[key] for key in headings]}
            for group, headings in HEADINGS.items()
        ]

    def knowledge(self) -> list[forms.BoundField]:
        """What school, health visitor and psychologist know."""
        return [self[key] for key in KNOWLEDGE]

    def content(self) -> Content:
        """The frozen content of the act."""
        data = self.cleaned_data
        return Content(
            texts={key: data[key] for key in ALL_HEADINGS},
            child_words=data["child_words"],
            lineal=data["lineal"],
            conclusion=data["conclusion"],
            **{key: data[key] for key in KNOWLEDGE},
        )


class ProvisionalForm(TypedForm):
    """A provisional assessment with its reason."""

    text = text_box("Foreløbig vurdering", "Hvad ved du nu, og hvad har barnet brug for imens?", rows=5)
    reason = text_box("Hvorfor er undersøgelsen ikke færdig?", "Og hvornår bliver den det?")

    def provisional(self) -> Provisional:
        """The frozen content of the act."""
        return Provisional(text=self.cleaned_data["text"], reason=self.cleaned_data["reason"])


def as_typed(*, assessment: Assessment) -> dict[str, Any]:
    """What is written so far as the form shows it, with the version one writes on."""
    content = written(assessment=assessment)
    whole = {name: getattr(content, name) for name in (*OTHERS, *KNOWLEDGE)}
    return {**content.texts, **whole, "version": assessment.version}


def differences(*, form: TypedForm, assessment: Assessment) -> list[tuple[str, str]]:
    """(label, their text) where the saved words are other than the typed ones."""
    theirs = as_typed(assessment=assessment)
    shown = theirs | {"lineal": DANISH_LINEAL.get(theirs["lineal"], "")}
    return [
        (label, shown.get(key, ""))
        for key, label in CHANGED.items()
        if _same_line(form.cleaned_data.get(key, "")) != _same_line(theirs.get(key, ""))
    ]


def _same_line(text: str) -> str:
    """Browsers send other line ends than they were given."""
    return text.replace("\r\n", "\n").strip()
