"""That this database holds a rehearsed town: from which seed, until which day, and how much was done."""

from __future__ import annotations

from django.db import models

from .times import Row


class Rehearsal(Row):
    """One filling. The town stands still after `until`: nothing later has happened in it."""

    seed = models.CharField(max_length=40)
    until = models.DateField()
    acts = models.PositiveIntegerField()
    contacts = models.PositiveIntegerField()
    filled_at = models.DateTimeField()
