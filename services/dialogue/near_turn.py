"""After the last vacancy that meets a search: those that nearly do, each saying so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from services.dialogue import cards
from services.dialogue.queries import PAGE, job_query
from services.dialogue.replies import ITEM_NAMES, Card, Item, Reply, Turn
from services.dialogue.warned import warned
from services.dialogue.wording import SEPARATOR, phrase, reason
from services.jobs.near_matches import near_matches
from services.jobs.page import RankedJob
from services.outcomes import Outcome
from services.ports import UnitOfWork


def with_near(said: Turn, uow: UnitOfWork, today: date) -> Turn:
    """What is said at the end of the results, with vacancies that nearly meet the search behind it.

    Args:
        said: The turn without them; it is returned as it is where there are none, or none of that kind.
    """
    state = said.state
    page = state.page
    if state.kind != "job" or not page.items:
        return said
    shown = {int(key.partition(":")[2]) for key in page.items}
    found = near_matches(job_query(state.frame), shown, uow, today, limit=PAGE)
    if not found:
        return said
    why = tuple(tuple(reason(one) for one in ranked.why) for ranked in found)
    keys = tuple(f"{ITEM_NAMES['job']}:{ranked.posting.id}" for ranked in found)
    page = replace(
        page,
        items=(*page.items, *keys),
        offset=len(page.items),
        total=len(page.items) + len(keys),
        why=(*page.why, *("; ".join(reasons) for reasons in why)),
    )
    numbered = tuple(
        warned(_card(ranked, reasons, number), ranked.posting, uow)
        for number, (ranked, reasons) in enumerate(zip(found, why, strict=True), start=page.offset + 1)
    )
    lead = phrase("near", "one" if len(found) == 1 else "several", kind=phrase("kinds", ITEM_NAMES["job"]))
    reply = Reply(text=lead, cards=numbered, buttons=said.replies[-1].buttons)
    return replace(
        said,
        state=replace(state, page=page, focus=keys[0] if len(keys) == 1 else None),
        replies=(*said.replies[:-1], reply),
        outcome=Outcome.ANSWERED,
        items=tuple(Item(key=key, why=reasons) for key, reasons in zip(keys, why, strict=True)),
    )


def _card(ranked: RankedJob, why: tuple[str, ...], number: int) -> Card:
    card = cards.job_card(ranked.posting, ranked.distance_km)
    line = phrase("job_card", "near", why=SEPARATOR.join(why))
    first = int(ranked.posting.is_sample)  # that it is a sample is said before anything else
    lines = (*card.lines[:first], line, *card.lines[first:])
    return replace(card, title=f"{number}. {card.title}", lines=lines)
