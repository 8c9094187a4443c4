"""How a page declares its act: fetching is authorising, and reading leaves its trace before it is sent."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.template.response import SimpleTemplateResponse, TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache

from varigespor.casework.trace import Entry, seen
from varigespor.domain.access import ON_A_CASE, Act, may
from varigespor.records.models import Case
from varigespor.records.queries.cases import facts

from .asked import Asked, ask
from .given_back import given_back

View = Callable[..., HttpResponse]
OPEN = frozenset({Act.SEE_OPEN, Act.SIGN_IN})


def page(*, act: Act, methods: str = "GET") -> Callable[[View], View]:
    """Declare a view's act and verbs. A view of an act on a case gets `case` for the URL's `case_id`.

    A stranger is sent to sign in; somebody without the right gets the same 404 as for nothing.
    """

    def decorate(view: View) -> View:
        @never_cache
        @wraps(view)
        def answer(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            if request.method not in _verbs(methods):
                return TemplateResponse(request, "405.html", status=405, headers={"Allow": methods}).render()
            asker = ask(request)
            if asker is None:
                return view(request, **kwargs) if act in OPEN else _to_sign_in(request)
            if request.method == "POST" and act not in OPEN:
                request.POST = _storable(request.POST)  # type: ignore[assignment]
            request.asker = asker  # type: ignore[attr-defined]
            request.entry = Entry(asker, request.now, act)  # type: ignore[attr-defined]
            return _answer(request, view, act, kwargs)  # type: ignore[arg-type]

        answer.act = act  # type: ignore[attr-defined]
        answer.methods = _verbs(methods)  # type: ignore[attr-defined]
        return answer

    return decorate


def missing(request: Asked, key: object) -> Http404:
    """Leave the trace of what was not found for this person, and the 404 to raise."""
    request.entry.object_id = str(key)[:80]
    seen(entry=request.entry, outcome="not_found")
    return Http404()


def _answer(request: Asked, view: View, act: Act, kwargs: dict[str, Any]) -> HttpResponse:
    if act in ON_A_CASE:
        kwargs["case"] = _fetch(request, kwargs.pop("case_id"), act)
    elif not may(asker=request.asker, act=act).allowed:
        raise missing(request, request.path)
    response = view(request, **kwargs)
    if isinstance(response, SimpleTemplateResponse):
        response = response.render()
    if response.status_code == 200 and act not in OPEN:
        seen(entry=request.entry)
    return response


def _fetch(request: Asked, case_id: UUID, act: Act) -> Case:
    case = (
        Case.objects.seen_by(request.asker, on=request.today)
        .filter(pk=case_id)
        .select_related("child")
        .first()
    )
    if case is None:
        raise missing(request, case_id)
    permit = may(asker=request.asker, act=act, case=facts(case=case.pk, on=request.today))
    if not permit.allowed:
        raise missing(request, case_id)
    request.entry.about(case, children=[case.child_id])
    return case


def _verbs(methods: str) -> frozenset[str]:
    verbs = frozenset(methods.split())
    return verbs | {"HEAD"} if "GET" in verbs else verbs


def _storable(posted: QueryDict) -> QueryDict:
    """What was typed in one spelling (NFC), without the NUL that PostgreSQL cannot keep."""
    clean = posted.copy()
    for name, texts in posted.lists():
        clean.setlist(name, [unicodedata.normalize("NFC", text.replace("\x00", "")) for text in texts])
    return clean


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(status=401)
    typed = given_back(request=request)
    if typed:
        return render(request, "access/signed_out.html", {"typed": typed}, status=403)
    after = f"?{urlencode({'next': request.path})}" if request.method in {"GET", "HEAD"} else ""
    return HttpResponseRedirect(reverse("access:sign_in") + after)
