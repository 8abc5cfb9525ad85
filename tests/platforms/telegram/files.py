"""Files: those people send, whose bytes can be fetched, and those the bot sends."""

import itertools
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tests.platforms.telegram.errors import bad_request
from tests.platforms.telegram.parameters import Parameters, Upload

DOWNLOAD_BYTES = 20 * 1024 * 1024
UPLOAD_BYTES = 50 * 1024 * 1024
PHOTO_BYTES = 10 * 1024 * 1024
_FOLDERS = {
    "photo": ("photos", "jpg"),
    "voice": ("voice", "oga"),
    "video": ("videos", "mp4"),
    "sticker": ("stickers", "webp"),
    "document": ("documents", "bin"),
}


@dataclass
class Files:
    """Every file by its id. Addresses on the web are taken, and never fetched."""

    sizes: dict[str, int] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def keep(self, kind: str, size: int, file_id: str = "", content: bytes = b"") -> dict[str, Any]:
        """Know a file from now on.

        Returns:
            `file_id`, `file_unique_id` and `file_size` of it.
        """
        number = next(self._numbers)
        file_id = file_id or f"{kind[:2].upper()}ACAg{number:06d}"
        folder, ending = _FOLDERS.get(kind, _FOLDERS["document"])
        self.sizes[file_id] = size
        self.paths[file_id] = f"{folder}/file_{number}.{ending}"
        self.contents[self.paths[file_id]] = content or b"fake"
        return {"file_id": file_id, "file_unique_id": f"AQAD{number:06d}", "file_size": size}

    def learn(self, value: Any, kind: str = "document") -> None:
        """Know every file an update names."""
        if isinstance(value, list):
            for one in value:
                self.learn(one, kind)
        elif isinstance(value, dict):
            if isinstance(value.get("file_id"), str):
                if value["file_id"] not in self.sizes:
                    self.keep(kind, value.get("file_size", 4), value["file_id"])
                return
            for name, one in value.items():
                self.learn(one, name if name in _FOLDERS else kind)

    def get(self, file_id: str) -> dict[str, Any]:
        """`File` of the Bot API.

        Raises:
            ApiError: 400, the file is unknown or too large to fetch.
        """
        if file_id not in self.sizes:
            raise bad_request("invalid file_id")
        if self.sizes[file_id] > DOWNLOAD_BYTES:
            raise bad_request("file is too big")
        unique = f"U{file_id}"
        size = self.sizes[file_id]
        return {
            "file_id": file_id,
            "file_unique_id": unique,
            "file_size": size,
            "file_path": self.paths[file_id],
        }

    def given(self, parameters: Parameters, kind: str) -> dict[str, Any]:
        """The file of a sending call: uploaded, known by its id, or an address on the web.

        Raises:
            ApiError: 400, none of them, or too large.
        """
        upload = self._upload(parameters, kind)
        if upload is not None:
            if len(upload.content) > (PHOTO_BYTES if kind == "photo" else UPLOAD_BYTES):
                raise bad_request("file is too big")
            return {"file_name": upload.name, **self.keep(kind, len(upload.content), content=upload.content)}
        value = parameters.text(kind)
        if not value:
            raise bad_request(f"there is no {kind} in the request")
        if value in self.sizes:
            return {"file_id": value, "file_unique_id": f"U{value}", "file_size": self.sizes[value]}
        address = urlsplit(value)
        if address.scheme in {"http", "https"} and address.hostname:
            return {"file_name": address.path.rpartition("/")[2] or "file", **self.keep(kind, 4)}
        raise bad_request("wrong file identifier/HTTP URL specified")

    @staticmethod
    def _upload(parameters: Parameters, kind: str) -> Upload | None:
        value = parameters.text(kind)
        if value.startswith("attach://"):
            return parameters.uploads.get(value.removeprefix("attach://"))
        return parameters.uploads.get(kind)
