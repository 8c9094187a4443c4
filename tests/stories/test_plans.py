"""The chapter's stories, told by the rules alone and lived through the acts."""

from pathlib import Path

import pytest

from tests.stories import plans_in_casework, plans_in_domain
from tests.stories.telling import steps, stories

STORIES = stories("plans")
each_story = pytest.mark.parametrize("story", STORIES, ids=[story.stem for story in STORIES])


def test_there_are_stories() -> None:
    assert STORIES


@each_story
def test_the_rules_tell_the_story(story: Path) -> None:
    plans_in_domain.play(steps(story))


@each_story
@pytest.mark.django_db
def test_the_acts_live_the_story(story: Path) -> None:
    plans_in_casework.play(steps(story))
