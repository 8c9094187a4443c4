"""The page that shows all pictures, page by page."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape


def index(*, shown: Mapping[str, list[tuple[str, int]]]) -> str:
    """HTML with the pictures, as (file, width in pixels), under each heading."""
    rows = "".join(
        f"<h2>{escape(heading)}</h2>"
        + "".join(
            f'<a href="{file}"><img src="{file}" width="{width // 3}" alt=""></a> ' for file, width in files
        )
        for heading, files in shown.items()
    )
    return f'<!doctype html><html lang="da"><meta charset="utf-8"><title>Sider</title>{rows}</html>'
