"""Addresses that a code, a feed or a page leads to."""

from dataclasses import dataclass

from services.errors import InvalidInput

_SCHEMES = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class Links:
    """Where people go on.

    Attributes:
        commune_template: Address of the chat on the list of a commune, with {commune} for its code.
        job_template: Address of the chat on one vacancy, with {job} for its id.

    Raises:
        InvalidInput: A template is no web address, or lacks its place for the value.
    """

    commune_template: str
    job_template: str

    def __post_init__(self) -> None:
        for template, name in ((self.commune_template, "{commune}"), (self.job_template, "{job}")):
            rest = template.replace(name, "")
            if not template.startswith(_SCHEMES) or rest == template or set(rest) & set("{} \t\r\n"):
                raise InvalidInput(f"{template!r} must be a web address with {name} in it.")

    @property
    def home(self) -> str:
        """The chat itself, without a list."""
        return self.commune_template.partition("?")[0].replace("{commune}", "")

    def commune(self, code: str) -> str:
        """The chat on the list of a commune."""
        return self.commune_template.replace("{commune}", code)

    def job(self, posting_id: int | None) -> str:
        """The chat on one vacancy; the chat itself for one that is not stored."""
        return self.home if posting_id is None else self.job_template.replace("{job}", str(posting_id))
