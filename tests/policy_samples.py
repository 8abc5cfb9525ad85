"""A little policy content for tests: one value with a history, one made of it, two entries."""

from services.policy.content import Content
from services.policy.documents import Documents
from services.policy.reading import read_document, read_entry, read_value
from services.policy.values import Values

OLD = read_document(
    "20/2021/NĐ-CP",
    {
        "kind": "Nghị định",
        "title": "Trợ giúp xã hội",
        "issuer": "Chính phủ",
        "in_force_from": "2021-07-01",
        "in_force_to": "2026-10-04",
        "rating": "A",
        "checked_on": "2026-10",
    },
)
NEW = read_document(
    "335/2026/NĐ-CP",
    {
        "kind": "Nghị định",
        "title": "Chính sách trợ giúp xã hội",
        "issuer": "Chính phủ",
        "signed": "2026-08-21",
        "in_force_from": "2026-10-05",
        "replaces": ["20/2021/NĐ-CP"],
        "rating": "A",
        "checked_on": "2026-10",
    },
)
STANDARD = read_value(
    "social_standard",
    {
        "label": "Mức chuẩn trợ giúp xã hội",
        "unit": "vnd",
        "values": [
            {
                "from": "2024-07-01",
                "to": "2026-06-30",
                "amount": 500000,
                "rating": "A",
                "checked_on": "2026-10",
                "citation": {"document": "20/2021/NĐ-CP", "article": "4", "clause": "2"},
            },
            {
                "from": "2026-07-01",
                "amount": 540000,
                "rating": "B",
                "checked_on": "2026-10",
                "citation": {"document": "335/2026/NĐ-CP", "article": "4", "clause": "2"},
            },
        ],
    },
)
DISABLED = read_value(
    "disabled_severe_adult",
    {
        "label": "Trợ cấp người khuyết tật nặng",
        "unit": "vnd",
        "times_of": "social_standard",
        "values": [
            {
                "from": "2021-07-01",
                "amount": 1.5,
                "rating": "A",
                "checked_on": "2026-10",
                "citation": {"document": "335/2026/NĐ-CP", "article": "6", "clause": "1"},
            }
        ],
    },
)
ENTRY = read_entry(
    {
        "id": "disabled-severe-adult",
        "topic": "social_assistance",
        "question": "Người khuyết tật nặng mỗi tháng được bao nhiêu?",
        "asked": [f"khuyết tật nặng được mấy đồng, cách hỏi {number}" for number in range(8)],
        "answer": "Dạ, mỗi tháng {disabled_severe_adult}, trước đây là {social_standard@2024-07-01}.",
        "dossier": [{"name": "Tờ khai", "form": "Mẫu số 01", "document": "335/2026/NĐ-CP"}],
        "where": "Bộ phận Một cửa nào cũng được.",
        "citations": [
            {"document": "335/2026/NĐ-CP", "article": "6", "clause": "1"},
            {"document": "20/2021/NĐ-CP", "article": "6"},
        ],
        "rating": "A",
        "checked_on": "2026-10",
        "review_by": "2027-06-30",
        "status": "published",
        "next": ["assistance-where"],
    }
)
WHERE = read_entry(
    {
        "id": "assistance-where",
        "topic": "social_assistance",
        "question": "Nộp tờ khai trợ cấp ở đâu?",
        "asked": [f"nop giay tro cap cho nao {number}" for number in range(8)],
        "answer": "Dạ, Bộ phận Một cửa nào cũng nhận.",
        "citations": [{"document": "335/2026/NĐ-CP", "article": "8", "clause": "1"}],
        "rating": "A",
        "checked_on": "2026-10",
        "review_by": "2027-06-30",
        "status": "published",
    }
)
CONTENT = Content(
    documents=Documents.of([OLD, NEW]),
    values=Values.of([STANDARD, DISABLED]),
    entries={entry.id: entry for entry in (ENTRY, WHERE)},
)
