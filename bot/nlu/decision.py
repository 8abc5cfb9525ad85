"""From probabilities to the intent that is acted upon: noise is rejected, consent is never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.nlu.features import masked_words
from bot.nlu.linear_model import Features, LinearModel
from language.canonical import Canonical
from language.mention import Mention

FALLBACK = "nlu_fallback"
# A yes or a no changes what happens next, so every word of it must be one that training has
# seen in such an answer: a linear model alone read keyboard noise as "đồng ý" with 0.73.
CONSENT = frozenset({"affirm", "deny"})
# Nor is a search thrown away for one strange word, such as the "restart" of a typed command.
_FORGETTING = frozenset({"start_over", "stop", "undo"})
LEAST_KNOWN = 0.5
LEAST_CONFIDENCE = 0.20
LEAST_MARGIN = 0.02
# What may well be none of the Center's business is asked about rather than answered by a search.
_FOREIGN = "out_of_scope"
LEAST_MARGIN_OVER_FOREIGN = 0.2
SURE = 0.75
# Words of a yes or no beside which one that nobody knows is taken for a slip of the keys.
CONSENT_BESIDE_A_SLIP = 3
# Both lead to the same search, so being torn between them is no doubt.
_SAME_ROAD = frozenset({"search_job", "refine_search"})
_CONDITIONS = frozenset({"place", "pay", "work_time", "benefit", "relative", "near_home"})
_RANKING_LENGTH = 3
# The slash is gone where the channel has taken it away (`services.conversations.typed_text`).
_COMMAND = re.compile(r"(/\s*[a-z_]+|[a-z]+(_[a-z]+)+)\s*(\{.*\})?", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Decision:
    """The intent acted upon, its confidence (0 to 1), and the ranking it was taken from."""

    intent: str
    confidence: float
    ranking: tuple[tuple[str, float], ...]

    @property
    def decided(self) -> tuple[tuple[str, float], ...]:
        """The ranking with the intent acted upon put first."""
        rest = tuple(pair for pair in self.ranking if pair[0] != self.intent)
        return ((self.intent, self.confidence), *rest)


def decide(
    model: LinearModel,
    form: Canonical,
    mentions: list[Mention],
    features: Features,
    consent_words: frozenset[str],
) -> Decision:
    """Choose an intent or reject.

    Args:
        model: The trained weights.
        form: The sentence in canonical form.
        mentions: What was found in it.
        features: Of the sentence, as `bot.nlu.features.extract` counts them.
        consent_words: Every folded word seen in the examples of affirm and deny.

    Returns:
        `nlu_fallback`, with one minus the confidence of the rejected intent, when too little of the
        sentence is known, when a consent has a strange word, when two intents are equally likely and
        the sentence names nothing that could be searched for, or when it may as well be out of scope.
    """
    ranking = tuple(model.ranking(features)[:_RANKING_LENGTH])
    (intent, confidence), (second, share) = ranking[0], ranking[1]
    torn = confidence - share < LEAST_MARGIN and {intent, second} != _SAME_ROAD
    if {intent, second} == _SAME_ROAD and _names_work(mentions) and confidence < SURE:
        intent = "search_job"  # docs/annotation.md: who names the work wanted asks for work
    words = masked_words(form.text, mentions)
    guessed = intent in CONSENT and not _consents(model, words, confidence, consent_words)
    guessed |= intent in _FORGETTING and len(words) == 1 and not model.knows(words[0])
    unknown = model.known_share(features) < LEAST_KNOWN or _says_nothing(words) or _is_command(form.raw)
    foreign = intent != _FOREIGN and confidence - dict(ranking).get(_FOREIGN, 0.0) < LEAST_MARGIN_OVER_FOREIGN
    unsure = confidence < LEAST_CONFIDENCE or torn
    if unsure and not (unknown or foreign) and (evident := _evident(mentions)):
        return Decision(evident, confidence, ranking)
    if unknown or unsure or guessed or foreign:
        return Decision(FALLBACK, 1.0 - confidence, ranking)
    return Decision(intent, confidence, ranking)


def _consents(model: LinearModel, words: list[str], confidence: float, consent_words: frozenset[str]) -> bool:
    """Whether a yes or no may be believed.

    Every word is one of consent; or the model is sure, half of the words are of consent, and it knows
    every word, or all but one that slipped among several of consent.
    """
    of_consent = sum(word in consent_words for word in words)
    if words and of_consent == len(words):
        return True
    sure = confidence >= SURE and 2 * of_consent >= len(words)
    strange = sum(not model.knows(word) for word in words)
    return bool(words) and sure and strange <= (of_consent >= CONSENT_BESIDE_A_SLIP)


def _evident(mentions: list[Mention]) -> str | None:
    """What an unclear sentence is about all the same: a trade is looked for, another condition is changed."""
    if _names_work(mentions):
        return "search_job"
    kinds = {mention.entity for mention in mentions if not mention.negated}
    return "refine_search" if kinds & _CONDITIONS else None


def _names_work(mentions: list[Mention]) -> bool:
    return any(mention.entity == "occupation" and not mention.negated for mention in mentions)


def _is_command(raw: str) -> bool:
    """A typed "/restart" or "/search_job{…}": whoever tries commands is not heard as asking for anything."""
    return _COMMAND.fullmatch(raw.strip()) is not None


def _says_nothing(words: list[str]) -> bool:
    """Bare figures, or one word over and over: "7 7 7", "la la la la"."""
    return all(word.isdigit() for word in words) or (len(words) > 2 and len(set(words)) == 1)
