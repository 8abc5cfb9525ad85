"""What policy answers ask of the database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from services.policy.content import Content
from services.policy.documents import LegalDocument
from services.policy.entry import Entry
from services.policy.values import ReferenceValue


class PolicyRepository(Protocol):
    """All policy content; every change makes `version` grow when it is committed."""

    def version(self) -> int:
        """How often the content was changed; 0 when there never was any. Much cheaper than `load`."""

    def seed(self) -> str:
        """Fingerprint of the files the content came from; "" once a person has changed it."""

    def load(self) -> Content:
        """Everything, drafts too.

        Raises:
            InvalidInput: A stored record breaks the form.
        """

    def topics_of(self, entries: Sequence[str]) -> dict[str, str]:
        """Topics of entries by id, without loading the content; those nobody knows are left out."""

    def replace(self, content: Content, seed: str = "") -> None:
        """Put this content in the place of all there is."""

    def put_document(self, document: LegalDocument) -> None:
        """Store a legal document under its number, new or changed."""

    def put_value(self, value: ReferenceValue) -> None:
        """Store a reference value under its name, new or changed."""

    def put_entry(self, entry: Entry) -> None:
        """Store an entry under its id, new or changed."""
