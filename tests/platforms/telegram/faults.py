"""What may go wrong with a call: for one chat, for the next calls, or at random from a seed."""

from dataclasses import dataclass, field
from enum import Enum
from random import Random

from tests.platforms.telegram.errors import ApiError, bad_request, too_many

SENDING = frozenset(
    {"sendmessage", "sendphoto", "senddocument", "sendlocation", "editmessagetext", "editmessagereplymarkup"}
)


class Kind(str, Enum):
    """The ways to fail."""

    BLOCKED = "blocked"  # 403
    DEACTIVATED = "deactivated"  # 403
    CANNOT_BEGIN = "cannot begin"  # 403
    TOO_MANY = "too many"  # 429
    CHAT_NOT_FOUND = "chat not found"  # 400
    CANNOT_PARSE = "cannot parse"  # 400
    MIGRATED = "migrated"  # 400 with the new chat id
    UNAUTHORIZED = "unauthorized"  # 401
    BROKEN = "broken"  # 500
    BAD_GATEWAY = "bad gateway"  # 502 whose body is a page, no JSON
    NO_ANSWER = "no answer"  # silence; the call had no effect
    NO_ANSWER_TAKEN = "no answer, taken"  # silence; the call had its effect
    CUT = "cut"  # connection cut; the call had no effect
    CUT_TAKEN = "cut, taken"  # connection cut; the call had its effect


TAKEN = frozenset({Kind.NO_ANSWER_TAKEN, Kind.CUT_TAKEN})
SILENT = frozenset({Kind.NO_ANSWER, Kind.NO_ANSWER_TAKEN})
CUT = frozenset({Kind.CUT, Kind.CUT_TAKEN})


@dataclass
class Fault:
    """One way to fail.

    Attributes:
        kind: Which.
        times: How many calls fail; None for all from now on.
        methods: Which methods, in lower case; None for all.
        retry_after: Seconds, of TOO_MANY.
        migrate_to: The new chat id, of MIGRATED.
    """

    kind: Kind
    times: int | None = None
    methods: frozenset[str] | None = SENDING
    retry_after: int = 3
    migrate_to: int = -1001234567890

    def concerns(self, method: str) -> bool:
        """Whether a call of this method fails now."""
        return self.times != 0 and (self.methods is None or method in self.methods)

    def error(self) -> ApiError | None:
        """What the caller is told; None for the kinds that tell nothing."""
        known = {
            Kind.BLOCKED: ApiError(403, "Forbidden: bot was blocked by the user"),
            Kind.DEACTIVATED: ApiError(403, "Forbidden: user is deactivated"),
            Kind.CANNOT_BEGIN: ApiError(403, "Forbidden: bot can't initiate conversation with a user"),
            Kind.TOO_MANY: too_many(self.retry_after),
            Kind.CHAT_NOT_FOUND: bad_request("chat not found"),
            Kind.CANNOT_PARSE: bad_request("can't parse entities: Unclosed start tag at byte offset 0"),
            Kind.MIGRATED: ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=self.migrate_to,
            ),
            Kind.UNAUTHORIZED: ApiError(401, "Unauthorized"),
            Kind.BROKEN: ApiError(500, "Internal Server Error"),
        }
        return known.get(self.kind)


@dataclass
class Faults:
    """The switches. The faults of one chat come first, then those of everybody, then chance.

    Attributes:
        of_chats: Faults by chat id, the first that concerns a call is taken.
        of_everybody: The same for all chats, and for calls without a chat.
        at_random: Kinds and how likely a sending call fails so, from 0 to 1 together.
        met: What was done to whom, in order: method, chat, kind.
    """

    seed: int = 0
    of_chats: dict[int, list[Fault]] = field(default_factory=dict)
    of_everybody: list[Fault] = field(default_factory=list)
    at_random: dict[Kind, float] = field(default_factory=dict)
    met: list[tuple[str, int | None, Kind]] = field(default_factory=list)
    _random: Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._random = Random(self.seed)

    def set(self, chat: int, kind: Kind, **how: object) -> Fault:
        """From now on calls for this chat fail so; `how` are the other attributes of Fault."""
        fault = Fault(kind, **how)  # type: ignore[arg-type]
        self.of_chats.setdefault(chat, []).append(fault)
        return fault

    def set_for_everybody(self, kind: Kind, **how: object) -> Fault:
        """From now on all calls fail so."""
        fault = Fault(kind, **how)  # type: ignore[arg-type]
        self.of_everybody.append(fault)
        return fault

    def clear(self, chat: int | None = None) -> None:
        """No more faults for this chat, or at all."""
        if chat is not None:
            self.of_chats.pop(chat, None)
            return
        self.of_chats.clear()
        self.of_everybody.clear()
        self.at_random.clear()

    def meet(self, method: str, chat: int | None) -> Fault | None:
        """What this call fails with, counted as done; None when it goes well."""
        fault = self._find(method, chat)
        if fault is not None:
            if fault.times is not None:
                fault.times -= 1
            self.met.append((method, chat, fault.kind))
        return fault

    def _find(self, method: str, chat: int | None) -> Fault | None:
        own = self.of_chats.get(chat, []) if chat is not None else []
        for fault in (*own, *self.of_everybody):
            if fault.concerns(method):
                return fault
        if not self.at_random or method not in SENDING:
            return None
        drawn = self._random.random()
        for kind, likely in self.at_random.items():
            drawn -= likely
            if drawn < 0:
                return Fault(kind, times=1, retry_after=1)
        return None
