"""The indicators of the short registrations: counted from the rows, and nothing where nothing is written."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests import cast
from tests.casework import test_network_respite as respite
from tests.casework import test_schooling as schooling
from tests.casework import test_support_person as support
from tests.casework.test_decisions import DAY, Room
from tests.casework.test_network import GRETHE, add, scene
from varigespor.domain.indicators import Counted, Indicator
from varigespor.domain.support_person import SupportAnswer
from varigespor.norms.configuration import shipped
from varigespor.web.programme import registered
from varigespor.web.programme.indicators import span_of

pytestmark = pytest.mark.django_db
TOWN = shipped(name="oevekommune")


def test_an_offer_counts_whatever_the_answer_and_silence_does_not() -> None:
    room = Room()
    span = span_of(on=DAY, at=timezone.now())
    support.placed(room, SupportAnswer("declined"))
    found = registered.support(span, TOWN)
    assert found[Indicator.SUPPORT_PERSON_OFFERS] == Counted((1, 1), 1)
    support.review(room, DAY, SupportAnswer("never_offered"))
    assert registered.support(span, TOWN)[Indicator.SUPPORT_PERSON_OFFERS] == Counted((0, 1), 1)


def test_children_with_respite_in_the_network_today() -> None:
    town, case = scene()
    respite.begin(town, add(town, case, GRETHE))
    span = span_of(on=respite.TODAY, at=timezone.now())
    assert registered.support(span, TOWN)[Indicator.RESPITE_BY_NETWORK] == Counted((1,), 1)


def test_the_young_by_what_is_written_of_them() -> None:
    town, case = schooling.scene()
    cast.allocated(town)
    span = span_of(on=schooling.TODAY, at=timezone.now())
    assert registered.school(span, TOWN)[Indicator.SCHOOLING_FOLLOWED] == Counted((0, 1), 1)
    schooling.register(town, case, schooling.WHOLE)
    found = registered.school(span, TOWN)
    assert found[Indicator.SCHOOLING_FOLLOWED] == Counted((1, 1), 1)
    assert found[Indicator.ACTIVE_AFTER_SCHOOL] == Counted((1, 1), 1)
    # The case began after the school year of the exam; and nobody is 18.
    assert found[Indicator.EXAM_TAKEN] == found[Indicator.EDUCATION_OR_JOB] == Counted((0, 0), 0)
