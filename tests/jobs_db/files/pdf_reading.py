"""What stands on the pages of a PDF file that reportlab wrote: their size, fonts, texts and squares."""

import base64
import re
import zlib
from dataclasses import dataclass

_OBJECT = re.compile(rb"(?<!\d)(\d+) 0 obj\s(.*?)\sendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*)endstream", re.DOTALL)
_SHOWN = re.compile(
    rb"/(?P<font>F[\w+]+) (?P<size>[\d.]+) Tf|\((?P<text>(?:\\.|[^\\()])*)\) Tj|(?P<next>T\*|ET)"
    rb"|(?P<rect>[\d.-]+ [\d.-]+ [\d.-]+ [\d.-]+) re"
)
_ESCAPED = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@dataclass(frozen=True)
class Page:
    """Lines of text with the size of their letters in points; rectangles as x, y, width and height."""

    width: float
    height: float
    lines: tuple[tuple[float, str], ...]
    rectangles: tuple[tuple[float, ...], ...]

    @property
    def text(self) -> str:
        return " ".join(line for _, line in self.lines)


def objects(file: bytes) -> dict[int, bytes]:
    return {int(found[1]): found[2] for found in _OBJECT.finditer(file)}


def embedded_fonts(file: bytes) -> set[str]:
    """Names of the fonts whose letters are in the file, without the mark of a subset."""
    named = [body for body in objects(file).values() if b"/FontFile2" in body]
    return {re.search(rb"/FontName /\w+\+([\w-]+)", body)[1].decode() for body in named}


def read_pages(file: bytes) -> list[Page]:
    bodies = objects(file)
    fonts = _fonts(bodies)
    return [_page(body, bodies, fonts) for body in bodies.values() if re.search(rb"/Type /Page\b(?!s)", body)]


def _page(body: bytes, bodies: dict[int, bytes], fonts: dict[bytes, dict[int, str]]) -> Page:
    box = [float(part) for part in re.search(rb"/MediaBox \[ ([\d. ]+) \]", body)[1].split()]
    content = _stream(bodies[int(re.search(rb"/Contents (\d+) 0 R", body)[1])])
    font, size, line = b"", 0.0, ""
    lines: list[tuple[float, str]] = []
    rectangles = []
    for found in _SHOWN.finditer(content):
        if found["font"]:
            font, size = found["font"], float(found["size"])
        elif found["text"] is not None:
            line += _letters(found["text"], fonts[font])  # none but embedded ones are there
        elif found["rect"]:
            rectangles.append(tuple(float(part) for part in found["rect"].split()))
        elif line.strip():
            lines.append((size, line.strip()))
            line = ""
    return Page(box[2], box[3], tuple(lines), tuple(rectangles))


def _fonts(bodies: dict[int, bytes]) -> dict[bytes, dict[int, str]]:
    """Name within the pages → byte → letter, from the tables by which a reader copies text."""
    found = {}
    for body in bodies.values():
        table = re.search(rb"/ToUnicode (\d+) 0 R", body)
        name = re.search(rb"/Name /(F[\w+]+)", body)
        if table and name:
            pairs = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4})>", _stream(bodies[int(table[1])]))
            found[name[1]] = {int(code, 16): chr(int(letter, 16)) for code, letter in pairs}
    return found


def _stream(body: bytes) -> bytes:
    raw = _STREAM.search(body)[1].strip()
    if b"/ASCII85Decode" in body:
        raw = base64.a85decode(raw.removesuffix(b"~>"))
    return zlib.decompress(raw) if b"/FlateDecode" in body else raw


def _letters(escaped: bytes, font: dict[int, str]) -> str:
    codes = _ESCAPED.sub(_unescape, escaped)
    return "".join(font[code] for code in codes)


def _unescape(found: re.Match[bytes]) -> bytes:
    mark = found[1]
    return bytes([int(mark, 8)]) if mark.isdigit() else _NAMED.get(mark, mark)
