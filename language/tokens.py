"""Cut a clean text into words, numbers and the punctuation that carries meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A number with up to two letters behind it (8tr, 8tr5, 1m65, 8h30, 100%) …
_QUANTITY = r"\d+(?:[.,:]\d+)*(?:[^\W\d_]{1,2}(?![^\W\d_])\d*){0,3}%?"
# … alone or in a row (8-10tr, 30/11/2026, 02+01). Bounded parts keep the search linear.
_TOKEN = re.compile(
    rf"""
    (?P<address>https?://\S{{1,500}} | [\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,4}})
    | (?P<number>{_QUANTITY}(?:[-/+~]{_QUANTITY})*)
    | (?P<smiley>[:=;]-?[()]+ | \^+_*\^+)
    | (?P<visa>[^\W\d_]-\d+(?!\w))
    | (?P<short>[^\W\d_]{{1,3}})\.(?=\w)
    | (?P<word>[^\s\d!-/:-@\[-`{{-~\u2000-\u206f]+\d*)
    | (?P<sign>[,.?!;:/+&()<>=%$~-])
    """,
    re.VERBOSE,
)


def split(text: str) -> Iterator[tuple[str, int, int]]:
    """Tokens of a clean text in order, each with its offsets in that text.

    Quotation marks, brackets, smileys and decoration are left out; a sign repeated is given once.
    A dot behind a short word is left out when another word follows at once: "tp.hcm" is two words.
    """
    before = ""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind == "smiley":
            continue
        token = match[kind]
        if kind == "sign" and token == before:
            continue
        before = token
        yield token, match.start(kind), match.end(kind)
