"""Who did, read or was refused what, about which children. Append-only; holds no content."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Now


class Trace(models.Model):
    """One act and its outcome. `at` is the act's moment, `written_at` the database's."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    at = models.DateTimeField()
    written_at = models.DateTimeField(db_default=Now())
    employee = models.UUIDField(null=True)
    capacity = models.CharField(max_length=60)
    act = models.CharField(max_length=40)
    outcome = models.CharField(max_length=12)
    purpose = models.CharField(max_length=200, blank=True)
    children = ArrayField(models.UUIDField(), default=list)
    object_kind = models.CharField(max_length=40, blank=True)
    object_id = models.CharField(max_length=80, blank=True)
    request_id = models.CharField(max_length=40)

    class Meta:
        indexes = [
            GinIndex(fields=["children"], name="trace_children"),
            models.Index(fields=["employee", "-at"], name="trace_employee"),
        ]
