"""What can go wrong, in four kinds."""

# ruff: noqa: N818  (kinds of outcome, named as the Center speaks of them)


class CenterError(Exception):
    """A fault of the Center's rules or stores; its message is a whole sentence with the wrong value."""


class NotFound(CenterError):
    """The thing asked for does not exist or is no longer shown."""


class NotAllowed(CenterError):
    """The person may not do this."""


class InvalidInput(CenterError):
    """A value breaks a rule."""


class Unavailable(CenterError):
    """A store or a service cannot be reached just now; trying later may help."""
