"""Where each thing to do is done, and what it is called."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.urls import reverse

from varigespor.domain.access import Act
from varigespor.domain.next_steps import Do
from varigespor.records.queries.timeline import Happening


def _to(name: str) -> Callable[[UUID], str]:
    return lambda case: reverse(name, kwargs={"case_id": case})


DO_LINKS: dict[Do, tuple[str, Callable[[UUID], str]]] = {
    Do.ASSESS_CONCERN: ("Vurdér underretningen", lambda _: reverse("concerns:list")),
    Do.ALLOCATE: ("Fordel sagen til en fast rådgiver", _to("caseload:allocate")),
    Do.EXAMINE: ("Skriv videre på undersøgelsen", _to("assessment:show")),
    Do.COMPLETE_NETWORK: ("Find netværk på begge sider", _to("network:map")),
    Do.PLAN: ("Lav mål og plan med familien", _to("plans:show")),
    Do.DECIDE: ("Forbered afgørelsen", _to("decisions:new")),
    Do.FOLLOW_UP: ("Følg op", _to("followup:new")),
    Do.VISIT: ("Hold tilsynsbesøg, og skriv notat", _to("notes:new")),
    Do.SEE_PLACEMENT: ("Se på anbringelsens ventede afslutning", _to("decisions:new")),
}

# What it takes to do it; for the rest it is enough to see the case.
DO_ACTS = {
    Do.ALLOCATE: Act.ALLOCATE,
    Do.DECIDE: Act.DECIDE,
    Do.FOLLOW_UP: Act.FOLLOW_UP,
    Do.VISIT: Act.WRITE_NOTE,
    Do.SEE_PLACEMENT: Act.DECIDE,
}

OF_THE_CASE = {
    "notes": ("notes:show", "note_id"),
    "decisions": ("decisions:show", "decision_id"),
    "follow_ups": ("followup:show", "follow_up_id"),
}


def row_url(*, case: UUID, row: Happening, concerns: bool) -> str:
    """The page of a happening; a concern's only for those who work with concerns, an offer has none."""
    if row.kind in OF_THE_CASE:
        name, key = OF_THE_CASE[row.kind]
        return reverse(name, kwargs={"case_id": case, key: row.id}) if row.has_page else ""
    if row.kind == "schooling":
        return ""
    if row.kind == "support":
        return reverse("network:map", kwargs={"case_id": case}) if row.has_page else ""
    if row.kind == "assessments":
        return reverse("assessment:show", kwargs={"case_id": case})
    return reverse("concerns:show", args=[row.id]) if concerns else ""
