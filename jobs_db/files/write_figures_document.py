"""A report of figures as .docx, laid out as offices in Viet Nam lay out a report."""

from __future__ import annotations

from datetime import datetime, timezone
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # no XML file may hold these

from services.figures.report import Report, report_words
from services.figures.table import Table, shown

_FONT = "Times New Roman"
_LEFT, _MIDDLE = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER
_RIGHT, _FULL = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def document_bytes(report: Report) -> bytes:
    """The document."""
    document = Document()
    _set_up(document, report)
    _heading(document, report.year)
    _paragraph(document, report.title, bold=True, size=14, align=_MIDDLE)
    _paragraph(document, report.subtitle, bold=True, size=14, align=_MIDDLE)
    _paragraph(document, report_words()["office"]["to"], align=_MIDDLE)
    if report.note:
        _paragraph(document, report.note, indent=True, align=_FULL)
    for numeral, section in zip(_ROMAN, report.sections, strict=False):
        heading = document.add_heading(level=1)
        heading.add_run(_clean(f"{numeral}. {section.heading}"))
        for line in section.lines:
            _paragraph(document, line, indent=True, align=_FULL)
        for table in section.tables:
            _table(document, table)
    _ending(document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up(document: Any, report: Report) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(20), Mm(20), Mm(30), Mm(18)
    for name, size in (("Normal", 13), ("Heading 1", 13)):
        style = document.styles[name]
        style.paragraph_format.space_after = Pt(0)
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:eastAsia", "w:cs", "w:hAnsi", "w:ascii"):
            fonts.set(qn(kind), _FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
    told = document.core_properties
    told.author = told.last_modified_by = report_words()["office"]["name"]
    told.title, told.language, told.comments = _clean(report.subtitle), "vi-VN", ""
    told.created = told.modified = datetime.now(timezone.utc).replace(tzinfo=None)


def _heading(document: Any, year: int) -> None:
    office = report_words()["office"]
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    place = office["place"].format(year=year)
    lines = (
        (left, ((office["above"], False), (office["name"], True), (office["number"], False))),
        (
            right,
            ((office["state"], True), (office["motto"], True), (place, False)),
        ),
    )
    for cell, told in lines:
        cell.paragraphs[0].text = ""
        for at, (text, bold) in enumerate(told):
            paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
            _write(paragraph, text, bold=bold, size=12, align=_MIDDLE)
    document.add_paragraph()


def _ending(document: Any) -> None:
    office = report_words()["office"]
    document.add_paragraph()
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    for at, text in enumerate(office["copies"]):
        paragraph = left.paragraphs[0] if at == 0 else left.add_paragraph()
        _write(paragraph, text, bold=at == 0, size=11)
    _write(right.paragraphs[0], office["signed"], bold=True, align=_MIDDLE)


def _table(document: Any, table: Table) -> None:
    if not table.rows:
        return
    caption = _paragraph(document, table.title, bold=True, size=12)
    caption.paragraph_format.keep_with_next = True
    made = document.add_table(rows=len(table.lines) + 1, cols=len(table.headers))
    made.style = "Table Grid"
    cells = made._cells
    wide = len(table.headers)
    small = 9 if wide > 7 else 11
    for column, text in enumerate(table.headers):
        _write(cells[column].paragraphs[0], text, bold=True, size=small, align=_MIDDLE)
    for at, line in enumerate(table.lines, start=1):
        for column, value in enumerate(line):
            align = _LEFT if column == 0 else _RIGHT
            is_total = at > len(table.rows)
            _write(
                cells[at * wide + column].paragraphs[0], shown(value), bold=is_total, size=small, align=align
            )
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    made.rows[0]._tr.get_or_add_trPr().append(repeated)
    _paragraph(document, table.note, size=11, italic=True)


def _paragraph(document: Any, text: str, *, indent: bool = False, **look: Any) -> Any:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(6)
    if indent:
        paragraph.paragraph_format.first_line_indent = Mm(10)
    return _write(paragraph, text, **look)


def _write(
    paragraph: Any, text: str, *, bold: bool = False, italic: bool = False, size: int = 13, align: Any = None
) -> Any:
    run = paragraph.add_run(_clean(text))
    run.font.size = Pt(size)
    if bold or italic:
        run.bold, run.italic = bold, italic
    if align is not None:
        paragraph.alignment = align
    return paragraph


def _clean(text: str) -> str:
    return str(ILLEGAL_CHARACTERS_RE.sub("", text))
