"""Sizes to be proud of, names that say something, nothing unfinished."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SKIP = {"migrations", "node_modules", ".venv", "static", "locale", "build"}
VAGUE = re.compile(r"(^|_)(utils?|helpers?|commons?|base|misc|managers?|services?)$")
# Spelled apart, so that this file does not find itself.
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|NotImplemented" r"Error)\b")


def sources(folder: str) -> list[Path]:
    files = [path for path in sorted((ROOT / folder).rglob("*.py")) if not SKIP & set(path.parts)]
    assert files
    return files


def code_lines(text: str) -> int:
    return sum(1 for line in text.splitlines() if line.strip() and not line.strip().startswith("#"))


def quantile(values: list[int], share: float) -> int:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def function_lengths(path: Path) -> list[tuple[str, int]]:
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            length = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
            found.append((f"{path.name}:{node.name}", length))
    return found


@pytest.mark.parametrize(
    ("folder", "median", "tail", "stop"), [("varigespor", 80, 200, 300), ("tests", 100, 250, 400)]
)
def test_files_are_small(folder: str, median: int, tail: int, stop: int) -> None:
    sizes = {path: code_lines(path.read_text()) for path in sources(folder)}
    assert max(sizes.values()) <= stop, [path for path, size in sizes.items() if size > stop]
    assert quantile(list(sizes.values()), 0.95) <= tail
    assert quantile(list(sizes.values()), 0.5) <= median


def test_functions_are_short() -> None:
    lengths = [one for path in sources("varigespor") for one in function_lengths(path)]
    assert not [one for one in lengths if one[1] > 40]
    assert quantile([length for _, length in lengths], 0.95) <= 25
    assert quantile([length for _, length in lengths], 0.5) <= 7


def test_names_say_something() -> None:
    assert not [path for path in sources("varigespor") if VAGUE.search(path.stem)]


@pytest.mark.parametrize("folder", ["varigespor", "tests"])
def test_nothing_is_unfinished(folder: str) -> None:
    assert not [path for path in sources(folder) if UNFINISHED.search(path.read_text())]


def test_public_functions_take_few_and_named_arguments() -> None:
    """Domain, analysis and casework: keyword-only, at most five (a class may gather more)."""
    wrong = []
    for floor in ("domain", "analysis", "casework"):
        for path in sources(f"varigespor/{floor}"):
            for node in ast.parse(path.read_text()).body:
                public = isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
                if public and (node.args.args or len(node.args.kwonlyargs) > 5):
                    wrong.append(f"{path.name}:{node.name}")
    assert not wrong


def test_no_address_of_a_registry_is_committed() -> None:
    for path in [*(ROOT / "locks").glob("*.txt"), *ROOT.glob("package-lock.json")]:
        assert "://" not in path.read_text(), path
