"""Something about a channel that only a person can mend."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Alarm:
    """It lasts until somebody or something clears it.

    Attributes:
        channel: Such as "zalo".
        problem: A name of data/gateway/alarms.yml, which has the sentence for the operator.
        since: When it was first noticed.
        detail: A number or name of the platform's, never a secret or somebody's id.
    """

    channel: str
    problem: str
    since: datetime
    detail: str = ""
