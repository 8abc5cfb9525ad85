"""Reloads, lost networks, lost answers: nothing is lost and nothing doubled."""

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext, Page, Request, Route, expect

from tests.e2e.chat import PHONE, PHRASES, mine, visit, wait_for_answers, write
from tests.e2e.conftest import House
from tests.gateway.database import refuse

pytestmark = pytest.mark.browser


def test_a_conversation_survives_reloading(page: Page, house: House) -> None:
    write(page, "một")
    wait_for_answers(page, 1)
    house.rasa.held = {"hai"}
    write(page, "hai")
    house.rasa.wait_for_turns(2)
    page.reload()
    expect(page.locator(".mine .bubble").last).to_have_text("hai")
    house.rasa.held.clear()
    wait_for_answers(page, 2)
    assert mine(page) == ["một", "hai"]
    assert house.rasa.texts() == ["một", "hai"]
    assert page.evaluate("localStorage.length") == 0


def test_what_is_written_without_a_network_is_sent_once_when_it_is_back(
    page: Page, context: BrowserContext, house: House
) -> None:
    write(page, "trước")
    wait_for_answers(page, 1)
    context.set_offline(True)
    write(page, "một")
    write(page, "hai")
    expect(page.get_by_role("status")).to_have_text(PHRASES.widget["offline"])
    context.set_offline(False)
    wait_for_answers(page, 3)
    assert mine(page) == ["trước", "một", "hai"]
    assert house.rasa.texts() == ["trước", "một", "hai"]
    expect(page.get_by_role("status")).to_have_text("")


def test_what_is_written_without_a_network_is_still_there_after_closing_the_page(
    page: Page, context: BrowserContext, house: House, address: str
) -> None:
    context.set_offline(True)
    write(page, "một")
    page.close()
    context.set_offline(False)
    again = visit(context, address)
    wait_for_answers(again, 1)
    assert (mine(again), house.rasa.texts()) == (["một"], ["một"])


def test_a_gateway_that_starts_again_is_found_again(context: BrowserContext, house: House) -> None:
    with house.open() as address:
        page = visit(context, address)
        write(page, "một")
        wait_for_answers(page, 1)
    write(page, "hai")
    expect(page.get_by_role("status")).to_have_text(PHRASES.widget["offline"])
    with house.open():
        wait_for_answers(page, 2)
        write(page, "ba")
        wait_for_answers(page, 3)
    assert mine(page) == ["một", "hai", "ba"]
    assert house.rasa.texts() == ["một", "hai", "ba"]


def test_an_answer_lost_on_the_way_does_not_double_the_message(page: Page, house: House) -> None:
    lost: list[str] = []

    def lose_first(route: object, request: Request) -> None:
        if not lost:
            lost.append(request.post_data or "")
            page.request.post(request.url, data=request.post_data, headers=request.headers)
            route.abort()  # type: ignore[attr-defined]
        else:
            route.continue_()  # type: ignore[attr-defined]

    page.route("**/chat/messages", lose_first)
    write(page, "một")
    wait_for_answers(page, 1)
    write(page, "hai")
    wait_for_answers(page, 2)
    assert mine(page) == ["một", "hai"]
    assert house.rasa.texts() == ["một", "hai"]


def test_where_event_streams_do_not_come_through_the_page_asks(context: BrowserContext, address: str) -> None:
    context.route("**/chat/events*", lambda route: route.abort())
    page = visit(context, address)
    write(page, "một")
    wait_for_answers(page, 1)
    write(page, "hai")
    wait_for_answers(page, 2)
    assert mine(page) == ["một", "hai"]


def test_two_pages_of_one_person_show_the_same(page: Page, context: BrowserContext, address: str) -> None:
    other = visit(context, address)
    write(page, "một")
    write(other, "hai")
    for one in (page, other):
        wait_for_answers(one, 2)
        assert sorted(mine(one)) == ["hai", "một"]


def test_a_lost_cookie_starts_a_new_conversation_without_losing_the_message(
    page: Page, context: BrowserContext
) -> None:
    write(page, "một")
    wait_for_answers(page, 1)
    context.clear_cookies()
    write(page, "hai")
    expect(page.get_by_text("Trả lời: hai")).to_be_visible()
    assert mine(page) == ["hai"]


def test_a_browser_without_cookies_is_told_how_to_allow_them_and_the_message_is_kept(
    chromium: Chromium, address: str, house: House
) -> None:
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    asked: list[str] = []

    def without_cookies(route: Route) -> None:
        asked.append(route.request.url)
        response = route.fetch()
        headers = {name: value for name, value in response.headers.items() if name != "set-cookie"}
        context.clear_cookies()
        route.fulfill(response=response, headers=headers)

    context.route("**/chat/messages", without_cookies)
    context.route("**/chat/history*", without_cookies)
    context.route("**/chat", without_cookies)
    page = visit(context, address)
    context.clear_cookies()
    write(page, "một")
    status = page.get_by_role("status")
    expect(status).to_have_text(PHRASES.widget["no_cookies"])
    expect(page.locator(".mine .state")).to_have_text(PHRASES.widget["not_sent"])
    expect(page.locator(".typing")).to_have_count(0)
    assert len(asked) < 20
    context.unroute_all()
    page.reload()
    wait_for_answers(page, 1)
    expect(status).to_have_text("")
    assert (mine(page), house.rasa.texts()) == (["một"], ["một"])
    context.close()


def test_a_message_that_can_never_be_answered_does_not_keep_the_page_typing(page: Page, house: House) -> None:
    refuse(house.database, "NEW.said = 'một'")
    write(page, "một")
    expect(page.get_by_text(PHRASES.said["service_down"].text)).to_be_visible()
    expect(page.locator(".mine .state")).to_have_text(PHRASES.widget["not_answered"])
    expect(page.locator(".typing")).to_have_count(0)
    write(page, "hai")
    expect(page.get_by_text("Trả lời: hai")).to_be_visible()
    page.reload()
    wait_for_answers(page, 1)
    expect(page.locator(".typing")).to_have_count(0)
    assert mine(page) == ["hai"]
