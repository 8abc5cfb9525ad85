"""Whether people who see, hear or move in other ways can use a page."""

import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from troly.root import ROOT

SCREENSHOTS = ROOT / "var" / "screenshots" / "web"
_RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
_BAD = ("serious", "critical")


def violations(page: Page) -> list[str]:
    """What breaks WCAG 2.2 AA seriously, each with the first element it was seen on."""
    found = Axe().run(page, options=_RULES).response["violations"]
    return [
        f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:200]}"
        for one in found
        if one["impact"] in _BAD
    ]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window; 0 is right on a telephone too."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return max(0, width)


def keep(page: Page, name: str) -> Path:
    """A picture of the page under var/screenshots/web."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    path = SCREENSHOTS / f"{re.sub(r'[^a-z0-9-]+', '-', name.lower()).strip('-')}.png"
    page.screenshot(path=path, full_page=True)
    return path
