"""A provision is told once, and a document once with its articles in order."""

from datetime import date

import pytest

from services.policy.citation import Citation
from services.policy.provisions import in_order, widest
from services.policy.seed import read_folder
from services.policy.sources import Source, provisions

LAW, DECREE = "74/2025/QH15", "374/2025/NĐ-CP"
DOCUMENTS = read_folder().documents


def cited(*written, document=LAW):
    parts = [(*one, None, None)[:3] for one in written]
    return [Citation(document=document, article=a, clause=c, point=p) for a, c, p in parts]


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ([("5 đến 7",), ("5",)], [("5 đến 7",)]),
        ([("5",), ("5 đến 7",)], [("5 đến 7",)]),
        ([("31–32",), ("31 và 32",)], [("31–32",)]),
        ([("14",), ("14", "2"), ("14", "1")], [("14",)]),
        ([("39", "1 và 2"), ("40",), ("39", "1")], [("39", "1 và 2"), ("40",)]),
        ([("25", "3 và 4"), ("25", "3–4")], [("25", "3 và 4")]),
        ([("12", "1"), ("12", "1", "a")], [("12", "1")]),
        ([("12", "1", "a"), ("12", "1", "b")], [("12", "1", "a"), ("12", "1", "b")]),
        ([("12", "1", "a"), ("12", "2")], [("12", "1", "a"), ("12", "2")]),
        ([("12 đến 15",), ("15 đến 17",)], [("12 đến 15",), ("15 đến 17",)]),
        ([("5",), ("5a",)], [("5",), ("5a",)]),
        ([("11 và 13",), ("12",)], [("11 và 13",), ("12",)]),
    ],
)
def test_a_provision_that_another_holds_is_not_told_again(written, left):
    assert widest(cited(*written)) == cited(*left)


def test_articles_of_another_document_hold_nothing():
    both = [*cited(("14",)), *cited(("14", "1"), document=DECREE)]
    assert widest(both) == both


def test_a_document_has_its_provisions_in_the_order_it_has_them():
    mixed = cited(("40",), ("9", "7"), ("9", "3"), ("9",), ("12 đến 15",))
    assert in_order(mixed) == cited(("9",), ("9", "3"), ("9", "7"), ("12 đến 15",), ("40",))


def test_the_line_names_each_document_once_and_counts_only_what_is_left_out():
    law = cited(("39", "1"), ("38",), ("39", "1 và 2"), ("38", "1"))
    decree = cited(("15", "1"), ("14 và 19",), ("14", "1"), document=DECREE)
    mixed = [*law[:2], *decree, *law[2:]]
    line = provisions([Source(citation=one, document=DOCUMENTS[one.document]) for one in mixed])
    assert line.startswith("Căn cứ: Điều 38, khoản 1 và 2 Điều 39 Luật 74/2025/QH15 (")
    assert "; Điều 14 và 19, khoản 1 Điều 15 Nghị định 374/2025/NĐ-CP (" in line
    assert "khác" not in line


def test_the_day_a_rule_is_applied_from_stays_with_the_provision_that_is_left():
    wide, narrow = cited(("6", "1 và 2"), ("6", "1"), document="335/2026/NĐ-CP")
    document = DOCUMENTS[wide.document]
    sources = [
        Source(citation=wide, document=document),
        Source(citation=narrow, document=document, since=date(2026, 7, 1)),
    ]
    assert "áp dụng từ 01/07/2026" in provisions(sources)
