"""One tap under an answer: whether it helped, and what was wrong when it did not."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from services.conversations.wanted import may_be_rated
from services.errors import InvalidInput, NotFound

if TYPE_CHECKING:
    from services.ports import UnitOfWork


class Mark(str, Enum):
    """What the person pressed."""

    GOOD = "good"
    BAD = "bad"


class Reason(str, Enum):
    """What was wrong with an answer."""

    MISUNDERSTOOD = "misunderstood"
    INCOMPLETE = "incomplete"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Rating:
    """`reason` is known only of a bad mark, and only when the person told it."""

    mark: Mark
    reason: Reason | None = None


class RatingRepository(Protocol):
    """The marks people gave; a new one takes the place of that before, which keeps its instant."""

    def put(self, conversation: str, position: int, rating: Rating, at: datetime) -> None:
        """Keep the mark of one turn."""
        ...

    def of(self, conversation: str, positions: Collection[int]) -> Mapping[int, Rating]:
        """The marks of some turns; those without one are left out."""
        ...


def read_rating(mark: object, reason: object) -> Rating:
    """A mark as a page sends it.

    Raises:
        InvalidInput: There is no such mark, no such reason, or a reason to a good mark.
    """
    try:
        read = Rating(Mark(mark), None if reason is None else Reason(reason))
    except ValueError as error:
        raise InvalidInput("mark must be good or bad, reason one of the three.") from error
    if read.mark is Mark.GOOD and read.reason is not None:
        raise InvalidInput("A good mark has no reason.")
    return read


def rate(uow: UnitOfWork, conversation: str, position: int, rating: Rating, at: datetime) -> None:
    """Keep the mark of an answer, within the caller's transaction.

    Raises:
        NotFound: The conversation has no such answer, or it is none that is rated.
    """
    turns = uow.conversations.turns_after(conversation, position - 1, 1)
    if not turns or turns[0].position != position or not may_be_rated(turns[0].answer):
        raise NotFound(f"There is no answer {position} to rate.")
    uow.ratings.put(conversation, position, rating, at)
