"""The pages that stand beside each other under Resultater."""

from __future__ import annotations

from django.urls import reverse

from ..asked import Asked
from ..programme.tabs import Tab

TABS = (
    ("Hvad hjælpen førte til", "results:results"),
    ("Nøgletal", "results:key_figures"),
    ("Variation", "results:variation"),
    ("Før og efter", "results:before_and_after"),
    ("Pladser og brug", "results:capacity"),
    ("Støtte og aflastning", "results:support"),
    ("Skole og job", "results:school"),
    ("Forslag", "results:adjustments"),
    ("Aftaler", "results:agreements"),
    ("Rapporter", "report:reports"),
)


def tabs(request: Asked) -> list[Tab]:
    """The pages in order, the one that is open marked."""
    return [Tab(label, url, request.path == url) for label, name in TABS for url in [reverse(name)]]
