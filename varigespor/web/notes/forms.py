"""One contact, written once for one or more siblings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms

from varigespor.domain.notes import CONTACTS, Correction, NewNote, NewNotePart, NewTask, NoteKind
from varigespor.domain.refusals import Complaint
from varigespor.records.models import Case

from ..days import day_field
from ..typed import TypedForm

SEEN = (("", "Ikke set"), ("seen", "Set"), ("alone", "Set alene"))
TASKS = 3
WHOLE = {"invalid": "Skriv et helt antal minutter, fx 45."}


class NoteForm(TypedForm):
    """The note's head; each child adds whether it was seen and what is only this child's."""

    optional = frozenset({"minutes", "with_whom"})
    per_row = {
        "with": "Handler om",
        "seen": "Blev barnet set?",
        "own": "Kun om barnet",
        "task_text": "Opgave",
        "task_owner": "Hvem gør det?",
        "task_on": "Senest",
    }
    coded = {"with": {"on": "Ja"}, "seen": dict(SEEN), "task_owner": {}}
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

    def __init__(
        self, *args: Any, cases: Sequence[Case], people: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.cases = cases
        for name in ("kind", "planned"):
            self.fields[name].error_messages["required"] = "Vælg en af mulighederne."
        self._ask_of_children()
        self._ask_of_tasks(people)

    def _ask_of_children(self) -> None:
        for number, case in enumerate(self.cases):
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

    def _ask_of_tasks(self, people: Sequence[tuple[str, str]]) -> None:
        for n in range(TASKS):
            self.fields |= {
                f"task_text_{n}": forms.CharField(label="Opgave", required=False, max_length=300),
                f"task_owner_{n}": forms.ChoiceField(
                    label="Hvem gør det?",
                    required=False,
                    choices=[("", "Dig selv"), *people],
                    error_messages={"invalid_choice": "Vælg en, der ser sagen i dag."},
                ),
                f"task_on_{n}": day_field("Senest"),
            }

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

    def tasks(self) -> list[dict[str, Any]]:
        """Per task its three bound fields, for the template."""
        names = ("text", "owner", "on")
        return [{name: self[f"task_{name}_{n}"] for name in names} for n in range(TASKS)]

    def more_tasks(self) -> bool:
        """Whether something is written below the first task: then the rest stands open."""
        return any(bound.value() or bound.errors for task in self.tasks()[1:] for bound in task.values())

    def placed(self, complaint: Complaint) -> Complaint:
        """The complaint at the box on the page: the rule counts the tasks that are written."""
        name, _, n = complaint.field.rpartition("_")
        if not name.startswith("task_"):
            return complaint
        return replace(complaint, field=f"{name}_{self._written()[int(n)]}")

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

    def _written(self) -> list[int]:
        data = self.cleaned_data
        return [n for n in range(TASKS) if any(data[f"task_{name}_{n}"] for name in ("text", "owner", "on"))]

    def _tasks(self, chosen: Sequence[Case], owner: UUID, today: Any) -> tuple[NewTask, ...]:
        data = self.cleaned_data
        return tuple(
            NewTask(
                case=case.pk,
                text=data[f"task_text_{n}"],
                owner=UUID(data[f"task_owner_{n}"]) if data[f"task_owner_{n}"] else owner,
                due_on=data[f"task_on_{n}"] or today,
            )
            for case in chosen[:1]
            for n in self._written()
        )


class CorrectionForm(TypedForm):
    """What a note should have said; the joint text only where it is one's own."""

    text = forms.CharField(label="Notat", required=False, widget=forms.Textarea(attrs={"rows": 6}))
    own_text = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}))
    optional = frozenset({"own_text"})

    def __init__(self, *args: Any, joint: bool, who: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["own_text"].label = f"Kun om {who}"
        if not joint:
            del self.fields["text"]

    def content(self) -> Correction:
        """The frozen content of the act."""
        data = self.cleaned_data
        return Correction(data["own_text"], data.get("text"), data["version"])
