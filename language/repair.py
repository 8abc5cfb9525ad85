"""Repair what slipped while typing, word by word; a word that is known is never touched."""

from __future__ import annotations

from collections.abc import Sequence

from language.key_leftovers import Leftover, telex, vni
from language.place_slips import repair_places
from language.slips import repaired
from language.step import Step, Token
from language.word_borders import joined, pieces, word_and_number

_LONGEST = 12  # characters of a word with digits for marks


def repair(tokens: Sequence[Token]) -> tuple[list[Token], list[Step]]:
    """Keys of Telex and VNI written out, blanks put right, slips of the thumb undone.

    The kinds of the steps: "telex", "vni" (the only rule that takes digits away: they were typed for
    marks), "word_border", "slip", "place_slip".
    """
    tokens, steps = _without_leftovers(tokens)
    result: list[Token] = []
    for at, token in enumerate(tokens):
        before = result[-1].text if result else ""
        after = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if result and (word := joined(before, token.text)):
            steps.append(Step("word_border", f"{before} {token.text}", word))
            result[-1] = Token(word, result[-1].start, token.end)
        elif parts := word_and_number(token.text) or pieces(token.text):
            steps.append(Step("word_border", token.text, " ".join(parts)))
            result += [Token(part, token.start, token.end) for part in parts]
        elif meant := repaired(token.text, before, after):
            steps.append(Step("slip", token.text, meant))
            result.append(Token(meant, token.start, token.end))
        else:
            result.append(token)
    result, more = repair_places(result)
    return result, steps + more


def _without_leftovers(tokens: Sequence[Token]) -> tuple[list[Token], list[Step]]:
    words = [(token, parts, *_read(token.text)) for token, parts in _with_inner_digits(tokens)]
    sure = {kind for _, _, kind, found in words if found is not None and found.sure}
    # one "lam2" may be a number, "tim2 viec5 lam2" cannot
    likely = [kind for token, _, kind, found in words if found and not word_and_number(token.text)]
    sure |= {kind for kind in likely if likely.count(kind) > 1}
    result: list[Token] = []
    steps: list[Step] = []
    for token, parts, kind, found in words:
        if found is None or kind not in sure:
            result += parts
            continue
        steps.append(Step(kind, token.text, found.word))
        result.append(Token(found.word, token.start, token.end))
    return result, steps


def _read(word: str) -> tuple[str, Leftover | None]:
    return ("telex", telex(word)) if word.isalpha() else ("vni", vni(word))


def _with_inner_digits(tokens: Sequence[Token]) -> list[tuple[Token, list[Token]]]:
    """Each token, those made one again that a digit parted ("tuye63" "n"), and the tokens it is made of."""
    result: list[tuple[Token, list[Token]]] = []
    for token in tokens:
        if result and _goes_on(result[-1][0], token):
            last, parts = result[-1]
            result[-1] = (Token(last.text + token.text, last.start, token.end), [*parts, token])
        else:
            result.append((token, [token]))
    return result


def _goes_on(last: Token, token: Token) -> bool:
    return (
        last.end == token.start
        and len(last.text) + len(token.text) <= _LONGEST
        and last.text[-1].isdigit()
        and last.text[0].isalpha()
        and token.text[0].isalpha()
    )
