"""What an address of these pages asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from starlette.requests import Request

from language import units
from services.errors import InvalidInput
from services.figures.periods import Period, Preset, read_period
from services.figures.topics import labels
from web.figures.words import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A period, and what is chosen beside it; `complaint` tells why it is not what was asked for."""

    period: Period
    today: date
    chosen: str
    first: str
    last: str
    topic: str | None = None
    commune: str | None = None
    complaint: str = ""

    @property
    def query(self) -> str:
        """The period as the end of an address."""
        return urlencode(self.period.query)

    @property
    def status(self) -> int:
        """What the page is answered with."""
        return 422 if self.complaint else 200


def read_asked(request: Request, today: date) -> Asked:
    """The period, topic and commune of an address; what is wrong is told on the page."""
    query = request.query_params
    complaint = ""
    try:
        period = read_period(query, today)
    except InvalidInput as error:
        complaint, period = words()["complaints"][str(error)], read_period({}, today)
    topic, commune = query.get("topic") or None, query.get("commune") or None
    if topic is not None and topic not in labels():
        complaint, topic = words()["complaints"]["topic"], None
    if commune is not None and commune not in units.communes():
        complaint, commune = words()["complaints"]["commune"], None
    own = complaint and query.get("period") == Preset.OWN.value
    return Asked(
        period=period,
        today=today,
        chosen=Preset.OWN.value if own else period.preset.value,
        first=query.get("from", "") if own else period.span.first.isoformat(),
        last=query.get("to", "") if own else period.span.last.isoformat(),
        topic=topic,
        commune=commune,
        complaint=complaint,
    )
