"""The glossary: one English word per Danish concept, and no word both right and wrong."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parents[2] / "docs" / "glossary.yaml"
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
