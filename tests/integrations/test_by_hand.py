"""The worked examples of the docs are run as they stand."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from varigespor.run.cli import answered

PAGE = Path(__file__).resolve().parents[2] / "docs" / "chapters" / "by_hand.md"
BLOCK = re.compile(r"```(?:csv|yaml) (\S+)\n(.*?)```", re.DOTALL)
EXAMPLE = re.compile(r"```console\n\$ (.+)\n(.+)\n```")
SOURCE = ["--spells", "ophold.csv", "--mapping", "oeve.yaml", "--reach", "2024-01-01:2024-12-31", "--json"]
TEXT = PAGE.read_text(encoding="utf-8")
EXAMPLES = EXAMPLE.findall(TEXT)


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, content in BLOCK.findall(TEXT):
        (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("command", "answer"), EXAMPLES, ids=[command.split()[0] for command, _ in EXAMPLES])
def test_the_example_is_what_the_command_answers(
    command: str, answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answered(arguments=["results", *command.split(), *SOURCE]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(answer)


def test_every_question_that_answers_from_files_has_its_example() -> None:
    assert len(EXAMPLES) == 9
