"""Netværkskortet: any network is readable; what is protected or missing says so."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.pictures.collisions import assert_readable, assert_sound
from varigespor.web.pictures.network import narrow, wide
from varigespor.web.pictures.network.people import (
    Closeness,
    Consent,
    Network,
    Relation,
    finding,
    nearest_first,
)

WORDS = st.text(alphabet="aeinørstæåWm ,.", max_size=60)
PEOPLE = st.builds(
    Relation,
    WORDS,
    WORDS,
    st.sampled_from(Closeness),
    st.sampled_from(Consent),
    WORDS,
    st.booleans(),
    st.booleans(),
)
NETWORKS = st.builds(
    Network,
    st.text(alphabet="AaØøWm-", min_size=1, max_size=24),
    st.sampled_from(["11 år", "7 måneder", "ufødt"]),
    st.lists(PEOPLE, max_size=20).map(tuple),
    st.lists(PEOPLE, max_size=20).map(tuple),
    st.sampled_from(["", "Sat på pause: risikovurdering kommer først, og det tager tid"]),
)


@settings(max_examples=60, deadline=None)
@given(network=NETWORKS)
def test_no_label_touches_another_and_none_leaves_the_sheet(network: Network) -> None:
    for variant in (wide, narrow):
        canvas, height = variant.sketch(network=network, prefix="p")
        assert_readable(canvas=canvas, height=height)


def network(*family: Relation, professionals: tuple[Relation, ...] = ()) -> Network:
    return Network("Freja", "11 år", family, professionals)


def test_a_hidden_person_is_there_without_name_role_or_task() -> None:
    hidden = Relation("Kim Prøvsen", "far", Closeness.CLOSE, Consent.GIVEN, "Henter i skole", hidden=True)
    for variant in (wide, narrow):
        svg = variant.draw(network=network(hidden), prefix="p")
        assert_sound(svg=svg, prefix="p")
        assert "Person skjult" in svg
        assert "Kim" not in svg and ">far" not in svg and ", far" not in svg and "Henter" not in svg


def test_a_side_without_people_says_so() -> None:
    mother = Relation("Lone", "mor", Closeness.CLOSE, Consent.GIVEN, "Henter")
    svg = wide.draw(network=network(mother), prefix="p")
    assert "Ingen fagfolk endnu." in svg
    assert finding(network=network(mother)) == ("Freja har 1 omkring sig. 1 har en opgave. Ingen fra fagfolk")


def test_contact_that_is_not_allowed_is_said_in_words_and_barred() -> None:
    barred = Relation("Ole", "mors ven", Closeness.REGULAR, Consent.GIVEN, "Kører", contact_barred=True)
    svg = wide.draw(network=network(barred), prefix="p")
    assert "kontakt ikke tilladt" in svg
    assert "nw-line barred" in svg and "nw-slash" in svg
    assert "Kører" not in svg


def test_the_nearest_come_first() -> None:
    far, near = (Relation(name, "", how) for name, how in (("A", Closeness.SELDOM), ("B", Closeness.CLOSE)))
    assert nearest_first(people=(far, near)) == (near, far)
