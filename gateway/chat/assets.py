"""The files of the page: read and packed once, named by their content."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from gateway.phrases import Phrases
from services.conversations.typed_text import MAX_TEXT

FOLDER = Path(__file__).parent
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file in both forms; `version` changes with its content."""

    content: bytes
    packed: bytes
    media_type: str
    version: str

    def response(self, request: Request, *, cache: str) -> Response:
        """The file, packed if the browser takes it, or word that it has not changed."""
        headers = {"Cache-Control": cache, "ETag": f'"{self.version}"', "Vary": "Accept-Encoding"}
        if request.headers.get("if-none-match", "").removeprefix("W/") == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(
                self.packed, media_type=self.media_type, headers={**headers, "Content-Encoding": "gzip"}
            )
        return Response(self.content, media_type=self.media_type, headers=headers)


@dataclass(frozen=True, slots=True)
class Assets:
    """Scripts, styles and pictures by file name; scripts import one another below one version."""

    files: Mapping[str, Asset]
    version: str


def load_assets() -> Assets:
    """Read the folder."""
    paths = sorted(path for path in FOLDER.iterdir() if path.suffix in (".css", ".js", ".svg"))
    files = {path.name: _asset(path.read_bytes(), path.suffix) for path in paths}
    return Assets(files, _version("".join(asset.version for asset in files.values()).encode()))


def render_page(phrases: Phrases, assets: Assets) -> Asset:
    """The page with our words in it; the same for everybody, so it is made once."""
    templates = Environment(
        loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    page = templates.get_template("page.html").render(
        words=phrases.page,
        greeting=phrases.greeting,
        settings={
            "words": phrases.widget,
            "longest": MAX_TEXT,
            "too_long": phrases.said["too_long"].text,
            "service_down": phrases.said["service_down"].text,
        },
        assets=f"/chat/assets/{assets.version}",
        scripts=[name for name in assets.files if name.endswith(".js")],
    )
    return _asset(page.encode(), ".html")


def _asset(content: bytes, suffix: str) -> Asset:
    return Asset(content, gzip.compress(content, 9, mtime=0), TYPES[suffix], _version(content))


def _version(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
