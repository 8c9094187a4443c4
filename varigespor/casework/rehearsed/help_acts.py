"""Playing what happens with help: decisions, offers and follow-ups."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from varigespor.domain.access import Asker
from varigespor.records.models import Decision, Measure
from varigespor.rehearsal import events

from .. import committee, decisions, followup, schooling
from .books import Books


def _decision_prepared(books: Books, by: Asker, at: datetime, what: events.DecisionPrepared) -> None:
    content, case = books.content(what.content), books.case(what.child)
    row = decisions.prepare(by=by, at=at, case=case, decision=content, municipality=books.municipality)
    books.keep(name=what.decision, real=row.pk)


def _decision_made(books: Books, by: Asker, at: datetime, what: events.DecisionMade) -> None:
    row = Decision.objects.select_related("case").get(pk=books.real(what.decision))
    decisions.decide(by=by, at=at, decision=row, municipality=books.municipality)
    for name, measure in zip(what.measures, Measure.objects.filter(started_by=row), strict=True):
        books.keep(name=name, real=measure.pk)


def _committee_answered(books: Books, by: Asker, at: datetime, what: events.CommitteeAnswered) -> None:
    row = Decision.objects.select_related("case").get(pk=books.real(what.decision))
    committee.register(by=by, at=at, decision=row, answer=what.content, municipality=books.municipality)
    for name, measure in zip(what.measures, Measure.objects.filter(started_by=row), strict=True):
        books.keep(name=name, real=measure.pk)


def _decision_sent_back(books: Books, by: Asker, at: datetime, what: events.DecisionSentBack) -> None:
    row = Decision.objects.select_related("case").get(pk=books.real(what.decision))
    decisions.send_back(by=by, at=at, decision=row, note=what.note)


def _offered(books: Books, by: Asker, at: datetime, what: events.Offered) -> None:
    content, case = books.content(what.content), books.case(what.child)
    row = decisions.offer(by=by, at=at, case=case, content=content, municipality=books.municipality)
    books.keep(name=what.measure, real=row.pk)


def _offer_ended(books: Books, by: Asker, at: datetime, what: events.OfferEnded) -> None:
    content = books.content(what.content)
    row = Measure.objects.select_related("case").get(pk=content.measure)
    decisions.end_offer(by=by, at=at, measure=row, end=content)


def _followed_up(books: Books, by: Asker, at: datetime, what: events.FollowedUp) -> None:
    content, case = books.content(what.content), books.case(what.child)
    followup.hold(by=by, at=at, case=case, follow_up=content, municipality=books.municipality)


def _schooling_registered(books: Books, by: Asker, at: datetime, what: events.SchoolingRegistered) -> None:
    schooling.register(by=by, at=at, case=books.case(what.child), registration=what.content)


PLAYS: dict[type[object], Callable[..., None]] = {
    events.DecisionPrepared: _decision_prepared,
    events.DecisionMade: _decision_made,
    events.CommitteeAnswered: _committee_answered,
    events.DecisionSentBack: _decision_sent_back,
    events.Offered: _offered,
    events.OfferEnded: _offer_ended,
    events.FollowedUp: _followed_up,
    events.SchoolingRegistered: _schooling_registered,
}
