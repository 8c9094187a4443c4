"""The network map: people on both sides, what they do, and whether the family said yes."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from varigespor.domain import network as rules
from varigespor.domain.access import Act, Asker
from varigespor.domain.deadlines import stamp
from varigespor.domain.deviations import DueKind, Voice
from varigespor.domain.notes import NoteKind
from varigespor.domain.refusals import Complaint, Conflict, KeyUsed, refuse_if
from varigespor.norms.configuration import Municipality
from varigespor.records.models import Case, Due, NetworkMember, Note, NotePart
from varigespor.records.queries.assessment import is_open

from . import clocks
from .trace import Entry, acting


def add(*, by: Asker, at: datetime, case: Case, member: rules.NewMember) -> NetworkMember:
    """Somebody is in the child's network from a day; the same line again is the same member.

    Raises KeyUsed where the line came before with other words.
    """
    with acting(by=by, at=at, act=Act.WRITE_NETWORK, cases=[case]) as trace:
        line = member.line or uuid4()
        held = NetworkMember.objects.filter(line=line).order_by("known_at").first()
        if held:
            trace.about(held)
            return _the_same(held, case, member)
        rules.check_member(member=member, today=trace.today, life=case.child.lifetime)
        _refuse_twice(case, line, member, trace)
        row = NetworkMember.objects.create(case=case, line=line, known_at=at, by_id=by.id, **_values(member))
        _meet_both_sides(case, trace)
        trace.about(row)
    return row


def change(
    *, by: Asker, at: datetime, member: NetworkMember, now: rules.NewMember, municipality: Municipality
) -> NetworkMember:
    """Correct or update one; what was known before stays in the books. Raises Conflict on an old row."""
    with acting(by=by, at=at, act=Act.WRITE_NETWORK, cases=[member.case]) as trace:
        _refuse_old(member)
        rules.check_member(member=now, today=trace.today, life=member.case.child.lifetime)
        _refuse_twice(member.case, member.line, now, trace)
        row = member.revise(at=at, by_id=by.id, **_values(now))
        _meet_both_sides(member.case, trace)
        _reopen_where_missing(member.case, trace, municipality)
        trace.about(row)
    return row


def end(*, by: Asker, at: datetime, member: NetworkMember, municipality: Municipality) -> NetworkMember:
    """Somebody is no longer in the network from today. The last on a side starts the clock anew."""
    with acting(by=by, at=at, act=Act.WRITE_NETWORK, cases=[member.case]) as trace:
        _refuse_old(member)
        row = member.revise(at=at, by_id=by.id, valid_to=max(trace.today, member.valid_from))
        _reopen_where_missing(member.case, trace, municipality)
        trace.about(row)
    return row


def assess_risk(*, by: Asker, at: datetime, case: Case, risk: rules.RiskAssessment) -> Note:
    """The risk assessment that comes before contact, kept as a note; where it is safe, contact is open.

    The same key and words of one writer are the same note; with other words KeyUsed.
    """
    with acting(by=by, at=at, act=Act.WRITE_NETWORK, cases=[case]) as trace:
        rules.check_risk(risk=risk)
        answer = "Netværket kan kontaktes." if risk.safe else "Netværket kan ikke kontaktes nu."
        text = f"Risikovurdering: {answer}\n{risk.text.strip()}"
        known = Note.objects.filter(by_id=by.id, key=risk.key).first() if risk.key else None
        if known and known.text != text:
            raise KeyUsed(what="En risikovurdering")
        if known:
            trace.about(known)
            return known
        note = Note.objects.create(
            key=risk.key or uuid4().hex,
            kind=NoteKind.RISK,
            held_on=trace.today,
            planned=True,
            text=text,
            written_at=at,
            by_id=by.id,
        )
        NotePart.objects.create(note=note, case=case, held_on=trace.today)
        Case.objects.filter(pk=case.pk).update(safety_first=not risk.safe)
        case.safety_first = not risk.safe
        trace.about(note)
    return note


def _values(member: rules.NewMember) -> dict[str, object]:
    return {
        "person_id": member.person,
        "name": member.name.strip(),
        "side": member.side,
        "relation": member.relation.strip(),
        "closeness": member.closeness,
        "valid_from": member.since,
        "does": member.does.strip(),
        "consent": member.consent,
        "contact_allowed": member.contact_allowed,
    }


def _the_same(held: NetworkMember, case: Case, member: rules.NewMember) -> NetworkMember:
    said = {name: getattr(held, name) for name in _values(member)}
    if held.case_id != case.pk or said != _values(member):
        raise KeyUsed(what="En person")
    return held


def _refuse_old(member: NetworkMember) -> None:
    """The case is locked by the act, so what is current now stays so until it is done."""
    rows = NetworkMember.objects.current().filter(line=member.line, case=member.case_id)
    now = rows.select_related("by").first()
    if now is not None and now.pk != member.pk:
        when = stamp(moment=now.known_at, year=False)
        raise Conflict(who=now.by.name, what=now.name, when=when)


def _refuse_twice(case: Case, line: UUID, member: rules.NewMember, trace: Entry) -> None:
    """Somebody the books know stands on a child's map once: two lines about one person come to differ."""
    rows = NetworkMember.objects.current().reaching(trace.today).filter(case=case, person=member.person)
    held = rows.exclude(line=line).first() if member.person else None
    refuse_if(Complaint("person", f"{held.name} står der allerede. Ret den linje, der er.") if held else None)


def _missing(case: Case, trace: Entry) -> tuple[rules.Side, ...]:
    sides = NetworkMember.objects.on(trace.today).filter(case=case)
    return rules.missing_sides(sides=sides.values_list("side", flat=True))


def _meet_both_sides(case: Case, trace: Entry) -> None:
    if not _missing(case, trace):
        clocks.meet(kinds=[DueKind.NETWORK], at=trace.at, about={"case": case})


def _reopen_where_missing(case: Case, trace: Entry, municipality: Municipality) -> None:
    running = Due.objects.open().filter(case=case, kind=DueKind.NETWORK).exists()
    if running or not _missing(case, trace) or not is_open(case=case, on=trace.today):
        return
    clocks.start(
        kind=DueKind.NETWORK,
        voice=Voice.PROGRAMME,
        deadline=rules.both_sides_due(allocated_on=trace.today, municipality=municipality.key),
        started_at=trace.at,
        about={"case": case, "child_id": case.child_id},
    )
