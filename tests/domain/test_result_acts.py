"""The rules of the acts around results: what must be said, and what must never stand there."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from varigespor.domain.adjustments import NewAdjustment, NewAnswer, check_adjustment, check_answer
from varigespor.domain.agreements import NewAgreement, NewLook, check_agreement, check_look
from varigespor.domain.kept_views import NewView, check_view
from varigespor.domain.refusals import Refused

TODAY = date(2026, 11, 20)
SOON = TODAY + timedelta(days=14)
QUERY = "start=2025-01-01&slut=2025-12-31&del=tilbud.team"


def adjustment(**other: object) -> NewAdjustment:
    values = {"key": "k", "what": "Flere", "why": "Fuldt", "query": QUERY, "decide_by": SOON}
    return NewAdjustment(**values | other)  # type: ignore[arg-type]


def refused(check: object, **content: object) -> set[str]:
    with pytest.raises(Refused) as refusal:
        check(**content)  # type: ignore[operator]
    return {complaint.field for complaint in refusal.value.complaints}


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"what": " "}, "what"),
        ({"why": ""}, "why"),
        ({"why": "Barnet 140318-4321 er et eksempel"}, "why"),
        ({"decide_by": None}, "decide_by"),
        ({"decide_by": TODAY - timedelta(days=1)}, "decide_by"),
        ({"decide_by": date(2199, 1, 1)}, "decide_by"),
        ({"query": ""}, ""),
        ({"query": "navn=Alma Øvang"}, ""),
        ({"query": "a=" + "1" * 700}, ""),
    ],
)
def test_a_proposal_says_what_why_which_rows_and_when(other: dict[str, object], field: str) -> None:
    assert refused(check_adjustment, adjustment=adjustment(**other), today=TODAY) == {field}
    check_adjustment(adjustment=adjustment(), today=TODAY)


@pytest.mark.parametrize(
    ("answer", "fields"),
    [
        (NewAnswer("", "", None), {"answer", "reason"}),
        (NewAnswer("perhaps", "Måske", None), {"answer"}),
        (NewAnswer("yes", "", None), {"reason"}),
        (NewAnswer("later", "Budget", None), {"until"}),
        (NewAnswer("later", "Budget", TODAY - timedelta(days=1)), {"until"}),
        (NewAnswer("no", "For dyrt", SOON), {"until"}),
    ],
)
def test_an_answer_has_its_reason_and_a_later_one_its_day(answer: NewAnswer, fields: set[str]) -> None:
    assert refused(check_answer, answer=answer, today=TODAY) == fields
    check_answer(answer=NewAnswer("later", "Budget", SOON), today=TODAY)


def test_an_agreement_says_what_two_teams_will_do() -> None:
    whole = NewAgreement("k", "Vi er enige.", QUERY, {"east": "Læser.", "west": "Spørger."}, SOON)
    check_agreement(agreement=whole, today=TODAY)
    one = NewAgreement("k", "Vi er enige.", QUERY, {"east": "Læser.", "west": " "}, None)
    assert refused(check_agreement, agreement=one, today=TODAY) == {"does_west", "look_on"}
    assert refused(check_look, look=NewLook("", TODAY), confirmed=False, today=TODAY) == {
        "came_of",
        "next_on",
    }
    check_look(look=NewLook("Det hjalp.", None), confirmed=True, today=TODAY)


@pytest.mark.parametrize("name", ["", "x" * 81, "Barn 1403184321"])
def test_a_view_has_a_name_and_no_personal_number(name: str) -> None:
    assert refused(check_view, view=NewView(name, QUERY)) == {"name"}
    check_view(view=NewView("Familiebehandling 2025", QUERY))
