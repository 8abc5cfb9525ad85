"""What became of every message."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.chaos.matching import Match, Part, match
from benchmarks.chaos.record import Record
from gateway.telegram.rendering import render as render_for_telegram
from gateway.telegram.words import load_words as telegram_words
from gateway.zalo.render import render as render_for_zalo
from gateway.zalo.rules import load_rules
from gateway.zalo.words import load_words as zalo_words
from services.conversations.model import Turn
from services.outcomes import Outcome

_APOLOGIES = {Outcome.ERROR_SERVICE.value, Outcome.ERROR_TIMEOUT.value}


@dataclass
class Verdict:
    """Counts of messages; `out_of_order` counts conversations and messages answered too early.

    `longest_silence` is in seconds from writing to the first part of the answer, `longest_work` from when
    the gateway had the message: the rest is the platform's own pause before it tries again. `slowest` tells
    of the turn that took the latter.
    """

    messages: int = 0
    never_taken: int = 0
    lost: int = 0
    turns_doubled: int = 0
    doubled_unmarked: int = 0
    doubled_marked: int = 0
    out_of_order: int = 0
    apologies: int = 0
    longest_silence: float = 0.0
    longest_work: float = 0.0
    slowest: str = ""
    faults: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether nothing was lost, said twice unmarked, or out of order."""
        bad = self.never_taken, self.lost, self.turns_doubled, self.doubled_unmarked, self.out_of_order
        return not any(bad)


def judge(record: Record) -> Verdict:
    """Compare messages with turns, turns with deliveries, and both orders."""
    verdict = Verdict(messages=len(record.typed))
    _judge_turns(record, verdict)
    for name in sorted({*record.stored.turns, *record.seen}):
        _judge_conversation(record, name, verdict)
    for message in overtaken(record):
        verdict.out_of_order += 1
        verdict.faults.append(f"{message} was answered too early")
    return verdict


def overtaken(record: Record) -> list[str]:
    """Messages answered before one of the same person that the gateway had before it heard of them."""
    positions = {turn.message_id: turn.position for turns in record.stored.turns.values() for turn in turns}
    by_conversation: dict[str, list[str]] = defaultdict(list)
    for one in record.typed:
        if one.message_id in positions and one.message_id in record.handed_over:
            by_conversation[one.conversation].append(one.message_id)
    found = []
    for name, messages in by_conversation.items():
        for later in messages:
            tried = record.handed_over[later].tried
            for message in messages:
                taken = record.handed_over[message].taken
                if taken is not None and taken < tried and positions[message] > positions[later]:
                    found.append(f"{name}: {later}")
                    break
    return found


def _judge_turns(record: Record, verdict: Verdict) -> None:
    turns = Counter(turn.message_id for turns in record.stored.turns.values() for turn in turns)
    for one in record.typed:
        handed_over = record.handed_over.get(one.message_id)
        if handed_over is None or handed_over.taken is None:
            verdict.never_taken += 1
            verdict.faults.append(f"{one.conversation}: {one.message_id} was never taken")
        elif turns[one.message_id] == 0:
            verdict.lost += 1
            verdict.faults.append(f"{one.conversation}: {one.message_id} has no turn")
        verdict.turns_doubled += max(0, turns[one.message_id] - 1)


def _judge_conversation(record: Record, name: str, verdict: Verdict) -> None:
    turns, seen = record.stored.turns.get(name, ()), record.seen.get(name, ())
    verdict.apologies += sum(turn.answer.outcome in _APOLOGIES for turn in turns)
    found = match(parts_of(record, turns), [one.text for one in seen])
    _add(verdict, name, found)
    asked = {one.message_id: one.at for one in record.typed if one.conversation == name}
    for turn in turns:
        if turn.message_id not in asked or turn.position not in found.first_seen:
            continue
        answered = seen[found.first_seen[turn.position]].at
        taken = record.handed_over[turn.message_id].taken or answered
        verdict.longest_silence = max(verdict.longest_silence, answered - asked[turn.message_id])
        if answered - taken > verdict.longest_work:
            verdict.longest_work = answered - taken
            verdict.slowest = _told(record, name, turn)


def _told(record: Record, name: str, turn: Turn) -> str:
    """What is known of a turn, for people who ask why it took so long."""
    row = record.stored.rows[name, turn.position]
    sending = (row.sent_at - turn.at).total_seconds() if row.sent_at else float("nan")
    return f"{turn.answer.outcome}, sent in {sending:.1f} s, {row.attempts} attempts, {row.unknown} unknown"


def _add(verdict: Verdict, name: str, found: Match) -> None:
    verdict.lost += found.lost
    verdict.doubled_marked += found.doubled_marked
    verdict.doubled_unmarked += found.doubled_unmarked
    verdict.out_of_order += found.out_of_order
    if found.lost or found.doubled_unmarked or found.out_of_order:
        verdict.faults.append(
            f"{name}: lost {found.lost}, twice {found.doubled_unmarked}, out of order {found.out_of_order}"
        )


def parts_of(record: Record, turns: Sequence[Turn]) -> list[Part]:
    """What the person was to get; an answer that the outbox does not have is lost all the same."""
    parts = []
    for turn in turns:
        row = record.stored.rows.get((turn.conversation, turn.position))
        unknown = 0 if row is None else row.unknown
        parts += [Part(turn.position, text, unknown) for text in _texts(turn)]
    return parts


def _texts(turn: Turn) -> list[str]:
    if turn.conversation.startswith("telegram_"):
        messages = render_for_telegram(turn, heading="", choose=telegram_words().choose)
        return [message["html"] for message in messages]
    parts = render_for_zalo(turn, load_rules(), zalo_words())
    return [part.get("text") or part["attachment"]["payload"]["text"] for part in parts]
