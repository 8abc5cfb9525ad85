"""A verb that cannot go on."""

from troly.texts import message


class CommandFailed(Exception):  # noqa: N818  (named as the person sees it)
    """Ends the script with one sentence.

    Args:
        key: Dotted key in data/troly/messages.yml.
        exit_code: 1 when the machine or the data is at fault, 2 when the input is.
        values: What the sentence names.
    """

    def __init__(self, key: str, /, *, exit_code: int = 1, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.exit_code = exit_code
        self.values = values

    def __str__(self) -> str:
        return message(self.key, **self.values)
