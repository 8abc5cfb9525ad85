"""What is refused, with the sentence a person reads."""

from services.errors import InvalidInput
from services.resources import load_yaml


class EditingRefused(InvalidInput):
    """A rule of editing is broken.

    Args:
        code: Key in data/editing/sentences.yml.
        values: What the sentence names.
    """

    def __init__(self, code: str, /, **values: object) -> None:
        self.code = code
        self.sentence = str(load_yaml("editing/sentences.yml")[code]).format(**values)
        super().__init__(self.sentence)
