"""A message that is nothing but the name of a company, given when one was asked for."""

from __future__ import annotations

import re
from functools import cache

from language.mark_agreement import either
from services.licences.names import name_key
from services.resources import load_yaml

_LONGEST = 14  # words


def bare_company_name(text: str) -> str:
    """The name, without the words around it; "" for a message that says anything else.

    Args:
        text: A message in canonical form: "dạ công ty sao biển", "còn công ty sao biển thì sao".
    """
    found = _pattern().fullmatch(text.strip(" .,?!"))
    if found is None:
        return ""
    name = found["name"].strip()
    if _ends().search(name) or len(name.split()) > _LONGEST or not name_key(name).full:
        return ""
    return name


@cache
def _pattern() -> re.Pattern[str]:
    words = load_yaml("licences/words.yml")["name"]
    before, behind = either(*words["before_bare"]), either(*words["behind_bare"])
    company = rf"{either(*words['begins'])}(?: {either(*words['passes'])})?"
    return re.compile(rf"(?:{before},? )*{company} (?P<name>.+?)(?: {behind})*")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"[,;:?!\n]|\b{either(*load_yaml('licences/words.yml')['name']['ends'])}\b")
