"""The front door: sign in, sign out, the first page of one's role, and keeping what is typed."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.http import url_has_allowed_host_and_scheme

from varigespor.casework import drafts
from varigespor.domain.access import Act
from varigespor.domain.deadlines import TOWN

from ..asked import Asked, ask
from ..page import page
from ..shell import first_page
from ..typed import fields_of
from .forms import SignInForm


@page(act=Act.SEE_OPEN)
def home(request: HttpRequest) -> HttpResponse:
    """To the first page of one's role; strangers to the sign-in page."""
    asker = ask(request)
    return redirect(first_page(asker) if asker else "access:sign_in")


@page(act=Act.SIGN_IN, methods="GET POST")
def sign_in(request: HttpRequest) -> HttpResponse:
    """User name and password; in the demonstration also the cast, one click each."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = authenticate(request, **form.cleaned_data)
        if user is not None:
            login(request, user)
            return redirect(_next(request))
        form.add_error(None, "Brugernavn og adgangskode passer ikke sammen. Prøv igen.")
    people = _cast() if settings.DEMONSTRATION else []
    return TemplateResponse(
        request, "access/sign_in.html", {"form": form, "cast": people, "next": request.GET.get("next", "")}
    )


@page(act=Act.SIGN_OUT, methods="POST")
def sign_out(request: Asked) -> HttpResponse:
    """End the session on the server."""
    logout(request)
    return redirect("access:sign_in")


@page(act=Act.KEEP_DRAFT, methods="POST")
def draft(request: Asked) -> HttpResponse:
    """Autosave: store the form's fields for the writer only."""
    row = drafts.keep(
        by=request.asker,
        at=request.now,
        place=request.POST.get("place", "")[:200],
        content=fields_of(request.POST),
        title=request.POST.get("title", "Kladde"),
    )
    saved = f"{row.saved_at.astimezone(TOWN):%H.%M}".lstrip("0")
    return HttpResponse(status=204, headers={"X-Saved-At": saved})


@page(act=Act.SEE_OPEN)
def accessibility(request: HttpRequest) -> HttpResponse:
    """What the pages were checked against, and what was not."""
    return TemplateResponse(request, "access/accessibility.html")


def _cast() -> Sequence[object]:
    from .cast import people

    return people()


def _next(request: HttpRequest) -> str:
    target = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    return target if target and safe else "access:home"
