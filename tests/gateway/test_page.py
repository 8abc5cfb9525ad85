"""The page is small, safe and whole without anybody else's server."""

import gzip
import re

import httpx
import pytest

from tests.gateway.browser import Browser

MAX_PAGE = 30_000  # bytes over the line, everything together


def addresses(page: str) -> set[str]:
    return set(re.findall(r'(?:href|src)="(/chat/[^"]+)"', page))


def test_everything_before_the_first_message_is_below_the_budget(gateway: str) -> None:
    with httpx.Client(base_url=gateway, headers={"Accept-Encoding": "gzip"}) as http:
        total = 0
        for address in {"/chat", *addresses(http.get("/chat").text)}:
            answer = http.get(address)
            assert answer.status_code == 200
            assert answer.headers["content-encoding"] == "gzip"
            total += int(answer.headers["content-length"])
    assert total < MAX_PAGE


def test_nothing_comes_from_elsewhere_and_nothing_is_inline(browser: Browser) -> None:
    page = browser.page.text
    sources = [page, *(browser.http.get(address).text for address in addresses(page))]
    for source in sources:
        outside = set(re.findall(r"https?://[\w.]+", source)) - {"http://www.w3.org"}
        assert outside == set()
    assert not re.search(r"<script(?![^>]*(src=|application/json))", page)
    assert not re.search(r"\son\w+=|\sstyle=", page)
    for source in sources:
        assert "innerHTML" not in source


@pytest.mark.parametrize("address", ["/chat", "/health", "/chat/history", "/nowhere", "/chat/messages"])
def test_every_answer_carries_the_security_headers(browser: Browser, address: str) -> None:
    headers = browser.http.get(address).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers or "uvicorn" in headers["server"]


def test_files_are_kept_for_ever_under_their_version_only(browser: Browser) -> None:
    (style,) = [address for address in addresses(browser.page.text) if address.endswith("style.css")]
    assert "immutable" in browser.http.get(style).headers["cache-control"]
    old = browser.http.get("/chat/assets/old/style.css")
    assert (old.status_code, old.headers["cache-control"]) == (200, "no-cache")
    same = browser.http.get(style, headers={"If-None-Match": old.headers["etag"]})
    assert (same.status_code, same.content) == (304, b"")


@pytest.mark.parametrize("name", ["../routes.py", "routes.py", "page.html", "%2e%2e/settings.py", "x"])
def test_only_files_of_the_page_are_given(browser: Browser, name: str) -> None:
    assert browser.http.get(f"/chat/assets/x/{name}").status_code == 404


def test_the_packed_page_is_the_page(gateway: str) -> None:
    plain = httpx.get(f"{gateway}/chat", headers={"Accept-Encoding": "identity"})
    with httpx.stream("GET", f"{gateway}/chat", headers={"Accept-Encoding": "gzip"}) as packed:
        assert gzip.decompress(b"".join(packed.iter_raw())) == plain.content


def test_the_root_leads_to_the_page(gateway: str) -> None:
    assert httpx.get(gateway, follow_redirects=True).url.path == "/chat"


def test_the_greeting_is_there_without_a_script(browser: Browser) -> None:
    assert "Trung tâm Dịch vụ việc làm" in browser.page.text
    assert '<html lang="vi">' in browser.page.text
    assert 'role="log"' in browser.page.text
    assert "<noscript>" in browser.page.text
