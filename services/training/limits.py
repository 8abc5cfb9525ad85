"""Whether a new model may answer: no figure may fall further than data/training/limits.yml lets it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from services.resources import load_yaml
from services.training.model import Figures

_ROUNDING = 1e-9


def beyond(before: Figures, after: Figures) -> tuple[Mapping[str, Any], ...]:
    """Every limit that the new figures break, as a key of data/training/words.yml with its values.

    Args:
        before: Of the model that answers now, by the names in limits.yml; shares from 0 to 1.
        after: Of the new model, on the same sentences.
    """
    return tuple(_beyond(before, after, load_yaml("training/limits.yml")))


def _beyond(before: Figures, after: Figures, limits: Any) -> Iterator[Mapping[str, Any]]:
    for figure, most in limits["most_lost"].items():
        if after[figure] < before[figure] - most - _ROUNDING:
            yield _reason("fell", figure, before, after)
    for figure, most in limits["most_gained"].items():
        if after[figure] > before[figure] + most + _ROUNDING:
            yield _reason("rose", figure, before, after)
    for figure, least in limits["least"].items():
        if after[figure] < least - _ROUNDING:
            yield {**_reason("too_low", figure, before, after), "least": _percent(least)}


def _reason(code: str, figure: str, before: Figures, after: Figures) -> dict[str, Any]:
    return {
        "code": code,
        "figure": figure,
        "before": _percent(before[figure]),
        "after": _percent(after[figure]),
    }


def _percent(share: float) -> str:
    return f"{100 * share:.1f}".replace(".", ",")
