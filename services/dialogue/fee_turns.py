"""Turns about money asked for going abroad, beside what the law lets a company take."""

from __future__ import annotations

from services.dialogue.policy_replies import entry_button, officer_button
from services.dialogue.policy_state import PolicyState
from services.dialogue.policy_turns import Desk, PolicyTurn
from services.dialogue.replies import Reply
from services.dialogue.wording import duration, phrase, price
from services.licences.asked_amounts import DONG
from services.licences.fee_ceilings import FeeComparison, Verdict, compare_fee
from services.licences.fee_question import FeeQuestion, fee_question
from services.outcomes import Outcome
from services.policy.answer import Answer, answer
from services.policy.confidence import Level
from services.policy.hotlines import number_of

# The reviewed entry whose provisions stand behind each answer, and the one people need next.
_BEHIND = {
    Verdict.NEVER: ("overseas-broker-fee", "overseas-check-company"),
    Verdict.DEPOSIT: ("overseas-deposit", "overseas-when-may-charge"),
}
_CEILING = ("overseas-service-fee-ceiling", "overseas-when-may-charge")
_MONTHS_A_YEAR = 12


def about_fee(text: str, desk: Desk) -> PolicyTurn | None:
    """What is lawful of the money a message says is asked for; None when it says of none.

    Args:
        text: The message in canonical form.
    """
    question = fee_question(text)
    if question is None:
        return None
    comparison = compare_fee(question, desk.content.values, desk.today)
    named, following = _BEHIND.get(comparison.verdict, _CEILING)
    entry = desk.content.entry(named)
    behind = answer(entry, desk.content, desk.today, desk.today) if entry else None
    if not isinstance(behind, Answer):  # no reviewed provision to stand on today
        return None
    after = desk.content.entry(following)
    reply = Reply(
        response="utter_policy_answer",
        values={"answer": "\n".join(_lines(comparison)), "source": behind.source_line},
        buttons=(*((entry_button(after),) if after else ()), officer_button()),
    )
    return PolicyTurn(
        state=PolicyState(entry=named, ranking=((named, 1.0),)),
        replies=(reply,),
        outcome=Outcome.ANSWERED,
        level=Level.SURE,
        answers=(behind,),
        offered=((named, 1.0),),
    )


def _lines(comparison: FeeComparison) -> list[str]:
    amount = price(comparison.question.amount, comparison.question.currency)
    match comparison.verdict:
        case Verdict.NEVER:
            return [phrase("fee", "never", amount=amount, police=number_of("police"))]
        case Verdict.DEPOSIT:
            return [phrase("fee", "deposit", amount=amount), phrase("fee", "deposit_ceiling")]
        case _:
            lines = [_rule(comparison), *_compared(comparison, amount)]
            when = phrase("fee", "when", police=number_of("police"))
            return [*lines, phrase("fee", "countries"), phrase("fee", "items"), when]


def _rule(comparison: FeeComparison) -> str:
    law = comparison.law
    if law is None:
        return phrase("fee", "no_rule")
    return phrase(
        "fee",
        "rule",
        per_year=law.per_year.said(),
        long_from=law.long_from.said(),
        long_ceiling=law.long_ceiling.said(),
    )


def _compared(comparison: FeeComparison, amount: str) -> list[str]:
    """What is asked for beside the ceiling of this contract, or what pay it would take."""
    question, ceiling = comparison.question, comparison.ceiling
    months = duration(question.contract_months) if question.contract_months else ""
    if ceiling is not None and question.monthly_pay is not None:
        values = {
            "pay": price(question.monthly_pay, question.currency),
            "months": months,
            "ceiling": price(ceiling, question.currency),
            "amount": amount,
            "excess": price(max(0, question.amount - ceiling), question.currency),
        }
        over = comparison.verdict is Verdict.OVER
        if months:
            said = phrase("fee", "over", **values) if over else phrase("fee", "within", **values)
        else:
            said = phrase("fee", "over_any", **values) if over else phrase("fee", "within_any", **values)
        return [said, *_by_months(question)]
    if comparison.pay_needed is None:
        return []
    needed = price(comparison.pay_needed, question.currency)
    if months:
        said = phrase("fee", "open", amount=amount, months=months, needed=needed)
        return [said, *_by_months(question)]
    if question.currency == DONG:
        return [phrase("fee", "open_any", amount=amount, needed=needed)]
    return [phrase("fee", "open_dollars", amount=amount, needed=needed)]


def _by_months(question: FeeQuestion) -> list[str]:
    part = (question.contract_months or 0) % _MONTHS_A_YEAR
    return [phrase("fee", "by_months")] if part else []
