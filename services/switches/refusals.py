"""What is refused on the pages of switches, notices and settings, with the sentence a person reads."""

from services.errors import InvalidInput
from services.resources import load_yaml


class SwitchRefused(InvalidInput):
    """Something cannot be set like this.

    Args:
        code: Key under `refused` in data/web/switches.yml.
        field: Name of the field of the form it stands beside; "" for the form as a whole.
        values: What the sentence names.
    """

    def __init__(self, code: str, /, field: str = "", **values: object) -> None:
        self.code = code
        self.field = field
        self.sentence = str(load_yaml("web/switches.yml")["refused"][code]).format(**values)
        super().__init__(self.sentence)
