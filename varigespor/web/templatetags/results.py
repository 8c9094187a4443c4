"""The pieces of Resultater: `{% load results %}`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from varigespor.analysis.figures import Turn
from varigespor.domain.result_words import WORDS, Result, Word
from varigespor.web.pictures import spark
from varigespor.web.pictures.turn import draw

register = template.Library()


@register.filter
def at(cells: Mapping[str, Any], key: str) -> Any:
    """`{{ line.cells|at:column }}`"""
    return cells[key]


@register.filter
def result_word(result: str) -> Word:
    """The words of a result."""
    return WORDS[Result(result)]


@register.simple_tag
def turn_bar(turn: Turn) -> SafeString:
    """`{% turn_bar line.twelve %}`: lower, the same, higher as one bar with its numbers."""
    return SafeString(draw(turn=turn))


@register.simple_tag
def spark_line(values: Sequence[float | None], spoken: str) -> SafeString:
    """`{% spark_line line.numbers "Udvikling" %}`"""
    return SafeString(spark.draw(values=values, spoken=spoken))
