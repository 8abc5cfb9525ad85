"""Whether the vacancy talked about has the benefits that a question names."""

from __future__ import annotations

from collections.abc import Sequence

from language.mention import Mention
from services.dialogue.offers import read
from services.dialogue.replies import Reply
from services.dialogue.wording import words
from services.jobs.model import JobPosting
from services.ports import UnitOfWork


def on_benefits(key: str | None, mentions: Sequence[Mention], uow: UnitOfWork) -> tuple[Reply, ...]:
    """What the vacancy states of the benefits asked about; nothing when none is, or for other offers.

    Args:
        key: The offer talked about; none when there is no such.
        mentions: What the question mentions.
    """
    asked = [mention.value for mention in mentions if mention.entity == "benefit" and not mention.negated]
    posting = read(key, uow) if key and asked else None
    if not isinstance(posting, JobPosting):
        return ()
    stated = [benefit for benefit in asked if benefit in posting.benefits]
    unstated = [benefit for benefit in asked if benefit not in posting.benefits]
    return tuple(
        Reply(response=response, values={"title": posting.title, "benefits": words("benefits", benefits)})
        for response, benefits in (("utter_has_benefits", stated), ("utter_benefits_unstated", unstated))
        if benefits
    )
