"""The chapter's stories, lived through the acts."""

from pathlib import Path

import pytest

from tests.stories import followup_in_casework
from tests.stories.telling import steps, stories

STORIES = stories("followup")


def test_there_are_stories() -> None:
    assert len(STORIES) >= 2


@pytest.mark.django_db
@pytest.mark.parametrize("story", STORIES, ids=[story.stem for story in STORIES])
def test_the_acts_live_the_story(story: Path) -> None:
    followup_in_casework.play(steps(story))
