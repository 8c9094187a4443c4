"""The chapter's stories, told by the rules alone and lived through the acts."""

from pathlib import Path

import pytest

from tests.stories import decisions_in_casework, decisions_in_domain
from tests.stories.telling import steps, stories

STORIES = stories("decisions")
each_story = pytest.mark.parametrize("story", STORIES, ids=[story.stem for story in STORIES])


def test_there_are_stories() -> None:
    assert len(STORIES) >= 5


@each_story
def test_the_rules_tell_the_story(story: Path) -> None:
    decisions_in_domain.play(steps(story))


@each_story
@pytest.mark.django_db
def test_the_acts_live_the_story(story: Path) -> None:
    decisions_in_casework.play(steps(story))


def test_a_wrong_claim_fails(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    told = (STORIES[0].parent / "decisions_trin_ned.yaml").read_text(encoding="utf-8")
    wrong.write_text(told.replace("trin 2026-12-07: 3", "trin 2026-12-07: 2"), encoding="utf-8")
    with pytest.raises(AssertionError):
        decisions_in_domain.play(steps(wrong))
