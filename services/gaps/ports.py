"""What gaps ask of the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from services.gaps.model import After, Gap, GapState, Question, Source


class GapRepository(Protocol):
    """Questions without a good answer, and their groups."""

    def mark(self, source: Source) -> datetime | None:
        """How far a source has been read; None where it never was."""

    def set_mark(self, source: Source, at: datetime) -> None:
        """It has been read so far."""

    def found(self, source: Source, after: datetime, until: datetime, limit: int) -> Sequence[Question]:
        """Questions of a source from one instant to another, both included, the oldest first."""

    def is_known(self, conversation: str, position: int) -> bool:
        """Whether a turn is in a group."""

    def turn(self, conversation: str, position: int) -> Question | None:
        """What a person said in a turn that the assistant answered, as it stands in the transcript."""

    def group_of(self, conversation: str, position: int) -> int | None:
        """The number of the group a turn is in."""

    def reported(self, conversation: str) -> Mapping[int, int]:
        """The groups of those turns that officers have reported, by position."""

    def mark_reported(self, question: Question) -> None:
        """A turn that is in a group was reported.

        Raises:
            KnownMeanwhile: Somebody else reported it at the same moment.
        """

    def mark_bad(self, question: Question) -> None:
        """A turn that is in a group got a bad mark; once."""

    def heads(self, limit: int, above: int = 0) -> Sequence[tuple[int, str]]:
        """Numbers and heads of the groups asked last.

        Args:
            above: Only those with a greater number.
        """

    def add(self, head: str, question: Question) -> int:
        """A new group of one question; returns its number.

        Raises:
            KnownMeanwhile: Somebody else put the turn into a group at the same moment.
        """

    def join(self, number: int, question: Question) -> Gap:
        """One question more in a group; returns the group.

        Raises:
            KnownMeanwhile: Somebody else put the turn into a group at the same moment.
        """

    def page(
        self,
        state: GapState,
        limit: int,
        *,
        bad: bool = False,
        reported: bool = False,
        after: After | None = None,
    ) -> Sequence[Gap]:
        """Groups of a state, the most asked first.

        Args:
            bad: Only those with a bad mark.
            reported: Only those an officer reported.
            after: Begin behind this one.
        """

    def counts(self) -> Mapping[GapState, int]:
        """How many groups are in each state; there are some thousands at most."""

    def get(self, number: int) -> Gap | None:
        """One group."""

    def questions(self, number: int, limit: int) -> Sequence[Question]:
        """Its newest questions, the newest first."""

    def question(self, number: int, conversation: str, position: int) -> Question | None:
        """One question of a group."""

    def decide(self, gap: Gap, before: GapState) -> bool:
        """Store state, entry, reason and who decided; False where it is no longer in the state before."""

    def forget(self, before: datetime, limit: int) -> int:
        """Delete groups asked last before an instant, at most so many; returns how many."""
