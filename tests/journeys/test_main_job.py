"""The main job in a browser: from a concern on a Friday night to a lower step, and ended."""

from __future__ import annotations

from uuid import uuid4

import pytest

from tests import cast
from tests.journeys.office import Desk, Office
from varigespor.domain.access import Act
from varigespor.records.models import Case, Employee, MeasurePeriod, Person, Trace

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_a_friday_night_to_a_lower_step_and_ended(office: Office) -> None:
    town = cast.build()
    cast.entry()
    cast.entry("kontaktperson", step=2, section="barnets_lov_32_1_3")
    office.at(2026, 11, 20, 20, 30)
    a_school_rings(office.desk("bo"))
    office.at(2026, 11, 21, 9, 0)
    is_she_in_danger(office.desk("bo"))
    office.at(2026, 11, 23, 9, 0)
    she_gets_one_fixed_adviser(office.desk("karin"))
    case = Case.objects.get(child=town.alma)
    office.at(2026, 11, 30, 10, 0)
    first_help(office.desk("mette", of=case))
    the_leader_approves(office.desk("karin", of=case))
    office.at(2027, 3, 1, 10, 0)
    down_a_step(office.desk("mette", of=case))
    the_leader_approves(office.desk("karin", of=case))
    nobody_else_sees_her(office.desk("jonas", of=case), case)
    office.at(2027, 6, 7, 10, 0)
    and_home_free(office.desk("mette", of=case))
    the_leader_approves(office.desk("karin", of=case))
    the_case_closes(office.desk("karin", of=case))
    assert acts_about(town.alma) == DONE
    steps = MeasurePeriod.objects.current().filter(case=case).order_by("valid_from")
    assert [(one.step, f"{one.valid_from}", f"{one.valid_to}") for one in steps] == [
        (3, "2026-12-07", "2027-03-08"),
        (2, "2027-03-08", "2027-06-07"),
    ]


def first_help(mette: Desk) -> None:
    """One working day of the adviser's, from the examination to the prepared decision."""
    the_adviser_examines(mette)
    both_sides_of_the_network(mette)
    goals_in_plain_words(mette)
    help_on_the_third_step(mette)


def down_a_step(mette: Desk) -> None:
    """The follow-up recommends, and the decision moves."""
    where_are_we(mette, "Mindre indgribende indsats", "Mor klarer morgenerne selv.", "2027-06-07")
    help_on_a_lower_step(mette)


def and_home_free(mette: Desk) -> None:
    """The goal is reached, so the help ends."""
    where_are_we(mette, "Afslut", "Målet er nået.", "2027-09-01")
    the_help_ends(mette)


def a_school_rings(bo: Desk) -> None:
    """Friday night, on the phone."""
    bo.follow("Registrér underretning")
    bo.write(q="Alma")
    bo.press("Find barn")
    bo.choose("children", "Alma")
    bo.write(seen="Alma var sulten og ville ikke hjem.", notifier_name="Hanne Tænkt, Hjallerup Skole")
    bo.choose("notifier", "Skole")
    bo.press("Registrér underretning")
    bo.reads("Underretning om Alma Øvang", "Modtaget")


def is_she_in_danger(bo: Desk) -> None:
    """Saturday morning, well within the 24 hours, and then what it leads to."""
    bo.follow("Underretninger", "Alma Øvang", "Vurdér")
    bo.choose("acute", "Nej, ikke akut")
    bo.write(text="Talt med skolen og med mor. Alma er tryg i weekenden.")
    bo.press("Gem 24-timersvurderingen")
    bo.choose("outcome", "Børnefaglig undersøgelse")
    bo.write(reason="Flere bekymringer på kort tid.")
    bo.choose("target_group", "Familie")
    bo.pick("district", "Hjallerup")
    bo.press("Gem screeningen")
    bo.reads("Sagen er åbnet og venter på fordeling.")


def she_gets_one_fixed_adviser(karin: Desk) -> None:
    """Monday, in the light of everybody's children."""
    karin.follow("Fordel")
    karin.choose("adviser", "Mette Øvgaard")
    karin.press("Giv sagen videre")
    karin.reads("Mette Øvgaard")


def the_adviser_examines(mette: Desk) -> None:
    """The common form, with the child's own words, and a conclusion."""
    mette.follow("Alma Øvang", "Skriv videre på undersøgelsen", "Skriv videre")
    mette.write(child_words="Jeg vil gerne have mad om morgenen.", health="Sund, men træt.")
    mette.write(school_knowledge="Hanne Tænkt, 27. november", conclusion="Alma har brug for støtte hjemme.")
    mette.choose("lineal", "Udsat")
    mette.press("Afslut børnefaglig undersøgelse")
    mette.reads("Den er afsluttet.", "Jeg vil gerne have mad om morgenen.")


def both_sides_of_the_network(mette: Desk) -> None:
    """Grandmother on the family's side, the teacher on the professional one."""
    mette.go(mette.child)
    mette.follow("Netværkskort")
    for name, relation, side in (
        ("Grethe Øvang", "mormor", "Familie og privat netværk"),
        ("Hanne Tænkt", "klasselærer", "Det professionelle netværk"),
    ):
        mette.follow("Tilføj")
        mette.write(name=name, relation=relation, does="Henter tirsdag og torsdag")
        for group, words in {"side": side, "closeness": "Tæt på", "consent": "Ja"}.items():
            mette.choose(group, words)
        mette.press("Gem")
    mette.reads("Grethe Øvang", "Hanne Tænkt")


def goals_in_plain_words(mette: Desk) -> None:
    """A plan with one goal that the family recognises."""
    mette.go(mette.child)
    mette.follow("Mål og plan", "Lav")
    mette.write(life_0="Alma går i skole hver dag")
    goal = {"text": "Alma spiser morgenmad", "sign": "Skolen ser en mæt pige", "whose": "Alma"}
    mette.write(**{f"goal-0-0-{box}": words for box, words in goal.items()})
    mette.write(**{"goal-0-0-until": "2027-06-01"})
    mette.press("Gem planen")
    mette.reads("Alma spiser morgenmad")


def help_on_the_third_step(mette: Desk) -> None:
    """Family treatment: why not lower, the child's view, and both custody holders asked."""
    mette.go(mette.child)
    mette.follow("Ny afgørelse")
    mette.pick("entry", "Familiebehandling")
    mette.reads("Trin 3")
    mette.choose("considered_1", "Intet passende tilbud")
    mette.choose("considered_2", "Kontaktperson")
    mette.write(
        why="En kontaktperson alene giver ikke ro om morgenen.", purpose="Alma møder mæt og til tiden"
    )
    mette.write(on="2026-12-07", expected_duration="et halvt år")
    mette.choose("consent_", "Samtykker")
    mette.choose("child_talk", "Samtalen er holdt")
    mette.write(child_view="Jeg vil gerne have hjælp om morgenen.")
    mette.write(health_psychology="Sundhedsplejersken er med.")
    mette.reads("Intet mangler.")
    mette.press("Send til teamlederen")
    mette.reads("Venter på godkendelse")


def the_leader_approves(karin: Desk) -> None:
    """The price stands after the decision, and only here."""
    karin.follow("Læs afgørelsen om Alma Øvang")
    karin.press("Godkend")
    karin.reads("Afgørelsen er godkendt.")


def where_are_we(mette: Desk, recommendation: str, why: str, next_on: str) -> None:
    """Each goal answered, and a recommendation, which moves nobody."""
    mette.go(mette.child)
    before = mette.steps()
    mette.follow("Følg op")
    mette.choose("goal_", "Tættere på")
    mette.choose("child_profits", "Ja")
    mette.choose("recommendation", recommendation)
    mette.write(text="Alma møder til tiden.", recommendation_reason=why)
    mette.write(next_on=next_on, next_reason="Så ved vi, om det holder.")
    mette.press("Gem opfølgning")
    mette.go(mette.child)
    assert mette.steps() == before


def help_on_a_lower_step(mette: Desk) -> None:
    """The lower step needs no why-not-lower; the higher help ends with it."""
    mette.go(mette.child)
    mette.follow("Ny afgørelse")
    mette.pick("entry", "Kontaktperson")
    mette.reads("Trin 2")
    mette.choose("end_", "Familiebehandling")
    mette.pick("end_reason_", "Afløst af en anden indsats")
    mette.write(on="2027-03-08", expected_duration="tre måneder", purpose="Alma holder fast i skolen")
    mette.choose("consent_", "Samtykker")
    mette.choose("child_talk", "Samtalen er holdt")
    mette.write(child_view="Det er nok, at nogen kommer en gang om ugen.")
    mette.write(health_psychology="Sundhedsplejersken er med.")
    mette.reads("Intet mangler.")
    mette.press("Send til teamlederen")


def the_help_ends(mette: Desk) -> None:
    """The goal is reached, and a decision says so."""
    assert mette.steps() == "Trin 2"
    mette.follow("Ny afgørelse")
    mette.choose("kind", "Afgørelse om ophør")
    mette.choose("end_", "Kontaktperson")
    mette.pick("end_reason_", "Målet er nået")
    mette.write(end_on_="2027-06-07", reason="Alma møder mæt og til tiden, og familien klarer resten selv.")
    mette.choose("child_talk", "Samtalen er holdt")
    mette.write(child_view="Jeg kan godt selv nu.")
    mette.reads("Intet mangler.")
    mette.press("Send til godkendelse")


def the_case_closes(karin: Desk) -> None:
    """Nothing runs any more, so the leader closes the case."""
    karin.go(karin.child)
    assert karin.steps() == "Ikke på trappen"
    karin.follow("Luk sagen")
    karin.choose("reason", "Målet er nået")
    karin.press("Luk sagen")


def nobody_else_sees_her(jonas: Desk, case: Case) -> None:
    """A stranger gets the same page as for a child who does not exist, and leaves a row."""
    assert jonas.go(jonas.child) == 404
    said = jonas.main.inner_text()
    assert jonas.go(f"/barn/{uuid4()}/") == 404
    assert jonas.main.inner_text() == said
    row = Trace.objects.get(object_id=str(case.pk), outcome="not_found")
    assert (row.act, row.employee) == (Act.SEE_CASE, Employee.objects.get(username="jonas").pk)


DONE = [
    ("bo", Act.REGISTER_CONCERN),
    ("bo", Act.ASSESS_CONCERN),
    ("bo", Act.SCREEN_CONCERN),
    ("karin", Act.ALLOCATE),
    ("mette", Act.ASSESS),
    ("mette", Act.WRITE_NETWORK),
    ("mette", Act.WRITE_NETWORK),
    ("mette", Act.PLAN),
    ("mette", Act.DECIDE),
    ("karin", Act.APPROVE),
    ("mette", Act.FOLLOW_UP),
    ("mette", Act.DECIDE),
    ("karin", Act.APPROVE),
    ("mette", Act.FOLLOW_UP),
    ("mette", Act.DECIDE),
    ("karin", Act.APPROVE),
    ("karin", Act.CLOSE),
]


def acts_about(child: Person) -> list[tuple[str, str]]:
    """Who did what about the child, in order, as the trace has it."""
    names = dict(Employee.objects.values_list("pk", "username"))
    rows = Trace.objects.filter(children__contains=[child.pk], outcome="done").order_by("at", "written_at")
    rows = rows.exclude(act=Act.REGISTER_PERSON)
    return [(names[row.employee], row.act) for row in rows]
