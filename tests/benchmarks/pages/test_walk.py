"""The benchmark of the staff pages goes over every page there is, as a person would find it."""

import pytest
import yaml

from benchmarks.pages.addresses import KINDS, VISITED, Walk, links
from benchmarks.pages.forms import longest_form
from benchmarks.pages.routes import asks, pages
from services.staff.permissions import Permission
from troly.root import ROOT
from web.routing import Page

WALK = yaml.safe_load((ROOT / "benchmarks" / "pages" / "walk.yml").read_text(encoding="utf-8"))


def page(path: str) -> Page:
    return Page(path, lambda _parts, _request: None, allowed=Permission.SEE_LISTS)


def walked(site: dict[str, str], *paths: str, searches=None) -> Walk:
    walk = Walk([page(path) for path in paths], searches or {})
    walk.go(lambda address: (200, site[address]) if address in site else (404, ""))
    return walk


def test_links_are_followed_from_page_to_page():
    site = {
        "/lists": '<a href="/lists/3">drei</a> <a hx-get="/lists?after=9&amp;kind=x">more</a>',
        "/lists/3": '<a href="/elsewhere">no page of ours</a>',
        "/lists?after=9&kind=x": "",
    }
    walk = walked(site, "/lists", "/lists/{id:int}")
    assert {str(kind): found for kind, found in walk.found.items()} == {
        "/lists": ["/lists"],
        "/lists/{id:int}": ["/lists/3"],
        "/lists?after&kind": ["/lists?after=9&kind=x"],
    }
    assert (walk.missed(), walk.failed) == ([], {})


def test_a_page_no_link_leads_to_and_one_that_breaks_are_told():
    walk = walked({"/lists": '<a href="/lists/3">'}, "/lists", "/lists/{id:int}", "/cases/{id:int}")
    assert walk.missed() == ["/lists/{id:int}", "/cases/{id:int}"]
    assert walk.failed == {"/lists/3": 404}


def test_kinds_are_told_apart_and_things_are_not():
    few = {f"/lists/{name}": "" for name in "abc"}
    many = {f"/entries/{name}": "" for name in map(str.lower, "ABCDEFGHIJKLMNOP")}
    start = {"/": "".join(f'<a href="{address}">' for address in (*few, *many))}
    walk = walked({**start, **few, **many}, "/", "/lists/{kind}", "/entries/{key}")
    named = [str(kind) for kind in walk.found]
    assert sorted(named) == ["/", "/entries/{key}", "/lists/a", "/lists/b", "/lists/c"]
    assert len(many) > KINDS


def test_a_long_list_is_gone_into_page_by_page_but_not_to_its_end():
    site = {f"/lists?after={number}": f'<a href="?after={number + 1}">' for number in range(100)}
    walk = walked({"/lists": '<a href="?after=0">', **site}, "/lists")
    (deep,) = [found for kind, found in walk.found.items() if kind.asked]
    assert deep == [f"/lists?after={number}" for number in range(VISITED)]


def test_searches_are_typed_into_every_page_that_has_one():
    site = {"/lists": "", "/lists?q=th%E1%BB%A3": ""}
    walk = walked(site, "/lists", searches={"/lists": [{"q": "thợ"}]})
    assert sorted(address for found in walk.found.values() for address in found) == sorted(site)


def test_only_addresses_of_our_own_are_links():
    text = """<a href="//evil.example/x"> <a href="https://evil.example"> <a href="#main"> <a href="/ours">"""
    assert list(links(text, "/lists")) == ["/ours"]


@pytest.mark.parametrize("part", ["searches", "asks", "not_asked"])
def test_what_is_typed_is_typed_into_pages_there_are(part):
    there = {one.path for one in (*pages(), *asks())}
    assert set(WALK[part]) - there == set()


def test_a_form_is_sent_as_a_browser_sends_it():
    text = """<form><input name=q></form>
    <form><input type=hidden name=csrf value=x><input name=a value="1 &amp; 2"><textarea name=b>
one
two</textarea><select name=c><option value=no><option value=yes selected></select>
    <input type=checkbox name=d value=y><input type=checkbox name=e value=y checked><button name=f></form>"""
    assert longest_form(text) == {"a": "1 & 2", "b": "one\ntwo", "c": "yes", "e": "y"}


def test_every_question_the_router_answers_is_asked():
    assert {ask.path for ask in asks()} - set(WALK["asks"]) - set(WALK["not_asked"]) == set()
