"""Trappen: the town's ladder on a day and over a period, for those who work with cases."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from varigespor.analysis.choosing import Choice
from varigespor.analysis.flow import Flow, Period
from varigespor.analysis.ladder import Moves
from varigespor.domain.access import Act
from varigespor.domain.ladder_words import ACROSS, WHERE, WORDS, Number
from varigespor.integrations.spells.municipality import municipal_snapshot
from varigespor.norms.ladder import STEPS

from ..asked import Asked, municipality
from ..days import period_links, year_span
from ..page import page
from ..pictures.ladder.counts import finding
from . import sheet
from .asking import FIELDS, LABELS, UNKNOWN, AskForm, Question, narrowed
from .counting import counted
from .versions import versions

OFF = 0
SPLITS = {FIELDS[dimension]: dimension for dimension in FIELDS}


@page(act=Act.SEE_LADDER)
def town(request: Asked) -> HttpResponse:
    """The picture, the tables beside it, and how each number is counted. Bad filters show no numbers."""
    form = AskForm(request.GET, town=municipality(), today=request.today)
    context: dict[str, Any] = {"form": form, "periods": _periods(form, request.today)}
    if form.is_valid():
        question = form.question()
        snapshot = municipal_snapshot(town=municipality())
        found = counted(snapshot=snapshot, since=question.first, until=question.until, today=request.today)
        context |= _shown(request, question, found) | {
            "whose": form.whose(),
            "versions": versions(snapshot=snapshot, question=question),
        }
    return TemplateResponse(request, "ladder/town.html", context)


def _shown(request: Asked, question: Question, found: Period) -> dict[str, Any]:
    flow, today = found.flow(choice=question.choice), request.today
    unfollowed = found.unfollowed(flow=flow)
    stair = sheet.stair_of(flow=flow, unfollowed=len(unfollowed), question=question, today=today)
    split = SPLITS.get(request.GET.get("fordel", ""), "team")
    return {
        "stair": stair,
        "heading": finding(stair=stair),
        "grid": sheet.numbers(flow=flow, question=question, today=today),
        "moves": flow.cells(),
        "sum": sheet.sum_words(flow=flow),
        "url": f"{reverse('ladder:children')}?{question.query()}&",
        "split": sheet.split(
            period=found, question=question, dimension=split, town=municipality(), today=today
        ),
        "splits": [(name, LABELS[one], one == split) for name, one in SPLITS.items()],
        "here": question.query(),
        "definitions": [
            (number, word)
            for number, word in WORDS.items()
            if number not in ACROSS or not question.choice.everybody
        ],
        "where": WHERE,
        "norm": STEPS,
        "followed": _followed(flow, unfollowed),
        **_notes(flow, found, question),
    }


def _notes(flow: Flow, found: Period, question: Question) -> dict[str, Any]:
    """What a reader must know of the sums: homes that left the ladder, direct placements, who is left out."""
    home = flow.rows[Number.HOME]
    return {
        "home_out": int((home.after == OFF).sum()),
        "placed_direct": flow.steps(Number.PLACED).get(OFF, 0),
        "left_out": [
            {"label": LABELS[dimension].lower(), "count": count, "query": question.query(**{name: UNKNOWN})}
            for dimension, name in FIELDS.items()
            if question.picked.get(name, UNKNOWN) != UNKNOWN
            and (count := _unknown(found, question, dimension))
        ],
    }


def _followed(flow: Flow, unfollowed: Moves) -> dict[str, Any]:
    """How many of those who came home can be followed, and how many of the rest are placed again already."""
    again, open_ = (
        set(zip(rows.child.tolist(), rows.day.tolist(), strict=True))
        for rows in (flow.rows[Number.AGAIN], unfollowed)
    )
    return {
        "home": flow.count(Number.HOME),
        "again": len(again),
        "open": len(open_),
        "both": len(again & open_),
    }


def _unknown(found: Period, question: Question, dimension: str) -> int:
    """How many stand on the ladder on the last day and would be chosen, were their dimension not unknown."""
    choice = narrowed(town=municipality(), choice=question.choice, dimension=dimension, value=UNKNOWN)
    return len(found.standing(choice=choice))


def _periods(form: AskForm, today: date) -> list[dict[str, Any]]:
    """Links to usual periods that keep the other filters."""
    spans = (
        ("I år til i dag", date(today.year, 1, 1), today),
        year_span(year=today.year - 1),
        year_span(year=today.year - 2),
        ("Kun i dag", today, today),
    )
    asked = form.question() if form.is_valid() else Question(today, today, Choice(), {})
    chosen = (asked.first, asked.last) if form.is_valid() else None
    return period_links(spans=spans, query=asked.query, chosen=chosen)
