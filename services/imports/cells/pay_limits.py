"""Between which amounts a pay is believed, and which period goes without saying."""

from services.resources import load_yaml


def usual_period(currency: str, amount: float) -> str:
    """The period nobody writes because the amount tells it; "" when it does not."""
    lowest, highest = load_yaml("imports/pay_limits.yml")["without_period"].get(currency, (None, None))
    return "month" if lowest is not None and lowest <= amount <= highest else ""


def is_likely(currency: str, unit: str, low: float | None, high: float | None) -> bool:
    """Whether every stated bound is an amount people are paid for one such unit."""
    limits = load_yaml("imports/pay_limits.yml")["limits"].get(currency, {}).get(unit)
    if limits is None:
        return unit == "piece"
    if low is not None and high is not None and high > 6 * low:
        return False
    return all(limits[0] <= bound <= limits[1] for bound in (low, high) if bound is not None)
