"""Actions of the skill `jobs`; courses and overseas orders are searched alike."""

from __future__ import annotations

from rasa_sdk import Tracker

from actions.base import ServiceAction
from actions.off_turn import KINDS
from actions.slots import intent, mentions, search_state, today
from actions.wiring import policy_content
from services.dialogue import item_turns, search_turns, stop_turn
from services.dialogue.replies import Turn
from services.ports import UnitOfWork


class SearchJobs(ServiceAction):
    """Search, by intent, for jobs, courses or orders, or change a condition of the search."""

    searches = True

    def name(self) -> str:
        return "action_search"

    def turn(self, tracker: Tracker, uow: UnitOfWork) -> Turn:
        kind = KINDS.get(intent(tracker))
        return search_turns.search(search_state(tracker), kind, mentions(tracker), uow, today(tracker))


class MoreResults(ServiceAction):
    """The next page."""

    searches = True

    def name(self) -> str:
        return "action_more_results"

    def turn(self, tracker: Tracker, uow: UnitOfWork) -> Turn:
        return search_turns.more(search_state(tracker), uow, today(tracker))


class ShowDetails(ServiceAction):
    """Everything about one result."""

    searches = True

    def name(self) -> str:
        return "action_show_details"

    def turn(self, tracker: Tracker, uow: UnitOfWork) -> Turn:
        values = policy_content(uow).values
        return item_turns.details(search_state(tracker), mentions(tracker), uow, today(tracker), values)


class ShowContact(ServiceAction):
    """Whom to telephone about one result."""

    searches = True

    def name(self) -> str:
        return "action_show_contact"

    def turn(self, tracker: Tracker, uow: UnitOfWork) -> Turn:
        return item_turns.contact(search_state(tracker), mentions(tracker), uow, today(tracker))


class ExplainResult(ServiceAction):
    """Why one result is shown."""

    searches = True

    def name(self) -> str:
        return "action_explain_result"

    def turn(self, tracker: Tracker, uow: UnitOfWork) -> Turn:
        return item_turns.why(search_state(tracker), mentions(tracker))


class Undo(ServiceAction):
    """The search as it was before the last change."""

    searches = True

    def name(self) -> str:
        return "action_undo"

    def turn(self, tracker: Tracker, uow: UnitOfWork) -> Turn:
        return search_turns.undo(search_state(tracker), uow, today(tracker))


class StartOver(ServiceAction):
    """Forget every condition."""

    def name(self) -> str:
        return "action_start_over"

    def turn(self, tracker: Tracker, uow: UnitOfWork) -> Turn:
        return search_turns.start_over(search_state(tracker))


class StopSearch(ServiceAction):
    """End the search, unless another one is wanted instead."""

    def name(self) -> str:
        return "action_stop_search"

    def turn(self, tracker: Tracker, uow: UnitOfWork) -> Turn:
        return stop_turn.stop(search_state(tracker), mentions(tracker), uow, today(tracker))
