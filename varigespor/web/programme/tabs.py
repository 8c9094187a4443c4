"""The pages that stand beside each other under Programmet, those the asker may see."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from varigespor.domain.access import Act, may

from ..asked import Asked

TABS = (
    (Act.SEE_PROGRAMME, "Programmet i dag", "programme:today"),
    (Act.SEE_THEORY, "Løfterne", "programme:promises"),
    (Act.SEE_THEORY, "Forandringsteori", "programme:theory"),
    (Act.SEE_THEORY, "Evaluering", "programme:findings"),
    (Act.SEE_THEORY, "Beslutninger", "programme:council"),
    (Act.SEE_THEORY, "Arbejdsgrundlag", "programme:basis"),
    (Act.SEE_NORMS, "Publicerede tal", "norms:published"),
)


@dataclass(frozen=True)
class Tab:
    """One of the pages."""

    label: str
    url: str
    current: bool


def tabs(request: Asked) -> list[Tab]:
    """The pages in order, the one that is open marked."""
    return [
        Tab(label, url, request.path == url)
        for act, label, name in TABS
        if may(asker=request.asker, act=act).allowed
        for url in [reverse(name)]
    ]
