"""One sentence in, everything understood out; what the Rasa components and `troly parse` share."""

from __future__ import annotations

import json
import tarfile
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from bot.nlu.decision import CONSENT, Decision, decide
from bot.nlu.features import ANY_DAY, masked_words
from bot.nlu.linear_model import LinearModel
from bot.nlu.relevance import relevant
from language.canonical import Canonical, canonical
from language.danger import ENTITY as DANGER
from language.danger import find_danger
from language.mention import Mention
from language.understanding import understand

_CONSENT = "consent_words.json"
REPORT_DANGER = "report_danger"


@dataclass(frozen=True, slots=True)
class Understanding:
    """A sentence with its canonical form, its mentions and the intent decided on."""

    form: Canonical
    mentions: list[Mention]
    decision: Decision


@dataclass(frozen=True)
class Recogniser:
    """The trained intent model and the words of its yes and no."""

    model: LinearModel
    consent_words: frozenset[str]

    @classmethod
    def train(cls, examples: Iterable[tuple[str, str]]) -> Recogniser:
        """Learn from (sentence, intent) pairs; see `bot.nlu.training.train`."""
        from bot.nlu.training import train  # scikit-learn is needed for training only

        pairs = list(examples)
        return cls(model=train(pairs), consent_words=frozenset(_words_of_consent(pairs)))

    def recognise(self, form: Canonical, mentions: list[Mention]) -> Decision:
        """Decide on the intent of a sentence whose mentions are known; danger comes before all else."""
        if any(mention.entity == DANGER for mention in mentions):
            return Decision(REPORT_DANGER, 1.0, ((REPORT_DANGER, 1.0),))
        return decide(self.model, form, mentions, self.consent_words)

    def understand(self, text: str, today: date) -> Understanding:
        """Canonical form, mentions and intent of a raw text."""
        form = canonical(text)
        mentions = read_mentions(form, today)
        decision = self.recognise(form, mentions)
        return Understanding(form, relevant(decision.intent, mentions), decision)

    def save(self, folder: Path) -> None:
        """Write everything into an existing folder."""
        self.model.save(folder)
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
        return cls(model=LinearModel.load(folder), consent_words=frozenset(words))

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


def read_mentions(form: Canonical, today: date) -> list[Mention]:
    """Everything mentioned in a sentence, a danger first."""
    danger = find_danger(form)
    return [*([danger] if danger else []), *understand(form, today)]


def _words_of_consent(pairs: Iterable[tuple[str, str]]) -> Iterable[str]:
    for text, intent in pairs:
        if intent in CONSENT:
            form = canonical(text)
            yield from masked_words(form.text, understand(form, ANY_DAY))
