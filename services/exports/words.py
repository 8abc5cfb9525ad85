"""Words of what is exported."""

from typing import Any

from services.resources import load_yaml


def word(section: str, key: str, **values: Any) -> str:
    """A phrase of data/exports/words.yml with its values filled in."""
    return str(load_yaml("exports/words.yml")[section][key]).format(**values)


def center_name() -> str:
    """The Center, as it signs."""
    return word("center", "name")


def center_line() -> str:
    """The Center with its telephone; the name alone while no number is confirmed."""
    phone = word("center", "phone")
    return word("slip", "center", name=center_name(), phone=phone) if phone else center_name()
