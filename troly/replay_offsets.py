"""Where in the text as it was written an entity stands."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.entities import entity_of
from language.canonical import Canonical, canonical
from language.danger import ENTITY as DANGER
from language.danger import find_danger, kinds
from language.mention import Mention
from language.understanding import understand


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
    written = [entity_of(mention, form) for mention in _mentions(form, day)]
    placed = []
    for entity in entities:
        same = next((other for other in written if _same(other, entity)), None)
        place = {"start": None, "end": None}
        if same is not None:
            written.remove(same)
            place = {key: same[key] for key in ("start", "end", "text")}
        placed.append({**entity, **place})
    return placed


def _mentions(form: Canonical, day: date) -> list[Mention]:
    """A danger that a rule finds stands where the rule says; one that was learnt is the whole text."""
    told = find_danger(form)
    learnt = [Mention(entity=DANGER, value=kind, start=0, end=len(form.text)) for kind in kinds()]
    return [*([told] if told else []), *understand(form, day), *learnt]


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return (one["entity"], one["value"]) == (other["entity"], other["value"])
