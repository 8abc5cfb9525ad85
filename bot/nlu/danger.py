"""Does a sentence tell of danger? Rules and a learnt model weighed together, in this place alone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from bot.nlu.linear_model import Features, LinearModel
from language.danger import ENTITY, kinds
from language.mention import Mention

DANGER = "danger"
_DETECTOR = "danger"
_KINDS = "danger_kinds"
# Logistic regression over the learnt score and whether a rule fired, fitted on cross-validated scores of
# data/danger; how they and the least confidence were chosen: docs/adr/0005-danger-learnt-beside-rules.md.
_OF_SCORE = 0.9
_OF_RULE = 0.4
_OFFSET = 0.5
LEAST_CONFIDENCE = 0.7
# Between the two the message is answered as usual, and whom to call in danger is told beside it.
LEAST_SUSPICION = 0.4
# Of several dangers in a message the most urgent is answered, though the model hears the other louder.
_LEAST_SECOND = 0.05


@dataclass(frozen=True, slots=True)
class Danger:
    """A danger believed in: where and of which kind, and how surely (0 to 1)."""

    mention: Mention
    confidence: float


@dataclass(frozen=True)
class DangerModel:
    """What was learnt of danger.

    Attributes:
        detector: Danger or not.
        kinds: Which kind, learnt from sentences of danger alone.
    """

    detector: LinearModel
    kinds: LinearModel

    def judge(self, features: Features, told: Mention | None, length: int) -> Danger | None:
        """The danger of a sentence, None when there is none.

        Args:
            features: As `bot.nlu.danger_features` makes them.
            told: What the rules found; its place stands when the danger is of the same kind.
            length: Characters of the canonical text: without such a place, all of it tells.
        """
        confidence = self.confidence(features, told)
        if confidence < LEAST_CONFIDENCE:
            return None
        kind = self.kind(features, told)
        if told is not None and told.value == kind:
            return Danger(told, confidence)
        return Danger(Mention(entity=ENTITY, value=kind, start=0, end=length), confidence)

    def confidence(self, features: Features, told: Mention | None) -> float:
        """How surely a sentence tells of danger, 0 to 1."""
        score = float(self.detector.scores(features)[self.detector.labels.index(DANGER)])
        return 1.0 / (1.0 + math.exp(-(_OF_SCORE * score + _OF_RULE * (told is not None) + _OFFSET)))

    def kind(self, features: Features, told: Mention | None) -> str:
        """The likeliest kind of danger, or the more urgent one that a rule names when it is likely too."""
        (likeliest, _), (second, share) = self.kinds.ranking(features)[:2]
        urgency = kinds()
        if told is None or told.value != second or share < _LEAST_SECOND:
            return likeliest
        return min(likeliest, second, key=urgency.index)

    def save(self, folder: Path) -> None:
        """Write both models into an existing folder."""
        self.detector.save(folder, _DETECTOR)
        self.kinds.save(folder, _KINDS)

    @classmethod
    def load(cls, folder: Path) -> DangerModel:
        """Read what `save` wrote.

        Raises:
            OSError, ValueError: A file is missing or damaged.
        """
        return cls(LinearModel.load(folder, _DETECTOR), LinearModel.load(folder, _KINDS))
