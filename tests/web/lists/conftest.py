"""The staff web with a few records in its lists, and what a browser sends back of its forms."""

import html
import re
from pathlib import Path

import pytest

from tests.services.imports.listings import company, course, order, vacancy

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def filled(web):
    """Numbers of a record of each kind."""
    with web.services.unit_of_work(writing=True) as uow:
        found = {
            "vacancies": uow.jobs.add(vacancy()),
            "courses": uow.courses.add(course()),
            "overseas_orders": uow.overseas_orders.add(order()),
            "licensed_companies": uow.licensed_companies.add(company()),
        }
        uow.commit()
    return found


@pytest.fixture
def form_in():
    """What a browser would send back of all fields on a page."""

    def read(page: str) -> dict[str, str]:
        found = dict(re.findall(r'<input[^>]*? name="([^"]+)"[^>]*? value="([^"]*)"', page))
        found |= dict(re.findall(r'<textarea[^>]*? name="([^"]+)"[^>]*>\r?\n?([^<]*)</textarea>', page))
        for name, body in re.findall(r'<select[^>]*? name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
            options = re.findall(r"<option([^>]*)>", body)
            chosen = next((one for one in options if "selected" in one), options[0])
            found[name] = re.search(r'value="([^"]*)"', chosen)[1]
        return {html.unescape(name): html.unescape(value) for name, value in found.items()} | {"why": ""}

    return read


@pytest.fixture
def form_of(form_in):
    """The same of a page that is asked for."""
    return lambda client, path: form_in(client.get(path).text)
