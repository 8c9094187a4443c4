"""A plan that could not be saved is given back under the names of its boxes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast

pytestmark = pytest.mark.django_db


def test_a_plans_boxes_keep_their_names() -> None:
    town = cast.build()
    case = cast.allocated(town, at=timezone.now() - timedelta(days=2))
    typed = {
        "with_0": "on",
        "life_0": "Skole og venner.",
        "count_0": "1",
        "goal-0-0-text": "Alma sover i sin egen seng",
    }
    body = Client().post(reverse("plans:new", args=[case.pk]), typed).content.decode()
    assert "<dt>Det almindelige liv, vi går efter</dt><dd>Skole og venner.</dd>" in body
    assert "<dt>Hvad skal være anderledes?</dt><dd>Alma sover i sin egen seng</dd>" in body
    assert "<dt>Felt</dt>" not in body
