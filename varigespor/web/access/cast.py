"""The demonstration: be one of the cast with one click. Refuses to exist anywhere else."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import login
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from varigespor.casework import access
from varigespor.domain.access import Act
from varigespor.records.models import Employee, Rehearsal
from varigespor.rehearsal.cast import CAST

from ..asked import asker_of
from ..page import page

if not settings.DEMONSTRATION:
    raise ImproperlyConfigured("The cast exists only in demonstration mode.")


@dataclass(frozen=True)
class Somebody:
    """One of the cast who is in the town."""

    username: str
    name: str
    role: str
    sees: str


def people() -> list[Somebody]:
    """The cast of a rehearsed town; nobody where real people may live, however alike their user names."""
    if not Rehearsal.objects.exists():
        return []
    here = set(
        Employee.objects.filter(username__in=[one.username for one in CAST]).values_list(
            "username", flat=True
        )
    )
    return [Somebody(one.username, one.name, one.role, one.sees) for one in CAST if one.username in here]


@page(act=Act.SIGN_IN, methods="POST")
def be(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the cast."""
    wanted = request.POST.get("who", "")
    allowed = wanted in {one.username for one in people()}
    employee = Employee.objects.filter(username=wanted).first() if allowed else None
    asker = asker_of(request, employee)
    if employee is None or asker is None:
        return redirect("access:sign_in")
    login(request, employee, backend="django.contrib.auth.backends.ModelBackend")
    access.signed_in(by=asker, at=request.now)  # type: ignore[attr-defined]
    return redirect("access:home")
