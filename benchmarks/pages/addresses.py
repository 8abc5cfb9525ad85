"""Addresses of every page: links are followed as a browser's user would, whatever the router serves."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from starlette.routing import compile_path

from web.routing import Page

VISITED = 24  # pages of one kind that are opened and measured in turn: so many pages deep into a list
KINDS = 10  # more values than these of one parameter are things, not kinds
_SHOWN, _LEADS_ON = (200, 204), (302, 303)
_SEED = 20261123
_LINK = re.compile(r"""\s(?:href|hx-get|src|data-get)="([^"#]+)""")

Search = Mapping[str, str]
Get = Callable[[str], tuple[int, str]]  # an address → status, text


@dataclass(frozen=True, slots=True)
class Kind:
    """Addresses that differ in nothing but which thing they show.

    `words` are the values of the path's parameters that are no numbers; `asked` names of the query.
    """

    path: str
    words: tuple[str, ...]
    asked: tuple[str, ...]

    def __str__(self) -> str:
        path = self.path
        for word in self.words:
            path = re.sub(r"\{\w+(:str|:path)?\}", word, path, count=1)
        return path + (f"?{'&'.join(self.asked)}" if self.asked else "")


@dataclass
class Walk:
    """What was found by one person; `failed` are addresses that were refused or broke."""

    pages: Sequence[Page]
    searches: Mapping[str, Sequence[Search]] = field(default_factory=dict)
    more: Sequence[str] = ()
    may_enter: Callable[[Page], bool] = lambda _page: True
    enough: Callable[[Kind], int] = lambda _kind: VISITED
    found: dict[Kind, list[str]] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._patterns = [(page, compile_path(page.path)[0]) for page in self.pages]
        self._words: dict[str, set[tuple[str, ...]]] = defaultdict(set)

    def go(self, get: Get) -> None:
        """Open every page without a parameter, and follow what leads on from each."""
        open_ones = [page.path for page in self.pages if "{" not in page.path and self.may_enter(page)]
        waiting = [*open_ones, *(address for address in self.more if self.kind_of(address))]
        known, random = set(waiting), Random(_SEED)
        guessed = set(open_ones)  # no link says yet that they can be opened as they are
        while waiting:
            address = waiting.pop(random.randrange(len(waiting)))  # not only what stands first in a list
            kind = self.kind_of(address)
            if kind is None or len(self.found.get(kind, ())) >= self.enough(kind):
                continue
            status, text = get(address)
            if status not in _SHOWN:
                if status not in _LEADS_ON and address not in guessed:
                    self.failed[address] = status
                continue
            self.found.setdefault(kind, []).append(address)
            for link in (*self._searched(address), *links(text, address)):
                guessed.discard(link)
                if link not in known and self.kind_of(link) is not None:
                    known.add(link)
                    waiting.append(link)
        self._put_together()

    def missed(self) -> list[str]:
        """Paths of pages that no link led to."""
        reached = {kind.path for kind in self.found}
        return [page.path for page in self.pages if page.path not in reached]

    def kind_of(self, address: str) -> Kind | None:
        """What kind of page an address is; None for what is no page, or is not for this person."""
        path, query = urlsplit(address).path, urlsplit(address).query
        for page, pattern in self._patterns:
            match = pattern.match(path)
            if match is None:
                continue
            if not self.may_enter(page):
                return None
            words = tuple(value for value in match.groupdict().values() if not value.isdecimal())
            self._words[page.path].add(words)
            if len(self._words[page.path]) > KINDS:
                words = ()
            asked = sorted({name for name, value in parse_qsl(query) if value and name != "done"})
            return Kind(page.path, words, tuple(asked))
        return None

    def _put_together(self) -> None:
        """What looked like kinds at first, and turned out to be things."""
        for kind in [kind for kind in self.found if kind.words and len(self._words[kind.path]) > KINDS]:
            things = self.found.setdefault(Kind(kind.path, (), kind.asked), [])
            things += self.found.pop(kind)
            del things[VISITED:]

    def _searched(self, address: str) -> Iterator[str]:
        parts = urlsplit(address)
        kind = self.kind_of(address)
        if kind is None or parts.query:
            return
        for search in self.searches.get(kind.path, ()):
            yield f"{parts.path}?{urlencode(search)}"


def links(text: str, address: str) -> Iterable[str]:
    """Addresses of our own that a page leads to or loads, each once."""
    found: dict[str, Any] = {}
    for raw in _LINK.findall(text):
        link = urljoin(address, html.unescape(raw))
        if link.startswith("/") and not link.startswith("//"):
            found[link] = None
    return found
