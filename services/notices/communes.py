"""Which communes a person has to do with, as far as the conversation tells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from language import units
from language.places import commune_place
from language.search_key import search_key
from services.handover.understood import understood

if TYPE_CHECKING:
    from services.dialogue.frame import Frame
    from services.ports import UnitOfWork


def communes_of(uow: UnitOfWork, conversation: str) -> frozenset[str]:
    """Codes of the communes she lives in, looks for something in, or gave with her name.

    A province alone is no commune; a former district is all that became of it.
    """
    known = units.communes()
    codes = {code for frame in _frames(uow, conversation) for code in _codes(frame)}
    codes |= {
        _by_name().get(search_key(one.person.commune), "")
        for one in uow.interests.of_conversation(conversation)
    }
    return frozenset(codes & known.keys())


def _frames(uow: UnitOfWork, conversation: str) -> Iterator[Frame]:
    yield from understood(uow.told.memory(conversation)).search.frames.values()
    for one in uow.subscriptions.of_conversation(conversation):
        yield one.wish


def _codes(frame: Frame) -> Iterator[str]:
    for place in (*frame.place, *((frame.home,) if frame.home else ())):
        yield from place.codes


@cache
def _by_name() -> dict[str, str]:
    found = {}
    for code, commune in units.communes().items():
        place = commune_place(code)
        for name in (commune.name, f"{commune.kind} {commune.name}", place.name, place.title):
            found[search_key(name)] = code
    return found
