"""What is wrong with a draft, each fault beside the field it concerns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from services.editing.day_faults import day_faults
from services.editing.preview import long_for_channels
from services.editing.proposed import with_record
from services.editing.records import Record
from services.editing.refusals import EditingRefused
from services.errors import InvalidInput
from services.policy.check import check_entry, check_value
from services.policy.content import Content
from services.policy.documents import LegalDocument
from services.policy.entry import Entry, Status
from services.policy.likeness import NEARLY, alike, shared_wordings
from services.policy.placeholders import placeholders
from services.policy.problems import Problem
from services.policy.values import ReferenceValue
from services.resources import load_yaml

# Field of each problem that does not name its own.
_FIELDS = {
    "unknown_document": "citations",
    "unknown_next": "next",
    "too_many_next": "next",
    "id_form": "id",
    "id_too_long": "id",
    "unknown_topic": "topic",
    "too_few_wordings": "asked",
    "same_wording": "asked",
    "near_duplicate": "question",
    "no_citation": "citations",
    "review_overdue": "review_by",
    "unknown_unit": "unit",
    "value_of_itself": "times_of",
}
_OF_A_VALUE = "periods"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, the field it stands in, and the sentence beside it."""

    field: str
    code: str
    sentence: str


def findings(record: Record, content: Content, today: date) -> tuple[Finding, ...]:
    """Everything that keeps a record from being published, or an entry from being taken down.

    Args:
        record: A draft, or what is live.
        content: What is live now; the record may be new to it.
        today: The day on which it must be fit.
    """
    if isinstance(record, ReferenceValue):
        return tuple(_of_value(record, content, today))
    if not isinstance(record, Entry):
        return tuple(_of_document(record, content, today))
    if record.status is Status.RETIRED:
        return tuple(_of_retired(record, content))
    return tuple(_of_entry(replace(record, status=Status.PUBLISHED), content, today))


def _of_entry(entry: Entry, content: Content, today: date) -> Iterator[Finding]:
    proposed = with_record(content, entry)
    problems = [*check_entry(entry, proposed, today), *shared_wordings(entry, content)]
    problems += [
        Problem("near_duplicate", entry.id, {"other": one.entry.id}) for one in alike(entry, content, NEARLY)
    ]
    for problem in problems:
        yield _finding(problem, _field(problem, entry))
    for field, channel, length, most in long_for_channels(entry, proposed, today):
        sentence = load_yaml("editing/words.yml")["too_long_for_channel"]
        yield Finding(
            field, "too_long_for_channel", sentence.format(channel=channel, length=length, most=most)
        )


def _of_document(document: LegalDocument, content: Content, today: date) -> Iterator[Finding]:
    for fault in day_faults(document, today):
        yield Finding(fault.field, fault.code, EditingRefused(fault.code, **fault.values).sentence)
    for number in document.replaces:
        if number not in content.documents:
            yield _finding(Problem("unknown_document", document.number, {"number": number}), "replaces")


def _of_retired(entry: Entry, content: Content) -> Iterator[Finding]:
    others = [other.id for other in content.published() if entry.id in other.next and other.id != entry.id]
    if others:
        sentence = load_yaml("editing/words.yml")["still_next"]
        yield Finding("next", "still_next", sentence.format(others=", ".join(others)))


def _of_value(value: ReferenceValue, content: Content, today: date) -> Iterator[Finding]:
    proposed = with_record(content, value)
    problems = check_value(value.name, proposed, today)
    for problem in problems:
        field = _OF_A_VALUE if problem.code == "unknown_document" else _FIELDS.get(problem.code, _OF_A_VALUE)
        yield _finding(problem, field)
    if problems or content.values.get(value.name) == value:
        return  # what cannot be reckoned cannot be said; what stays the same spoils nothing
    for entry in proposed.touched_by(value.name):
        if entry.status is not Status.PUBLISHED:
            continue
        after = check_entry(entry, proposed, today)
        before = check_entry(entry, content, today) if after else []
        for problem in after:
            if problem not in before:
                found = _finding(problem, _OF_A_VALUE)
                yield Finding(_OF_A_VALUE, found.code, f"{entry.id}: {found.sentence}")


def _finding(problem: Problem, field: str) -> Finding:
    named = {**problem.values}
    if "field" in named:
        named["field"] = load_yaml("editing/words.yml")["fields"].get(field, field)
    return Finding(field, problem.code, Problem(problem.code, problem.where, named).sentence())


def _field(problem: Problem, entry: Entry) -> str:
    if "field" in problem.values:
        return str(problem.values["field"])
    if problem.code == "unknown_value":
        return _naming(entry, str(problem.values["name"]))
    if problem.code == "cannot_be_answered":
        return _broken(entry)
    if problem.code == "unknown_document" and not any(
        cited.document == problem.values["number"] for cited in entry.citations
    ):
        return "dossier"
    return _FIELDS.get(problem.code, "answer")


def _naming(entry: Entry, name: str) -> str:
    return next(
        (field for field, text in entry.texts() if f"{{{name}" in text or f":{name}" in text), "answer"
    )


def _broken(entry: Entry) -> str:
    for field, text in entry.texts():
        try:
            list(placeholders(text))
        except InvalidInput:
            return field
    return "answer"
