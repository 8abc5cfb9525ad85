"""What is refused, with the sentence a person reads."""

from services.errors import InvalidInput
from services.resources import load_yaml


class StaffRefused(InvalidInput):
    """A rule of accounts or passwords is broken.

    Args:
        code: Key in data/staff/sentences.yml.
        values: What the sentence names.
    """

    def __init__(self, code: str, /, **values: object) -> None:
        self.code = code
        self.sentence = str(load_yaml("staff/sentences.yml")[code]).format(**values)
        super().__init__(self.sentence)
