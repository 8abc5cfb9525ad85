"""Messages that lean on the policy question before them: "nộp ở đâu?", "còn 72 tuổi thì sao?", "số 2"."""

from __future__ import annotations

from collections.abc import Sequence

from language.mention import Mention
from services.dialogue.policy_state import PolicyState, Ranking
from services.dialogue.policy_turns import Desk, PolicyTurn, Question, ask, chosen, on_day, side
from services.policy.asked_day import asked_day, asks_for_now
from services.policy.confidence import CERTAIN_SCORE, Level, level
from services.policy.facets import Leaning, leaning

# A side question says little else; one with more words of its own is a question of its own.
_MOST_REST = 1
_MOST_WORDS = 5
_MOST_WORDS_WITH_CUE = 14
# What a question is given for lying near the one before it.
_NEAR = 0.12
_KEPT_WEIGHT = 0.35
# Who names one of these looks for work or a course.
_SEARCHED = frozenset({"occupation", "sector", "pay", "work_time", "benefit", "near_home", "relative", "any"})


def follow_up(
    state: PolicyState,
    questions: Sequence[Question],
    mentions: Sequence[Mention],
    desk: Desk,
    *,
    of_a_skill: bool = False,
) -> PolicyTurn | None:
    """The turn for a message that goes on with the policy question before it; None when it does not.

    Args:
        of_a_skill: Another skill has a use for the message. Then only a side, a year or a cue goes on:
            being short and a little like an entry does not.
    """
    if not questions:  # a button; those of policy name their entry
        return None
    if (picked := _picked(state, mentions)) is not None:
        return chosen(state, picked, "answer", desk)
    if _is_certain(questions[0]):
        return None
    whole = questions[0]
    leans = leaning(whole.text)
    if state.entry and len(leans.rest) <= _MOST_REST:
        if leans.facet:
            return side(state, leans.facet, desk)
        day = asked_day(whole.text, desk.today)
        if day != desk.today or (state.day and asks_for_now(whole.text, desk.today)):
            return on_day(state, day, desk)
    wants_a_search = any(mention.entity in _SEARCHED for mention in mentions)
    if not leans.cue and (of_a_skill or wants_a_search):
        return None
    if not _continues(state, whole, leans):
        return None
    joined = Question(whole.text, _near_the_last(whole.ranking, state, desk))
    return None if level(joined.ranking) is Level.LOST else ask(state, [joined], desk)


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
    return bool(state.ranking) and words <= (_MOST_WORDS_WITH_CUE if leans.cue else _MOST_WORDS)


def _near_the_last(own: Ranking, state: PolicyState, desk: Desk) -> Ranking:
    """Scores of a message, more for what lies near the question before it.

    The entry answered last is no nearer than any: who goes on asks for something else.
    """
    last = desk.content.entry(state.entry) if state.entry else None
    scores = dict(own)
    for entry_id, score in state.ranking:
        if entry_id != state.entry:
            scores[entry_id] = scores.get(entry_id, 0.0) + _KEPT_WEIGHT * score
    for entry_id in scores if last else ():
        entry = desk.content.entry(entry_id)
        if last and entry and entry.id != last.id and (entry.topic == last.topic or entry.id in last.next):
            scores[entry_id] += _NEAR
    return tuple(
        sorted(((entry, min(1.0, score)) for entry, score in scores.items()), key=lambda one: -one[1])
    )
