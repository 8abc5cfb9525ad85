"""Trades a person has left are not looked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from language import canonical
from language.understanding import understand
from tests.yaml_file import read_yaml

CASES = read_yaml(Path(__file__).parent / "cases" / "former_trades.yml")


@pytest.mark.parametrize("case", CASES, ids=[case["said"] for case in CASES])
def test_only_trades_still_wanted_are_found(case: dict[str, Any]) -> None:
    found = understand(canonical(case["said"]), date(2026, 11, 22))

    assert [mention.value.id for mention in found if mention.entity == "occupation"] == case["wanted"]
