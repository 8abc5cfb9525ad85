"""`parse_mode=HTML`, read strictly: from marked text to plain text and entities."""

import re
from dataclasses import dataclass, field
from typing import Any

from tests.platforms.telegram.errors import ApiError, bad_request

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
_PIECE = re.compile(r"[<>&]|[^<>&]+")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>[^<>]*)>")
_ATTRIBUTE = re.compile(r"""\s+([A-Za-z-]+)(?:\s*=\s*("[^"<>]*"|'[^'<>]*'|[^\s"'<>=]+))?""")
_CHARACTER = re.compile(r"&(?:(lt|gt|amp|quot)|#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6}));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


def utf16_length(text: str) -> int:
    """Length as Telegram counts offsets."""
    return len(text.encode("utf-16-le")) // 2


def parse_html(source: str) -> tuple[str, list[dict[str, Any]]]:
    """Plain text and the entities in it, by their offset.

    Stricter than the real server in one thing: a `<`, `>` or `&` that is neither tag nor character
    reference is refused, since the documentation says each must be written out.

    Raises:
        ApiError: 400 `can't parse entities: …`.
    """
    return _Reader(source).read()


@dataclass
class _Open:
    name: str
    entity: dict[str, Any]


@dataclass
class _Reader:
    source: str
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    stack: list[_Open] = field(default_factory=list)
    entities: list[dict[str, Any]] = field(default_factory=list)

    def read(self) -> tuple[str, list[dict[str, Any]]]:
        at = 0
        while at < len(self.source):
            sign = self.source[at]
            if sign == "<":
                at = self._tag(at)
            elif sign == "&":
                at = self._character(at)
            elif sign == ">":
                raise self._refused('Character ">" must be written out', at)
            else:
                found = _PIECE.match(self.source, at)
                assert found is not None
                self._say(found[0])
                at = found.end()
        if self.stack:
            name = self.stack[-1].name
            raise bad_request(
                f"can't parse entities: Can't find end tag corresponding to start tag \"{name}\""
            )
        kept = [entity for entity in self.entities if entity["length"]]
        return "".join(self.pieces), sorted(kept, key=lambda entity: (entity["offset"], -entity["length"]))

    def _say(self, text: str) -> None:
        self.pieces.append(text)
        self.length += utf16_length(text)

    def _character(self, at: int) -> int:
        found = _CHARACTER.match(self.source, at)
        if found is None:
            raise self._refused('Character "&" must be written out', at)
        name, decimal, hexadecimal = found.groups()
        number = int(decimal) if decimal else int(hexadecimal or "0", 16)
        if name is None and (number == 0 or number > 0x10FFFF or 0xD800 <= number < 0xE000):
            raise self._refused("Wrong character reference", at)
        self._say(_NAMED[name] if name else chr(number))
        return found.end()

    def _tag(self, at: int) -> int:
        found = _TAG.match(self.source, at)
        if found is None:
            raise self._refused("Unclosed start tag", at)
        name = found["name"].lower()
        if name not in TAGS:
            raise self._refused(f'Unsupported start tag "{name}"', at)
        if found["end"]:
            self._close(name, found["attributes"], at)
        else:
            self._begin(name, self._attributes(name, found["attributes"], at), at)
        return found.end()

    def _begin(self, name: str, attributes: dict[str, str], at: int) -> None:
        around = [opened.name for opened in self.stack]
        language = name == "code" and around[-1:] == ["pre"]
        if not language and {"code", "pre"}.intersection(around):
            raise self._refused(f'Tag "{name}" is not allowed inside "{around[-1]}"', at)
        if name == "blockquote" and "blockquote" in around:
            raise self._refused("Block quotations can't be nested", at)
        entity: dict[str, Any] = {"type": TAGS[name], "offset": self.length}
        if name == "a":
            entity["url"] = attributes.get("href", "")
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self._refused('Tag "span" must have class "tg-spoiler"', at)
        if name == "blockquote" and "expandable" in attributes:
            entity["type"] = "expandable_blockquote"
        self.stack.append(_Open(name, entity))

    def _close(self, name: str, attributes: str, at: int) -> None:
        if attributes.strip():
            raise self._refused("Unclosed end tag", at)
        if not self.stack:
            raise self._refused("Unexpected end tag", at)
        opened = self.stack.pop()
        if opened.name != name:
            raise self._refused(f'Unmatched end tag, expected "</{opened.name}>", found "</{name}>"', at)
        opened.entity["length"] = self.length - opened.entity["offset"]
        if opened.entity["type"] != "text_link" or opened.entity["url"]:
            self.entities.append(opened.entity)

    def _attributes(self, name: str, source: str, at: int) -> dict[str, str]:
        found: dict[str, str] = {}
        end = 0
        while source[end:].strip():
            attribute = _ATTRIBUTE.match(source, end)
            if attribute is None:
                raise self._refused(f'Wrong attribute in the tag "{name}"', at)
            found[attribute[1].lower()] = _unquoted(attribute[2])
            end = attribute.end()
        return found

    def _refused(self, reason: str, at: int) -> ApiError:
        offset = len(self.source[:at].encode())
        return bad_request(f"can't parse entities: {reason} at byte offset {offset}")


def _unquoted(value: str | None) -> str:
    bare = (value or "").strip("\"'")
    return _CHARACTER.sub(lambda found: _NAMED.get(found[1] or "", found[0]), bare)
