"""The small pieces of every page: `{% load pieces %}`.

Icons, clocks, tags, masks, people and notices. What is drawn lies in `drawings`, what is filled in lies
in `fields`.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django import template
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from varigespor.domain.deadlines import Deadline, day_of
from varigespor.records.models import Case
from varigespor.web.asked import municipality
from varigespor.web.childbar import child_bar
from varigespor.web.clocks import ClockState, ClockWords, clock_words, done_words, used_share

register = template.Library()

CLOCK_ICONS = {
    ClockState.PLAIN: "time",
    ClockState.SOON: "time",
    ClockState.LATE: "warning",
    ClockState.KEPT: "check",
}
AUTHORITIES = {
    "statute": ("law", "Lov"),
    "law": ("law", "Lov"),
    "council": ("", "Byråd"),
    "practice": ("", "Programmet"),
    "programme": ("", "Programmet"),
}


@register.simple_tag
def icon(name: str, big: bool = False, label: str = "") -> SafeString:
    """`{% icon "lock" label="Beskyttet adresse" %}`: decorative, its label is spoken and not seen."""
    picture = format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        "ic" if big else "ic-s",
        static("vs/icons.svg"),
        name,
    )
    return format_html('{}<span class="sr-only">{}</span>', picture, label) if label else picture


@register.simple_tag(takes_context=True)
def clock(
    context: Context,
    due: Deadline | datetime | date | None,
    now: datetime | None = None,
    **how: Any,
) -> SafeString:
    """`{% clock deadline %}`, `{% clock row.due_at last_day=True line=True %}`, `{% clock due done=at %}`.

    A Deadline knows whether it runs by the clock; a bare moment runs by the clock unless `last_day` says
    that it is the midnight that ends its day; a date counts in days. `line` leaves out the exact time.
    """
    if due is None:
        return format_html('<span class="meta">{}</span>', "Ingen frist")
    at = now or _present(context)
    due = _said(due, last_day=bool(how.get("last_day")))
    done = how.get("done")
    words = _open_clock(due, at) if done is None else done_words(due=due, done=done, now=at)
    return _clock(words, line=bool(how.get("line")))


@register.simple_tag
def dial(start: datetime, due: datetime, now: datetime) -> SafeString:
    """The used part of the time from start to due, as a line under a clock."""
    share = used_share(start=start, due=due, now=now)
    state = _open_clock(due, now).state
    return format_html(
        '<svg class="dial {}" viewBox="0 0 140 4" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="rest" width="140" height="4" rx="2"/>'
        '<rect class="used" width="{}" height="4" rx="2"/></svg>',
        state,
        f"{140 * share:.1f}",
    )


@register.simple_tag
def tag(authority: str) -> SafeString:
    """`{% tag "law" %}`, `{% tag norm.authority %}`: Lov, Byråd or Programmet."""
    css, word = AUTHORITIES[authority]
    return format_html('<span class="stamp {}">{}</span>', css, word)


@register.simple_tag
def mask(word: str = "skjult") -> SafeString:
    """Stands where something is hidden from the reader."""
    return format_html('<i class="masked">{}</i>', word)


@register.simple_tag
def source(url: str = "") -> SafeString:
    """The link 'Kilde' to the norm behind a number; nothing when there is no page."""
    return format_html('<a class="quiet" href="{}">Kilde</a>', url) if url else SafeString("")


@register.inclusion_tag("pieces/person.html")
def person(name: str, url: str = "", meta: str = "", protected: bool = False) -> dict[str, Any]:
    """A person's line: the name, what stands under it, a lock with words when the address is protected."""
    return {"name": name, "url": url, "meta": meta, "protected": protected}


@register.inclusion_tag("pieces/childbar.html", takes_context=True)
def childbar(context: Context, child: Any) -> dict[str, Any]:
    """The guard against the wrong child, on every page about one: `.name`, `.born`, `.step`, `.adviser`,
    `.url`, `.protected`, or the case itself. The child's own page writes `<section class="childbar big">`."""
    now = _present(context)
    shown = child_bar(case=child, today=day_of(moment=now)) if isinstance(child, Case) else child
    return {"child": shown, "now": now}


@register.inclusion_tag("pieces/deviation.html")
def deviation(row: Any) -> dict[str, Any]:
    """A row with `.text`, and when known `.name`, `.name_url`, `.since`, `.closes`, `.source_url`,
    `.url`, `.action`, `.late`, `.paused`."""
    return {"row": row}


@register.inclusion_tag("pieces/due.html", takes_context=True)
def due_row(context: Context, row: Any) -> dict[str, Any]:
    """A row with `.due` and `.text`, and when known `.name`, `.name_url`, `.authority`, `.norm`,
    `.source_url`, `.url`, `.action`, `.last_day`."""
    return {"row": row, "shell": context["shell"]}


@register.inclusion_tag("pieces/empty.html")
def empty(title: str, text: str, url: str = "", action: str = "", button: bool = False) -> dict[str, Any]:
    """An empty place: what belongs here and why, and the first step."""
    return {"title": title, "text": text, "url": url, "action": action, "button": button}


@register.inclusion_tag("pieces/alert.html")
def alert(heading: str, text: str = "", kind: str = "info") -> dict[str, Any]:
    """`kind`: info, success, warning, error or guard (protection)."""
    icons = {"success": "check", "warning": "warning", "error": "error", "guard": "lock"}
    return {"heading": heading, "text": text, "kind": kind, "icon_name": icons.get(kind, "info")}


def _present(context: Context) -> datetime:
    present: datetime = template.Variable("shell.now").resolve(context)
    return present


def _open_clock(due: datetime | date, now: datetime) -> ClockWords:
    return clock_words(due=due, now=now, practice=municipality().practice)


def _said(due: Deadline | datetime | date, *, last_day: bool) -> datetime | date:
    if isinstance(due, Deadline):
        return due.at if due.by_the_clock else due.last_day
    if last_day and isinstance(due, datetime):
        return day_of(moment=due - timedelta(microseconds=1))
    return due


def _clock(words: ClockWords, *, line: bool) -> SafeString:
    exact = SafeString("") if line else format_html('<span class="at">{}</span>', words.exact)
    return format_html(
        '<span class="clock {}">{}<b>{}</b>{}</span>',
        words.state,
        icon(CLOCK_ICONS[words.state]),
        words.phrase,
        exact,
    )
