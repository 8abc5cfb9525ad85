"""Communes as a clerk names them on the command line."""

from language import units
from language.search_key import search_key
from services.errors import NotFound


def commune_code(text: str) -> str:
    """Code of today's commune of a code or a name, with its kind or without, with marks or without.

    Raises:
        NotFound: No commune of the province has that name.
    """
    wanted = search_key(text)
    for code, unit in units.communes().items():
        if wanted in (code, search_key(unit.name), search_key(f"{unit.kind} {unit.name}")):
            return code
    raise NotFound(f"There is no commune {text!r} in the province.")
