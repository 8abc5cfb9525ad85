"""What is refused, with the sentence a person reads."""

from services.errors import InvalidInput
from services.resources import load_yaml


class GapRefused(InvalidInput):
    """A decision on a gap cannot be taken.

    Args:
        code: Key in data/gaps/sentences.yml.
        values: What the sentence names.
    """

    def __init__(self, code: str, /, **values: object) -> None:
        self.code = code
        self.sentence = str(load_yaml("gaps/sentences.yml")[code]).format(**values)
        super().__init__(self.sentence)


class KnownMeanwhile(InvalidInput):
    """Somebody else put the turn into a group, or reported it, at the same moment."""
