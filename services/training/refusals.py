"""What is refused, with the sentence a person reads."""

from services.errors import InvalidInput
from services.training.words import words


class TrainingRefused(InvalidInput):
    """A rule of corrections, trainings or models is broken.

    Args:
        code: Key under `refused` in data/training/words.yml.
        values: What the sentence names.
    """

    def __init__(self, code: str, /, **values: object) -> None:
        self.code = code
        self.sentence = str(words()["refused"][code]).format(**values)
        super().__init__(self.sentence)
