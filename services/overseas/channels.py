"""Which orders come by a channel of the State, such as EPS and IM Japan."""

from __future__ import annotations

from language.search_key import search_key
from services.overseas.model import OverseasOrder
from services.resources import load_yaml


def is_official(order: OverseasOrder) -> bool:
    """Whether a body of the State sends people on this order, and no company takes a fee for it.

    Who sends decides, never what the offer calls itself: a company may write "EPS" above anything.
    """
    channels = load_yaml("overseas/channels.yml")
    sender = f" {search_key(order.sending_company)} "
    if not sender.strip():
        return order.programme in channels["programmes"]
    return _names_one(channels["names"], sender) and not _names_one(channels["companies"], sender)


def _names_one(names: list[str], sender: str) -> bool:
    return any(f" {name} " in sender for name in names)
