"""What is refused, with the sentence a person reads."""

from services.errors import InvalidInput
from services.resources import load_yaml


class ListChangeRefused(InvalidInput):
    """A change of a record that cannot be.

    Args:
        code: Key under `refused` in data/web/lists.yml.
        field: Of the form; "" for the whole of it.
        values: What the sentence names.
    """

    def __init__(self, code: str, /, field: str = "", **values: object) -> None:
        self.code, self.field = code, field
        self.sentence = str(load_yaml("web/lists.yml")["refused"][code]).format(**values)
        super().__init__(self.sentence)


class FieldDoubtful(ListChangeRefused):
    """What was written into a field cannot be read; `sentence` asks what is meant."""

    def __init__(self, field: str, sentence: str) -> None:
        self.code, self.field, self.sentence = "doubtful", field, sentence
        InvalidInput.__init__(self, sentence)
