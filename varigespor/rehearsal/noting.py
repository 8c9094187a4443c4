"""Contacts in the rehearsal: visits, talks, calls and meetings, with the tasks that come out of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from varigespor.domain.deviations import DueKind, Explanation
from varigespor.domain.notes import NewNote, NewNotePart, NewTask, NoteKind

from .agenda import at_work, day
from .events import DueExplained, Event, Noted, TaskDone
from .handles import handle
from .phrases import say
from .population import Someone
from .town import Course, Town
from .words import words

KINDS = {
    NoteKind.VISIT: 26,
    NoteKind.TALK: 16,
    NoteKind.CHILD_TALK: 20,
    NoteKind.PHONE: 26,
    NoteKind.NETWORK_MEETING: 12,
}
SEEN = {NoteKind.VISIT: 0.95, NoteKind.CHILD_TALK: 1.0, NoteKind.NETWORK_MEETING: 0.6, NoteKind.TALK: 0.35}
ALONE = {NoteKind.VISIT: 0.35, NoteKind.CHILD_TALK: 0.9}
MINUTES = {
    NoteKind.VISIT: (45, 60, 90),
    NoteKind.TALK: (30, 45, 60),
    NoteKind.CHILD_TALK: (30, 45, 60),
    NoteKind.PHONE: (5, 10, 15, 20),
    NoteKind.NETWORK_MEETING: (60, 75, 90),
    NoteKind.SUPERVISION: (60, 90),
}
HALF_YEAR = 182


def write(town: Town, course: Course, at: datetime) -> Iterator[Event]:
    """One contact; the next follows by the pace of the case."""
    if course.closed:
        return
    rng, on = course.rng, day(at)
    kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
    if kind == NoteKind.CHILD_TALK and max(child.years(on=on) for child in course.children) < 4:
        kind = NoteKind.VISIT
    yield _note(town, course, kind, f"notes.{kind.value}", at)
    course.notes += 1
    after = at_work(day=on + timedelta(days=_pause(town, course, on)), rng=rng)
    town.agenda.put(at=after, action=partial(write, town, course))


def later(*, town: Town, course: Course, about: str, on: date) -> None:
    """A note about something that happened, on about this day."""
    when = at_work(day=on, rng=course.rng)
    town.agenda.put(at=when, action=partial(_about, town, course, about))


def begin_visits(*, town: Town, course: Course, child: Someone, on: date) -> None:
    """Visits to a placed child, twice a year: each in time for the half year, some late."""
    rng, late = course.rng, course.rng.random() < town.scenario.rates["late"]["visit"]
    days = HALF_YEAR + rng.randrange(4, 30) if late else rng.randrange(120, HALF_YEAR - 8)
    if late and rng.random() < town.scenario.rates["explained"]:
        told = at_work(day=on + timedelta(days=HALF_YEAR + 3), rng=rng)
        town.agenda.put(at=told, action=partial(_explain_visit, town, course, child))
    when = at_work(day=on + timedelta(days=days), rng=rng)
    town.agenda.put(at=when, action=partial(_visit, town, child))


def _pause(town: Town, course: Course, on: date) -> int:
    pace = town.scenario.rates["contact_every"]
    share = town.scenario.share(on=on)
    days = pace["first"] if course.notes < 4 else pace["early"] + (pace["late"] - pace["early"]) * share
    return max(3, round(course.rng.gauss(days, days * pace["spread"] / 2)))


def _visit(town: Town, child: Someone, at: datetime) -> Iterator[Event]:
    course = town.courses.get(child.handle)
    if course is None or course.closed:
        return
    running = course.running.get(child.handle)
    if running and running.placement:
        yield _note(town, course, NoteKind.SUPERVISION, "notes.supervision", at, only=child)
        begin_visits(town=town, course=course, child=child, on=day(at))


def _explain_visit(town: Town, course: Course, child: Someone, at: datetime) -> Iterator[Event]:
    running = course.running.get(child.handle)
    if not course.closed and running and running.placement and town.courses.get(child.handle) is course:
        told = Explanation(say(course.rng, "notes.why_late", child=child.given))
        by = town.hand(course=course, on=day(at))
        yield Event(at, by, DueExplained(child.handle, DueKind.SUPERVISION_VISIT, told))


def _about(town: Town, course: Course, about: str, at: datetime) -> Iterator[Event]:
    if not course.closed:
        yield _note(town, course, NoteKind.TALK, f"events.{about}", at)


def _note(
    town: Town, course: Course, kind: NoteKind, phrases: str, at: datetime, only: Someone | None = None
) -> Event:
    rng, on = course.rng, day(at)
    children = [only] if only else course.children
    told = words(course=course, child=children[0], on=on) | {
        "children": " og ".join(c.given for c in children)
    }
    by = town.hand(course=course, on=on)
    seen = only is not None or rng.random() < SEEN.get(kind, 0.0)
    parts = tuple(
        _part(course, child, kind, seen and child.content.born_on is not None, on) for child in children
    )
    number = course.count()
    tasks = (
        _tasks(town, course, children[0], by, number, at)
        if rng.random() < town.scenario.rates["tasks"]
        else ()
    )
    text = say(rng, phrases, **told) + (
        "" if phrases.startswith("events") else f" {_told(course, kind, told)}"
    )
    note = NewNote(
        key=f"note {course.key} {number}",
        kind=kind,
        held_on=on,
        planned=rng.random() < 0.83,
        text=text,
        parts=parts,
        minutes=rng.choice(MINUTES[kind]),
        with_whom=say(rng, f"notes.with.{kind.value}", **told),
        tasks=tuple(task for task, _ in tasks),
    )
    return Event(at, by, Noted(note, tuple(name for _, name in tasks)))


def _told(course: Course, kind: NoteKind, told: dict[str, str]) -> str:
    """What the contact was about: of the case's own theme or of everyday life, nothing twice in a row."""
    if kind == NoteKind.PHONE:
        return course.decks.say(course.rng, "notes.phone_about", **told)
    theme = f"themes.{course.family.theme}.note"
    about = [theme, "notes.about"] if course.rng.random() < 0.45 else ["notes.about"]
    last = ["notes.last"] if course.rng.random() < 0.5 else []
    return " ".join(course.decks.say(course.rng, key, **told) for key in [*about, *last])


def _part(course: Course, child: Someone, kind: NoteKind, seen: bool, on: date) -> NewNotePart:
    alone = seen and course.rng.random() < ALONE.get(kind, 0.0) and child.years(on=on) >= 4
    own = ""
    if len(course.children) > 1 and course.rng.random() < 0.25:
        own = say(course.rng, "notes.own", **words(course=course, child=child, on=on))
    return NewNotePart(child.handle, seen, alone, own)


def _tasks(
    town: Town, course: Course, child: Someone, by: str, number: int, at: datetime
) -> tuple[tuple[NewTask, UUID], ...]:
    rng, name = course.rng, handle(f"task {course.key} {number}")
    due = at_work(day=day(at) + timedelta(days=rng.randrange(2, 15)), rng=rng)
    text = say(rng, "notes.task", **words(course=course, child=child, on=day(at)))
    task = NewTask(child.handle, text, town.colleagues[by].handle, day(due))
    late = rng.randrange(4, 25) if rng.random() < 0.07 else 0
    town.agenda.put(at=due + timedelta(days=late), action=partial(_finish, town, by, name))
    return ((task, name),)


def _finish(town: Town, by: str, name: UUID, at: datetime) -> Iterator[Event]:
    owner = town.colleagues[by]
    if owner.until is None or day(at) < owner.until:
        yield Event(at, by, TaskDone(name))
