"""The rules of a concern: clock hours, weekdays, what must be said, and who meets it."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from varigespor.domain import concerns as rules
from varigespor.domain.access import Asker, Post, Role
from varigespor.domain.people import NewPerson
from varigespor.domain.receiving import areas_met, received_moment, recipient
from varigespor.domain.refusals import Refused
from varigespor.norms.configuration import shipped

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
AT = datetime(2026, 11, 20, 19, 30, tzinfo=UTC)
FIRST = datetime(2024, 1, 2, tzinfo=UTC)
ME, MATE, OLD = uuid4(), uuid4(), uuid4()
seconds = st.integers(0, 6 * 365 * 86_400)
moments = seconds.map(lambda spent: (FIRST + timedelta(seconds=spent)).astimezone(COPENHAGEN))


def registration(**changes: object) -> rules.Registration:
    content: dict[str, object] = {
        "key": "k",
        "children": (uuid4(),),
        "received_at": AT,
        "notifier": rules.Notifier.SCHOOL,
        "seen": "Sulten",
    }
    return rules.Registration(**(content | changes))  # type: ignore[arg-type]


def fields(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [complaint.field for complaint in refused.value.complaints]


@given(moments)
def test_the_24_hours_are_always_86400_seconds(received_at: datetime) -> None:
    due = rules.assessment_due(received_at=received_at).at
    assert due - received_at.astimezone(UTC) == timedelta(seconds=86_400)


@given(moments)
def test_the_receipt_lies_at_least_six_days_ahead_and_ends_a_weekday(received_at: datetime) -> None:
    due = rules.receipt_due(received_at=received_at, anonymous=False)
    assert due is not None
    assert due.last_day - received_at.date() >= timedelta(days=6)
    assert due.last_day.weekday() < 5
    assert rules.receipt_due(received_at=received_at, anonymous=True) is None


def test_the_receipt_skips_weekends_and_christmas() -> None:
    due = rules.receipt_due(received_at=datetime(2026, 12, 22, 9, tzinfo=UTC), anonymous=False)
    assert due is not None
    assert due.last_day == date(2026, 12, 31)


def test_every_complaint_comes_at_once() -> None:
    wrong = registration(key="", children=(), seen=" ", notifier=None, received_at=AT + timedelta(minutes=1))
    with pytest.raises(Refused) as refused:
        rules.check_registration(registration=wrong, at=AT)
    assert fields(refused) == ["", "children", "seen", "notifier", "received_at"]


def test_a_newcomer_alone_is_enough_and_received_now_is_not_the_future() -> None:
    person = NewPerson("", "Skitse", due_on=date(2027, 3, 3))
    rules.check_registration(registration=registration(children=(), newcomers=(person,)), at=AT)


def test_before_the_book_of_norms_no_clock_can_run() -> None:
    old = registration(received_at=datetime(2014, 5, 1, tzinfo=UTC))
    with pytest.raises(Refused, match="for længe siden"):
        rules.check_registration(registration=old, at=AT)


@pytest.mark.parametrize(
    ("by", "colleague", "fresh"),
    [
        (OLD, MATE, True),
        (ME, OLD, True),
        (ME, MATE, True),
        (OLD, None, False),
        (ME, None, False),
        (ME, ME, False),
    ],
)
def test_fresh_eyes_are_two_people_of_whom_one_is_new(by: UUID, colleague: UUID | None, fresh: bool) -> None:
    assert rules.has_fresh_eyes(by=by, together_with=colleague, has_worked_on_case={OLD}) is fresh


def test_two_who_both_worked_on_the_case_need_a_reason() -> None:
    both = frozenset({ME, MATE})
    assessment = rules.Assessment(acute=False, text="Talt med skolen.", together_with=MATE)
    with pytest.raises(Refused, match="I har begge arbejdet med sagen"):
        rules.check_assessment(assessment=assessment, by=ME, fresh_eyes=True, has_worked_on_case=both)
    reasoned = rules.Assessment(True, "Ja.", MATE, alone_because="Ingen andre er på vagt.")
    rules.check_assessment(assessment=reasoned, by=ME, fresh_eyes=True, has_worked_on_case=both)


def test_without_a_running_case_one_may_assess_alone() -> None:
    assert not rules.wants_fresh_eyes(running_case=False, received_at=AT)
    assert rules.wants_fresh_eyes(running_case=True, received_at=AT)
    alone = rules.Assessment(acute=False, text="Ingen fare.")
    rules.check_assessment(assessment=alone, by=ME, fresh_eyes=False, has_worked_on_case=frozenset())


def test_an_assessment_says_whether_it_is_acute_and_why() -> None:
    with pytest.raises(Refused) as refused:
        rules.check_assessment(
            assessment=rules.Assessment(acute=None, text=""),
            by=ME,
            fresh_eyes=False,
            has_worked_on_case=frozenset(),
        )
    assert fields(refused) == ["acute", "text"]


@pytest.mark.parametrize(
    ("screening", "running", "wrong"),
    [
        (rules.Screening(rules.Outcome.NOTHING_MORE, "Nej."), False, []),
        (rules.Screening(rules.Outcome.EXAMINATION, "Ja.", "family", "hjallerup"), False, []),
        (rules.Screening(rules.Outcome.EXAMINATION, "Ja."), True, []),
        (rules.Screening(rules.Outcome.LIMITED, "Ja.", "pony", "månen"), False, ["target_group", "district"]),
        (rules.Screening(rules.Outcome.IN_RUNNING_CASE, "Ja."), False, ["outcome"]),
        (rules.Screening(None, " "), True, ["outcome", "reason"]),
    ],
)
def test_a_screening_says_enough(screening: rules.Screening, running: bool, wrong: list[str]) -> None:
    facts = {"assessed": True, "running_case": running, "districts": ["hjallerup"]}
    if not wrong:
        rules.check_screening(screening=screening, **facts)  # type: ignore[arg-type]
        return
    with pytest.raises(Refused) as refused:
        rules.check_screening(screening=screening, **facts)  # type: ignore[arg-type]
    assert fields(refused) == wrong


def test_the_screening_comes_after_the_assessment() -> None:
    screening = rules.Screening(rules.Outcome.NOTHING_MORE, "Nej.")
    with pytest.raises(Refused, match="24-timersvurderingen først"):
        rules.check_screening(screening=screening, assessed=False, running_case=False, districts=[])


def test_the_hour_that_is_skipped_is_no_time_and_the_double_one_is_the_first() -> None:
    assert received_moment(day=date(2026, 3, 29), clock=time(2, 30)) is None
    double = received_moment(day=date(2026, 10, 25), clock=time(2, 30))
    assert double == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert received_moment(day=date(2026, 11, 24), clock=time(8, 12)) == datetime(
        2026, 11, 24, 7, 12, tzinfo=UTC
    )


def test_in_herning_the_areas_fixed_adviser_meets_a_concern_in_bronderslev_the_teams_intake() -> None:
    herning, town = shipped(name="herning"), shipped(name="bronderslev")
    direct = recipient(
        municipality=herning, team="area_1", district="district_1", adviser="", fixed=["Ane Fiktivsen"]
    )
    assert direct.names == ("Ane Fiktivsen",)
    assert "Distrikt 1" in direct.because
    by_team = recipient(
        municipality=town, team="east", district="hjallerup", adviser="", fixed=["Ane Fiktivsen"]
    )
    assert by_team.names == ("Modtagelsen, Team Øst",)
    nobody = recipient(municipality=herning, team="area_1", district="", adviser="", fixed=())
    assert nobody.names == ("Modtagelsen, Områdeteam 1",)
    for municipality in (herning, town):
        held = recipient(
            municipality=municipality, team="", district="", adviser="Mette Øvgaard", fixed=["Ane Fiktivsen"]
        )
        assert held.names == ("Mette Øvgaard",)


def test_an_adviser_meets_the_districts_of_the_own_posts_only_where_concerns_go_direct() -> None:
    posts = (Post(Role.ADVISER, "area_1", district="district_1"), Post(Role.HEALTH_VISITOR, district="x"))
    asker = Asker(ME, "Ane Fiktivsen", posts)
    assert areas_met(asker=asker, municipality=shipped(name="herning")) == {"district_1"}
    assert areas_met(asker=asker, municipality=shipped(name="bronderslev")) == frozenset()
