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

DANGERS = {
    "held": [
        "em bị nhốt không cho về",
        "chủ nhốt tụi em trong xưởng",
        "con tui bị giam bên đó",
        "nó khóa cửa nhốt em lại",
        "cứu em với em bị giam trong phòng",
    ],
    "violence": [
        "chồng đánh em hoài",
        "chủ tát em trước mặt khách",
        "bị ổng đánh bầm mình",
        "nó cầm dao rượt em",
        "quản lý đánh tụi em",
    ],
    None: [
        "tìm việc đánh máy",
        "em giữ trẻ ở nhà",
        "nhốt gà nhốt vịt ban đêm",
        "coi phim thấy nhốt người ghê quá",
        "mệt muốn chết",
    ],
}


def pairs() -> list[tuple[str, str]]:
    """(sentence, intent), by intent."""
    return [(text, intent) for intent, texts in SENTENCES.items() for text in texts]


def dangers() -> list[tuple[str, str | None]]:
    """(sentence, kind of danger or None), by kind."""
    return [(text, kind) for kind, texts in DANGERS.items() for text in texts]
