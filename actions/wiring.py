"""The services the actions use, built once and when first needed."""

from __future__ import annotations

from functools import lru_cache

from services import Services


@lru_cache(maxsize=1)
def services() -> Services:
    """Services over the configured database."""
    from jobs_db.bootstrap import build_services

    return build_services()
