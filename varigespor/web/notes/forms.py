"""One contact, written once for one or more siblings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from varigespor.domain.notes import CONTACTS, NewNote, NewNotePart, NewTask, NoteKind
from varigespor.records.models import Case

from ..days import day_field
from ..typed import TypedForm

SEEN = (("", "Ikke set"), ("seen", "Set"), ("alone", "Set alene"))
WHOLE = {"invalid": "Skriv et helt antal minutter, fx 45."}


class NoteForm(TypedForm):
    """The note's head; each child adds whether it was seen and what is only this child's."""

    optional = frozenset({"minutes", "with_whom", "task_text", "task_on"})
    per_row = {"with": "Handler om", "seen": "Blev barnet set?", "own": "Kun om barnet"}
    kind = forms.ChoiceField(
        label="Hvad var det?",
        choices=[(kind.value, words) for kind, words in CONTACTS.items()],
        widget=forms.RadioSelect,
    )
    planned = forms.ChoiceField(
        label="Planlagt eller akut?",
        choices=(("yes", "Planlagt"), ("no", "Akut")),
        widget=forms.RadioSelect,
    )
    held_on = day_field("Hvornår?")
    minutes = forms.IntegerField(label="Hvor længe?", required=False, error_messages=WHOLE)
    with_whom = forms.CharField(label="Hvem var med?", required=False, max_length=200)
    text = forms.CharField(
        label="Notat",
        required=False,
        help_text="Første linje bliver overskriften på tidslinjen",
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    task_text = forms.CharField(label="Opgave", required=False, max_length=300)
    task_on = day_field("Senest")

    def __init__(self, *args: Any, cases: Sequence[Case], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cases = cases
        for name in ("kind", "planned"):
            self.fields[name].error_messages["required"] = "Vælg en af mulighederne."
        for number, case in enumerate(cases):
            who = case.child.given_name or "Det ufødte barn"
            self.fields[f"with_{case.pk}"] = forms.BooleanField(
                label=who, required=False, initial=number == 0
            )
            self.fields[f"seen_{case.pk}"] = forms.ChoiceField(
                label=f"Blev {who} set?", choices=SEEN, required=False, widget=forms.RadioSelect
            )
            self.fields[f"own_{case.pk}"] = forms.CharField(
                label=f"Kun om {who}", required=False, widget=forms.Textarea(attrs={"rows": 2})
            )

    def children(self) -> list[dict[str, Any]]:
        """Per child the three bound fields, for the template."""
        return [
            {
                "case": case,
                "with": self[f"with_{case.pk}"],
                "seen": self[f"seen_{case.pk}"],
                "own": self[f"own_{case.pk}"],
            }
            for case in self.cases
        ]

    def note(self, *, owner: UUID, today: Any) -> NewNote:
        """The frozen content of the act."""
        data = self.cleaned_data
        chosen = [case for case in self.cases if data[f"with_{case.pk}"]]
        return NewNote(
            key=data["key"],
            kind=NoteKind(data["kind"]),
            held_on=data["held_on"] or today,
            planned=data["planned"] == "yes",
            text=data["text"],
            parts=tuple(self._part(case) for case in chosen),
            minutes=data["minutes"],
            with_whom=data["with_whom"],
            tasks=self._tasks(chosen, owner, today),
        )

    def _part(self, case: Case) -> NewNotePart:
        seen = self.cleaned_data[f"seen_{case.pk}"]
        own = self.cleaned_data[f"own_{case.pk}"]
        return NewNotePart(
            case.pk, child_seen=seen in {"seen", "alone"}, seen_alone=seen == "alone", own_text=own
        )

    def _tasks(self, chosen: Sequence[Case], owner: UUID, today: Any) -> tuple[NewTask, ...]:
        text = self.cleaned_data["task_text"].strip()
        if not text or not chosen:
            return ()
        return (NewTask(chosen[0].pk, text, owner, self.cleaned_data["task_on"] or today),)
