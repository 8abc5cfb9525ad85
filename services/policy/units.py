"""Numbers with their units as people say them, by data/policy/units.yml."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from services.resources import load_yaml


def units() -> dict[str, dict[str, Any]]:
    """Every unit by its key."""
    found: dict[str, dict[str, Any]] = load_yaml("policy/units.yml")
    return found


def said(amount: Decimal, unit: str, *, bare: bool = False) -> str:
    """An amount in words: 540000 vnd → "540.000 đồng", 27000000 → "27 triệu đồng".

    Args:
        bare: The number alone, never scaled: "540.000".
    """
    if bare:
        return number(amount)
    form = units()[unit]
    for scale in form.get("scales", ()):
        if amount >= scale["of"] and amount % scale["of"] == 0:
            return str(scale["said"]).format(n=number(amount / scale["of"]))
    return str(form["said"]).format(n=number(amount))


def number(amount: Decimal) -> str:
    """Thousands by points, decimals by a comma: 1350000 → "1.350.000", 2.50 → "2,5"."""
    whole, _, rest = f"{amount:,f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")
