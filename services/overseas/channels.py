"""Which orders come by a channel of the State, such as EPS and IM Japan."""

from __future__ import annotations

from language.search_key import search_key
from services.overseas.model import OverseasOrder
from services.resources import load_yaml


def is_official(order: OverseasOrder) -> bool:
    """Whether a body of the State sends people on this order, and no company takes a fee for it."""
    channels = load_yaml("overseas/channels.yml")
    if order.programme in channels["programmes"]:
        return True
    told = f" {search_key(f'{order.sending_company} {order.title}')} "
    return any(f" {name} " in told for name in channels["names"])
