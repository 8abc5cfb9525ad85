"""Canonical form of a message: what the rest of the system reads instead of the raw text.

The order of the rules matters: letters first, for every lexicon is written in clean letters;
drawn-out words before the lexicons that hold their short form; slips before the marks of phrases
that hold the word meant; tone marks before the shorthand, so that "hong dan" is a place before
"hong" is a "không"; last what only the words around can tell, when these are written out. What the
shorthand was written out to may stand in a phrase again: hence several passes.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from language.elongation import squeeze
from language.khmer_runs import part_runs
from language.lexicon import write_out
from language.likely_reading import read_likely
from language.repair import repair
from language.step import Step, Token
from language.tokens import split
from language.tone_marks import restore
from language.tone_placement import place_tone
from language.unicode_forms import clean

# One pass can make a phrase that another lexicon knows. The data tests hold that two passes do;
# the limit keeps a careless entry from turning in circles.
_MAX_PASSES = 4


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

    NFC and lower case, one tone placement, slips of typing repaired, teencode, abbreviations and
    dialect written out, tone marks restored where only one reading is known, words written shorter read
    by their neighbours where these leave one reading. Digits are never changed
    but those VNI takes for marks ("viec65"), and a canonical text is its own canonical form.

    Returns:
        Tokens without blanks inside; none for a text without words, numbers or signs.
        A number is one token with its unit and its range (8,5 · 8-10tr · 30/11/2026 · 300k).
    """
    tokens, steps = _read(text)
    plain = False
    for _ in range(_MAX_PASSES):
        before = tokens
        # Once plain, always plain: the marks there are now are ours, not the person's.
        plain = plain or all(token.text.isascii() for token in tokens)
        tokens, made = _one_pass(before, plain=plain)
        steps += made
        if tokens == before:
            break
    return Canonical(text, " ".join(token.text for token in tokens), tuple(tokens), tuple(steps))


def _read(raw: str) -> tuple[list[Token], list[Step]]:
    """Tokens in clean letters."""
    found = clean(raw)
    tokens: list[Token] = []
    steps: list[Step] = []
    for word, start, end in split(found.text):
        token = Token(word, found.starts[start], found.ends[end - 1])
        tokens.append(token)
        written = raw[token.start : token.end]
        if written != word and written.lower() != word:
            steps.append(Step("nfc" if _is_decomposed(written, word) else "letters", written, word))
    return tokens, steps


def _is_decomposed(written: str, word: str) -> bool:
    """True when the same letters were typed in pieces; a pile of marks is no letter, and slow to sort."""
    return len(written) <= 3 * len(word) and unicodedata.normalize("NFC", written).lower() == word


def _one_pass(tokens: Sequence[Token], *, plain: bool) -> tuple[list[Token], list[Step]]:
    placed, steps = _each_word("tone_placement", place_tone, part_runs(tokens))
    squeezed, more = _each_word("elongation", squeeze, placed)
    steps += more
    mended, more = repair(squeezed)
    steps += more
    restored, more = restore(mended, plain=plain)
    steps += more
    written, more = write_out(restored)
    steps += more
    read, more = read_likely(written)
    return read, steps + more


def _each_word(
    kind: str, rule: Callable[[str], str], tokens: Sequence[Token]
) -> tuple[list[Token], list[Step]]:
    result: list[Token] = []
    steps: list[Step] = []
    for token in tokens:
        word = rule(token.text)
        if word != token.text:
            steps.append(Step(kind, token.text, word))
            token = Token(word, token.start, token.end)  # noqa: PLW2901
        result.append(token)
    return result, steps
