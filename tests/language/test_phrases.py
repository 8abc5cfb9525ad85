"""When the words of a text are those of a list."""

from __future__ import annotations

import pytest

from language.phrases import agrees


@pytest.mark.parametrize(
    ("said", "meant", "agreeing"),
    [
        ("năm", "năm", True),
        ("nam", "năm", True),
        ("nám", "năm", False),
        ("kỉ", "kỷ", True),
        ("\u0338nam", "năm", False),
        ("năm", "\u0338năm", False),
    ],
)
def test_marks_may_be_missing_but_not_others(said: str, meant: str, agreeing: bool) -> None:
    assert agrees(said, meant) is agreeing
