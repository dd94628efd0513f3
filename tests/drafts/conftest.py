from pathlib import Path

import pytest

from drafts.story import Story
from tests.drafts.story import story_in


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder: Path = tmp_path_factory.mktemp("story")
    return story_in(folder)
