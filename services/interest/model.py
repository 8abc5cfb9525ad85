"""Somebody's wish to be put down for an offer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum


class InterestStatus(str, Enum):
    """How far the Center has come with it."""

    NEW = "new"
    CONTACTED = "contacted"
    INTRODUCED = "introduced"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"  # the offer ended before anything came of it


OPEN_STATUSES = (InterestStatus.NEW, InterestStatus.CONTACTED, InterestStatus.INTRODUCED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who is to be called; never with an identity number.

    The text form shows nothing of it, so that no log ever does.

    Attributes:
        name: As the person writes it.
        phone: Digits alone, with a leading 0.
        commune: As the gazetteer shows it, or as it was typed where it is not known.
    """

    name: str = field(repr=False)
    phone: str = field(repr=False)
    commune: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """One name on the Center's list.

    Attributes:
        conversation: Whose wish it is; she alone sees it in the chat.
        item: The offer, such as `vacancy:12`.
        title: Of the offer on the day of registering.
        id: None before it is stored.
    """

    conversation: str
    item: str
    title: str
    person: Person
    registered_at: datetime
    changed_at: datetime
    status: InterestStatus = InterestStatus.NEW
    id: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether something may still come of it."""
        return self.status in OPEN_STATUSES
