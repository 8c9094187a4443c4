"""Whether a prepared decision can still be settled: nobody was first, and nothing has changed underneath."""

from __future__ import annotations

from varigespor.domain import requirements
from varigespor.domain.approval import WAITING, State
from varigespor.domain.deadlines import TOWN
from varigespor.domain.decisions import NewDecision
from varigespor.domain.refusals import Complaint, refuse_if
from varigespor.records.models import CasePeriod, Decision
from varigespor.records.queries import grounds

from .trace import Entry

DONE = {
    State.DECIDED: "godkendt afgørelsen",
    State.SENT_BACK: "sendt afgørelsen tilbage",
    State.NOT_DECIDED: "registreret udvalgets svar",
}


def refuse_settled(*, row: Decision) -> None:
    """Raise Refused where somebody has settled it, with who did and when."""
    if row.state in WAITING:
        return
    done = DONE[State.NOT_DECIDED] if row.met_on else DONE[State(row.state)]
    when = f"{row.decided_at.astimezone(TOWN):%d.%m.%Y kl. %H.%M}" if row.decided_at else "imens"
    refuse_if(Complaint("", f"{row.decided_by or 'En anden'} har allerede {done}, {when}. Intet er ændret."))


def refuse_changed(*, row: Decision, decision: NewDecision, trace: Entry) -> None:
    """Raise Refused where what was true when it was prepared is so no more; `decision` is what it will do."""
    ground = grounds.ground(case=row.case, decision=decision, on=trace.today)
    held = CasePeriod.objects.current().filter(case_id=row.case_id).order_by("valid_from").last()
    found = [
        Complaint("", "Sagen er lukket.") if held and held.valid_to is not None else None,
        Complaint("", "Tilbuddet findes ikke længere.") if ground.not_offered else None,
        *requirements.moves(decision=decision, ground=ground),
    ]
    refuse_if(*(Complaint("", f"{one.text} Send afgørelsen tilbage.") for one in found if one))
