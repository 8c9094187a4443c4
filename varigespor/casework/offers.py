"""Tilbud aftalt med familien: help that needs no decision begins and ends by agreement."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from varigespor.domain import decisions as rules
from varigespor.domain import requirements
from varigespor.domain.access import Act, Asker
from varigespor.domain.catalogue import needs
from varigespor.domain.refusals import Complaint, KeyUsed, found, refuse_if
from varigespor.norms.configuration import Municipality
from varigespor.records.models import Case, CatalogueEntry, Measure
from varigespor.records.queries import grounds

from . import measures
from .trace import acting


def offer(
    *, by: Asker, at: datetime, case: Case, content: rules.NewOffer, municipality: Municipality
) -> Measure:
    """Start help of the universal services, network or civil society, agreed with the family.

    The same key and content are the same offer; with another KeyUsed. Raises Refused, also for help whose
    section needs a decision.
    """
    with acting(by=by, at=at, act=Act.OFFER, cases=[case]) as trace:
        known = Measure.objects.filter(pk=UUID(content.key), case=case).first() if content.key else None
        if known:
            trace.about(known)
            return _the_same(known, content)
        entry = found(
            thing=CatalogueEntry.objects.filter(pk=content.entry).first(),
            field="entry",
            message="Vælg et tilbud.",
        )
        as_decision = rules.NewDecision(
            "", rules.DecisionKind.SUPPORT, starts=(rules.Start(content.entry, content.on),)
        )
        requirements.check_offer(
            offer=content,
            ground=grounds.ground(case=case, decision=as_decision, on=trace.today),
            needs_decision="decision" in needs(key=entry.section, on=content.on),
            on=trace.today,
        )
        row = measures.begin_offer(
            case=case, entry=entry, content=content, trace=trace, municipality=municipality
        )
        trace.about(row)
    return row


def end_offer(*, by: Asker, at: datetime, measure: Measure, end: rules.End) -> None:
    """End help that was agreed without a decision. The same end again changes nothing. Raises Refused."""
    with acting(by=by, at=at, act=Act.OFFER, cases=[measure.case]) as trace:
        trace.about(measure)
        refuse_if(Complaint("", "Indsatsen kræver en afgørelse.") if measure.started_by_id else None)
        measures.stop_offer(measure=measure, end=end, trace=trace)


def _the_same(known: Measure, content: rules.NewOffer) -> Measure:
    if (known.entry_id, known.agreed_with) != (content.entry, content.agreed_with.strip()):
        raise KeyUsed(what="Et tilbud")
    return known
