"""A search conversation in memory: what is remembered goes through JSON between turns, as in Rasa's slot."""

import json
import re
from collections.abc import Mapping
from typing import Any

from services.dialogue import item_turns, search_turns, stop_turn
from services.dialogue.replies import Turn
from services.dialogue.state import SearchState
from tests.fakes import FakeUnitOfWork
from tests.services.dialogue.sample_offers import TODAY, day_at_the_center
from tests.services.dialogue.spoken import said, short


class Talk:
    """Plays turns against one day at the Center."""

    def __init__(self, uow: FakeUnitOfWork | None = None) -> None:
        self.uow = uow or day_at_the_center()
        self.state = SearchState()

    def search(self, *sentence: Mapping[str, Any], kind: str | None = None) -> Turn:
        return self._remember(search_turns.search(self.state, kind, said(*sentence), self.uow, TODAY))

    def more(self) -> Turn:
        return self._remember(search_turns.more(self.state, self.uow, TODAY))

    def undo(self) -> Turn:
        return self._remember(search_turns.undo(self.state, self.uow, TODAY))

    def start_over(self) -> Turn:
        return self._remember(search_turns.start_over(self.state))

    def stop(self, *sentence: Mapping[str, Any]) -> Turn:
        return self._remember(stop_turn.stop(self.state, said(*sentence), self.uow, TODAY))

    def details(self, *sentence: Mapping[str, Any]) -> Turn:
        return self._remember(item_turns.details(self.state, said(*sentence), self.uow, TODAY))

    def contact(self, *sentence: Mapping[str, Any]) -> Turn:
        return self._remember(item_turns.contact(self.state, said(*sentence), self.uow, TODAY))

    def why(self, *sentence: Mapping[str, Any]) -> Turn:
        return self._remember(item_turns.why(self.state, said(*sentence)))

    @property
    def frame(self) -> dict[str, Any]:
        """What the search knows, in short."""
        return short(self.state.frame)

    @property
    def kind(self) -> str:
        return self.state.kind

    def _remember(self, turn: Turn) -> Turn:
        self.state = SearchState.from_json(json.loads(json.dumps(turn.state.as_json())))
        return turn


def titles(turn: Turn) -> list[str]:
    """Titles of the cards of a turn, in order."""
    return [re.sub(r"^\d+\. ", "", card.title) for reply in turn.replies for card in reply.cards]


def responses(turn: Turn) -> list[str]:
    """Names of the responses of a turn, in order."""
    return [reply.response for reply in turn.replies]


def payloads(turn: Turn) -> list[str]:
    """Payloads of the buttons beside the messages of a turn; those of cards are not among them."""
    return [button.payload for reply in turn.replies for button in reply.buttons]
