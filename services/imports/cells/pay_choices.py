"""What a figure without a unit is likely to mean, as answers to choose from."""

from services.imports.cells.pay import CellPay
from services.imports.cells.pay_amounts import MILLION, THOUSAND
from services.imports.cells.pay_limits import is_likely
from services.resources import load_yaml

_UNITS = (("million", MILLION, "month"), ("thousand", THOUSAND, "month"), ("thousand_a_day", THOUSAND, "day"))


def likely_units(pay: CellPay) -> tuple[str, ...]:
    """Answers ready to be shown; none when every unit would make an unlikely amount."""
    words = load_yaml("imports/reasons.yml")["choices"]
    bounds = [bound for bound in (pay.minimum, pay.maximum) if bound is not None]
    amount = " – ".join(dict.fromkeys(f"{bound:g}".replace(".", ",") for bound in bounds))
    return tuple(
        words[name].format(amount=amount)
        for name, scale, unit in _UNITS
        if bounds and all(is_likely("VND", unit, bound * scale, None) for bound in bounds)
    )
