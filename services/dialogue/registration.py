"""What is remembered while somebody's name is being put down for an offer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

QUESTIONS = ("item", "name", "phone", "commune")


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """Asked one question at a time, each once more when not understood, then let go.

    Its answers leave the state with the turn that stores them or lets them go; no log shows them.

    Attributes:
        item: The offer, such as `vacancy:12`; empty while it is asked which one is meant.
        title: Of the offer.
        asked: How often the present question was put.
        refused: The last answer held a number that is never taken.
        unasked: Something was answered before it was said who sees it; the next question says that.
        ended: `done` when everything is answered, `dropped` when not, `chosen` when it was said which offer
            is meant; empty while asking.
    """

    item: str = ""
    title: str = ""
    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    commune: str = field(default="", repr=False)
    asked: int = 1
    refused: bool = False
    unasked: bool = False
    ended: str = ""

    @property
    def question(self) -> str:
        """The first of QUESTIONS without an answer; empty when there is none."""
        return next((name for name in QUESTIONS if not getattr(self, name)), "")

    def answered(self, **answers: Any) -> Registration:
        """With answers given; the next question is put for the first time."""
        return replace(self, **answers, asked=1, refused=False)

    def as_json(self) -> dict[str, Any]:
        """For Rasa's slot."""
        return asdict(self)

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> Registration:
        """Read what `as_json` wrote."""
        return cls(**body)
