"""Aflastning i netværket: begins and ends by agreement with somebody on the child's network map."""

from __future__ import annotations

from datetime import date, datetime
from uuid import uuid4

from varigespor.domain import network_respite as rules
from varigespor.domain.access import Act, Asker
from varigespor.domain.catalogue import STAYS
from varigespor.domain.network import Side
from varigespor.domain.refusals import Complaint, KeyUsed, refuse_if
from varigespor.records.models import CatalogueEntry, NetworkMember, NetworkRespite

from .trace import acting, conflict


def begin(*, by: Asker, at: datetime, member: NetworkMember, respite: rules.NewRespite) -> NetworkRespite:
    """Somebody of the private network takes the child some nights a month, from a day.

    The same key again is the same one. Raises Refused, KeyUsed where the key came with other content.
    """
    case = member.case
    with acting(by=by, at=at, act=Act.WRITE_NETWORK, cases=[case]) as trace:
        line = respite.key or uuid4()
        known = NetworkRespite.objects.filter(line=line).order_by("known_at").first()
        if known:
            trace.about(known)
            return _the_same(known, member, respite)
        rules.check_respite(respite=respite, today=trace.today, life=case.child.lifetime)
        _refuse(member, respite)
        row = NetworkRespite.objects.create(
            case=case,
            line=line,
            member=member,
            giver=member.line,
            nights=respite.nights,
            instead_of_id=respite.instead_of,
            valid_from=respite.since,
            known_at=at,
            by_id=by.id,
        )
        trace.about(row)
    return row


def end(*, by: Asker, at: datetime, respite: NetworkRespite, on: date) -> NetworkRespite:
    """The last night lies before the day. The same end again changes nothing; raises Refused or Conflict."""
    with acting(by=by, at=at, act=Act.WRITE_NETWORK, cases=[respite.case]) as trace:
        trace.about(respite)
        now: NetworkRespite = NetworkRespite.objects.current().get(line=respite.line)
        if now.valid_to == on:
            return now
        if now.pk != respite.pk:
            raise conflict(row=respite, what="aflastningen")
        rules.check_end(on=on, since=now.valid_from, today=trace.today)
        return now.revise(at=at, valid_to=on, by_id=by.id)


def _refuse(member: NetworkMember, respite: rules.NewRespite) -> None:
    """A private person who gives no respite yet, instead of an offer that is respite."""
    rows = NetworkRespite.objects.current().reaching(respite.since).filter(case=member.case_id)
    gives = rows.filter(giver=member.line).exists()
    offers = CatalogueEntry.objects.filter(pk__in=[respite.instead_of], section__in=STAYS)
    refuse_if(
        Complaint("", f"{member.name} er ikke i det private netværk.")
        if member.side != Side.FAMILY
        else None,
        Complaint("since", f"{member.name} giver allerede aflastning. Afslut den først.") if gives else None,
        Complaint("instead_of", "Vælg et støtteophold fra tilbudsviften.")
        if respite.instead_of and not offers.exists()
        else None,
    )


def _the_same(known: NetworkRespite, member: NetworkMember, respite: rules.NewRespite) -> NetworkRespite:
    said = (known.giver, known.valid_from, known.nights, known.instead_of_id)
    if said != (member.line, respite.since, respite.nights, respite.instead_of):
        raise KeyUsed(what="En aflastning")
    return known
