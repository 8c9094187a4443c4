"""The child's network as it is drawn: hidden people stay hidden, a pause says why a side is empty."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from varigespor.domain.network import NetworkConsent, Side
from varigespor.records.models import Case
from varigespor.records.queries.network import Shown

from ..pictures.network.people import Closeness, Consent, Network, Relation
from ..wording import age_words

CLOSENESS = {1: Closeness.CLOSE, 2: Closeness.REGULAR, 3: Closeness.SELDOM}
CONSENTS = {
    NetworkConsent.YES: Consent.GIVEN,
    NetworkConsent.NO: Consent.REFUSED,
    NetworkConsent.NOT_ASKED: Consent.NOT_ASKED,
}


def drawing(*, case: Case, shown: Sequence[Shown], on: date, paused: str = "") -> Network:
    """The map of those members, for `network/_panel.html` too; `paused` says why a side is empty."""
    born = case.child.born_on
    return Network(
        child=case.child.given_name or "Det ufødte barn",
        age=age_words(born=born, on=on) if born else "",
        family=_side(shown, Side.FAMILY),
        professionals=_side(shown, Side.PROFESSIONAL),
        paused=paused,
    )


def _side(shown: Sequence[Shown], side: Side) -> tuple[Relation, ...]:
    return tuple(_relation(one) for one in shown if one.member.side == side)


def _relation(one: Shown) -> Relation:
    row = one.member
    if one.hidden:
        return Relation("", "", CLOSENESS[row.closeness], hidden=True)
    return Relation(
        name=row.name,
        role=row.relation,
        closeness=CLOSENESS[row.closeness],
        consent=CONSENTS[NetworkConsent(row.consent)],
        task=row.does,
        contact_barred=not row.contact_allowed,
    )
