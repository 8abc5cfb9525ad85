"""Pay of sample vacancies: as an employer would write it, and as VND per month."""

from dataclasses import dataclass
from random import Random
from typing import Any

from services.resources import load_yaml

_MILLION, _THOUSAND = 1_000_000, 1_000
# As language.pay converts: 26 working days of 8 hours a month.
_TIMES_A_MONTH = {"month": 1, "piece": 1, "day": 26, "hour": 208}
_STEP = {"month": 0.5, "piece": 0.5, "day": 10, "hour": 1}
_NEGOTIABLE_SHARE = 0.04


@dataclass(frozen=True, slots=True)
class SamplePay:
    """Pay in words and VND per month; both ends are None when it is to be negotiated."""

    text: str
    salary_min: int | None
    salary_max: int | None
    unit: str


def make_pay(bounds: list[float], unit: str, random: Random) -> SamplePay:
    """A range within bounds: it begins in their lower half and reaches into the upper one.

    Args:
        bounds: Million VND for month and piece, thousand VND for day and hour.
        unit: month, day, hour or piece.
    """
    words: dict[str, Any] = load_yaml("sample/texts.yml")["pay"]
    if random.random() < _NEGOTIABLE_SHARE:
        return SamplePay(words["negotiable"], None, None, "unknown")
    step, middle = _STEP[unit], (bounds[0] + bounds[1]) / 2
    low = _rounded(random.uniform(bounds[0], middle), step)
    high = _rounded(random.uniform(middle + step, bounds[1]), step)
    worth = (_MILLION if unit in ("month", "piece") else _THOUSAND) * _TIMES_A_MONTH[unit]
    return SamplePay(
        text=words[unit].format(low=_written(low), high=_written(high)),
        salary_min=round(low * worth),
        salary_max=round(high * worth),
        unit=unit,
    )


def _rounded(amount: float, step: float) -> float:
    return round(amount / step) * step


def _written(amount: float) -> str:
    return f"{amount:g}".replace(".", ",")
