"""What is refused, with the sentence a person reads."""

from services.errors import InvalidInput
from services.resources import load_yaml


class GapRefused(InvalidInput):
    """A decision on a gap cannot be taken.

    Args:
        code: Key in data/gaps/sentences.yml.
    """

    def __init__(self, code: str, /) -> None:
        self.code = code
        self.sentence = str(load_yaml("gaps/sentences.yml")[code])
        super().__init__(self.sentence)
