"""Lists that are not read at all, and why."""

from services.errors import InvalidInput
from services.resources import load_yaml


class ListRefused(InvalidInput):
    """A file, a pasted table or a mapping that cannot be taken; the message is for people.

    Attributes:
        code: Of data/imports/refusals.yml.
        values: What the sentence names: the file, the limit, the column.
    """

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = values
        super().__init__(load_yaml("imports/refusals.yml")[code].format_map(values))
