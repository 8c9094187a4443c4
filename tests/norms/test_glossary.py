"""The glossary: one English word per Danish concept, and no word both right and wrong."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docs" / "glossary.yaml"
ENTRIES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))


def test_every_entry_is_whole() -> None:
    for entry in ENTRIES:
        assert set(entry) == {"term", "danish", "sentence", "law", "forbidden"}, entry
        assert entry["sentence"].endswith("."), entry["term"]
        assert entry["danish"], entry["term"]
        assert entry["law"] == "" or entry["law"].startswith(("Barnets lov §", "Serviceloven §"))


def test_each_term_stands_once_and_each_wrong_word_belongs_to_one() -> None:
    terms = Counter(entry["term"] for entry in ENTRIES)
    wrong = Counter(word for entry in ENTRIES for word in entry["forbidden"])
    assert max(terms.values()) == max(wrong.values()) == 1
    assert not {word.replace(" ", "_") for word in terms} & set(wrong)


def named(tree: ast.AST) -> Iterator[str]:
    """Every name that the code itself gives: functions, classes, arguments, variables, fields."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


def wrong_in(name: str) -> set[str]:
    """The forbidden words in a name, whatever its case and ending: Breach, is_breached, BREACHES."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
    return {wrong for wrong in WRONG if re.search(rf"(^|_){wrong}(s|es|d|ed|ing)?(_|$)", words)}


THE_SERVERS_OWN = {"post_worker_init"}
"""Names that gunicorn looks for."""
WRONG = {word for entry in ENTRIES for word in entry["forbidden"]}


@pytest.mark.parametrize(
    "name", ["is_breached", "BREACHES", "OpenBreach", "sag", "care_plans", "the_care_plan"]
)
def test_a_wrong_word_is_seen_in_every_form(name: str) -> None:
    assert wrong_in(name)


@pytest.mark.parametrize("name", ["message", "concern", "usage_sagacity"])
def test_a_right_word_is_left_alone(name: str) -> None:
    assert not wrong_in(name)


def test_the_code_uses_no_wrong_word() -> None:
    paths = [path for path in (ROOT / "varigespor").rglob("*.py") if "migrations" not in path.parts]
    assert paths
    found = {
        (str(path.relative_to(ROOT)), name)
        for path in paths
        for name in (*path.relative_to(ROOT).with_suffix("").parts, *named(ast.parse(path.read_text())))
        if wrong_in(name) and name not in THE_SERVERS_OWN
    }
    assert not found
