"""The pieces of a report on a page: `{% load reports %}`."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from varigespor.web.report.document import Picture, Value
from varigespor.web.report.numbers import printed as in_words

register = template.Library()


@register.filter
def printed(value: Value) -> str:
    """A number as Danish prints it; words as they are."""
    return in_words(value=value)


@register.filter
def drawn(picture: Picture) -> SafeString:
    """The picture itself; its colours come from the style sheet."""
    return SafeString(picture.svg)
