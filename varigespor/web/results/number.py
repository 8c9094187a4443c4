"""One number: what it is, how far it can be trusted, whom it leaves out, and the rows that add up to it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from varigespor.analysis.figures import Figures, Share, figures
from varigespor.analysis.intervals import Interval
from varigespor.analysis.outcomes import outcomes
from varigespor.domain.access import Act
from varigespor.domain.indicators import is_small
from varigespor.domain.result_words import WORDS, Result
from varigespor.integrations.spells.municipality import municipal_snapshot

from ..asked import Asked, municipality, sees_small_numbers
from ..page import missing, page
from ..wording import span_words
from .asking import Question, ResultForm
from .behind import Behind, behind
from .sheet import cells_of, percent_words

SHARES = {
    Result.AS_PLANNED: "as_planned",
    Result.BROKEN: "broken_down",
    Result.GOALS: "goals",
    Result.PROFITS: "profits",
}


@page(act=Act.SEE_RESULTS)
def number(request: Asked) -> HttpResponse:
    """The rows that the asker may see and how many more there are; one trace row names who was shown."""
    what = request.GET.get("hvad", Result.CHILDREN)
    snapshot = municipal_snapshot(town=municipality())
    form = ResultForm(request.GET, snapshot=snapshot, town=municipality(), today=request.today)
    if what not in set(Result) or not form.is_valid():
        raise missing(request, "results")
    result, question = Result(what), form.question()
    group = outcomes(snapshot=snapshot, asked=_whole(question).asked(snapshot=snapshot)).whole
    found, small = figures(snapshot=snapshot, group=group), sees_small_numbers(request)
    cell = cells_of(found=found, small=small, query="")[result]
    shut = cell.hidden or (not small and is_small(counts=[found.children]))
    context: dict[str, Any] = {
        "result": result,
        "word": WORDS[result],
        "cell": cell,
        "shut": shut,
        "small": small,
        "figures": found,
        "whose": form.whose(),
        "period": span_words(first=question.first, last=question.last, today=request.today),
        "between": "" if shut else _between(found, result),
        "back": f"{reverse('results:results')}?{question.query(**dict.fromkeys(question.by, ''))}",
        "behind": _rows(request, result, snapshot, group, shut=shut),
    }
    return TemplateResponse(request, "results/number.html", context)


def _whole(question: Question) -> Question:
    return Question(question.first, question.last, question.picked, question.ages, ())


def _rows(request: Asked, result: Result, snapshot: Any, group: Any, *, shut: bool) -> Behind | None:
    return None if shut else behind(request=request, result=result, snapshot=snapshot, group=group)


def _between(found: Figures, result: Result) -> str:
    """'95 % usikkerhed: 40 % til 66 %' of a share of somebody."""
    if result not in SHARES:
        return ""
    share: Share = getattr(found, SHARES[result])
    between: Interval | None = share.interval
    if between is None:
        return ""
    return f"{percent_words(share=between.low)} til {percent_words(share=between.high)}"
