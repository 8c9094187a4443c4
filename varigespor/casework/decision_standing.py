"""Whether a prepared decision can still be settled: nobody was first, and nothing has changed underneath."""

from __future__ import annotations

from datetime import date

from varigespor.domain import requirements
from varigespor.domain.approval import WAITING, State
from varigespor.domain.consent import NOBODY, consenting, unheard, without_consent
from varigespor.domain.deadlines import stamp
from varigespor.domain.decisions import NewDecision
from varigespor.domain.grounds import Ground
from varigespor.domain.refusals import AlreadyDone, Complaint, refuse_if
from varigespor.records.models import CasePeriod, Decision
from varigespor.records.queries import grounds

from .decision_rows import consents
from .trace import Entry

AGAIN = (
    "Loven kræver samtykke til anbringelsen. Send afgørelsen tilbage, så samtykket kan indhentes, eller "
    "anbringelsen kan forberedes til børne- og ungeudvalget."
)
DONE = {
    State.DECIDED: "godkendt afgørelsen",
    State.SENT_BACK: "sendt afgørelsen tilbage",
    State.NOT_DECIDED: "registreret udvalgets svar",
}


def refuse_settled(*, row: Decision) -> None:
    """Raise AlreadyDone where somebody has settled it, with who did and when."""
    if row.state in WAITING:
        return
    done = DONE[State.NOT_DECIDED] if row.met_on else DONE[State(row.state)]
    when = stamp(moment=row.decided_at) if row.decided_at else "imens"
    raise AlreadyDone(who=str(row.decided_by or "En anden"), what=done, when=when)


def refuse_changed(*, row: Decision, decision: NewDecision, trace: Entry) -> Ground:
    """Raise Refused where what was true when it was prepared is so no more; `decision` is what it will do.

    Returns what the case holds now.
    """
    ground = grounds.ground(case=row.case, decision=decision, on=trace.today)
    held = CasePeriod.objects.current().filter(case_id=row.case_id).order_by("valid_from").last()
    found = [
        Complaint("", "Sagen er lukket.") if held and held.valid_to is not None else None,
        Complaint("", "Tilbuddet findes ikke længere.") if ground.not_offered else None,
        *requirements.moves(decision=decision, ground=ground),
    ]
    refuse_if(*(Complaint("", f"{one.text} Send afgørelsen tilbage.") for one in found if one))
    return ground


def refuse_unasked(*, row: Decision, ground: Ground, on: date) -> None:
    """Raise Refused where somebody the law asks of a placement now has not said yes: a child that has turned
    fifteen, or a custody holder who came to since. The answer is another preparation, or the committee's.
    """
    if not ground.placement:
        return
    parties, said = consenting(ground=ground, child=row.case.child.name, on=on), consents(row=row)
    unasked = unheard(consents=said, parties=parties)
    refuse_if(
        None if parties else Complaint("", f"{NOBODY}. {AGAIN}"),
        *(
            Complaint(
                "", f"{one.name} {'er ikke spurgt' if one in unasked else 'har ikke samtykket'}. {AGAIN}"
            )
            for one in without_consent(consents=said, parties=parties)
        ),
    )
