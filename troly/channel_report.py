"""A walk through what must be right: each step is told as soon as it is known."""

import sys

from troly.channel_words import words


class Report:
    """Prints a line for each step, and counts what is to be mended."""

    def __init__(self) -> None:
        self.failures = 0

    def good(self, key: str, /, **values: object) -> None:
        """A step is right."""
        self._line("✓", words(key, **values))

    def bad(self, key: str, /, **values: object) -> None:
        """A step is wrong; the sentence says what to do."""
        self.failures += 1
        self._line("✗", words(key, **values))

    def note(self, key: str, /, **values: object) -> None:
        """Something to be known that is neither."""
        self._line("–", words(key, **values))

    def end(self) -> int:
        """The last line; returns the exit code: 0 when nothing is to be mended, else 1."""
        if self.failures:
            print(words("report.to_mend", count=self.failures))
            return 1
        print(words("report.all_well"))
        return 0

    @staticmethod
    def agrees(key: str) -> bool:
        """Ask the operator; nobody who is not at a terminal agrees."""
        if not sys.stdin.isatty():
            return False
        word = words("report.yes_word")
        try:
            return input(words("report.ask", question=words(key), word=word)).strip().lower() == word
        except EOFError:
            return False

    @staticmethod
    def _line(sign: str, sentence: str) -> None:
        # At once: the next step may wait for a platform.
        print(f"{sign} {sentence}", flush=True)
