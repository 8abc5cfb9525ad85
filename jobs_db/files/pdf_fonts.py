"""The letters of PDF files: DejaVu Sans, which has every letter of Vietnamese, embedded in each file."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD = "DejaVuSans", "DejaVuSans-Bold"


@cache
def register_fonts() -> None:
    """Make both fonts known to reportlab; the files come with matplotlib, which itself is not loaded."""
    spec = find_spec("matplotlib")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("matplotlib, whose fonts print Vietnamese, is not installed.")
    folder = Path(spec.submodule_search_locations[0]) / "mpl-data" / "fonts" / "ttf"
    for name in (REGULAR, BOLD):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


def style(size: float, *, bold: bool = False, centred: bool = False, after: float = 0) -> ParagraphStyle:
    """How a paragraph looks; `size` and `after`, the room below it, in points."""
    return ParagraphStyle(
        f"{size}{bold}{centred}",
        fontName=BOLD if bold else REGULAR,
        fontSize=size,
        leading=size * 1.28,  # room for two marks above a capital
        alignment=1 if centred else 0,
        spaceAfter=after,
        textColor=black,
        splitLongWords=1,
    )


def markup(text: str) -> str:
    """A text for a paragraph: letters composed, signs the font has not left out, nothing taken for a tag."""
    register_fonts()
    known = pdfmetrics.getFont(REGULAR).face.charToGlyph
    composed = unicodedata.normalize("NFC", text)
    return escape("".join(char for char in composed if char == " " or ord(char) in known))
