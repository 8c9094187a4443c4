"""The acts of a concern: one for one key, refusals that leave traces, and cases that open once."""

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection

from tests import cast
from varigespor.casework import concerns, people, staff
from varigespor.domain import concerns as rules
from varigespor.domain.access import Role
from varigespor.domain.people import NewPerson
from varigespor.domain.receiving import areas_met
from varigespor.domain.refusals import Conflict, KeyUsed, NotAllowed, Refused
from varigespor.norms.configuration import shipped
from varigespor.records.models import (
    Case,
    Concern,
    ConcernAssessment,
    ConcernChild,
    Due,
    Person,
    Receipt,
    Route,
    Screening,
    Trace,
)
from varigespor.records.queries import concerns as queries

AT = cast.START


def registration(*children: Person, **changes: object) -> rules.Registration:
    content: dict[str, object] = {
        "key": uuid4().hex,
        "children": tuple(child.pk for child in children),
        "received_at": AT - timedelta(minutes=10),
        "notifier": rules.Notifier.SCHOOL,
        "seen": "Alma var sulten.",
    }
    return rules.Registration(**(content | changes))  # type: ignore[arg-type]


def register(town: cast.Cast, content: rules.Registration, who: str = "bo") -> Concern:
    return concerns.register(by=town.asker(who), at=AT, registration=content, municipality=town.town)


@pytest.mark.django_db
class TestRegistering:
    def test_every_child_once_in_the_trace_with_an_own_clock(self) -> None:
        town = cast.build()
        row = register(town, registration(town.alma, town.storm, town.alma))
        assert Due.objects.filter(concern=row, kind="concern_assessment").count() == 2
        trace = Trace.objects.get(act="register_concern")
        assert trace.children == [town.alma.pk, town.storm.pk]
        assert trace.object_id == str(row.pk)

    def test_the_same_key_is_the_same_concern_and_the_same_words_are_not(self) -> None:
        town = cast.build()
        content = registration(town.alma)
        assert register(town, content).pk == register(town, content).pk
        assert register(town, registration(town.alma)).pk != register(town, content).pk
        assert Concern.objects.count() == 2

    def test_a_refusal_leaves_its_row_and_nothing_else(self) -> None:
        town = cast.build()
        with pytest.raises(Refused, match="findes ikke"):
            register(town, registration(town.alma, children=(town.alma.pk, uuid4())))
        assert Concern.objects.count() == 0
        assert Trace.objects.get(act="register_concern").outcome == "refused"

    def test_a_known_key_is_no_way_around_the_right(self) -> None:
        town = cast.build()
        content = registration(town.alma)
        register(town, content)
        with pytest.raises(NotAllowed):
            register(town, content, "erik")
        assert Trace.objects.filter(act="register_concern", outcome="denied").count() == 1

    def test_anothers_key_gives_nobody_anothers_concern(self) -> None:
        town = cast.build()
        content = registration(town.alma)
        register(town, content)
        with pytest.raises(KeyUsed):
            register(town, content, "lis")
        assert Concern.objects.count() == 1

    @pytest.mark.django_db(transaction=True)
    def test_a_broken_row_is_not_taken_for_a_double_click(self) -> None:
        town = cast.build()
        stranger = staff.Asker(uuid4(), "Ukendt", town.asker("bo").posts)
        with pytest.raises(IntegrityError):
            concerns.register(
                by=stranger, at=AT, registration=registration(town.alma), municipality=town.town
            )

    def test_an_unborn_childs_concern_has_the_homes_team(self) -> None:
        town = cast.build()
        baby = NewPerson("", "Skitse", due_on=AT.date() + timedelta(days=60), district="bronderslev_nord")
        row = register(town, registration(children=(), newcomers=(baby,)))
        assert row.children.get().team == "west"

    def test_a_home_outside_the_municipality_goes_to_the_first_team(self) -> None:
        town = cast.build()
        person = NewPerson("Ole", "Skitse", born_on=AT.date(), district="et_helt_andet_sted")
        child = people.register(by=town.asker("bo"), at=AT, person=person)
        assert register(town, registration(child)).children.get().team == "east"


@pytest.mark.django_db
class TestAnswering:
    def part(self, town: cast.Cast) -> ConcernChild:
        return register(town, registration(town.alma)).children.get()

    def assess(self, town: cast.Cast, part: ConcernChild, who: str = "bo", text: str = "Rolig.") -> None:
        concerns.assess(
            by=town.asker(who), at=AT, concern_child=part, assessment=rules.Assessment(False, text)
        )

    def test_twice_by_the_same_is_once_and_by_another_a_conflict(self) -> None:
        town = cast.build()
        part = self.part(town)
        self.assess(town, part)
        self.assess(town, part)
        with pytest.raises(Conflict, match=r"Bo Prøvsgaard har allerede vurderet barnet 20\.11\.2026 kl"):
            self.assess(town, part, "karin")
        with pytest.raises(Conflict):
            self.assess(town, part, text="Noget andet.")
        assert ConcernAssessment.objects.count() == 1
        assert Trace.objects.filter(act="assess_concern", outcome="conflict").count() == 2

    def test_a_colleague_is_somebody_who_works_here(self) -> None:
        town = cast.build()
        part = self.part(town)
        for stranger in (uuid4(), town.employee("erik").pk):
            words = rules.Assessment(False, "Rolig.", stranger)
            with pytest.raises(Refused, match="Vælg en kollega fra listen"):
                concerns.assess(by=town.asker("bo"), at=AT, concern_child=part, assessment=words)

    def test_two_concerns_screened_on_one_child_open_one_case(self) -> None:
        town = cast.build()
        first, second = self.part(town), self.part(town)
        for part, outcome in ((first, rules.Outcome.LIMITED), (second, rules.Outcome.EXAMINATION)):
            self.assess(town, part)
            concerns.screen(
                by=town.asker("bo"),
                at=AT,
                concern_child=part,
                screening=rules.Screening(outcome, "Ja.", "family", "hjallerup"),
                municipality=town.town,
            )
        case = Case.objects.get()
        assert Route.objects.filter(case=case).count() == 1
        assert sorted(case.assessments.values_list("kind", flat=True)) == ["examination", "limited"]

    def test_nothing_more_opens_no_case(self) -> None:
        town = cast.build()
        part = self.part(town)
        self.assess(town, part)
        concerns.screen(
            by=town.asker("bo"),
            at=AT,
            concern_child=part,
            screening=rules.Screening(rules.Outcome.NOTHING_MORE, "Afklaret med skolen."),
            municipality=town.town,
        )
        assert Screening.objects.count() == 1
        assert not Case.objects.exists()

    def test_a_receipt_meets_its_clock_and_is_sent_once(self) -> None:
        town = cast.build()
        concern = register(town, registration(town.alma))
        for _ in range(2):
            concerns.send_receipt(by=town.asker("bo"), at=AT, concern=concern, how="phone")
        with pytest.raises(Conflict, match="har allerede kvitteret"):
            concerns.send_receipt(by=town.asker("karin"), at=AT, concern=concern, how="letter")
        assert Receipt.objects.count() == 1
        assert Due.objects.get(concern=concern, kind="concern_receipt").met_at == AT


@pytest.mark.django_db
def test_in_herning_the_areas_fixed_adviser_gets_the_concern_and_sees_it() -> None:
    herning = shipped(name="herning")
    long_ago = datetime(2024, 1, 1, 8, tzinfo=UTC)
    for username, role, area in (
        ("ane", Role.ADVISER, "1"),
        ("per", Role.ADVISER, "2"),
        ("ida", Role.INTAKE, "1"),
    ):
        post = staff.NewEmployee(
            username,
            f"{username.title()} Fiktivsen",
            role,
            cast.HIRED,
            f"area_{area}",
            "",
            f"district_{area}",
        )
        staff.hire(by=staff.COMMAND_LINE, at=long_ago, employee=post)
    town = cast.Cast(herning, *[Person()] * 4)
    child = NewPerson("Alma", "Opdigt", born_on=AT.date(), district="district_1")
    row = concerns.register(
        by=town.asker("ida"),
        at=AT,
        registration=registration(children=(), newcomers=(child,)),
        municipality=herning,
    )
    assert row.children.get().team == "area_1"
    assert queries.fixed_advisers(districts=["district_1"], on=AT.date()) == {"district_1": ["Ane Fiktivsen"]}
    for who, municipality, sees in (
        ("ane", herning, True),
        ("per", herning, False),
        ("ane", shipped(name="bronderslev"), False),
    ):
        asker = town.asker(who)
        areas = areas_met(asker=asker, municipality=municipality)
        assert Concern.objects.seen_by(asker, on=AT.date(), areas=areas).exists() is sees


@pytest.mark.django_db(transaction=True)
def test_a_parallel_double_click_is_one_concern_with_one_newcomer() -> None:
    town = cast.build()
    baby = NewPerson("Ida", "Skitse", born_on=AT.date())
    content = registration(town.alma, newcomers=(baby,))
    start, found, failed = Barrier(4), [], []
    bo = town.asker("bo")

    def click() -> None:
        try:
            start.wait()
            row = concerns.register(by=bo, at=AT, registration=content, municipality=town.town)
            found.append(row.pk)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    clicks = [Thread(target=click) for _ in range(4)]
    for thread in clicks:
        thread.start()
    for thread in clicks:
        thread.join()
    assert failed == []
    assert len(found) == 4
    assert len(set(found)) == 1
    assert Concern.objects.count() == 1
    assert ConcernChild.objects.count() == 2
    assert Person.objects.filter(given_name="Ida").count() == 1
