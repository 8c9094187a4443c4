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


def writes(function: ast.FunctionDef) -> bool:
    inside = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return any(isinstance(called, ast.Attribute) and called.attr in WRITING for called in inside)


def is_silent(name: str, functions: dict[str, ast.FunctionDef]) -> bool:
    """Whether a public function acts or writes neither through `acting` nor with the trace of an act."""
    node = functions[name]
    taken = {argument.arg for argument in node.args.kwonlyargs}
    acts = {"by", "at"} <= taken or writes(node)
    return acts and not name.startswith("_") and "trace" not in taken and not reaches_acting(name, functions)


def silent() -> set[str]:
    """The functions of casework, by module and name, that leave no trace by themselves."""
    found = set()
    for path in sources("casework"):
        body = ast.parse(path.read_text()).body
        functions = {node.name: node for node in body if isinstance(node, ast.FunctionDef)}
        found |= {f"{path.stem}.{name}" for name in functions if is_silent(name, functions)}
    return found


def test_every_act_leaves_a_trace() -> None:
    """Whoever acts or writes goes through `acting`, or stands below by full name with its reason."""
    assert silent() == INSIDE_ANOTHER.keys()


WRITING = {
    *("save", "create", "update", "delete", "revise"),
    *("bulk_create", "bulk_update", "get_or_create", "update_or_create"),
}
INSIDE_ANOTHER = {
    "assessment.begin": "called by assessment.start and, by concerns.screen, inside their acts",
    "caseload_rows.next_version": "the case's version, counted up inside the acts of allocation",
    "clocks.drop": "a clock is dropped by the act that makes it meaningless",
    "clocks.meet": "a clock is met by the act that does what was due",
    "clocks.start": "a clock is started by the act that makes something due",
    "drafts.end": "a form was sent: its act has its own trace, and the draft is no record",
    "filling.play_town": "sends the rehearsed events through the acts, each with its own trace",
    "followup.parallel_assessment_ended": "called by assessment.conclude inside its act",
    "opening.after_screening": "called by concerns.screen inside its act",
    "plan_clocks.made": "called by the acts of plans when a goal is set",
    "trace.acting": "it is what leaves the trace",
}
