"""python -m benchmarks.stock.action_server: our actions behind stock Rasa."""

from __future__ import annotations

import logging
from datetime import date
from typing import Any

from rasa_sdk import executor
from rasa_sdk.endpoint import create_app

from actions.settings import ActionSettings
from benchmarks.stock.entities import mentions_in
from bot.entities import entity_of


class LookingUp(executor.ActionExecutor):
    """Looks up what DIET marked before an action reads it."""

    async def run(self, action_call: dict[str, Any]) -> dict[str, Any] | None:
        """Run the action on a tracker whose latest message carries values instead of words."""
        message = action_call.get("tracker", {}).get("latest_message") or {}
        found = mentions_in(message.get("entities") or [], date.today())  # noqa: DTZ011
        message["entities"] = [entity_of(mention, form) for mention, form in found]
        answer: dict[str, Any] | None = await super().run(action_call)
        return answer


def run(settings: ActionSettings) -> None:
    """Serve until told to stop; otherwise as rasa_sdk ships it."""
    from rasa_sdk import endpoint

    logging.basicConfig(level=logging.WARNING)
    endpoint.ActionExecutor = LookingUp
    create_app("actions").run(host="127.0.0.1", port=settings.port, workers=1, access_log=False)


if __name__ == "__main__":
    run(ActionSettings.from_env())
