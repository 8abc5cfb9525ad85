"""Documents named by number are found however they are written."""

import pytest

from language.canonical import canonical
from services.policy.document_questions import DocumentReference, documents_named, find_references
from services.policy.seed import read_folder


@pytest.fixture(scope="module")
def content():
    return read_folder()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Nghị định 20/2021 còn hiệu lực không?", ["20/2021/NĐ-CP"]),
        ("Điều 11 Nghị định 335", ["335/2026/NĐ-CP"]),
        ("nd 335 noi gi", ["335/2026/NĐ-CP"]),
        ("luat 74/2025/QH15 con hieu luc ko", ["74/2025/QH15"]),
        ("qđ 46 năm 2015 còn xài không", ["46/2015/QĐ-TTg"]),
        ("quyết định 1956/QĐ-TTg năm nay còn không", ["1956/QĐ-TTg"]),
        ("quyết định 46 năm nay còn xài không", ["46/2015/QĐ-TTg"]),
        ("THÔNG TƯ 09/2026/TT-BNV", ["09/2026/TT-BNV"]),
        ("nghị định số 374", ["374/2025/NĐ-CP"]),
        ("nghị định 9999/2020", []),
    ],
)
def test_a_number_leads_to_its_document(content, text, numbers):
    found = [
        document.number
        for reference in find_references(canonical(text).text)
        for document in documents_named(reference, content)
    ]
    assert found == numbers


@pytest.mark.parametrize(
    "text",
    [
        "tìm việc lương 8 triệu",
        "em 35 tuổi",
        "điều kiện hưởng là gì",
        "quyết định thôi việc của công ty",
        "có quyết định 5 ngày rồi mà chưa thấy tiền",
        "nhận quyết định 10 bữa rồi",
        "có quyết định 2 năm rồi",
        "theo luật 2026 thì lãnh mấy tháng",
        "số 2",
    ],
)
def test_other_numbers_are_no_documents(text):
    assert list(find_references(canonical(text).text)) == []


def test_a_reference_survives_the_way_to_the_actions():
    reference = DocumentReference("Nghị định", "335", "2026", "nd-cp", "11")
    assert DocumentReference.from_json(reference.as_json()) == reference
