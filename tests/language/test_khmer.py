"""Whoever writes Khmer is noticed; Vietnamese is never taken for it."""

import pytest

from language.canonical import canonical
from language.khmer import writes_khmer


@pytest.mark.parametrize(
    ("text", "khmer"),
    [
        ("ជំរាបសួរ", True),
        ("ខ្ញុំមិនយល់", True),
        ("tui nói tiếng ខ្មែរ", True),
        ("chum riep sua em", True),
        ("xin chào em", False),
        ("tìm việc may ở Năm Căn", False),
        ("สวัสดี", False),
        ("", False),
    ],
)
def test_khmer_is_noticed_in_either_script(text: str, khmer: bool) -> None:
    assert writes_khmer(canonical(text)) is khmer
