"""Renders docs/reference from the running code: access, settings, commands and tables.

`python -m varigespor.run.reference` writes the files; a test of the house fails where one is stale.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from varigespor.domain.access import BY_RELATION, BY_ROLE, DANISH_ROLES, ON_A_CASE, Act, Relation, Role

ROOT = Path(__file__).resolve().parents[2]
RELATIONS = {
    Relation.ADVISER: "Sagens rådgiver",
    Relation.COVER: "Afløseren",
    Relation.TEAM: "Teamets leder og koordinator",
    Relation.FORMER_TEAM: "De samme, når sagen er lukket",
    Relation.CHIEF: "Chefen",
    Relation.SHARED: "Den, sagen er delt med",
}
MADE = "<!-- Lavet af koden: python -m varigespor.run.reference -->\n"


def pages() -> dict[str, str]:
    """File name → its text, as the code is now. Django must be set up."""
    return {
        "access.md": _access(),
        "settings.md": _settings(),
        "commands.md": _commands(),
        "tables.md": _tables(),
    }


def views() -> Iterator[tuple[str, str, Any]]:
    """(name with chapter, address, view) of every URL, in order."""
    yield from _walk(get_resolver().url_patterns, "", "")


def _walk(patterns: list[Any], prefix: str, chapter: str) -> Iterator[tuple[str, str, Any]]:
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, address, pattern.namespace or chapter)
        elif isinstance(pattern, URLPattern):
            name = f"{chapter}:{pattern.name}" if chapter else str(pattern.name)
            yield name, f"/{address}", pattern.callback


def _access() -> str:
    rows = [
        "# Adgang\n",
        MADE,
        "## Hvad en rolle må, uden en bestemt sag\n",
        _table(["handling", *DANISH_ROLES.values()], [_role_row(act) for act in Act if act not in ON_A_CASE]),
        "## Hvad man må på en sag, efter hvad man er for den\n",
        "En sag ses kun af dem, der er noget for den. Alle andre får samme svar som for ingenting.\n",
        _table(["handling", *RELATIONS.values()], [_relation_row(act) for act in Act if act in ON_A_CASE]),
        "## Adresser\n",
        _table(
            ["adresse", "navn", "handling", "verber"],
            [
                [
                    f"`{address}`",
                    name,
                    getattr(view, "act", "åben"),
                    ", ".join(sorted(getattr(view, "methods", ["GET"]))),
                ]
                for name, address, view in views()
            ],
        ),
    ]
    return "\n".join(rows)


def _role_row(act: Act) -> list[str]:
    return [act.value, *("ja" if act in BY_ROLE[role] else "" for role in Role)]


def _relation_row(act: Act) -> list[str]:
    return [act.value, *("ja" if act in BY_RELATION[relation] else "" for relation in Relation)]


def _settings() -> str:
    text = (ROOT / ".env.example").read_text()
    blocks = re.findall(r"((?:^#.*\n)+)([A-Z_]+)=(.*)$", text, re.M)
    rows = [
        [
            f"`{name}`",
            " ".join(line.lstrip("# ") for line in words.splitlines()),
            f"`{value}`" if value else "",
        ]
        for words, name, value in blocks
    ]
    return "\n".join(["# Indstillinger\n", MADE, _table(["variabel", "hvad", "eksempel"], rows)])


def _commands() -> str:
    from varigespor.run.cli import parser

    top = parser()
    chosen = next(action for action in top._actions if isinstance(action, argparse._SubParsersAction))
    parts = ["# Kommandoer\n", MADE]
    for name, sub in sorted(chosen.choices.items()):
        help_text = "\n".join(f"    {line}".rstrip() for line in _help(sub).splitlines())
        parts += [f"## varigespor {name}\n", help_text, ""]
    return "\n".join(parts)


def _help(sub: argparse.ArgumentParser) -> str:
    sub.formatter_class = lambda prog: argparse.HelpFormatter(prog, width=100)
    return sub.format_help().strip()


def _tables() -> str:
    parts = ["# Tabeller\n", MADE]
    models = [
        model for model in apps.get_app_config("records").get_models() if not model.__name__.endswith("Event")
    ]
    for model in sorted(models, key=lambda one: one.__name__):
        said = (model.__doc__ or "").strip().splitlines()[0]
        rules = [rule.name for rule in model._meta.constraints]
        parts += [f"## {model.__name__}\n", f"`{model._meta.db_table}`. {said}\n"]
        fields = [[f"`{field.column}`", field.get_internal_type()] for field in model._meta.concrete_fields]
        parts.append(_table(["kolonne", "type"], fields))
        if rules:
            parts.append(f"Holdes af databasen: {', '.join(f'`{name}`' for name in rules)}.\n")
    return "\n".join(parts)


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def write() -> None:
    """Write every page to docs/reference."""
    folder = ROOT / "docs" / "reference"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text)


if __name__ == "__main__":
    import os

    os.environ.setdefault("MODE", "test")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "varigespor.run.settings")
    import django

    django.setup()
    write()
