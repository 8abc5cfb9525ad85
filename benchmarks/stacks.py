"""The three things that are started: our set-up, stock Rasa, and the floor program."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.chat import FloorConversation, StockConversation, WebConversation
from benchmarks.load import Opener
from troly.ports import free_ports
from troly.root import ROOT
from troly.settings import Settings

_STOCK = ROOT / "benchmarks" / "stock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """Processes by name, their environment, and how to talk to them.

    `shows_offers` tells whether an answer to a search must come with offers to count as an answer.
    """

    name: str
    modules: Mapping[str, Sequence[str]]
    environment: Mapping[str, str]
    start_conversation: Opener
    shows_offers: bool = True


def ours(model: Path, database: Path) -> Stack:
    """Action server, Rasa and gateway, as `troly serve` starts them."""
    action_port, rasa_port, gateway_port = free_ports(3)
    settings = Settings(
        gateway_host="127.0.0.1",
        gateway_port=gateway_port,
        rasa_port=rasa_port,
        action_port=action_port,
        rasa_token=secrets.token_urlsafe(32),
        database_url=f"sqlite:///{database}",
    )
    return Stack(
        name="ours",
        modules={"actions": ("actions",), "rasa": ("bot",), "gateway": ("gateway",)},
        environment=settings.environment(model),
        start_conversation=lambda: WebConversation(gateway_port),
    )


def stock(model: Path, database: Path, folder: Path) -> Stack:
    """Action server and Rasa with its REST channel; the tracker store's file lies in `folder`."""
    action_port, rasa_port = free_ports(2)
    rasa = ["rasa", "run", "--model", str(model), "--interface", "127.0.0.1", "--port", str(rasa_port)]
    rasa += ["--endpoints", str(_STOCK / "endpoints.yml"), "--credentials", str(_STOCK / "credentials.yml")]
    return Stack(
        name="stock",
        modules={"actions": ("benchmarks.stock.action_server",), "rasa": rasa},
        environment={
            "TROLY_ACTION_PORT": str(action_port),
            "TROLY_DATABASE_URL": f"sqlite:///{database}",
            "STOCK_ACTION_PORT": str(action_port),
            "STOCK_TRACKER_FILE": str(folder / "tracker.db"),
        },
        start_conversation=lambda: StockConversation(rasa_port),
    )


def floor(model: Path, folder: Path) -> Stack:
    """The floor program with our model and a database of its own."""
    (port,) = free_ports(1)
    return Stack(
        name="floor",
        modules={"floor": ("benchmarks.floor",)},
        environment={
            "FLOOR_MODEL": str(model),
            "FLOOR_DATABASE": str(folder / "floor.db"),
            "FLOOR_PORT": str(port),
        },
        start_conversation=lambda: FloorConversation(port),
        shows_offers=False,
    )
