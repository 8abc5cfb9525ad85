"""Turns that search: a wish, a changed wish, more of the same, one step back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from language.mention import Mention
from services.alerts.matching import wish_of
from services.dialogue.benefit_answers import on_benefits
from services.dialogue.dropped import dropped
from services.dialogue.frame import Frame
from services.dialogue.merge import merge
from services.dialogue.near_turn import with_near
from services.dialogue.offered_pay import ListedPay, OfferedPay
from services.dialogue.offers import Found, Offer, find
from services.dialogue.place_filters import filter_of
from services.dialogue.queries import PAGE
from services.dialogue.question import Question
from services.dialogue.question_turns import given_up, put
from services.dialogue.relative import NeedsHome, apply_relative, with_higher_pay
from services.dialogue.replies import ITEM_NAMES, Button, Card, Item, Reply, Turn
from services.dialogue.request_buttons import ALERT, button
from services.dialogue.state import Page, SearchState
from services.dialogue.wording import SEPARATOR, pay_range, phrase, summary, words
from services.outcomes import Outcome
from services.ports import UnitOfWork

_NOTHING_SHOWN = Page()
# They tell which offer or which option is meant, or go with a search for something else; none is a condition.
_NO_CONDITIONS = frozenset({"ordinal", "asked", "item", "date", "duration", "headcount"})


def search(
    state: SearchState, kind: str | None, mentions: Sequence[Mention], uow: UnitOfWork, today: date
) -> Turn:
    """Change the search by what a sentence mentions, then search.

    Args:
        state: What is remembered.
        kind: `job`, `course` or `overseas` when the sentence asks for one; none when it only changes
            a condition, which then concerns what is being talked about.
        mentions: What the sentence mentions.
        uow: An open unit of work.
        today: Offers that ended before it never show.
    """
    if kind is None and all(mention.entity in _NO_CONDITIONS for mention in mentions):
        return _not_a_condition(state, mentions)
    abroad = any(mention.entity == "country" and not mention.negated for mention in mentions)
    if abroad and kind != "course":
        kind = "overseas"
    turned = state.turned_to(kind or state.kind)
    merged = merge(turned.frame, mentions)
    try:
        compared = apply_relative(merged.frame, mentions, turned.page.floor, ListedPay(uow, today))
    except NeedsHome as error:
        return put(turned.with_frame(error.frame).stepped_from(state), Question(about="home"))
    changed = compared.frame != turned.frame
    state = replace(turned.with_frame(compared.frame).stepped_from(state), question=None)
    if merged.ambiguous is not None:
        options = tuple(filter_of(option) for option in merged.ambiguous.options)
        return put(state, Question(about="place", name=merged.ambiguous.name, options=options))
    notes = [_told_dropped(names)] if (names := dropped(mentions)) else []
    if compared.at_highest_pay:
        notes.append(_told_highest(state, uow, today))
        if state.page.items and not changed:
            return Turn(state=state, replies=tuple(notes), outcome=Outcome.NO_RESULT)
    if kind is None and all(mention.entity == "benefit" for mention in mentions):
        notes += on_benefits(turned.focus, mentions, uow)  # "chỗ đó" and "chỗ nào" are asked alike
    turn = results(state, uow, today)
    return replace(turn, replies=(*notes, *turn.replies))


def _told_dropped(names: Sequence[str]) -> Reply:
    return Reply(response="utter_dropped", values={"dropped": words("dropped", names)})


def _told_highest(state: SearchState, uow: UnitOfWork, today: date) -> Reply:
    highest = ListedPay(uow, today).highest(state.frame)
    values = {**_kind(state.frame), "pay": pay_range(highest, highest)}
    buttons = _nearer_button(state)
    return Reply(response="utter_no_higher_pay", values=values, buttons=buttons)


def results(state: SearchState, uow: UnitOfWork, today: date, before: Page = _NOTHING_SHOWN) -> Turn:
    """Show one page of what the present frame wants: the first, or the one behind what was shown `before`."""
    offset = len(before.items)
    found = find(state.frame, offset, uow, today)
    if not found.offers:
        return _nothing(state, before)
    pays = [offer.best_pay for offer in found.offers if offer.best_pay is not None]
    page = Page(
        items=(*before.items, *(offer.key for offer in found.offers)),
        offset=offset,
        total=found.total,
        capped=found.more,
        floor=min(pays) if pays else None,
        why=(*before.why, *("; ".join(offer.why) for offer in found.offers)),
    )
    state = replace(state, page=page, focus=found.offers[0].key if len(found.offers) == 1 else None)
    reply = Reply(
        response=_response(state.frame, found, offset),
        values=_values(state.frame, found, offset),
        cards=tuple(_numbered(offer, number) for number, offer in enumerate(found.offers, start=offset + 1)),
        buttons=_next_buttons(state, found, offset, ListedPay(uow, today)),
    )
    items = tuple(Item(key=offer.key, why=offer.why) for offer in found.offers)
    return Turn(state=state, replies=(reply,), outcome=Outcome.ANSWERED, items=items)


def _numbered(offer: Offer, number: int) -> Card:
    """The short card with the number to say, and in one line why it is shown."""
    why = phrase("card", "why", why=SEPARATOR.join(offer.why))
    return replace(offer.card, title=f"{number}. {offer.card.title}", lines=(*offer.card.lines, why))


def more(state: SearchState, uow: UnitOfWork, today: date) -> Turn:
    """The next page; said plainly when there is none, or none that is ever shown."""
    if state.question is not None:  # the search has changed since the page was shown
        return results(given_up(state), uow, today)
    if len(state.page.items) < state.page.total:
        return results(state, uow, today, before=state.page)
    if not state.page.items:
        return results(state, uow, today)
    if state.page.capped:
        values = {**_kind(state.frame), "shown": len(state.page.items)}
        reply = Reply(response="utter_most_results_shown", values=values)
        return Turn(state=state, replies=(reply,), outcome=Outcome.CLARIFICATION)
    return with_near(_nothing(state, before=state.page), uow, today)


def undo(state: SearchState, uow: UnitOfWork, today: date) -> Turn:
    """The search as it was before the last change."""
    former = state.undone()
    if former is None:
        return Turn(
            state=state, replies=(Reply(response="utter_nothing_to_undo"),), outcome=Outcome.CLARIFICATION
        )
    turn = results(former, uow, today)
    return replace(turn, replies=(Reply(response="utter_undone"), *turn.replies))


def start_over(state: SearchState) -> Turn:
    """Forget every condition, until "quay lại" asks for them, and ask what is wanted."""
    buttons = (
        _button("jobs", "/search_job"),
        _button("courses", "/search_course"),
        _button("overseas", "/search_overseas"),
    )
    reply = Reply(response="utter_started_over", buttons=buttons)
    return Turn(state=state.started_over(), replies=(reply,), outcome=Outcome.ANSWERED)


def _not_a_condition(state: SearchState, mentions: Sequence[Mention]) -> Turn:
    """Said plainly: the same results once more would look as if they answered."""
    if any(mention.entity == "ordinal" for mention in mentions):  # the button of a question let go since
        reply = Reply(response="utter_question_over")
        return Turn(state=state, replies=(reply,), outcome=Outcome.CLARIFICATION)
    response = "utter_not_a_condition" if state.page.items else "utter_search_first"
    return Turn(state=state, replies=(Reply(response=response),), outcome=Outcome.NO_ANSWER)


def _nothing(state: SearchState, before: Page) -> Turn:
    response = "utter_no_more_results" if before.items else "utter_nothing_found"
    buttons = (
        *_alert_button(state.frame),
        _button("start_over", "/start_over"),
        _button("officer", "/request_officer"),
    )
    values = {**_kind(state.frame), "summary": summary(state.frame)}
    return Turn(
        state=replace(state, page=before),  # what was shown can still be spoken of
        replies=(Reply(response=response, values=values, buttons=buttons),),
        outcome=Outcome.NO_RESULT,
    )


def _response(frame: Frame, found: Found, offset: int) -> str:
    if offset:
        return "utter_more_results"
    if found.relaxed:
        return "utter_relaxed_results"
    return "utter_first_results" if frame.is_empty() else "utter_results"


def _values(frame: Frame, found: Found, offset: int) -> dict[str, str | int]:
    relaxed = ", ".join(phrase("relaxed", name) for name in found.relaxed)
    return {
        **_kind(frame),
        "total": phrase("summary", "more_than", total=found.total) if found.more else found.total,
        "from": offset + 1,
        "to": offset + len(found.offers),
        "summary": summary(frame),
        "relaxed": relaxed,
    }


def _kind(frame: Frame) -> dict[str, str | int]:
    return {"kind": phrase("kinds", ITEM_NAMES[frame.kind])}


def _next_buttons(state: SearchState, found: Found, offset: int, offered: OfferedPay) -> tuple[Button, ...]:
    buttons = []
    if offset + len(found.offers) < found.total and len(found.offers) == PAGE:
        buttons.append(_button("more", "/more_results"))
    if state.kind == "job":
        if "dormitory" not in state.frame.benefits:
            buttons.append(_button("dormitory", '/refine_search{"benefit":"dormitory"}'))
        raised = with_higher_pay(state.frame, state.page.floor)
        if _is_shown_paid(found, raised) or offered.reaches(raised):
            buttons.append(_button("higher_pay", '/refine_search{"relative":"higher_pay"}'))
    if found.relaxed:
        buttons += _alert_button(state.frame)
    return (*buttons, *_nearer_button(state))


def _alert_button(frame: Frame) -> tuple[Button, ...]:
    """To be told when there is something after all; not where nothing was wished for."""
    return () if wish_of(frame).is_empty() else (button(ALERT),)


def _is_shown_paid(found: Found, raised: Frame) -> bool:
    """Whether the page itself holds the higher pay, which saves looking for it."""
    pays = [offer.best_pay for offer in found.offers if offer.best_pay is not None]
    return not found.relaxed and bool(pays) and max(pays) >= (raised.salary_min or 0)


def _nearer_button(state: SearchState) -> tuple[Button, ...]:
    if state.kind != "job" or state.frame.near_home:
        return ()
    return (_button("nearer", '/refine_search{"relative":"nearer"}'),)


def _button(name: str, payload: str) -> Button:
    return Button(phrase("buttons", name), payload)
