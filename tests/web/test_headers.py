"""What every response carries, errors included."""

import re

import pytest

from services.staff.permissions import Role

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
EXPECTED = {
    "cache-control": "no-store",
    "content-security-policy": CSP,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "microphone=(), camera=(), geolocation=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex, nofollow",
}
PATHS = ["/login", "/", "/account", "/staff", "/nowhere", "/static/x/none.js", "/health"]
INLINE = re.compile(r"<script(?![^>]*\ssrc=)|<style|\son[a-z]+=|\sstyle=|javascript:", re.IGNORECASE)


@pytest.mark.parametrize("path", PATHS)
def test_the_same_headers_are_on_every_answer(web, path):
    headers = web.client_as(Role.OFFICER).get(path).headers
    assert {name: headers.get(name) for name in EXPECTED} == EXPECTED
    assert "strict-transport-security" not in headers
    assert "server" not in headers


def test_the_headers_are_on_a_refused_post(web):
    headers = web.client().post("/login").headers
    assert {name: headers.get(name) for name in EXPECTED} == EXPECTED


def test_tls_is_kept_once_it_was_used(web):
    client = web.client()
    client.base_url = "https://troly.example"
    assert client.get("/login").headers["strict-transport-security"] == "max-age=31536000"


@pytest.mark.parametrize("path", ["/login", "/", "/account", "/account/password", "/account/codes", "/staff",
                                  "/staff/new", "/staff/1", "/nowhere"])  # fmt: skip
def test_pages_have_no_script_or_style_of_their_own(web, path):
    assert INLINE.findall(web.client_as(Role.ADMINISTRATOR).get(path).text) == []


@pytest.mark.parametrize("path", ["/login", "/staff"])
def test_pages_ask_no_other_server_for_anything(web, path):
    assert re.findall(r"""(?:src|href|action)=["'](?:https?:)?//[^"']*""", page(web, path)) == []


def page(web, path):
    return web.client_as(Role.ADMINISTRATOR).get(path).text


def test_style_and_scripts_are_kept_by_the_browser_under_their_version(web):
    links = re.findall(r"""(?:src|href)=["'](/static/[^"']+)""", page(web, "/"))
    assert len(links) >= 4
    for link in links:
        response = web.client().get(link)
        assert (response.status_code, response.headers["cache-control"]) == (
            200,
            "public, max-age=31536000, immutable",
        )


def test_an_old_version_of_a_file_is_not_kept(web):
    response = web.client().get("/static/old/style.css")
    assert (response.status_code, response.headers["cache-control"]) == (200, "no-store")


@pytest.mark.parametrize("name", ["../app.py", "..%2fapp.py", "none.css", "htmx.LICENSE.txt"])
def test_only_the_files_of_the_folder_are_served(web, name):
    assert web.client().get(f"/static/x/{name}").status_code == 404
