"""Which record of a list is which record of the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from services.imports.identity import Key, identity, twin_key
from services.imports.intake import Taken
from services.imports.model import Record


def pairs(
    taken: Sequence[Taken], present: dict[Key, list[Record]]
) -> Iterator[tuple[Taken | None, Record | None]]:
    """Each record of the list with the present one it is, and present ones that the list has no more.

    Of several with one identity those with the same pay (day, status) go together, the rest in their order.

    Args:
        present: By identity; identities that the list does not have may be left out.
    """
    groups: dict[Key, list[Taken]] = {}
    for one in taken:
        groups.setdefault(identity(one.record), []).append(one)
    for key, listed in groups.items():
        yield from _pairs_of_group(listed, present.get(key, ()))


def _pairs_of_group(
    listed: Iterable[Taken], present: Iterable[Record]
) -> Iterator[tuple[Taken | None, Record | None]]:
    waiting: dict[Key, list[Record]] = {}
    for record in present:
        waiting.setdefault(twin_key(record), []).append(record)
    rest: list[Taken] = []
    for one in listed:
        twins = waiting.get(twin_key(one.record))
        if twins:
            yield one, twins.pop(0)
        else:
            rest.append(one)
    yield from zip_longest(rest, [record for records in waiting.values() for record in records])
