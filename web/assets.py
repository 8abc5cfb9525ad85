"""Style, scripts and pictures: read and packed once, served under a name that changes with the content."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

FOLDER = Path(__file__).parent / "static"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".wav": "audio/wav",
}
_FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file in both forms."""

    content: bytes
    packed: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Assets:
    """Files by name; one version for all of them."""

    files: Mapping[str, Asset]
    version: str

    def address(self, name: str) -> str:
        """Path a page asks for.

        Raises:
            KeyError: There is no such file.
        """
        if name not in self.files:
            raise KeyError(name)
        return f"/static/{self.version}/{name}"

    def show(self, request: Request) -> Response:
        """The file; an old version gets today's but does not keep it."""
        asset = self.files.get(request.path_params["name"])
        if asset is None:
            raise HTTPException(404)
        current = request.path_params["version"] == self.version
        headers = {"Cache-Control": _FOR_EVER if current else "no-store", "Vary": "Accept-Encoding"}
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            return Response(asset.packed, media_type=asset.media_type, headers=headers)
        return Response(asset.content, media_type=asset.media_type, headers=headers)


def load_assets(folder: Path = FOLDER) -> Assets:
    """Read the folder."""
    paths = sorted(path for path in folder.iterdir() if path.suffix in TYPES)
    files = {path.name: _asset(path.read_bytes(), path.suffix) for path in paths}
    whole = hashlib.sha256(b"".join(asset.content for asset in files.values()))
    return Assets(files, whole.hexdigest()[:12])


def _asset(content: bytes, suffix: str) -> Asset:
    return Asset(content, gzip.compress(content, 9, mtime=0), TYPES[suffix])
