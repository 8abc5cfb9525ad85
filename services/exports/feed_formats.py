"""A feed as RSS 2.0 and as JSON Feed 1.1."""

import json
import re
from datetime import date, datetime, time, timedelta, timezone
from email.utils import format_datetime
from html import escape
from typing import Any
from xml.etree import ElementTree as ET

from services.exports.feed import LANGUAGE, Feed, FeedItem

_INDOCHINA_TIME = timezone(timedelta(hours=7))
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_JSON_FEED = "https://jsonfeed.org/version/1.1"
_IN_PAGES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def rss(feed: Feed) -> str:
    """RSS 2.0; descriptions are HTML, as readers expect, with every value escaped."""
    root = ET.Element("rss", version="2.0")
    channel = ET.SubElement(root, "channel")
    _add(channel, "title", feed.title)
    _add(channel, "link", feed.url)
    _add(channel, "description", feed.description)
    _add(channel, "language", LANGUAGE)
    _add(channel, "lastBuildDate", format_datetime(_moment(feed.updated)))
    for item in feed.items:
        _add_item(channel, item)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def json_feed(feed: Feed) -> str:
    """JSON Feed 1.1."""
    return dump_json(
        {
            "version": _JSON_FEED,
            "title": feed.title,
            "home_page_url": feed.url,
            "description": feed.description,
            "language": LANGUAGE,
            "items": [
                {
                    "id": item.id,
                    "url": item.url,
                    "title": item.title,
                    "content_text": "\n".join(item.lines),
                    "date_published": _moment(item.posted).isoformat(),
                    "tags": list(item.tags),
                }
                for item in feed.items
            ],
        }
    )


def dump_json(body: Any) -> str:
    """JSON that may also stand within a page: nothing in it ends a script element."""
    return json.dumps(body, ensure_ascii=False, indent=2).translate(_IN_PAGES) + "\n"


def _add_item(channel: ET.Element, item: FeedItem) -> None:
    element = ET.SubElement(channel, "item")
    _add(element, "title", item.title)
    _add(element, "link", item.url)
    _add(element, "guid", item.id).set("isPermaLink", "false")
    _add(element, "pubDate", format_datetime(_moment(item.posted)))
    for tag in item.tags:
        _add(element, "category", tag)
    _add(element, "description", "<br/>".join(escape(line) for line in item.lines))


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = _NOT_XML.sub("", text)
    return element


def _moment(day: date) -> datetime:
    """The beginning of a day in Cà Mau."""
    return datetime.combine(day, time(), _INDOCHINA_TIME)
