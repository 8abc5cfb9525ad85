"""All policy content at one moment: documents, values and entries that refer to one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from language.search_key import search_key
from services.errors import InvalidInput
from services.policy.documents import Documents
from services.policy.entry import Entry, Status
from services.policy.placeholders import placeholders
from services.policy.values import Values

_KEPT = 8_192  # entries


@dataclass(frozen=True)
class Content:
    """Never changed: an edit makes another one."""

    documents: Documents = field(default_factory=Documents)
    values: Values = field(default_factory=Values)
    entries: Mapping[str, Entry] = field(default_factory=dict)

    def published(self) -> Iterator[Entry]:
        """Entries that may be answered from."""
        return (entry for entry in self.entries.values() if entry.status is Status.PUBLISHED)

    def entry(self, entry_id: str) -> Entry | None:
        """A published entry; None when there is none of that id."""
        found = self.entries.get(entry_id)
        return found if found is not None and found.status is Status.PUBLISHED else None

    def touched_by(self, name: str) -> tuple[Entry, ...]:
        """Every entry that names a value, or another value made of it."""
        names = set(self.values.depending_on(name))
        return tuple(entry for entry in self.entries.values() if names & self.named[entry.id])

    def citing(self, number: str) -> tuple[Entry, ...]:
        """Every published entry that cites a document, itself or by a value it names."""
        return self._citing.get(number, ())

    @cached_property
    def asked_by(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the published entries that have a wording, by the wording without marks."""
        holders: defaultdict[str, list[str]] = defaultdict(list)
        for entry in self.published():
            for key in keys_of(entry):
                holders[key].append(entry.id)
        return {key: tuple(found) for key, found in holders.items()}

    @cached_property
    def named(self) -> Mapping[str, frozenset[str]]:
        """Names of the values in each entry's texts, by entry."""
        return {entry.id: _named(entry) for entry in self.entries.values()}

    @cached_property
    def _citing(self) -> Mapping[str, tuple[Entry, ...]]:
        of_values = {
            name: {period.citation.document for period in value.periods}
            for name, value in self.values.by_name.items()
        }
        citing: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self.published():
            cited = {citation.document for citation in entry.citations}
            for number in cited.union(*(of_values.get(name, ()) for name in self.named[entry.id])):
                citing[number].append(entry)
        return {number: tuple(found) for number, found in citing.items()}


# Of each entry once: an edit makes another content of nearly the same entries.
@lru_cache(maxsize=_KEPT)
def keys_of(entry: Entry) -> Mapping[str, str]:
    """Each wording of an entry by itself without marks."""
    return {search_key(wording): wording for wording in entry.wordings}


@lru_cache(maxsize=_KEPT)
def _named(entry: Entry) -> frozenset[str]:
    """Values its texts name; those before a fault only, which may stand in a draft."""
    found: set[str] = set()
    with suppress(InvalidInput):
        for _, text in entry.texts():
            for placeholder in placeholders(text):
                if not placeholder.hotline:
                    found.add(placeholder.name)
    return frozenset(found)
