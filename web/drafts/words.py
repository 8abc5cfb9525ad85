"""Words of the pages of policy content."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from services.resources import load_yaml


@lru_cache(maxsize=1)
def said() -> Mapping[str, Any]:
    """Everything in data/web/entries.yml, and what topics are called under `topics`."""
    topics = {name: row["label"] for name, row in load_yaml("policy/topics.yml").items()}
    return {**load_yaml("web/entries.yml"), "topics": topics}
