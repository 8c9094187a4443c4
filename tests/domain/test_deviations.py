"""Two voices: the law's clocks are explained, the programme's may rest."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from varigespor.domain.access import Asker, Post, Role
from varigespor.domain.deviations import (
    DANISH_DEVIATIONS,
    DANISH_DUES,
    DeviationKind,
    DueKind,
    Explanation,
    Pause,
    Voice,
    check_explanation,
    check_pause,
    is_missed,
    keeps_cap_of,
    voice_of,
)
from varigespor.domain.refusals import Refused

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
TODAY = NOW.date()


def test_a_breach_stays_a_breach() -> None:
    due = NOW - timedelta(hours=1)
    assert is_missed(due_at=due, met_at=None, at=NOW)
    assert is_missed(due_at=due, met_at=NOW, at=NOW + timedelta(days=9))
    assert not is_missed(due_at=due, met_at=due, at=NOW)


def test_an_explanation_has_words() -> None:
    check_explanation(explanation=Explanation("Barnet var på ferie."))
    with pytest.raises(Refused):
        check_explanation(explanation=Explanation("  "))


@pytest.mark.parametrize(
    "pause, voice, fields",
    [
        (Pause(date(2026, 12, 1), "Farligt."), Voice.LAW, {"until"}),
        (Pause(date(2026, 12, 1), " "), Voice.PROGRAMME, {"reason"}),
        (Pause(TODAY, "Farligt."), Voice.PROGRAMME, {"until"}),
    ],
)
def test_what_cannot_rest(pause: Pause, voice: Voice, fields: set[str]) -> None:
    with pytest.raises(Refused) as refused:
        check_pause(pause=pause, voice=voice, today=TODAY)
    assert {complaint.field for complaint in refused.value.complaints} == fields


def test_every_kind_is_said_in_danish() -> None:
    assert set(DANISH_DUES) == set(DueKind)
    assert set(DANISH_DEVIATIONS) == set(DeviationKind)


def test_whose_promise_is_broken() -> None:
    assert voice_of(kind=DeviationKind.ASSESSED_ALONE) == Voice.LAW
    assert voice_of(kind=DeviationKind.OVER_CAP) == Voice.PROGRAMME


@pytest.mark.parametrize(
    "role, team, keeps",
    [
        (Role.LEADER, "east", True),
        (Role.LEADER, "west", False),
        (Role.COORDINATOR, "east", False),
        (Role.CHIEF, "", True),
    ],
)
def test_who_answers_for_the_cap(role: Role, team: str, keeps: bool) -> None:
    assert keeps_cap_of(asker=Asker(uuid4(), "Karin", (Post(role, team),)), team="east") == keeps
