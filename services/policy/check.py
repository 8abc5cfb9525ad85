"""Is policy content fit to be answered from? Everything `troly policy check` looks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from services.errors import InvalidInput, NotFound
from services.policy.answer import Answer, Lacking, answer
from services.policy.content import Content
from services.policy.entry import FACETS, Entry
from services.policy.figures import bare_figures
from services.policy.hotlines import hotlines
from services.policy.likeness import near_duplicates, same_wordings
from services.policy.placeholders import placeholders
from services.policy.problems import Problem
from services.policy.rating import Rating
from services.policy.topics import topics
from services.policy.units import units

LONGEST_ANSWER = 600
LONGEST_DETAILS = 900
LONGEST_ID = 32
FEWEST_WORDINGS = 9  # the question and eight ways of asking it
MOST_NEXT = 3
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def check(content: Content, today: date) -> list[Problem]:
    """Every problem of the documents, values and published entries, in that order.

    Args:
        content: What is to be checked; drafts and retired entries are left out.
        today: The day on which it must be fit.
    """
    problems = [*_documents(content), *_values(content, today)]
    sound = not problems
    for entry in content.published():
        problems += check_entry(entry, content, today, sound=sound)
    return [*problems, *same_wordings(content), *near_duplicates(content)]


def check_entry(entry: Entry, content: Content, today: date, *, sound: bool = True) -> list[Problem]:
    """Every problem of one entry but for what it shares with others (`services.policy.likeness`).

    Args:
        entry: Need not be one of `content`'s.
        content: The documents, values and entries it refers to.
        today: The day on which it must be fit.
        sound: The documents and values have no problem; what is answered is looked at only then.
    """
    references = list(_references(entry, content))
    problems = [*references, *_form(entry)]
    if sound and not references:
        problems += _answers(entry, content, today)
    return problems


def check_value(name: str, content: Content, today: date) -> list[Problem]:
    """Every problem of one reference value of `content`."""
    return [problem for problem in _values(content, today) if problem.where == name]


def _documents(content: Content) -> Iterator[Problem]:
    for document in content.documents.values():
        begins, ends = document.in_force_from, document.in_force_to
        if begins and ends and ends < begins:
            yield Problem("document_ends_before_it_begins", document.number)


def _values(content: Content, today: date) -> Iterator[Problem]:
    for value in content.values.values():
        if value.unit not in units():
            yield Problem("unknown_unit", value.name, {"unit": value.unit})
        if value.times_of and value.times_of not in content.values:
            yield Problem("unknown_value", value.name, {"name": value.times_of})
        if value.times_of in content.values.depending_on(value.name):
            yield Problem("value_of_itself", value.name)
        if not value.periods:
            yield Problem("value_without_amount", value.name)
        ordered = sorted(value.periods, key=lambda period: period.since)
        for earlier, later in pairwise(ordered):
            if earlier.until is None or earlier.until >= later.since:
                yield Problem("value_overlaps", value.name, {"day": later.since})
        for period in value.periods:
            if period.rating is Rating.UNCONFIRMED:
                yield Problem("unconfirmed_value", value.name)
            document = content.documents.get(period.citation.document)
            if document is None:
                yield Problem("unknown_document", value.name, {"number": period.citation.document})
            elif period.covers(today) and document.in_force_to and document.in_force_to < today:
                yield Problem("expired_document", value.name, {"number": document.number})


def _references(entry: Entry, content: Content) -> Iterator[Problem]:
    for number in {citation.document for citation in entry.citations} | {
        item.document for item in entry.dossier if item.document
    }:
        if number not in content.documents:
            yield Problem("unknown_document", entry.id, {"number": number})
    for following in entry.next:
        if content.entry(following) is None:
            yield Problem("unknown_next", entry.id, {"next": following})
    try:
        named = [found for _, text in entry.texts() for found in placeholders(text)]
    except InvalidInput as error:
        yield Problem("cannot_be_answered", entry.id, {"error": error})
        return
    for found in named:
        if found.name not in (hotlines() if found.hotline else content.values):
            yield Problem("unknown_value", entry.id, {"name": found.name})


def _form(entry: Entry) -> Iterator[Problem]:
    if not _ID.fullmatch(entry.id):
        yield Problem("id_form", entry.id)
    if entry.topic not in topics():
        yield Problem("unknown_topic", entry.id, {"topic": entry.topic})
    if len(entry.id) > LONGEST_ID:
        yield Problem("id_too_long", entry.id, {"most": LONGEST_ID})
    if len(entry.wordings) < FEWEST_WORDINGS:
        yield Problem("too_few_wordings", entry.id, {"count": len(entry.asked), "least": FEWEST_WORDINGS - 1})
    if len(entry.next) > MOST_NEXT:
        yield Problem("too_many_next", entry.id, {"most": MOST_NEXT})
    if not entry.citations and not entry.source and entry.rating is not Rating.UNCONFIRMED:
        yield Problem("no_citation", entry.id)
    for name, text in entry.texts():
        for figure in bare_figures(text):
            yield Problem("bare_figure", entry.id, {"field": name, "figure": figure})


def _answers(entry: Entry, content: Content, today: date) -> Iterator[Problem]:
    if today >= entry.review_by:
        yield Problem("review_overdue", entry.id, {"day": entry.review_by})
        return
    for facet in ("answer", *FACETS):
        try:
            told = answer(entry, content, today, today, facet)
        except NotFound as error:
            yield Problem("cannot_be_answered", entry.id, {"error": error})
            continue
        if told is Lacking.NOT_THEN:
            yield Problem("not_in_force", entry.id, {"field": facet})
        longest = {"answer": LONGEST_ANSWER, "details": LONGEST_DETAILS}.get(facet)
        if isinstance(told, Answer) and longest and len(told.text) > longest:
            yield Problem("too_long", entry.id, {"field": facet, "length": len(told.text), "most": longest})
