"""Tags for what is drawn: `{% load drawings %}`. The views hand over the frozen data of `web/pictures`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from varigespor.web.pictures import caseload, glyphs, scales
from varigespor.web.pictures.chain import narrow as chain_narrow
from varigespor.web.pictures.chain import wide as chain_wide
from varigespor.web.pictures.chain.links import ChainPicture
from varigespor.web.pictures.dots import drawing as dots_drawing
from varigespor.web.pictures.dots.rows import DotPicture
from varigespor.web.pictures.ladder import narrow as ladder_narrow
from varigespor.web.pictures.ladder import wide as ladder_wide
from varigespor.web.pictures.ladder.counts import Count, Stair
from varigespor.web.pictures.ladder.table import Grid, move_rows
from varigespor.web.pictures.moves import narrow as moves_narrow
from varigespor.web.pictures.moves import wide as moves_wide
from varigespor.web.pictures.moves import words as moves_words
from varigespor.web.pictures.moves.lanes import moves_of
from varigespor.web.pictures.network import narrow as network_narrow
from varigespor.web.pictures.network import wide as network_wide
from varigespor.web.pictures.network.people import Network, nearest_first
from varigespor.web.pictures.track import narrow as track_narrow
from varigespor.web.pictures.track import wide as track_wide
from varigespor.web.pictures.track.stays import Track
from varigespor.web.wording import day_of

register = template.Library()


@register.simple_tag
def step(number: int | None, words: bool = False) -> SafeString:
    """`{% step 3 %}`: the glyph of a step; with `words=True` also 'Trin 3'. Nothing for no step."""
    if not number:
        return SafeString("Ingen indsats endnu" if words else "")
    said = f" Trin {number}" if words else f'<span class="sr-only">Trin {number}</span>'
    return _drawn(f'<span class="nowrap">{glyphs.step_glyph(step=number)}{said}</span>')


@register.simple_tag
def tiny_track(
    steps: Sequence[tuple[date, int] | glyphs.StepFrom], today: date | datetime, spoken: str = ""
) -> SafeString:
    """`{% tiny_track child.steps today=shell.now %}`: 24 months; `steps` are (day, step), step 0 is off."""
    track = [one if isinstance(one, glyphs.StepFrom) else glyphs.StepFrom(*one) for one in steps]
    now = max(track, key=lambda one: one.day).step if track else 0
    words = spoken or f"Spor i 24 måneder, nu {f'trin {now}' if now else 'uden trin'}"
    return _drawn(glyphs.tiny_track(steps=track, today=day_of(today), spoken=words))


@register.simple_tag
def cap_bar(children: int, cap: int, warning: int | None, cover: int = 0) -> SafeString:
    """`{% cap_bar row.children row.cap row.warning cover=row.cover %}`"""
    load = caseload.Load(children=children, cover=cover, warning=warning, cap=cap)
    return _drawn(caseload.cap_bar(load=load))


@register.simple_tag
def goal_scale(first: int | None, latest: int | None, who: str) -> SafeString:
    """`{% goal_scale 3 6 "Alma" %}`"""
    return _drawn(scales.goal_scale(first=first, latest=latest, who=who))


@register.inclusion_tag("pieces/ladder.html")
def ladder(stair: Stair, prefix: str = "trappen") -> dict[str, Any]:
    """The town's ladder, wide and narrow. The table beside it is the page's: it carries the links."""
    return {
        "wide": _drawn(ladder_wide.draw(stair=stair, prefix=f"{prefix}-w")),
        "narrow": _drawn(ladder_narrow.draw(stair=stair, prefix=f"{prefix}-n")),
    }


@register.inclusion_tag("pieces/ladder_numbers.html")
def ladder_numbers(grid: Grid, url: str = "") -> dict[str, Any]:
    """`{% ladder_numbers grid "/trappen/boern/?" %}`: the numbers, each opening its children.

    `url` ends in '?' or '&'; each number adds its column's and its row's query. Without it nothing is a link.
    """
    return {"grid": grid, "url": url}


@register.inclusion_tag("pieces/ladder_moves.html")
def ladder_moves(stair: Stair, moves: Mapping[tuple[int, int], Count], url: str = "") -> dict[str, Any]:
    """`{% ladder_moves stair moves "/trappen/boern/?" %}`: from step to step; a number adds `fra=5&til=3`."""
    return {"stair": stair, "moves": move_rows(stair=stair, moves=moves), "url": url}


@register.inclusion_tag("pieces/moves.html")
def moves_picture(
    stair: Stair, moves: Mapping[tuple[int, int], Count], prefix: str = "bev"
) -> dict[str, Any]:
    """`{% moves_picture stair moves %}`: the moves as arrows; `ladder_moves` is their table."""
    drawn = {
        name: _drawn(variant.draw(stair=stair, cells=moves, prefix=f"{prefix}-{name[0]}"))
        for name, variant in (("wide", moves_wide), ("narrow", moves_narrow))
    }
    return {"finding": moves_words.finding(stair=stair, moves=moves_of(cells=moves)), **drawn}


@register.inclusion_tag("pieces/ladder.html")
def chain(picture: ChainPicture, prefix: str) -> dict[str, Any]:
    """`{% chain picture "authority" %}`: one corner's chain. Its table is the page's."""
    return {
        "wide": _drawn(chain_wide.draw(chain=picture, prefix=f"{prefix}-w")),
        "narrow": _drawn(chain_narrow.draw(chain=picture, prefix=f"{prefix}-n")),
    }


@register.inclusion_tag("pieces/ladder.html")
def dots(picture: DotPicture, prefix: str) -> dict[str, Any]:
    """`{% dots picture "clocks" %}`: numbers as dots with their uncertainty. Its table is the page's."""
    wide, narrow = dots_drawing.WIDE, dots_drawing.NARROW
    return {
        "wide": _drawn(dots_drawing.draw(picture=picture, layout=wide, prefix=f"{prefix}-w")),
        "narrow": _drawn(dots_drawing.draw(picture=picture, layout=narrow, prefix=f"{prefix}-n")),
    }


@register.inclusion_tag("pieces/track.html")
def child_track(track: Track, prefix: str = "spor") -> dict[str, Any]:
    """A child's track, wide and narrow, with its key and its table."""
    return {
        "wide": _drawn(track_wide.draw(track=track, prefix=f"{prefix}-w")),
        "narrow": _drawn(track_narrow.draw(track=track, prefix=f"{prefix}-n")),
        "track": track,
    }


@register.inclusion_tag("pieces/network.html")
def network_map(network: Network, prefix: str = "net", table: bool = True) -> dict[str, Any]:
    """A child's network, wide and narrow, with its list unless `table=False`."""
    return {
        "wide": _drawn(network_wide.draw(network=network, prefix=f"{prefix}-w")),
        "narrow": _drawn(network_narrow.draw(network=network, prefix=f"{prefix}-n")),
        "sides": [
            ("Familie og privat netværk", nearest_first(people=network.family)),
            ("Det professionelle netværk", nearest_first(people=network.professionals)),
        ]
        if table
        else [],
    }


def _drawn(svg: str) -> SafeString:
    return mark_safe(svg)  # noqa: S308 -- everything the pictures print was escaped when it was drawn
