"""How dates, clocks, ages, numbers and lists are said in Danish on the screens.

Moments come in with a time zone and are said in the town's own time; the present moment is always an
argument. A year is named only when it is another than today's.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from varigespor.domain.deadlines import TOWN

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
WEEKDAYS_SHORT = ("man.", "tirs.", "ons.", "tors.", "fre.", "lør.", "søn.")
MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
MONTHS_SHORT = ("jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec.")


def town_time(at: datetime) -> datetime:
    """The moment in the town's own time. A moment without a time zone is refused: ValueError."""
    if at.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return at.astimezone(TOWN)


def day_of(moment: datetime | date) -> date:
    """The town's day that holds the moment; a day is itself."""
    return town_time(moment).date() if isinstance(moment, datetime) else moment


def weekday_short(*, day: date) -> str:
    """'tors.'"""
    return WEEKDAYS_SHORT[day.weekday()]


def month_short(*, day: date) -> str:
    """'nov.'"""
    return MONTHS_SHORT[day.month - 1]


def date_words(*, day: date, today: date) -> str:
    """'tors. 26. nov.', with the year when it is another: 'fre. 8. jan. 2027'."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{weekday_short(day=day)} {day.day}. {month_short(day=day)}{year}"


def plain_date(*, day: date, today: date) -> str:
    """'26. nov.' without weekday, for tight places; the year when it is another."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day}. {month_short(day=day)}{year}"


def span_words(*, first: date, last: date, today: date) -> str:
    """'1. jan.–31. dec. 2025', both days in it."""
    start, end = (plain_date(day=day, today=today) for day in (first, last))
    if first == last:
        return end
    if first.year == last.year:
        start = start.removesuffix(f" {first.year}")
    return f"{start}–{end}"


def long_date(*, day: date) -> str:
    """'tirsdag 24. november 2026'"""
    return f"{WEEKDAYS[day.weekday()]} {day.day}. {MONTHS[day.month - 1]} {day.year}"


def birth_words(*, born: date) -> str:
    """'14. marts 2018': a day of birth always has its year."""
    return f"{born.day}. {MONTHS[born.month - 1]} {born.year}"


def time_words(*, at: datetime) -> str:
    """'8.05' in the town's own time."""
    local = town_time(at)
    return f"{local.hour}.{local.minute:02d}"


def near_day(*, day: date, today: date) -> str:
    """'i dag', 'i morgen' or 'i går', else the date."""
    names = {0: "i dag", 1: "i morgen", -1: "i går"}
    return names.get((day - today).days) or date_words(day=day, today=today)


def moment_words(*, at: datetime, now: datetime) -> str:
    """'i dag kl. 14.10', 'ons. 18. nov. kl. 9.00'"""
    return f"{near_day(day=day_of(at), today=day_of(now))} kl. {time_words(at=at)}"


def ago_words(*, day: date, today: date) -> str:
    """'6 dage siden', 'i går', 'i dag'; a day ahead is said as its date."""
    days = (today - day).days
    if days < 0:
        return date_words(day=day, today=today)
    return {0: "i dag", 1: "i går"}.get(days) or f"{days} dage siden"


def since_words(*, day: date, today: date) -> str:
    """'siden jul.'; 'siden sep. 2025' last year; 'siden 2023' longer ago."""
    if day.year == today.year:
        return f"siden {month_short(day=day)}"
    if today.year - day.year == 1:
        return f"siden {month_short(day=day)} {day.year}"
    return f"siden {day.year}"


def month_span(*, start: date, end: date | None) -> str:
    """'apr.–jun. 2024', 'aug. 2024–jan. 2025', 'okt. 2026 til nu' for a period that runs."""
    first = f"{month_short(day=start)} {start.year}"
    if end is None:
        return f"{first} til nu"
    last = f"{month_short(day=end)} {end.year}"
    if first == last:
        return first
    return f"{month_short(day=start)}–{last}" if start.year == end.year else f"{first}–{last}"


def duration_words(*, length: timedelta) -> str:
    """'25 min.', '3 t. 10 min.', '6 timer'; from 24 hours in whole days: '4 dage'. Rounded down."""
    minutes = int(length.total_seconds() // 60)
    hours, rest = divmod(minutes, 60)
    if hours >= 24:
        return count_words(number=hours // 24, one="dag", many="dage")
    if hours == 0:
        return f"{rest} min."
    return f"{hours} t. {rest} min." if rest else count_words(number=hours, one="time", many="timer")


def between(*, start: datetime, end: datetime) -> timedelta:
    """The true time between two moments, also across the night the clock is changed."""
    return end.astimezone(UTC) - start.astimezone(UTC)


def age_words(*, born: date, on: date) -> str:
    """'8 år', '7 måneder', '3 uger'; a birth ahead is 'ufødt'."""
    if born > on:
        return "ufødt"
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    if months >= 24:
        return f"{months // 12} år"
    if months >= 1:
        return count_words(number=months, one="måned", many="måneder")
    return count_words(number=(on - born).days // 7, one="uge", many="uger")


def number_words(*, number: int | Decimal, decimals: int = 0) -> str:
    """'1.000', '1,6': point between thousands, comma before decimals."""
    exact = Decimal(number).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{exact:,}".translate(str.maketrans(",.", ".,"))


def owner_words(*, name: str) -> str:
    """'Almas', but 'Lucas'' and 'Max'': a name that ends in s, x or z takes the apostrophe alone."""
    return f"{name}'" if name[-1:].lower() in {"s", "x", "z"} else f"{name}s"


def kroner(*, amount: int | Decimal) -> str:
    """'127.400 kr.', whole kroner."""
    return f"{number_words(number=amount)} kr."


def count_words(*, number: int, one: str, many: str) -> str:
    """'1 barn', '0 børn', '1.000 børn'"""
    return f"{number_words(number=number)} {one if number == 1 else many}"


def list_words(*, parts: Sequence[str], last: str = "og") -> str:
    """'Alma', 'Alma og Storm', 'Alma, Storm og Ida'"""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
