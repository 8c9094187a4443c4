"""A follow-up says what to do next to those who may, until it is done."""

from datetime import timedelta

import pytest

from tests.web.decisions.room import NOW, TODAY, furnished
from varigespor.casework import followup
from varigespor.domain.followup import NewFollowUp, Profits, Recommendation

pytestmark = pytest.mark.django_db
NEXT = "Forbered afgørelsen"


def test_those_who_may_are_led_to_the_decision_until_there_is_one() -> None:
    room = furnished()
    held = NewFollowUp(
        key="k1",
        held_on=TODAY,
        text="Mor har haft to gode uger.",
        child_profits=Profits.YES,
        recommendation=Recommendation.MORE,
        recommendation_reason="Morgenerne er svære.",
        next_on=TODAY + timedelta(days=60),
        next_reason="Vi vil se vinteren an.",
    )
    by = room.town.asker("mette", NOW)
    row = followup.hold(by=by, at=NOW, case=room.case, follow_up=held, municipality=room.town.town)
    address = f"/barn/{room.case.pk}/opfoelgning/{row.pk}/"
    assert NEXT in room.browser("mette").get(address).content.decode()
    assert NEXT not in room.browser("inger").get(address).content.decode()
    decision = room.prepared()
    page = room.browser("mette").get(address).content.decode()
    assert NEXT not in page
    assert f'href="{room.url("show", decision.pk)}"' in page
    assert "Barnet er ikke flyttet" not in page
