import pytest

from services.errors import InvalidInput
from services.exports.links import Links
from tests.services.exports.offers import LINKS


def test_links_lead_to_the_list_of_a_commune_and_to_one_vacancy():
    assert LINKS.commune("32152") == "https://example.vn/chat?xa=32152"
    assert LINKS.job(87) == "https://example.vn/chat?viec=87"
    assert LINKS.job(None) == LINKS.home == "https://example.vn/chat"


@pytest.mark.parametrize(
    ("commune", "job"),
    [
        ("https://example.vn/chat", "https://example.vn/{job}"),
        ("https://example.vn/{commune}", "https://example.vn/"),
        ("javascript:alert({commune})", "https://example.vn/{job}"),
        ("https://example.vn/{commune}/{other}", "https://example.vn/{job}"),
        ("https://example.vn/ {commune}", "https://example.vn/{job}"),
        ("", ""),
    ],
)
def test_a_template_that_cannot_lead_anywhere_is_refused(commune, job):
    with pytest.raises(InvalidInput):
        Links(commune, job)
