"""Explaining and resting through the acts: who may, whose it is, and the law that does not rest."""

from datetime import timedelta

import pytest

from tests import cast
from varigespor.casework import deviations
from varigespor.domain.caseload import OverCap
from varigespor.domain.deviations import DeviationKind, Explanation, Pause
from varigespor.domain.refusals import Conflict, NotAllowed, Refused
from varigespor.records.models import Case, Deviation, Due, Trace

pytestmark = pytest.mark.django_db
AT = cast.START + timedelta(days=150)
WHY = Explanation("Barnet var indlagt.")


def due(case: Case, kind: str) -> Due:
    row: Due = Due.objects.select_related("case").get(case=case, kind=kind)
    return row


def test_the_owner_is_the_childs_adviser_whoever_explains() -> None:
    town = cast.build()
    case = cast.allocated(town)
    row = deviations.explain_due(by=town.asker("karin"), at=AT, due=due(case, "examination"), explanation=WHY)
    assert (row.owner, row.kind) == (town.employee("mette"), DeviationKind.LATE)
    assert Trace.objects.filter(act="explain", outcome="done", children=[case.child_id]).exists()


def test_a_second_pen_gets_a_conflict() -> None:
    town = cast.build()
    clock = due(cast.allocated(town), "examination")
    row = deviations.explain_due(by=town.asker("mette"), at=AT, due=clock, explanation=WHY)
    with pytest.raises(Conflict, match="Mette Øvgaard"):
        deviations.explain_due(
            by=town.asker("karin"), at=AT, due=clock, explanation=WHY, version=row.version - 1
        )


def test_the_laws_clock_does_not_rest_and_its_refusal_is_traced() -> None:
    town = cast.build()
    case = cast.allocated(town)
    rest = Pause(AT.date() + timedelta(days=9), "Kontakt kan være farlig.")
    with pytest.raises(Refused, match="kan ikke sættes på pause"):
        deviations.pause(by=town.asker("mette"), at=AT, due=due(case, "examination"), pause=rest)
    assert not Deviation.objects.exists()
    assert Trace.objects.filter(act="explain", outcome="refused").exists()
    deviations.pause(by=town.asker("mette"), at=AT, due=due(case, "network"), pause=rest)
    assert Deviation.objects.get().kind == DeviationKind.NO_NETWORK


def test_a_stranger_explains_nothing() -> None:
    town = cast.build()
    clock = due(cast.allocated(town), "network")
    with pytest.raises(NotAllowed):
        deviations.explain_due(by=town.asker("jonas"), at=AT, due=clock, explanation=WHY)


def test_the_cap_is_the_leaders_or_the_chiefs() -> None:
    town = cast.build()
    over = OverCap("Søskende samlet", AT.date() + timedelta(days=20))
    mette = town.employee("mette").pk
    for name in ("rikke", "mette"):
        with pytest.raises(NotAllowed):
            deviations.explain_over_cap(by=town.asker(name), at=AT, employee=mette, over=over)
    with pytest.raises(Refused, match="Kun teamets leder"):
        deviations.explain_over_cap(by=town.asker("vagn"), at=AT, employee=mette, over=over)
    row = deviations.explain_over_cap(by=town.asker("karin"), at=AT, employee=mette, over=over)
    with pytest.raises(Refused, match="Kun teamets leder"):
        deviations.end(by=town.asker("vagn"), at=AT, deviation=row, explanation=WHY)
    assert deviations.end(by=town.asker("inger"), at=AT, deviation=row, explanation=WHY).ended_at == AT
    with pytest.raises(Refused, match="allerede afsluttet"):
        deviations.end(by=town.asker("inger"), at=AT, deviation=row, explanation=WHY)
