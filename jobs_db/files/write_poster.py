"""Posters as a PDF file, one A4 page for each commune."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from jobs_db.files.pdf_fonts import markup, register_fonts, style
from jobs_db.files.pdf_qr import draw_squares, qr_squares, quiet_margin
from services.exports.poster import Poster, PosterJob

_MARGIN = 15 * mm
_WIDTH = A4[0] - 2 * _MARGIN
_BOTTOM = 7 * mm
_QR = 52 * mm
_FOOT = _BOTTOM + _QR  # height of what stands below the vacancies
_GAP = 2.8 * mm
_RULE = 1.2


def poster_bytes(posters: Iterable[Poster]) -> bytes:
    """The PDF file; each page holds as many vacancies as can be read from two steps away."""
    register_fonts()
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1, lang="vi")
    for poster in posters:
        canvas.setTitle(poster.heading)
        canvas.setAuthor(poster.center)
        _draw(canvas, poster)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _draw(canvas: Canvas, poster: Poster) -> None:
    head = [
        Paragraph(markup(poster.center), style(14, centred=True)),
        Paragraph(markup(poster.heading), style(30, bold=True, centred=True)),
        Paragraph(markup(poster.week), style(14, centred=True)),
    ]
    if poster.sample:
        head.append(Paragraph(markup(poster.sample), style(16, bold=True, centred=True)))
    top = _down(canvas, head, A4[1] - 10 * mm) - _GAP
    more = style(16, bold=True, centred=True)
    room_for_more = more.leading + _GAP
    printed = 0
    for job in poster.jobs:
        block = _block(job)
        height = sum(part.wrap(_WIDTH, A4[1])[1] for part in block)
        last = printed + 1 == poster.total
        if top - height - 2 * _GAP < _FOOT + (0 if last else room_for_more):
            break
        canvas.setLineWidth(_RULE)
        canvas.line(_MARGIN, top, A4[0] - _MARGIN, top)
        top = _down(canvas, block, top - _GAP) - _GAP
        printed += 1
    canvas.setLineWidth(_RULE)
    canvas.line(_MARGIN, top, A4[0] - _MARGIN, top)
    if printed < poster.total:
        _down(canvas, [Paragraph(markup(poster.more.format(count=poster.total - printed)), more)], top - _GAP)
    _foot(canvas, poster)


def _block(job: PosterJob) -> list[Flowable]:
    return [
        Paragraph(markup(job.title), style(19, bold=True)),
        Paragraph(markup(job.offer), style(15)),
        Paragraph(markup(job.place), style(13, after=2)),
        Paragraph(markup(job.call), style(18, bold=True)),
    ]


def _foot(canvas: Canvas, poster: Poster) -> None:
    canvas.saveState()
    canvas.translate(_MARGIN - quiet_margin(poster.qr, _QR), _BOTTOM)
    draw_squares(canvas, qr_squares(poster.qr), _QR)
    canvas.restoreState()
    canvas.setStrokeColor(black)
    left = _MARGIN + _QR
    beside = [
        Paragraph(markup(poster.qr_text), style(19, bold=True, after=0)),
        Paragraph(markup(poster.warning), style(13)),
        Paragraph(markup(poster.footer), style(11)),
    ]
    width = A4[0] - _MARGIN - left
    _down(canvas, beside, _BOTTOM + _QR - 3 * mm, left=left, width=width, gap=2.5 * mm)


def _down(
    canvas: Canvas,
    parts: Iterable[Flowable],
    top: float,
    *,
    left: float = _MARGIN,
    width: float = _WIDTH,
    gap: float = 0,
) -> float:
    """Draw parts one below the other; returns where the next would begin."""
    for part in parts:
        _width, height = part.wrap(width, A4[1])
        part.drawOn(canvas, left, top - height)
        top -= height + gap
    return top
