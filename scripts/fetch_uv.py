"""Fetch the locked uv from the package index with nothing but a Python 3: no pip, no venv module.

Usage: python3 fetch_uv.py requirements.lock TARGET

Only for machines without Python 3.10, whose python3 may be stripped of pip (Debian, Ubuntu).
The file taken is the one whose hash stands in the lock, so the index need not be trusted.
"""

import hashlib
import html.parser
import io
import os
import platform
import re
import ssl
import sys
import urllib.parse
import urllib.request
import zipfile
from pathlib import Path

TIMEOUT_SECONDS = 60


def index_address():
    """The index pip or uv was told to use, else the public one."""
    told = (os.environ.get(name) for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL"))
    return next((address for address in told if address), "https://pypi.org/simple").rstrip("/")


def locked_hashes(lock):
    """SHA-256 sums of the uv files, in the order of the lock."""
    block = re.search(r"^uv==.*(?:\n[ \t].*)*", lock, re.MULTILINE)
    return re.findall(r"sha256:([0-9a-f]{64})", block.group(0)) if block else []


class Links(html.parser.HTMLParser):
    """Addresses of the files on a page of the simple index (PEP 503)."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.found.extend(value for name, value in attrs if name == "href" and value)


def download(address):
    """The bytes at an address of the index, which may be a file:// folder too."""
    context = ssl.create_default_context()
    extra = os.environ.get("PIP_CERT")
    if extra:
        context.load_verify_locations(extra)
    request = urllib.request.Request(address, headers={"Accept": "text/html"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS, context=context) as answer:  # noqa: S310
        return answer.read()


def wheel_link(links, hashes):
    """The wheel for this machine among those locked, or None."""
    libc = "musllinux" if not platform.libc_ver()[0] else "manylinux"
    systems = {"Linux": libc, "Darwin": "macosx"}
    tags = (systems.get(platform.system(), "?"), platform.machine())
    for link in links:
        file_name, _, fragment = link.partition("#")
        if (
            fragment.startswith("sha256=")
            and fragment[7:] in hashes
            and all(tag in file_name for tag in tags)
        ):
            return link
    return None


def main():
    lock, target = Path(sys.argv[1]), Path(sys.argv[2])
    page_address = index_address() + "/uv/"
    page = Links()
    page.feed(download(page_address).decode())
    link = wheel_link(page.found, set(locked_hashes(lock.read_text(encoding="utf-8"))))
    if link is None:
        sys.exit("the index has no locked uv for this machine")
    address, _, fragment = urllib.parse.urljoin(page_address, link).partition("#")
    wheel = download(address)
    if hashlib.sha256(wheel).hexdigest() != fragment[7:]:
        sys.exit("the hash of the uv downloaded is not the one in the lock")
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        name = next(name for name in archive.namelist() if name.endswith("/scripts/uv"))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(archive.read(name))
    target.chmod(0o755)


if __name__ == "__main__":
    main()
