"""Policy content as new as the database, read again only when its version has changed."""

from __future__ import annotations

from services.policy.content import Content
from services.policy.ports import PolicyRepository


class LatestContent:
    """Shared by all turns of a process: two that read a change at once both get it whole."""

    def __init__(self) -> None:
        self._read: tuple[int, Content] = (0, Content())

    def content(self, policy: PolicyRepository) -> Content:
        """The content of the repository's present version.

        Raises:
            CenterError: The repository cannot be read.
        """
        version = policy.version()
        known, content = self._read
        if version != known:
            content = policy.load()
            self._read = (version, content)
        return content
