"""Underretninger as they come in: how many on which day, about which family, from whom, day and night."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from random import Random

from varigespor.domain.concerns import Notifier, Registration, receipt_due
from varigespor.domain.deadlines import TOWN
from varigespor.domain.teams import TargetGroup, belonging

from . import receiving
from .agenda import at_work, day
from .events import ConcernRegistered, Event
from .handles import handle
from .phrases import bank, say
from .population import Family, Someone, family
from .receiving import Received
from .town import Town
from .words import about

HALF_YEAR = 182
WEEK = (1.25, 1.2, 1.15, 1.15, 1.2, 0.45, 0.4)
NOTIFIERS = {
    "small": {
        Notifier.DAY_CARE: 30,
        Notifier.HEALTH_VISITOR: 28,
        Notifier.FAMILY: 10,
        Notifier.HOSPITAL: 8,
        Notifier.DOCTOR: 6,
        Notifier.MUNICIPALITY: 6,
        Notifier.CITIZEN: 6,
        Notifier.POLICE: 6,
    },
    "school": {
        Notifier.SCHOOL: 48,
        Notifier.FAMILY: 12,
        Notifier.POLICE: 8,
        Notifier.CITIZEN: 8,
        Notifier.HOSPITAL: 5,
        Notifier.DOCTOR: 6,
        Notifier.MUNICIPALITY: 7,
        Notifier.CHILD: 3,
    },
    "young": {
        Notifier.SCHOOL: 36,
        Notifier.POLICE: 20,
        Notifier.CHILD: 8,
        Notifier.FAMILY: 14,
        Notifier.HOSPITAL: 8,
        Notifier.CITIZEN: 6,
        Notifier.MUNICIPALITY: 8,
    },
}
CALM = (Notifier.SCHOOL, Notifier.DAY_CARE, Notifier.FAMILY, Notifier.DOCTOR, Notifier.MUNICIPALITY)
NIGHT = (Notifier.POLICE, Notifier.HOSPITAL, Notifier.CITIZEN, Notifier.FAMILY, Notifier.CHILD)


def plan(*, town: Town) -> None:
    """Put every concern of the whole time into the agenda: how many a day, and at what hour."""
    rates, rng = town.scenario.rates, Random(f"{town.scenario.seed}/arrivals")
    since = town.scenario.since
    for number in range((town.scenario.until - since).days):
        on = since + timedelta(days=number)
        mean = rates["concerns_per_year"] / 365 * WEEK[on.weekday()] * (0.6 if on.month == 7 else 1.035)
        for _ in range(_drawn(rng, mean)):
            night = rng.random() < rates["night"] or on.weekday() > 4
            town.agenda.put(at=_hour(rng, on, night=night), action=partial(_receive, town, night))
    over = rates["running_over"]
    for number in range(over["families"]):
        at = at_work(day=since + timedelta(days=1 + number // over["per_day"]), rng=rng)
        town.agenda.put(at=at, action=partial(_take_over, town))


def _drawn(rng: Random, mean: float) -> int:
    count, chance = 0, rng.random()
    term = total = 2.718281828459045**-mean
    while chance > total:
        count += 1
        term *= mean / count
        total += term
    return count


def _hour(rng: Random, on: date, *, night: bool) -> datetime:
    minutes = rng.randrange(17 * 60, 23 * 60) if night else rng.randrange(7 * 60 + 45, 16 * 60)
    return datetime.combine(on, time(minutes // 60, minutes % 60, rng.randrange(60)), TOWN)


def _receive(town: Town, night: bool, at: datetime) -> Iterator[Event]:
    rates, rng = town.scenario.rates, town.rng
    known = _known(town, day(at))
    if not known or rng.random() < rates["new_family"]:
        chosen = _new(town, day(at), rates["disability"])
    else:
        chosen = rng.choice(known)
    yield from _register(town, chosen, at, night=night, over=False)


def _take_over(town: Town, at: datetime) -> Iterator[Event]:
    """A case that ran before the programme: registered anew, with a word about where it comes from."""
    chosen = _new(town, day(at), town.scenario.rates["running_over"]["disability"])
    yield from _register(town, chosen, at, night=False, over=True)


def _known(town: Town, on: date) -> list[Family]:
    """Families heard of lately, and those with an open case; who is neither is forgotten until then."""
    since = on - timedelta(days=town.scenario.rates["known_lately_days"])
    found, kept = [], []
    for each in town.remembered:
        course = town.courses.get(each.children[0].handle)
        running = course is not None and not course.closed
        lately = each.last_concern is not None and each.last_concern >= since
        if running or lately:
            kept.append(each)
            found += [each] * (running + lately)
    town.remembered = kept
    return [each for each in found if _still_a_child(each.children[0], on)]


def _still_a_child(child: Someone, on: date) -> bool:
    return child.content.born_on is not None and child.years(on=on) < 17


def _new(town: Town, on: date, disability: float) -> Family:
    made = family(town=town.scenario, number=len(town.families), on=on, disability=disability)
    town.families.append(made)
    town.remembered.append(made)
    for child in made.children:
        number = child.content.number
        if number in town.numbers:
            child.forget_number()
        town.numbers.add(number)
    return made


def _register(town: Town, of: Family, at: datetime, *, night: bool, over: bool) -> Iterator[Event]:
    rng, on = of.rng, day(at)
    town.agenda.lane = town.lane(district=of.district)
    of.last_concern = on
    children = _about_whom(town, of, on, all_of_them=over)
    notifier = Notifier.MUNICIPALITY if over else _notifier(town, of, children[0], on, night=night)
    concern = handle(f"concern {town.concerns}")
    town.concerns += 1
    new = [child for child in children if not child.known]
    content = Registration(
        key=f"concern {concern}",
        children=tuple(child.handle for child in children if child.known),
        received_at=at - timedelta(minutes=rng.randrange(3, 40)),
        notifier=notifier,
        seen=_seen(of, children, notifier, on, over=over),
        notifier_name="" if notifier == Notifier.ANONYMOUS else _name(of, notifier),
        notifier_contact=""
        if notifier == Notifier.ANONYMOUS
        else f"{rng.randrange(2_000, 2_999)} 00 {rng.randrange(10, 99)}",
        newcomers=tuple(child.content for child in new),
    )
    team = _team(town, of, children[0], on)
    intake = town.intake(team=team)
    yield Event(
        at, intake.username, ConcernRegistered(concern, content, tuple(child.handle for child in new))
    )
    for child in new:
        child.known = True
    due = receipt_due(received_at=content.received_at, anonymous=notifier == Notifier.ANONYMOUS)
    received = Received(concern, of, children, content, intake.username, over, due.last_day if due else None)
    receiving.plan(town=town, received=received, at=at)


def _about_whom(town: Town, of: Family, on: date, *, all_of_them: bool) -> list[Someone]:
    children = [c for c in of.children if _still_told_of(c, on)]
    if len(children) > 1 and (all_of_them or of.rng.random() < town.scenario.rates["more_children"]):
        return children[: of.rng.choice([2, 2, 3])]
    return [children[0]] if of.rng.random() < 0.7 else [of.rng.choice(children)]


def _still_told_of(child: Someone, on: date) -> bool:
    """A child, or one that is expected; who was expected long ago and never came to the books is not."""
    if child.content.born_on:
        return child.years(on=on) < 18
    due = child.content.due_on
    return child.known or (due is not None and due > on - timedelta(days=HALF_YEAR))


def _notifier(town: Town, of: Family, child: Someone, on: date, *, night: bool) -> Notifier:
    rng, years = of.rng, child.years(on=on)
    if rng.random() < town.scenario.rates["anonymous"]:
        return Notifier.ANONYMOUS
    likely = NOTIFIERS["small" if years < 6 else "young" if years >= 13 else "school"]
    if of.children[0].disabled:
        likely = {kind: weight for kind, weight in likely.items() if kind in CALM}
    elif night:
        likely = {kind: weight for kind, weight in likely.items() if kind in NIGHT}
    return rng.choices(list(likely), list(likely.values()))[0]


def _seen(of: Family, children: list[Someone], notifier: Notifier, on: date, *, over: bool) -> str:
    told = about(family=of, child=children[0], on=on)
    told["children"] = " og ".join(child.given for child in children)
    if over:
        return say(of.rng, "concerns.running_over", f"themes.{of.theme}.concern", **told)
    return say(
        of.rng, f"concerns.from.{notifier.value}", f"themes.{of.theme}.concern", "concerns.last", **told
    )


def _name(of: Family, notifier: Notifier) -> str:
    names, rng = bank("names"), of.rng
    given = (
        names["women"] if notifier in {Notifier.FAMILY, Notifier.CITIZEN} else names["women"] + names["men"]
    )
    name = f"{rng.choice(given)} {rng.choice(names['families'])}"
    title = rng.choice(bank("concerns")["titles"][notifier.value])
    return f"{name}, {title}" if title else name


def _team(town: Town, of: Family, child: Someone, on: date) -> str:
    course = town.courses.get(child.handle)
    if course and not course.closed:
        return course.team
    return belonging(
        municipality=town.scenario.municipality,
        target_group=TargetGroup.FAMILY,
        born_on=child.content.born_on,
        district=of.district,
        on=on,
    ).team
