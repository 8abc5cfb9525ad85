"""What every search returns beside the records themselves."""

from dataclasses import dataclass, field
from typing import Any

# Counting further costs time and helps nobody; beyond it an entry point says "more than".
TOTAL_CAP = 200


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a result is shown: a code and the values that its sentence needs.

    The sentences are in data/phrases.yml under the same codes.
    """

    code: str
    values: dict[str, Any] = field(default_factory=dict)
