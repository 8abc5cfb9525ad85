"""Sends turns to Zalo: within its rate, within its windows, with a token that is good."""

from collections.abc import Callable, Sequence
from datetime import datetime, timezone

from gateway.alarms import Alarms
from gateway.marks import mark_buttons
from gateway.pace import Pace
from gateway.sending import MaybeSentError, NotNowError, OperatorError, Part, RefusedError
from gateway.zalo.api import ZaloApi
from gateway.zalo.errors import ADDRESS, TOKEN, load_faults, sending_error
from gateway.zalo.grant import CHANNEL
from gateway.zalo.ledger import Ledger
from gateway.zalo.recipient import recipient_of, user_of
from gateway.zalo.render import render
from gateway.zalo.rules import ZaloRules
from gateway.zalo.templates import template_message
from gateway.zalo.tokens import TokenKeeper
from gateway.zalo.words import load_words
from services.channels.costs import CostKind
from services.conversations.model import Delivery
from services.errors import InvalidInput, Unavailable

BURST_SECONDS = 1.0
NEWS_WAIT_SECONDS = 120.0


def _now() -> datetime:
    return datetime.now(timezone.utc)


class ZaloSender:
    """`gateway.sending.Sender` for Zalo.

    Args:
        api: Takes the messages.
        tokens: Lends the access token.
        ledger: Says what may go, and counts it.
        alarms: For what concerns paid messages only.
        rules: Of data/gateway/zalo.yml.
        workers: How many share the app's rate.
        clock: Aware instants.
    """

    def __init__(
        self,
        api: ZaloApi,
        tokens: TokenKeeper,
        ledger: Ledger,
        alarms: Alarms,
        rules: ZaloRules,
        workers: int = 1,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._api, self._tokens, self._ledger, self._alarms = api, tokens, ledger, alarms
        self._rules = rules
        self._clock = clock
        per_second = rules.sending.requests_per_minute / 60 / workers
        # A minute must not see more than its share, whatever was saved up before it.
        self._pace = Pace(per_second * 59 / 60, max(1.0, per_second * BURST_SECONDS))
        self._is_mended = False

    def parts(self, delivery: Delivery) -> Sequence[Part]:
        """See gateway.sending.Sender."""
        conversation = delivery.turn.conversation
        recipient = recipient_of(conversation)
        with_buttons = user_of(conversation) is not None
        messages = render(
            delivery.turn,
            self._rules,
            load_words(),
            with_buttons=with_buttons,
            marks=mark_buttons(delivery.turn),
        )
        return [{"recipient": recipient, "message": message} for message in messages]

    async def send(self, delivery: Delivery, part: Part) -> None:
        """See gateway.sending.Sender."""
        now = self._clock()
        try:
            kind = await self._ledger.admit(delivery, now)
        except Unavailable as error:
            raise NotNowError(str(error)) from None
        try:
            await self._pace.wait()
            if kind is CostKind.TEMPLATE:
                await self._send_template(delivery, part, now)
            else:
                await self._tokens.call(lambda token: self._api.send(token, part))
        except Exception as error:  # noqa: BLE001 - whatever failed, it was counted and was not sent
            told = sending_error(error, self._clock(), delivery)
            if not isinstance(told, MaybeSentError):
                await self._give_back(kind, now)
            self._is_mended = False
            if isinstance(told, OperatorError) and kind is CostKind.TEMPLATE:
                # Answers cost nothing; what is wrong with paid messages must not hold them up.
                await self._alarms.sound(CHANNEL, told.problem, told.detail)
                raise RefusedError(str(told)) from None
            if (
                delivery.unasked
                and isinstance(told, NotNowError)
                and (told.pause_seconds or 0) > NEWS_WAIT_SECONDS
            ):
                # What is said next in the conversation would wait behind it.
                raise RefusedError(str(told)) from None
            raise told from None
        await self._mended()

    async def _send_template(self, delivery: Delivery, part: Part, now: datetime) -> None:
        """The template message stands for the whole turn; it goes in place of the first part."""
        if part != self.parts(delivery)[0]:
            await self._give_back(CostKind.TEMPLATE, now)
            return
        user = user_of(delivery.turn.conversation)
        if user is None:
            raise InvalidInput("A visitor gets no template message.")
        body = template_message(delivery.turn, user, self._rules.templates, now)
        await self._tokens.call(lambda token: self._api.send_template(token, body))

    async def _give_back(self, kind: CostKind, now: datetime) -> None:
        try:
            await self._ledger.give_back(kind, now)
        except Unavailable:
            # Counted once too often: the budget ends sooner, never later.
            return

    async def _mended(self) -> None:
        """A message went through: what kept all of them back is over. Looked after once, not every time."""
        if self._is_mended:
            return
        self._is_mended = True
        problems = {fault.alarm for fault in load_faults()["chat"].values() if fault.alarm}
        try:
            for problem in sorted(problems | {ADDRESS, TOKEN}):
                await self._alarms.clear(CHANNEL, problem)
        except Unavailable:
            # The message is with the person, whatever becomes of the alarms.
            self._is_mended = False
