"""Canonical form of a message: what the rest of the system reads instead of the raw text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from language.tokens import split
from language.unicode_forms import clean


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign; `start` and `end` are offsets in the raw text, in code points.

    Several tokens share their offsets when one written word was read as several.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Step:
    """One change that was made; `kind` names the rule, for the editors' "why" and for tests."""

    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Canonical:
    """A message and its canonical form; `text` is the tokens joined with one blank."""

    raw: str
    text: str
    tokens: tuple[Token, ...]
    steps: tuple[Step, ...]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the raw text of the whole tokens that canonical characters start…end touch.

        Args:
            start: Offset in `text`; anything outside it is moved to its border.
            end: Offset behind the last character.

        Returns:
            Start and end in `raw`, in code points; (0, 0) when there is no token.
        """
        if not self.tokens:
            return 0, 0
        begins = [0, *accumulate(len(token.text) + 1 for token in self.tokens[:-1])]
        first = max(bisect_right(begins, start) - 1, 0)
        last = max(bisect_right(begins, max(end - 1, start)) - 1, first)
        return self.tokens[first].start, self.tokens[last].end


def canonical(text: str) -> Canonical:
    """Canonical form of any text; never raises, linear in its length.

    NFC and lower case, one tone placement, teencode, abbreviations and dialect written out,
    tone marks restored where only one reading is known. Digits are never changed, and a
    canonical text is its own canonical form.

    Returns:
        Tokens without blanks inside; none for a text without words, numbers or signs.
    """
    found = clean(text)
    tokens = tuple(
        Token(word, found.starts[start], found.ends[end - 1]) for word, start, end in split(found.text)
    )
    return Canonical(text, " ".join(token.text for token in tokens), tokens, ())
