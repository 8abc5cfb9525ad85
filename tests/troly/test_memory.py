"""A training does not begin where it would take the memory of the assistant."""

import pytest

from troly.memory import free_megabytes


def test_what_is_free_is_what_the_system_says(tmp_path):
    told = tmp_path / "meminfo"
    told.write_text("MemTotal:       24000000 kB\nMemAvailable:    2048000 kB\n", encoding="ascii")
    assert free_megabytes(told) == 2000


@pytest.mark.parametrize("told", ["", "MemTotal: 1 kB", "MemAvailable:", "nothing"])
def test_a_system_that_does_not_tell_is_not_guessed(tmp_path, told):
    path = tmp_path / "meminfo"
    path.write_text(told, encoding="ascii")
    assert free_megabytes(path) is None
    assert free_megabytes(tmp_path / "none") is None
