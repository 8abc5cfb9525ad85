"""What a plain search box would do: SQL LIKE for every word, newest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from benchmarks.ranking.scores import AT
from services.jobs.model import JobPosting


class PlainSearch:
    """Vacancies in a table with their text in lower case, so that LIKE does not trip over Đ."""

    def __init__(self, postings: Iterable[JobPosting]) -> None:
        self._connection = sqlite3.connect(":memory:")
        self._connection.execute("CREATE TABLE job (name TEXT, words TEXT, posted TEXT)")
        rows = [(one.source, _words(one), one.date_posted.isoformat()) for one in postings]
        self._connection.executemany("INSERT INTO job VALUES (?, ?, ?)", rows)

    def find(self, words: Sequence[str], *, every: bool) -> list[str]:
        """Names of the newest vacancies whose text holds every word, or any of them."""
        condition = (" AND " if every else " OR ").join("words LIKE ?" for _ in words)
        statement = f"SELECT name FROM job WHERE {condition} ORDER BY posted DESC LIMIT {AT}"  # noqa: S608
        patterns = [f"%{word.lower()}%" for word in words]
        return [name for (name,) in self._connection.execute(statement, patterns)]


def _words(posting: JobPosting) -> str:
    places = [place.place_text for place in posting.places]
    return " ".join((posting.title, posting.description, *places, posting.pay_text)).lower()
