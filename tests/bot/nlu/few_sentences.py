"""A few sentences of a few intents: enough to learn from in a second."""

SENTENCES = {
    "search_job": [
        "tìm việc may ở năm căn",
        "có ai tuyển bảo vệ không",
        "cần việc gấp",
        "tìm việc làm ở cà mau",
        "chỗ nào tuyển công nhân",
        "muốn tìm việc phụ hồ",
        "kiếm việc làm gần nhà",
        "có việc gì làm không",
    ],
    "refine_search": [
        "có chỗ ở không",
        "lương trên 8 triệu",
        "bỏ ca đêm",
        "đổi qua cái nước",
        "gần hơn",
        "không cần bằng cấp",
        "lương cao hơn chút",
        "ở đầm dơi thì sao",
    ],
    "affirm": ["ừ", "dạ", "đúng rồi", "dạ đúng rồi", "được", "ok", "đồng ý", "phải rồi"],
    "deny": ["không", "dạ không", "không phải", "thôi khỏi", "không muốn", "không đâu", "thôi", "chưa"],
    "greet": ["chào em", "xin chào", "chào trung tâm", "dạ chào", "chào", "em ơi", "alo", "chào buổi sáng"],
    "thank": [
        "cảm ơn",
        "cảm ơn em",
        "dạ cảm ơn nhiều",
        "cảm ơn nha",
        "cám ơn",
        "em cảm ơn",
        "cảm ơn lắm",
        "biết ơn em",
    ],
}


def pairs() -> list[tuple[str, str]]:
    """(sentence, intent), by intent."""
    return [(text, intent) for intent, texts in SENTENCES.items() for text in texts]
