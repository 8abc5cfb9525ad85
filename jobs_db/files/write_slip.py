"""A slip as a PDF file of A5 pages, in letters that are read without glasses."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.lib.colors import black, whitesmoke
from reportlab.lib.pagesizes import A5
from reportlab.lib.units import mm
from reportlab.platypus import (
    Flowable,
    HRFlowable,
    KeepTogether,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from jobs_db.files.pdf_fonts import REGULAR, markup, register_fonts, style
from jobs_db.files.pdf_qr import QrCode
from services.exports.slip import Slip, SlipJob

_MARGIN = 11 * mm
_PADDING = 6  # within the frame of a page, reportlab's own
_WIDTH = A5[0] - 2 * _MARGIN - 2 * _PADDING
_FOOT = 41 * mm
_QR = 30 * mm
_LABEL = 27 * mm


def slip_bytes(slip: Slip) -> bytes:
    """The PDF file; one page for one vacancy unless its texts are very long."""
    register_fonts()
    file = BytesIO()
    document = SimpleDocTemplate(
        file, pagesize=A5, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=9 * mm, bottomMargin=_FOOT,
        title=slip.heading, author=slip.center, subject=slip.sample or slip.heading, lang="vi", invariant=1,
    )  # fmt: skip
    single = len(slip.jobs) == 1
    story: list[Flowable] = [
        Paragraph(markup(slip.center), style(10, centred=True, after=1 * mm)),
        Paragraph(markup(slip.heading), style(14, bold=True, centred=True, after=2 * mm)),
    ]
    if slip.sample:
        story.append(Paragraph(markup(slip.sample), style(11, bold=True, centred=True, after=1.5 * mm)))
    for job in slip.jobs:
        story += _whole(job) if single else [KeepTogether(_short(job))]

    def finish(canvas: Any, _document: Any) -> None:
        _draw_foot(canvas, slip)
        if not single:
            canvas.setFont(REGULAR, 9)
            canvas.drawRightString(A5[0] - _MARGIN, 4 * mm, slip.page.format(page=canvas.getPageNumber()))

    document.build(story, onFirstPage=finish, onLaterPages=finish)
    return file.getvalue()


def _whole(job: SlipJob) -> list[Flowable]:
    rows = [
        (Paragraph(markup(label), style(11)), Paragraph(markup(text), style(12.5, bold=not number)))
        for number, (label, text) in enumerate(job.lines)
    ]
    table = Table(rows, colWidths=(_LABEL, _WIDTH - _LABEL), style=_close(), splitInRow=1)
    return [
        Paragraph(markup(job.title), style(20, bold=True, after=2 * mm)),
        table,
        Spacer(0, 2 * mm),
        KeepTogether([_call(job, 24)]),
        Spacer(0, 2.5 * mm),
    ]


def _short(job: SlipJob) -> list[Flowable]:
    lines = [Paragraph(markup(text), style(11.5)) for _label, text in job.lines]
    return [
        HRFlowable(_WIDTH, thickness=0.8, color=black, spaceBefore=2 * mm, spaceAfter=1 * mm),
        Paragraph(markup(job.title), style(15, bold=True, after=0.5 * mm)),
        *lines,
        Paragraph(
            f"{markup(job.call)}: <b><font size=15>{markup(job.phone)}</font></b> {markup(job.asks_for)}"
            if job.phone
            else f"<b>{markup(job.call)}</b>",
            style(12),
        ),
    ]


def _call(job: SlipJob, size: float) -> Table:
    """The number in a frame: what the slip is carried home for."""
    cell = [Paragraph(markup(f"{job.call} {job.asks_for}".strip()), style(12, centred=True))]
    if job.phone:
        cell.append(Paragraph(markup(job.phone), style(size, bold=True, centred=True)))
    frame = TableStyle(
        [
            ("BOX", (0, 0), (-1, -1), 1.5, black),
            ("BACKGROUND", (0, 0), (-1, -1), whitesmoke),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
        ]
    )
    return Table([[cell]], colWidths=(_WIDTH,), style=frame)


def _draw_foot(canvas: Any, slip: Slip) -> None:
    """The code and the warning, on every page: they may be parted from one another."""
    beside = [
        Paragraph(markup(slip.qr_text), style(11.5, bold=True, after=1.5 * mm)),
        Paragraph(markup(slip.warning), style(10.5, after=1.5 * mm)),
        *(Paragraph(markup(line), style(9)) for line in slip.footer),
    ]
    table = Table([[QrCode(slip.qr, _QR), beside]], colWidths=(_QR + 2 * mm, _WIDTH - _QR - 2 * mm))
    table.setStyle([*_close().getCommands(), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
    left, top = _MARGIN + _PADDING, _FOOT - 1 * mm
    canvas.setLineWidth(0.8)
    canvas.line(left, top, left + _WIDTH, top)
    _width, height = table.wrap(_WIDTH, _FOOT)
    table.drawOn(canvas, left, top - height - 1 * mm)


def _close() -> TableStyle:
    return TableStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3),
            ("TOPPADDING", (0, 0), (-1, -1), 0.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ]
    )
