"""Which communes a person has to do with, as far as the conversation tells."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache
from typing import TYPE_CHECKING

from language import units
from language.places import commune_place
from language.search_key import search_key
from services.handover.understood import understood

if TYPE_CHECKING:
    from services.dialogue.frame import Frame
    from services.ports import UnitOfWork


def communes_of(uow: UnitOfWork, conversation: str, among: Set[str]) -> frozenset[str]:
    """Codes of the communes she lives in, looks for something in, or gave with her name.

    A province alone is no commune; a former district is all that became of it.

    Args:
        among: Only these are asked about; what names none of them is not even read.
    """
    known = uow.told.known(conversation)
    frames: list[Frame] = []
    if any(code in known.memory for code in among):  # to read all of it takes a millisecond
        frames += understood(known.memory).search.frames.values()
    codes: set[str] = set()
    if known.requested:
        frames += [one.wish for one in uow.subscriptions.of_conversation(conversation)]
        names = (one.person.commune for one in uow.interests.of_conversation(conversation))
        codes = {_by_name().get(search_key(name), "") for name in names}
    codes.update(code for frame in frames for code in _codes(frame))
    return frozenset(codes & among)


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
