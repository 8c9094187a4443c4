"""The floors and their arrows, and what import-linter cannot see."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "varigespor"
WEB_ONLY = ("django.http", "django.forms", "django.template", "django.shortcuts", "django.views")
CLOCK = re.compile(
    r"\b(datetime\.now|timezone\.now|timezone\.localdate|date\.today|datetime\.utcnow|time\.time)\("
)
BELOW_WEB = ("norms", "domain", "analysis", "rehearsal", "records", "casework", "integrations")
CLOCKLESS = ("norms", "domain", "analysis", "rehearsal", "records", "casework")


def sources(*floors: str) -> list[Path]:
    found = [path for floor in floors for path in sorted((HOUSE / floor).rglob("*.py"))]
    assert found
    return [path for path in found if "migrations" not in path.parts]


def test_every_arrow_points_down() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_import_is_ignored() -> None:
    assert "ignore_imports" not in (ROOT / "pyproject.toml").read_text()


@pytest.mark.parametrize("floor", BELOW_WEB)
def test_no_pages_below_web(floor: str) -> None:
    for path in sources(floor):
        for node in ast.walk(ast.parse(path.read_text())):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not [module for module in modules if module.startswith(WEB_ONLY)], path


@pytest.mark.parametrize("floor", CLOCKLESS)
def test_no_clock_is_read_below_integrations(floor: str) -> None:
    for path in sources(floor):
        assert not CLOCK.search(path.read_text()), path


def calls(function: ast.FunctionDef) -> set[str]:
    inside = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return {called.id for called in inside if isinstance(called, ast.Name)}


def reaches_acting(name: str, functions: dict[str, ast.FunctionDef]) -> bool:
    called = calls(functions[name])
    return "acting" in called or any(reaches_acting(other, functions) for other in called & functions.keys())


def test_every_act_leaves_a_trace() -> None:
    """A public function of casework that takes `by` and `at` goes through `acting`, itself or by another."""
    silent = []
    for path in sources("casework"):
        functions = {
            node.name: node for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef)
        }
        for name, node in functions.items():
            acts = {"by", "at"} <= {argument.arg for argument in node.args.kwonlyargs}
            if (
                acts
                and not name.startswith("_")
                and name not in INSIDE_ANOTHER
                and not reaches_acting(name, functions)
            ):
                silent.append(f"{path.name}:{name}")
    assert not silent


INSIDE_ANOTHER = {"begin", "after_screening", "acting"}
