"""Støtte og aflastning: what parents of placed children were offered, and the nights the network took."""

from __future__ import annotations

from django.http import HttpResponse
from django.template.response import TemplateResponse

from varigespor.analysis.network_respite import RespiteSum, respites_in
from varigespor.analysis.proportion import Proportion
from varigespor.analysis.support_person import declined
from varigespor.domain.access import Act
from varigespor.domain.indicators import is_small
from varigespor.domain.support_person import SupportState
from varigespor.domain.support_words import (
    EXPECTED,
    NIGHTS,
    NO_PRICE,
    NOT_REGISTERED,
    OUTCOMES,
    PLACED,
    RESPITE,
    SUPPORT_PERSON,
)
from varigespor.integrations.spells.municipality import municipal_snapshot
from varigespor.records.queries import network_respite

from ...asked import Asked, municipality, sees_small_numbers
from ...page import page
from ...programme.period import Period
from ...programme.registered import support_states
from .asking import asking
from .numbers import Number, Shown, shown_together

ORDER = (
    SupportState.ACCEPTED,
    SupportState.DECLINED,
    SupportState.OFFERED,
    SupportState.NEVER_OFFERED,
    NOT_REGISTERED,
)
ORE = 100
ANSWERED = "answered"
ANSWERED_HEADING = "Sagt nej, af dem der har svaret"
ANSWERED_DEFINITION = (
    "Børn, hvis forældre har sagt nej til en støtteperson, ud af dem, hvis forældre har sagt ja eller nej. "
    "Den, der ikke har svaret, aldrig er tilbudt en, eller som ingen har skrevet om, er ikke med."
)


@page(act=Act.SEE_RESULTS)
def support(request: Asked) -> HttpResponse:
    """The states on the period's last day, and the respite in the period. Bad days show no numbers."""
    context, period = asking(request)
    if period:
        small, respite = sees_small_numbers(request), respite_sum(period=period)
        states = shown_by_key(period=period, small=small)
        context |= {
            "states": [states[one] for one in ORDER],
            "answered": states[ANSWERED],
            "number": states[NOT_REGISTERED].number.proportion.denominator,
            "placed": PLACED,
            "respite": respite,
            "expected": respite.expected_ore // ORE,
            "shut": not small and few_respites(respite=respite),
            "outcomes": [(OUTCOMES[one], number) for one, number in respite.outcomes.items()],
            "words": {"respite": RESPITE, "nights": NIGHTS, "expected": EXPECTED, "no_price": NO_PRICE},
        }
    return TemplateResponse(request, "results/registered/support.html", context)


def shown_by_key(*, period: Period, small: bool) -> dict[str, Shown]:
    """Each state among the placed of the last day, and the no's among the answers. Two statements."""
    states = support_states(on=period.last)
    every = tuple(child for state in ORDER for child in states[state])
    numbers = [
        Number(
            state,
            SUPPORT_PERSON[state].heading,
            SUPPORT_PERSON[state].definition,
            Proportion(states[state], every),
        )
        for state in ORDER
    ]
    reasons = {state: word.heading for state, word in SUPPORT_PERSON.items()}
    said_no = declined(states=states)
    numbers.append(Number(ANSWERED, ANSWERED_HEADING, ANSWERED_DEFINITION, said_no, reasons))
    return {one.number.key: one for one in shown_together(numbers=numbers, small=small)}


def respite_sum(*, period: Period) -> RespiteSum:
    """The respite that ran in the period. One statement where there is none, else four."""
    given = network_respite.respites()
    if not given["child"]:
        return RespiteSum(())
    return respites_in(
        respites=given,  # type: ignore[arg-type]
        prices=network_respite.prices(),  # type: ignore[arg-type]
        broken=network_respite.broken(),  # type: ignore[arg-type]
        spells=municipal_snapshot(town=municipality()).spells,
        period=(period.first, period.until),
    )


def few_respites(*, respite: RespiteSum) -> bool:
    """Whether one of the sum's parts could point at somebody."""
    parts = (len(respite.children), len(respite.without_price), *respite.outcomes.values())
    return is_small(counts=parts)
