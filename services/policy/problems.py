"""What is wrong with policy content: a code, where, and the words of data/policy/problems.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from services.resources import load_yaml


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault.

    Attributes:
        code: A key of data/policy/problems.yml.
        where: Id of the entry, name of the value or number of the document.
        values: What the sentence names.
    """

    code: str
    where: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def said(self) -> str:
        """The sentence an editor reads, behind the place."""
        return f"{self.where}: {self.sentence()}"

    def sentence(self) -> str:
        """The sentence alone, for where the place is plain."""
        return str(load_yaml("policy/problems.yml")[self.code]).format(**self.values)
