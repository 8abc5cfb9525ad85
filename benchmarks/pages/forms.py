"""The fields of a form as a browser would send them, unchanged."""

from __future__ import annotations

from html.parser import HTMLParser

_SENT_IF_CHOSEN = ("checkbox", "radio")
_NEVER_SENT = ("submit", "button", "file")


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[list[tuple[str, str]]] = [[]]
        self._text: str | None = None  # name of the text area that is being read
        self._choice: str | None = None  # name of the list of choices that is being read

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self.forms.append([])
        elif tag == "input" and name and given.get("type", "text") not in _NEVER_SENT:
            if given.get("type") not in _SENT_IF_CHOSEN or "checked" in given:
                self._put(name, given.get("value", ""))
        elif tag == "textarea" and name:
            self._text = name
            self._put(name, "")
        elif tag == "select":
            self._choice = name
        elif tag == "option" and self._choice and "selected" in given:
            self._put(self._choice, given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = None
        elif tag == "select":
            self._choice = None

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            name, value = self.forms[-1][-1]
            self.forms[-1][-1] = (name, value + data)

    def _put(self, name: str, value: str) -> None:
        self.forms[-1].append((name, value))


def longest_form(page: str) -> dict[str, str]:
    """Of the form of a page that has the most fields; the token is left out."""
    reader = _Forms()
    reader.feed(page)
    chosen = max(reader.forms, key=len)
    return {name: value.removeprefix("\n") for name, value in chosen if name != "csrf"}
