"""Where in the text as it was written an entity stands."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.entities import entity_of
from bot.nlu.recogniser import read_mentions
from language.canonical import canonical


def entities_in(
    text: str, asked: str | None, entities: Sequence[Mapping[str, Any]], day: date
) -> list[dict[str, Any]]:
    """Entities with offsets into `text`.

    Args:
        text: As the person wrote it.
        asked: What Rasa was asked: the same, or cleaned and masked; the entities' offsets are into it.
        entities: As Rasa found them, in order.
        day: The day dates are counted from.

    Returns:
        The same entities; one that cannot be found again in `text` has start and end None.
    """
    if asked == text or not entities:
        return [dict(entity) for entity in entities]
    form = canonical(text)
    written = [entity_of(mention, form) for mention in read_mentions(form, day)]
    placed = []
    for entity in entities:
        same = next((other for other in written if _same(other, entity)), None)
        place = {"start": None, "end": None}
        if same is not None:
            written.remove(same)
            place = {key: same[key] for key in ("start", "end", "text")}
        placed.append({**entity, **place})
    return placed


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return (one["entity"], one["value"]) == (other["entity"], other["value"])
