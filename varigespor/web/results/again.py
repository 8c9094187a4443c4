"""A kept question to the results, asked again: its words, its table, and how it stands in an address."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.urls import reverse

from varigespor.integrations.spells.municipality import municipal_snapshot

from ..asked import Asked, municipality
from ..wording import span_words
from .asking import ResultForm
from .views import COLUMNS, shown_sheet


def asked_again(request: Asked, query: str) -> ResultForm:
    """The filters of a kept query, as they would stand above the results."""
    town = municipality()
    return ResultForm(
        QueryDict(query), snapshot=municipal_snapshot(town=town), town=town, today=request.today
    )


def tidy(request: Asked, query: str) -> str:
    """The query as the page of results itself would write it: nothing but known names; '' if it is none."""
    form = asked_again(request, query)
    return form.question().query() if form.is_valid() else ""


def picked(query: str, name: str) -> str:
    """One value of a query."""
    return QueryDict(query).get(name) or ""


def words_again(request: Asked, query: str) -> dict[str, Any]:
    """`whose`, `period` and `query` of a kept query; empty where it can be read no more."""
    form = asked_again(request, query)
    if not form.is_valid():
        return {}
    question = form.question()
    period = span_words(first=question.first, last=question.last, today=request.today)
    return {"whose": form.whose(), "period": period, "query": question.query(), "question": question}


def rows_again(request: Asked, query: str) -> dict[str, Any]:
    """What `results/_again.html` needs: the words of a kept query and its table as the numbers are today."""
    words = words_again(request, query)
    if not words:
        return {}
    snapshot = municipal_snapshot(town=municipality())
    return words | {
        "sheet": shown_sheet(request, words["question"], snapshot),
        "url": f"{reverse('results:number')}?",
        "columns": COLUMNS,
        "definitions_at": reverse("results:results"),
    }
