"""What may be sent, and who pays: asked of before every message, counted before it goes."""

from datetime import datetime, timedelta

from gateway.alarms import Alarms
from gateway.database import Database
from gateway.sending import RefusedError, UnreachableError
from gateway.zalo.grant import CHANNEL
from gateway.zalo.recipient import user_of
from gateway.zalo.rules import ZaloRules
from gateway.zalo.templates import is_fillable
from services.calendar import local
from services.channels.costs import CostKind, Window, month_of, window_at
from services.conversations.model import Delivery
from services.ports import UnitOfWork

BUDGET = "budget"


class Ledger:
    """Answers somebody asked for always go while Zalo takes them; news cost nothing, or a template's price.

    Args:
        database: Where it is counted, for all workers together.
        alarms: The budget of charged messages is used up.
        rules: Hours, prices and budgets.
    """

    def __init__(self, database: Database, alarms: Alarms, rules: ZaloRules) -> None:
        self._database = database
        self._alarms = alarms
        self._rules = rules

    async def admit(self, delivery: Delivery, now: datetime) -> CostKind:
        """Count a message that is about to go, as what it will cost.

        Raises:
            UnreachableError: The window is closed, or a person who does not let us write gets no news.
            RefusedError: It must not go; the reason says why.
            Unavailable: The database cannot be asked.
        """
        kind, spent = await self._database.write(lambda uow: self._decide(uow, delivery, now))
        if kind is CostKind.CHARGED and spent > self._rules.sending.charged_budget:
            price = spent * self._rules.sending.charged_price
            await self._alarms.sound(CHANNEL, BUDGET, f"{local(now):%m/%Y}: {spent}, {price} VND")
        return kind

    async def give_back(self, kind: CostKind, now: datetime) -> None:
        """It was surely not sent after all."""
        day = local(now).date()
        await self._database.write(lambda uow: uow.message_costs.add(CHANNEL, day, kind, -1))

    def _decide(self, uow: UnitOfWork, delivery: Delivery, now: datetime) -> tuple[CostKind, int]:
        conversation = delivery.turn.conversation
        sending = self._rules.sending
        window = window_at(
            uow.conversations.last_heard(conversation),
            now,
            timedelta(hours=sending.free_hours),
            timedelta(days=sending.charged_days),
        )
        if delivery.unasked:
            if self._is_night(now):
                raise RefusedError("News are not sent at night.")
            if not uow.conversations.is_reachable(conversation):
                raise UnreachableError("The person does not let us write.")
        elif window is Window.CLOSED:
            raise UnreachableError(f"The person was last heard more than {sending.charged_days} days ago.")
        if window is Window.FREE:
            return CostKind.FREE, self._count(uow, CostKind.FREE, now)
        if not delivery.unasked:
            return CostKind.CHARGED, self._count(uow, CostKind.CHARGED, now)
        return CostKind.TEMPLATE, self._pay_template(uow, conversation, now)

    def _pay_template(self, uow: UnitOfWork, conversation: str, now: datetime) -> int:
        rules = self._rules.templates
        if not rules.id or not is_fillable(rules.fields):
            raise RefusedError("The free window is over, and there is no template for news.")
        if user_of(conversation) is None:
            raise RefusedError("The free window is over, and a visitor gets no template message.")
        spent = self._count(uow, CostKind.TEMPLATE, now)
        if spent > rules.budget:
            # The count is rolled back with the transaction.
            raise RefusedError(f"The month's budget of {rules.budget} template messages is used up.")
        return spent

    def _count(self, uow: UnitOfWork, kind: CostKind, now: datetime) -> int:
        """Count one more; returns how many of its kind it makes in the month."""
        day = local(now).date()
        uow.message_costs.add(CHANNEL, day, kind)
        return uow.message_costs.total(CHANNEL, kind, *month_of(day))

    def _is_night(self, now: datetime) -> bool:
        rules = self._rules.templates
        return not rules.night_until <= local(now).hour < rules.night_from
