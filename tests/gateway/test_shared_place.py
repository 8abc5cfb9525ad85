"""A shared position is told as the commune it lies in."""

import pytest

from gateway.shared_place import place_of
from language import units
from language.places import commune_place


@pytest.mark.parametrize("code", sorted(units.communes()))
def test_the_middle_of_a_commune_is_that_commune(code: str) -> None:
    middle = units.communes()[code]
    assert place_of(middle.lat, middle.lon) == commune_place(code).title


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(10.776889, 106.700806), (0.0, 0.0), (90.0, 180.0), (-90.0, -180.0), (float("nan"), 105.0)],
    ids=["Sài Gòn", "the sea", "a pole", "the other pole", "nowhere"],
)
def test_far_away_is_no_commune_of_ours(latitude: float, longitude: float) -> None:
    assert place_of(latitude, longitude) is None
