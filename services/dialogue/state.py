"""Everything a search conversation remembers between two messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from services.dialogue.frame import PERSONAL, Frame
from services.dialogue.question import Question
from services.dialogue.registration import Registration

KEPT_STEPS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The results of the present search shown so far, page after page.

    Attributes:
        items: Keys such as `vacancy:12`, in the order shown; the number on a card is its place here, from 1.
        offset: How many of them were shown before the last page.
        total: How many there are; at least as many as shown.
        capped: There are more, but never more than so many are shown of one search.
        floor: Lowest upper pay on the last page, VND per month; what "lương cao hơn" starts from.
        why: For each item, why it is shown, one line.
    """

    items: tuple[str, ...] = ()
    offset: int = 0
    total: int = 0
    capped: bool = False
    floor: int | None = None
    why: tuple[str, ...] = ()

    @property
    def last(self) -> tuple[str, ...]:
        """The items of the page last shown: what is in view."""
        return self.items[self.offset :]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchState:
    """One frame for each kind of search, so that changing the subject loses nothing.

    Attributes:
        kind: The kind talked about now.
        frames: The last frame of each kind.
        steps: Frames before the present one, oldest first, for "quay lại".
        page: Results shown.
        focus: The item talked about.
        question: What was asked and not answered yet.
        registration: A name being put down; its questions are asked like `question`, never beside it.
        danger: Kind of the danger answered just before, "" for one without a kind; None for none.
    """

    kind: str = "job"
    frames: Mapping[str, Frame] = field(default_factory=dict)
    steps: tuple[Frame, ...] = ()
    page: Page = field(default_factory=Page)
    focus: str | None = None
    question: Question | None = None
    registration: Registration | None = None
    danger: str | None = None

    @property
    def frame(self) -> Frame:
        """The search talked about now."""
        return self.frames.get(self.kind) or Frame(kind=self.kind)

    def turned_to(self, kind: str) -> SearchState:
        """Talk about another kind: its own frame if there was one, with what is known of the person."""
        if kind == self.kind:
            return self
        before = self.frame
        known = {name: getattr(before, name) for name in PERSONAL}
        earlier = self.frames.get(kind)
        if earlier is None:
            carried = Frame(kind=kind, **known)
            if "overseas" not in (kind, before.kind):
                carried = replace(carried, place=before.place, occupation=before.occupation)
        else:
            carried = replace(earlier, **{name: value for name, value in known.items() if value is not None})
        return replace(
            self,
            kind=kind,
            frames={**self.frames, kind: carried},
            page=Page(),
            focus=None,
        )

    def with_frame(self, frame: Frame) -> SearchState:
        """The present search changed."""
        if frame == self.frame:
            return self
        return replace(self, frames={**self.frames, self.kind: frame})

    def stepped_from(self, before: SearchState) -> SearchState:
        """What one sentence made of `before`, which "quay lại" brings back whole."""
        if self.frame == before.frame:
            return self
        return replace(self, steps=(*before.steps, before.frame)[-KEPT_STEPS:])

    def undone(self) -> SearchState | None:
        """Before the last change; none when there is nothing to take back."""
        if not self.steps:
            return None
        former = self.steps[-1]
        return replace(
            self,
            kind=former.kind,
            frames={**self.frames, former.kind: former},
            steps=self.steps[:-1],
            question=None,
            focus=None,
        )

    def unasked(self) -> SearchState:
        """Nothing waits for an answer."""
        return replace(self, question=None, registration=None)

    def started_over(self) -> SearchState:
        """Nothing known of any search or of the person; the search left behind is one step back."""
        return SearchState(kind=self.kind, steps=self.steps).stepped_from(self)

    def as_json(self) -> dict[str, Any]:
        """For Rasa's slot."""
        page = self.page
        return {
            "kind": self.kind,
            "frames": {kind: frame.as_json() for kind, frame in self.frames.items()},
            "steps": [frame.as_json() for frame in self.steps],
            "page": {
                "items": list(page.items),
                "offset": page.offset,
                "total": page.total,
                "capped": page.capped,
                "floor": page.floor,
                "why": list(page.why),
            },
            "focus": self.focus,
            "question": self.question.as_json() if self.question else None,
            "registration": self.registration.as_json() if self.registration else None,
            "danger": self.danger,
        }

    @classmethod
    def from_json(cls, body: Mapping[str, Any] | None) -> SearchState:
        """Read what `as_json` wrote; a fresh state for none."""
        if not body:
            return cls()
        page = body["page"]
        return cls(
            kind=body["kind"],
            frames={kind: Frame.from_json(frame) for kind, frame in body["frames"].items()},
            steps=tuple(Frame.from_json(frame) for frame in body["steps"]),
            page=Page(
                items=tuple(page["items"]),
                offset=page["offset"],
                total=page["total"],
                capped=page["capped"],
                floor=page["floor"],
                why=tuple(page["why"]),
            ),
            focus=body["focus"],
            question=Question.from_json(body["question"]) if body["question"] else None,
            registration=Registration.from_json(known) if (known := body.get("registration")) else None,
            danger=body.get("danger"),
        )
