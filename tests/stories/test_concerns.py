"""The chapter's stories, told by the rules alone and lived through the acts."""

from pathlib import Path

import pytest

from tests.stories import concerns_in_casework, concerns_in_domain
from tests.stories.telling import steps, stories

STORIES = stories("concerns")
each_story = pytest.mark.parametrize("story", STORIES, ids=[story.stem for story in STORIES])


def test_there_are_stories() -> None:
    assert len(STORIES) >= 6


@each_story
def test_the_rules_tell_the_story(story: Path) -> None:
    concerns_in_domain.play(steps(story))


@each_story
@pytest.mark.django_db
def test_the_acts_live_the_story(story: Path) -> None:
    concerns_in_casework.play(steps(story))


def test_a_wrong_claim_fails_both_ways(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    told = (STORIES[0].parent / "concerns_uret_stilles_frem.yaml").read_text(encoding="utf-8")
    wrong.write_text(told.replace("2026-03-29 21.00", "2026-03-29 20.00"), encoding="utf-8")
    with pytest.raises(AssertionError):
        concerns_in_domain.play(steps(wrong))
