"""Publicerede tal: what others have published, with its source; nothing here is counted by us."""

from __future__ import annotations

from django.http import HttpResponse
from django.template.response import TemplateResponse

from varigespor.domain.access import Act
from varigespor.norms.published import topics

from ..asked import Asked
from ..page import page


@page(act=Act.SEE_NORMS)
def figures(request: Asked) -> HttpResponse:
    """Every published figure, topic by topic, as it was written."""
    found = list(topics().values())
    number = sum(len(one.figures) for topic in found for one in topic.measures.values())
    shown = [(topic, list(topic.measures.values())) for topic in found]
    return TemplateResponse(request, "norms/published.html", {"topics": shown, "number": number})
