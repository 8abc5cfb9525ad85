"""How updates reach a bot that asks for them."""

import asyncio
import json
from pathlib import Path

import pytest
from telegram import Bot, Update
from telegram.error import Conflict

from tests.platforms.telegram.fake import FakeTelegram

PAYLOADS = sorted((Path(__file__).parent / "telegram" / "payloads").glob("*.json"))


@pytest.mark.parametrize("path", PAYLOADS, ids=lambda path: path.stem)
async def test_every_payload_is_an_update(bot: Bot, telegram: FakeTelegram, path: Path):
    payload = json.loads(path.read_text(encoding="utf-8"))
    telegram.push(payload)
    [update] = await bot.get_updates()
    assert update.update_id == payload["update_id"]
    assert update.effective_user is not None
    assert update.to_dict(recursive=True).keys() == payload.keys()


def test_every_payload_tells_where_it_is_from():
    readme = (PAYLOADS[0].parent / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in PAYLOADS if f"`{path.name}`" not in readme] == []


async def test_updates_stay_until_a_higher_offset_confirms_them(bot: Bot, telegram: FakeTelegram):
    for text in ("một", "hai", "ba"):
        telegram.type_text(777, text)
    first = await bot.get_updates(limit=2)
    assert [update.message and update.message.text for update in first] == ["một", "hai"]
    assert await bot.get_updates(limit=2) == first
    [last] = await bot.get_updates(offset=first[-1].update_id + 1)
    assert last.message is not None
    assert last.message.text == "ba"
    assert await bot.get_updates(offset=last.update_id + 1) == ()
    assert await bot.get_updates() == ()


async def test_a_negative_offset_forgets_all_before(bot: Bot, telegram: FakeTelegram):
    for text in ("một", "hai", "ba"):
        telegram.type_text(777, text)
    [last] = await bot.get_updates(offset=-1)
    assert last.message is not None
    assert last.message.text == "ba"
    assert (await bot.get_webhook_info()).pending_update_count == 1


async def test_a_long_poll_ends_when_something_comes(bot: Bot, telegram: FakeTelegram):
    waiting = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.sleep(0.2)
    assert not waiting.done()
    telegram.type_text(777, "chào")
    assert len(await waiting) == 1


async def test_a_long_poll_without_updates_ends_empty(bot: Bot):
    assert await bot.get_updates(timeout=1) == ()


async def test_a_second_reader_sends_the_first_away(bot: Bot, telegram: FakeTelegram):
    waiting = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.sleep(0.2)
    other = Bot(telegram.token, base_url=telegram.base_url)
    assert await other.get_updates() == ()
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await waiting
    await other.shutdown()


async def test_a_webhook_and_polling_exclude_each_other(bot: Bot):
    waiting = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.sleep(0.2)
    await bot.set_webhook("https://h.vn/tg")
    with pytest.raises(Conflict, match="setWebhook"):
        await waiting
    with pytest.raises(Conflict, match="while webhook is active"):
        await bot.get_updates()


async def test_only_wanted_kinds_come_and_the_wish_stays(bot: Bot, telegram: FakeTelegram):
    await bot.get_updates(allowed_updates=["callback_query"])
    assert telegram.type_text(777, "chào") is None
    telegram.people.press_data(777, 5, "a")
    [update] = await bot.get_updates()
    assert update.callback_query is not None
    await bot.get_updates(offset=update.update_id + 1, allowed_updates=[])
    telegram.type_text(777, "chào")
    assert len(await bot.get_updates()) == 1


async def test_updates_are_kept_for_a_day(bot: Bot, telegram: FakeTelegram):
    telegram.type_text(777, "chào")
    telegram.clock.advance(25 * 3600)
    assert await bot.get_updates() == ()


async def test_an_update_may_come_twice_and_late_and_none_is_lost(bot: Bot, telegram: FakeTelegram):
    telegram.chaos.duplicated = 0.5
    telegram.chaos.delayed = 0.5
    telegram.chaos.longest_delay = 0.05
    for number in range(40):
        telegram.type_text(777 + number % 3, str(number))
    seen: list[Update] = []
    while len({update.update_id for update in seen}) < 40:
        seen += await bot.get_updates(offset=seen[-1].update_id + 1 if seen else None, timeout=5)
    assert len(seen) > 40
    assert [update.update_id for update in seen] == sorted(update.update_id for update in seen)


class TestPeople:
    async def test_everything_a_person_does_is_an_update(self, bot: Bot, telegram: FakeTelegram):
        people = telegram.people
        typed = people.type_text("Lan", "xin chào")
        assert typed is not None
        people.start("Lan", "viec_12")
        people.share_location("Lan", 9.18, 105.15)
        people.share_contact("Lan", "84901234567")
        people.share_contact("Lan", "84907654321", of="Minh")
        people.send_photo("Lan", "hoá đơn")
        people.send_voice("Lan")
        people.send_document("Lan", "don.pdf")
        people.send_sticker("Lan")
        people.edit_text("Lan", typed["message"]["message_id"], "xin chào ạ")
        people.block("Lan")
        people.unblock("Lan")
        people.type_in_group(-100123, "Lan", "/help@fake_bot")
        updates = await bot.get_updates()
        assert len(updates) == 13
        assert {update.effective_user and update.effective_user.first_name for update in updates} == {"Lan"}
        start = updates[1].message
        assert start is not None
        assert list(start.parse_entities().values()) == ["/start"]
        own, other = updates[3].message, updates[4].message
        assert own is not None and own.contact is not None and own.from_user is not None
        assert other is not None and other.contact is not None
        assert own.contact.user_id == own.from_user.id != other.contact.user_id

    async def test_a_button_of_an_old_message_comes_without_its_text(self, bot: Bot, telegram: FakeTelegram):
        telegram.people.press_data("Lan", 5, "b:1:0", old=True)
        [update] = await bot.get_updates()
        assert update.callback_query is not None and update.callback_query.message is not None
        assert not update.callback_query.message.is_accessible

    async def test_a_long_text_comes_in_pieces(self, bot: Bot, telegram: FakeTelegram):
        telegram.type_text("Lan", "a" * 9000)
        lengths = [len(update.message.text or "") for update in await bot.get_updates() if update.message]
        assert lengths == [4096, 4096, 808]
