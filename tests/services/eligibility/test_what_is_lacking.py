"""Which of the categories that fail is told: what somebody can still bring, no misfortune nobody had."""

from datetime import date
from decimal import Decimal

import pytest

from services.eligibility.judging import judge
from services.eligibility.model import Verdict
from services.eligibility.rules import rules
from services.policy.seed import read_folder

TODAY = date(2026, 11, 23)
CONTENT = read_folder()
NO_CONTRACT = {
    "leaving": "agreed", "drawing": "none", "left_on": date(2026, 11, 2), "contract": "none",
    "paid_recent": Decimal(0), "paid_longer": Decimal(0), "job": "none", "away_for": "nothing",
}  # fmt: skip


def judged(scheme, **answers):
    found = next(one for one in judge(rules(), answers, CONTENT, TODAY) if one.scheme.id == scheme)
    assert found.verdict is Verdict.FAILED
    return found


@pytest.mark.parametrize(
    ("scheme", "answers", "lacks"),
    [
        (
            "monthly_assistance",
            {"age": Decimal(9), "disability": "none", "parents": "caring", "household": "poor"},
            ["có giấy xác nhận khuyết tật mức nặng"],  # not that his parents live
        ),
        ("emergency", {"event": "injury", "hospital_days": Decimal(2)}, ["cấp cứu, điều trị từ 3 ngày"]),
        (
            "funeral",
            {
                "event": "bereaved",
                "deceased": "survivor",
                "deceased_age": Decimal(72),
                "household": "neither",
            },
            ["thuộc hộ nghèo hoặc hộ cận nghèo"],
        ),
        (
            "unemployment_training",
            {"leaving": "no_employer", "drawing": "none"},
            ["từng làm công có hợp đồng và đã nghỉ việc"],  # not that he draws nothing
        ),
        (
            "unemployment_benefit",
            NO_CONTRACT,
            [
                "hợp đồng từ 12 tháng trở lên hoặc không ghi ngày hết hạn",
                "đóng ít nhất 12 tháng trong 24 tháng trước ngày nghỉ",
            ],
        ),
    ],
)
def test_what_can_still_be_brought_is_told_first(scheme, answers, lacks):
    found = judged(scheme, **answers)
    assert found.is_near
    assert [reason.text for reason in found.best.reasons if reason.met is False] == lacks


def test_who_stands_on_sliding_ground_is_told_of_the_decision_and_to_leave():
    found = judged("emergency", event="landslide", household="neither")
    assert found.best.category.id == "relocation" and found.is_near
    (lacks,) = (reason.text for reason in found.best.reasons if reason.met is False)
    assert "có quyết định" in lacks and "rời nhà" in lacks


def test_who_had_no_misfortune_is_named_none():
    assert not judged("emergency", event="bereaved", household="neither").is_near
    assert not judged("emergency", event="nothing").is_near


def test_an_orphan_who_grew_too_old_is_told_of_the_age():
    found = judged(
        "monthly_assistance",
        age=Decimal(16), parents="both_gone", disability="none", household="neither", drawing="none",
    )  # fmt: skip
    assert [reason.text for reason in found.best.reasons if reason.met is False] == ["dưới 16 tuổi"]
