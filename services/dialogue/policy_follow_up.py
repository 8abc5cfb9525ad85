"""Messages that lean on the policy question before them: "nộp ở đâu?", "mẹ em 76 tuổi thì sao?", "số 2"."""

from __future__ import annotations

from collections.abc import Sequence

from language.mention import Mention
from services.dialogue.policy_state import PolicyState, Ranking
from services.dialogue.policy_turns import Desk, PolicyTurn, Question, ask, chosen, side
from services.policy.confidence import CERTAIN_SCORE
from services.policy.facets import Leaning, leaning

# A side question says little else; one with more words of its own is a question of its own.
_MOST_REST = 1
_MOST_WORDS_OF_A_CUE = 12
# What the question before still counts, beside what the message says itself.
_KEPT_WEIGHT = 0.5


def follow_up(
    state: PolicyState, questions: Sequence[Question], mentions: Sequence[Mention], desk: Desk
) -> PolicyTurn | None:
    """The turn for a message that goes on with the policy question before it; None when it does not."""
    if (picked := _picked(state, mentions)) is not None:
        return chosen(state, picked, "answer", desk)
    if not questions:
        return None
    whole = questions[0]
    leans = leaning(whole.text)
    if state.entry and leans.facet and len(leans.rest) <= _MOST_REST and not _is_certain(whole):
        return side(state, leans.facet, desk)
    if _continues(state, whole, leans):
        joined = _blended(whole.ranking, state.ranking)
        return ask(state, [Question(whole.text, joined)], desk)
    return None


def _picked(state: PolicyState, mentions: Sequence[Mention]) -> str | None:
    """The offered question that a number means."""
    numbers = [mention.value for mention in mentions if mention.entity == "ordinal"]
    if len(numbers) != 1 or not state.offered:
        return None
    number = int(numbers[0])
    place = len(state.offered) + number if number < 0 else number - 1
    return state.offered[place] if 0 <= place < len(state.offered) else None


def _is_certain(question: Question) -> bool:
    return bool(question.ranking) and question.ranking[0][1] >= CERTAIN_SCORE


def _continues(state: PolicyState, question: Question, leans: Leaning) -> bool:
    words = len(question.text.split())
    return bool(state.ranking) and leans.cue and words <= _MOST_WORDS_OF_A_CUE and not _is_certain(question)


def _blended(own: Ranking, before: Ranking) -> Ranking:
    """Scores of a message with those of the question before it; both at most 1."""
    scores = dict(own)
    for entry, score in before:
        scores[entry] = scores.get(entry, 0.0) + _KEPT_WEIGHT * score
    return tuple(sorted(scores.items(), key=lambda pair: -pair[1]))
