"""How each row should end, and how it did."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from benchmarks.imports.compare import wrong_fields
from benchmarks.imports.rows import ReadRow
from services.imports.model import Verdict

_NO_OFFER = frozenset(
    {"heading", "repeated_header", "total", "numbering", "footer", "title_missing", "job_seeker"}
)
# "31867 (or old commune Phước Long, now 31876: ask)": the first may be taken if the other one is told.
_NAMESAKE = re.compile(r"\(or [^)]*: ask\)")
_NAMESAKE_TOLD = "place_of_today"
_ASKED = ("ask", "unparseable", "invalid-date", "invalid", "?")


@dataclass(slots=True)
class Figures:
    """Counts over all rows; the lists hold one line a row."""

    rows: int = 0
    accepted: int = 0
    accepted_right: int = 0
    doubtful: int = 0
    doubtful_right: int = 0
    rejected: int = 0
    rejected_right: int = 0
    wrong: list[str] = field(default_factory=list)
    wrong_verdict: list[str] = field(default_factory=list)


def right_codes(expected: dict[str, str]) -> frozenset[str]:
    """Codes with which a row may be rejected; empty for a row that is an offer."""
    named = expected.get("reason") or expected.get("reason_code") or expected.get("code")
    if named:
        return frozenset(named.split("|"))
    kind = expected["kind"]
    if kind == "not-a-vacancy":
        return _NO_OFFER
    if kind == "reject":
        return frozenset({"fraud_signs"})
    return frozenset({"deadline_past"}) if kind.endswith("expired") else frozenset()


def must_ask(expected: dict[str, str], told_codes: Collection[str] = ()) -> bool:
    """Whether the expected line itself says that a value cannot be known from the row.

    Args:
        told_codes: Of what the reader says beside the row: a namesake of a place may be told, not asked.
    """
    told = (text for name, text in expected.items() if name not in ("traits", "kind", "row_id"))
    if _NAMESAKE_TOLD in told_codes:
        told = (_NAMESAKE.sub("", text) for text in told)
    return any(word in text for text in told for word in _ASKED)


def ending(row: ReadRow) -> tuple[Verdict, tuple[str, ...]]:
    """Verdict of a row and the codes of its notes; what was set aside is rejected."""
    if row.result is None:
        return Verdict.REJECTED, (row.skipped.code,) if row.skipped else ()
    return row.result.verdict, tuple(note.code for note in row.result.notes)


def figures(rows: Iterable[ReadRow], today: date) -> Figures:
    """Compare every row."""
    found = Figures()
    rows = list(rows)
    lines = {row.row_id: row.expected for row in rows}
    for row in rows:
        found.rows += 1
        _count(found, row, lines, today)
    return found


def _count(found: Figures, row: ReadRow, lines: dict[str, dict[str, str]], today: date) -> None:
    verdict, codes = ending(row)
    wanted = right_codes(row.expected)
    if verdict is Verdict.REJECTED:
        found.rejected += 1
        if wanted.intersection(codes):
            found.rejected_right += 1
        else:
            found.wrong_verdict.append(
                f"{row.row_id}: rejected as {', '.join(codes)}, meant {row.expected['kind']}"
            )
        return
    if wanted:
        found.wrong_verdict.append(
            f"{row.row_id}: {verdict.value}, meant rejected as {', '.join(sorted(wanted))}"
        )
    wrong = wrong_fields(row, lines, today)
    if verdict is Verdict.DOUBTFUL:
        found.doubtful += 1
        found.doubtful_right += not wrong
        return
    found.accepted += 1
    if must_ask(row.expected, codes):
        wrong.append("accepted though a value has to be asked for")
    if wanted or wrong:
        found.wrong.append(f"{row.row_id}: {'; '.join(wrong)}")
    else:
        found.accepted_right += 1
