"""A joint note has one head and a part per child; tasks come out of the note."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q

from .case import Case
from .employee import Employee
from .history import kept_history
from .times import Row


@kept_history()
class Note(Row):
    """One contact, written once for one or more children."""

    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=30)
    held_on = models.DateField()
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    planned = models.BooleanField()
    with_whom = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    written_at = models.DateTimeField()
    by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(name="note_once", fields=["by", "key"])]
        indexes = [GinIndex(SearchVector("text", config="danish"), name="note_text")]


@kept_history()
class NotePart(Row):
    """What the note means for one child; access is per part."""

    note = models.ForeignKey(Note, models.PROTECT, related_name="parts")
    case = models.ForeignKey(Case, models.PROTECT, related_name="note_parts")
    held_on = models.DateField()
    child_seen = models.BooleanField(default=False)
    seen_alone = models.BooleanField(default=False)
    own_text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="note_part_once", fields=["note", "case"]),
            models.CheckConstraint(
                name="alone_means_seen", condition=Q(seen_alone=False) | Q(child_seen=True)
            ),
        ]
        indexes = [models.Index(fields=["case", "-held_on"], name="note_part_case")]


class NoteCorrection(Row):
    """What stood before somebody corrected a note; without a part it is the joint text. Only added."""

    note = models.ForeignKey(Note, models.PROTECT, related_name="corrections")
    part = models.ForeignKey(NotePart, models.PROTECT, related_name="corrections", null=True)
    before = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Employee, models.PROTECT, related_name="+")


class Task(Row):
    """Something agreed, with an owner and a date."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="tasks")
    note = models.ForeignKey(Note, models.PROTECT, related_name="tasks", null=True)
    owner = models.ForeignKey(Employee, models.PROTECT, related_name="tasks")
    text = models.CharField(max_length=300)
    due_on = models.DateField()
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["owner", "due_on"], name="task_open", condition=Q(done_at__isnull=True))
        ]
