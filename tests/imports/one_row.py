"""One row of a list, as its readers are given it."""

from datetime import date

from services.imports.readers import READERS
from services.imports.table import Cell, SourceRow

TODAY = date(2026, 11, 23)

VACANCY = {
    "employer": "Cơ sở Ví Dụ",
    "title": "Thợ hồ",
    "openings": "10",
    "gender_age": "nam <50t",
    "pay": "450-500k/ngày",
    "place": "xã Năm Căn",
    "benefits": "bao cơm trưa, ứng lương",
    "valid_through": "30/12/2026",
    "contact": "anh Dụ 0900000003",
}


def row(**texts):
    cells = {name: Cell(text, text, f"{chr(65 + at)}7") for at, (name, text) in enumerate(texts.items())}
    return SourceRow(7, cells, "A7")


def read(kind, **texts):
    return READERS[kind](row(**texts), TODAY)


def codes(result):
    return {note.code for note in result.notes}
