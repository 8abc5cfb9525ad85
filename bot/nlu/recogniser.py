"""One sentence in, everything understood out; what the Rasa components and `troly parse` share."""

from __future__ import annotations

import json
import tarfile
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from bot.nlu.danger import LEAST_SUSPICION, DangerModel
from bot.nlu.danger_examples import Example, danger_examples
from bot.nlu.danger_features import danger_features
from bot.nlu.decision import CONSENT, Decision, decide
from bot.nlu.features import ANY_DAY, extract, masked_words
from bot.nlu.linear_model import LinearModel
from bot.nlu.relevance import relevant
from language.canonical import Canonical, canonical
from language.danger import read_danger
from language.mention import Mention
from language.understanding import understand

_CONSENT = "consent_words.json"
REPORT_DANGER = "report_danger"


@dataclass(frozen=True, slots=True)
class Understanding:
    """A sentence with its canonical form, its mentions and the intent decided on.

    `may_tell_danger`: it was not taken for a report of danger, but comes near one.
    """

    form: Canonical
    mentions: list[Mention]
    decision: Decision
    may_tell_danger: bool = False


@dataclass(frozen=True)
class Recogniser:
    """The trained intent model, the words of its yes and no, and what was learnt of danger."""

    model: LinearModel
    consent_words: frozenset[str]
    danger: DangerModel

    @classmethod
    def train(
        cls, examples: Iterable[tuple[str, str]], dangers: Iterable[Example] | None = None
    ) -> Recogniser:
        """Learn from (sentence, intent) pairs; see `bot.nlu.training` and `bot.nlu.danger_training`.

        Args:
            examples: Without the intent of danger.
            dangers: (sentence, kind of danger or None) pairs; left out, those of `data/danger`.
        """
        from bot.nlu.danger_training import train_danger  # scikit-learn is needed for training only
        from bot.nlu.training import train

        pairs = list(examples)
        return cls(
            model=train(pairs),
            consent_words=frozenset(_words_of_consent(pairs)),
            danger=train_danger(
                danger_examples() if dangers is None else dangers, (text for text, _ in pairs)
            ),
        )

    def recognise(self, form: Canonical, mentions: list[Mention]) -> Understanding:
        """Decide on the intent of a sentence whose mentions are known; danger comes before all else.

        Args:
            form: The sentence in canonical form.
            mentions: What `language.understanding.understand` found in it.
        """
        features = extract(form.text, mentions)
        reading = read_danger(form)
        of_danger = danger_features(features, form.text, reading)
        if (danger := self.danger.judge(of_danger, reading.mention, len(form.text))) is not None:
            ranking = ((REPORT_DANGER, danger.confidence),)
            return Understanding(form, [danger.mention], Decision(REPORT_DANGER, danger.confidence, ranking))
        decision = decide(self.model, form, mentions, features, self.consent_words)
        suspected = self.danger.confidence(of_danger, reading.mention) >= LEAST_SUSPICION
        return Understanding(form, relevant(decision.intent, mentions), decision, suspected)

    def understand(self, text: str, today: date) -> Understanding:
        """Canonical form, mentions and intent of a raw text."""
        form = canonical(text)
        return self.recognise(form, understand(form, today))

    def save(self, folder: Path) -> None:
        """Write everything into an existing folder."""
        self.model.save(folder)
        self.danger.save(folder)
        (folder / _CONSENT).write_text(
            json.dumps(sorted(self.consent_words), ensure_ascii=False), encoding="utf-8"
        )

    @classmethod
    def load(cls, folder: Path) -> Recogniser:
        """Read what `save` wrote.

        Raises:
            OSError, ValueError: A file is missing or damaged.
        """
        words = json.loads((folder / _CONSENT).read_text(encoding="utf-8"))
        return cls(
            model=LinearModel.load(folder), consent_words=frozenset(words), danger=DangerModel.load(folder)
        )

    @classmethod
    def from_archive(cls, archive: Path) -> Recogniser:
        """Read the recogniser out of a Rasa model archive without importing Rasa.

        Raises:
            OSError, ValueError: No such archive, or no recogniser in it.
        """
        with tempfile.TemporaryDirectory() as folder, tarfile.open(archive) as tar:
            members = {PurePosixPath(member.name): member for member in tar.getmembers() if member.isfile()}
            marker = next((path for path in members if path.name == _CONSENT), None)
            if marker is None:
                raise ValueError(f"no intent model in {archive}")
            for path, member in members.items():
                source = tar.extractfile(member) if path.parent == marker.parent else None
                if source is not None:
                    (Path(folder) / path.name).write_bytes(source.read())
            return cls.load(Path(folder))


def _words_of_consent(pairs: Iterable[tuple[str, str]]) -> Iterable[str]:
    for text, intent in pairs:
        if intent in CONSENT:
            form = canonical(text)
            yield from masked_words(form.text, understand(form, ANY_DAY))
