"""What can be reckoned for somebody who may have a scheme, by the name the rules call it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from services.eligibility import unemployment
from services.eligibility.model import Answers
from services.policy.content import Content

RECKONINGS: Mapping[str, Callable[[Answers, Content, date], Iterable[str]]] = {
    "unemployment_benefit": unemployment.lines,
}

# The reference values each reckoning reads: who changes one of them sees that it moves.
RESTS_ON: Mapping[str, tuple[str, ...]] = {"unemployment_benefit": unemployment.RESTS_ON}
