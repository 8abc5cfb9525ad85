"""The services the actions use, built once and when first needed."""

from __future__ import annotations

from functools import lru_cache

from services import Services
from services.policy.content import Content
from services.policy.latest import LatestContent
from services.ports import UnitOfWork


@lru_cache(maxsize=1)
def services() -> Services:
    """Services over the configured database."""
    from jobs_db.bootstrap import build_services

    return build_services()


@lru_cache(maxsize=1)
def latest_content() -> LatestContent:
    """The policy content read last, shared by all turns."""
    return LatestContent()


def policy_content(uow: UnitOfWork) -> Content:
    """The newest policy content; read again only when it has changed."""
    return latest_content().content(uow.policy)
