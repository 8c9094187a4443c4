"""The front door: sign in, sign out, the first page of one's role, and keeping what is typed."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

from varigespor.casework import access, drafts
from varigespor.domain.access import Act
from varigespor.domain.deadlines import TOWN
from varigespor.records.models import Case

from ..asked import Asked, ask, asker_of
from ..page import missing, page
from ..shell import first_page
from ..typed import fields_of
from .forms import SignInForm

LONGEST_PLACE = 200
NO_MATCH = "Brugernavn og adgangskode passer ikke sammen. Prøv igen."
NO_POST = "Du har ingen stilling her i dag. Tal med din leder."


@page(act=Act.SEE_OPEN)
def home(request: HttpRequest) -> HttpResponse:
    """To the first page of one's role; strangers to the sign-in page."""
    asker = ask(request)
    return redirect(first_page(asker) if asker else "access:sign_in")


@page(act=Act.SIGN_IN, methods="GET POST")
def sign_in(request: HttpRequest) -> HttpResponse:
    """User name and password; in the demonstration also the cast, one click each."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _enter(request, form):
        return redirect(_next(request))
    people = _cast() if settings.DEMONSTRATION else []
    return TemplateResponse(request, "access/sign_in.html", {"form": form, "cast": people})


@page(act=Act.SIGN_OUT, methods="POST")
def sign_out(request: Asked) -> HttpResponse:
    """End the session on the server."""
    access.signed_out(by=request.asker, at=request.now)
    logout(request)
    return redirect("access:sign_in")


@page(act=Act.KEEP_DRAFT, methods="POST")
def draft(request: Asked) -> HttpResponse:
    """Autosave: store the form's fields for the writer only, where the writer may open the form."""
    place = request.POST.get("place", "")
    typed = drafts.Typed(
        place=place,
        title=request.POST.get("title", "Kladde")[:120],
        fields=fields_of(request.POST),
        case=_case_of(request, place),
    )
    drafts.keep(by=request.asker, at=request.now, typed=typed)
    saved = f"{request.now.astimezone(TOWN):%H.%M}".lstrip("0")
    return HttpResponse(status=204, headers={"X-Saved-At": saved})


@page(act=Act.SEE_OPEN)
def accessibility(request: HttpRequest) -> HttpResponse:
    """What the pages were checked against, and what was not."""
    return TemplateResponse(request, "access/accessibility.html")


def _cast() -> Sequence[object]:
    from .cast import people

    return people()


def _enter(request: HttpRequest, form: SignInForm) -> bool:
    """Sign in, or say why not; either leaves its row."""
    user = authenticate(request, **form.cleaned_data)
    now, request_id = request.now, request.request_id  # type: ignore[attr-defined]
    asker = asker_of(request, user)
    if user is None or asker is None:
        access.turned_away(at=now, request_id=request_id, username=form.cleaned_data["username"])
        form.add_error(None, NO_POST if user else NO_MATCH)
        return False
    login(request, user)
    access.signed_in(by=asker, at=now)
    return True


def _case_of(request: Asked, place: str) -> Case | None:
    """The case that a form at the place is about; 404 where there is no such form for the asker."""
    try:
        found = resolve(place) if len(place) <= LONGEST_PLACE else None
    except Resolver404:
        found = None
    if found is None or "POST" not in getattr(found.func, "methods", ()):
        raise missing(request, "kladde")
    if "case_id" not in found.kwargs:
        return None
    case = Case.objects.seen_by(request.asker, on=request.today).filter(pk=found.kwargs["case_id"]).first()
    if case is None:
        raise missing(request, found.kwargs["case_id"])
    return case


def _next(request: HttpRequest) -> str:
    target = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    return target if target and safe else "access:home"
