"""Agreements on variation: one coordinator writes, the other confirms, and both look at it again."""

from __future__ import annotations

from datetime import datetime

from varigespor.domain import agreements as rules
from varigespor.domain.access import Act, Asker
from varigespor.domain.refusals import Complaint, KeyUsed, refuse_if
from varigespor.records.models import Agreement, AgreementLook, AgreementPart

from .trace import Entry, acting, check_version


def write(*, by: Asker, at: datetime, agreement: rules.NewAgreement) -> Agreement:
    """Write what is agreed; the same key and words are the same one. Raises Refused."""
    with acting(by=by, at=at, act=Act.AGREE) as trace:
        known = Agreement.objects.filter(key=agreement.key).first()
        if known is None:
            known = Agreement(key=agreement.key)
            _write(known, agreement, trace)
        elif known.version == 1 and not _same(known, agreement):
            raise KeyUsed(what="En aftale")
        trace.about(known)
        return known


def rewrite(
    *,
    by: Asker,
    at: datetime,
    agreement: Agreement,
    content: rules.NewAgreement,
    version: int | None = None,
) -> Agreement:
    """Write it otherwise, by either, until it is confirmed: the other is then the one to confirm."""
    with acting(by=by, at=at, act=Act.AGREE) as trace:
        row = _open(agreement, trace)
        refuse_if(
            Complaint("", "Aftalen er bekræftet. Se på den igen i stedet.") if row.confirmed_at else None
        )
        check_version(row=row, version=version, what="aftalen")
        _write(row, content, trace)
    return row


def confirm(*, by: Asker, at: datetime, agreement: Agreement, version: int | None = None) -> Agreement:
    """The other coordinator agrees to exactly what was shown; a second time changes nothing."""
    with acting(by=by, at=at, act=Act.AGREE) as trace:
        row = _open(agreement, trace)
        if row.confirmed_by_id == by.id:
            return row
        rules.check_confirms(asker=by, writer=row.written_by_id, team=row.team)
        check_version(row=row, version=version, what="aftalen")
        row.confirmed_by_id, row.confirmed_at = by.id, at
        row.save()
    return row


def look_again(
    *, by: Asker, at: datetime, agreement: Agreement, look: rules.NewLook, version: int | None = None
) -> Agreement:
    """What came of it; a new day, or the end. Raises Refused, and Conflict on an old version."""
    with acting(by=by, at=at, act=Act.AGREE) as trace:
        row = _open(agreement, trace)
        rules.check_look(look=look, confirmed=row.confirmed_at is not None, today=trace.today)
        check_version(row=row, version=version, what="aftalen")
        AgreementLook.objects.create(
            agreement=row,
            came_of=look.came_of.strip(),
            due_on=row.look_on,
            next_on=look.next_on,
            by_id=by.id,
            at=at,
        )
        row.look_on = look.next_on or row.look_on
        row.ended_at = None if look.next_on else at
        row.save()
    return row


def _open(agreement: Agreement, trace: Entry) -> Agreement:
    row: Agreement = Agreement.objects.select_for_update().get(pk=agreement.pk)
    trace.about(row)
    refuse_if(Complaint("", "Aftalen er sluttet.") if row.ended_at else None)
    return row


def _write(row: Agreement, content: rules.NewAgreement, trace: Entry) -> None:
    rules.check_agreement(agreement=content, today=trace.today)
    row.about, row.query = content.about.strip(), content.query
    row.look_on = content.look_on or trace.today
    row.written_by_id, row.written_at = trace.by.id, trace.at
    row.team = next(iter(rules.coordinated(asker=trace.by)), "")
    row.save()
    row.parts.all().delete()
    AgreementPart.objects.bulk_create(
        AgreementPart(agreement=row, team=team, does=does) for team, does in content.said.items()
    )


def _same(row: Agreement, content: rules.NewAgreement) -> bool:
    was = (row.about, row.query, row.look_on, {part.team: part.does for part in row.parts.all()})
    return was == (content.about.strip(), content.query, content.look_on, content.said)
