"""One recogniser for all tests of this folder."""

import pytest

from bot.nlu.recogniser import Recogniser
from tests.bot.nlu.few_sentences import dangers, pairs


@pytest.fixture(scope="session")
def recogniser() -> Recogniser:
    """Trained on a few sentences."""
    return Recogniser.train(pairs(), dangers())
