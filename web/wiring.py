"""Puts the staff web together."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from starlette.types import ASGIApp

from services import Services, calendar
from services.staff.seal import Seal
from web.app import create_app
from web.assets import load_assets
from web.one_writer import OneWriter
from web.parts import Parts
from web.policy_at_hand import PolicyAtHand
from web.rendering import Renderer
from web.settings import WebSettings


def staff_web(
    services: Services, settings: WebSettings, now: Callable[[], datetime] = calendar.now
) -> ASGIApp:
    """The application over these services.

    Args:
        now: The clock; tests bring their own.
    """
    if settings.one_writer:
        services = replace(services, unit_of_work=OneWriter(services.unit_of_work))
    assets = load_assets()
    parts = Parts(
        services=services,
        settings=settings,
        renderer=Renderer(assets),
        seal=Seal(settings.secret_key),
        policy=PolicyAtHand(services),
        now=now,
    )
    return create_app(parts, assets)
