"""Turns about a legal document asked for by number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from services.dialogue.policy_replies import entry_button, officer_button
from services.dialogue.policy_state import PolicyState
from services.dialogue.policy_turns import Desk, PolicyTurn
from services.dialogue.replies import Reply
from services.outcomes import Outcome
from services.policy.confidence import CHOICES, Level
from services.policy.content import Content
from services.policy.dates import said_day, said_partial
from services.policy.document_questions import DocumentReference, documents_named, entries_drawing_on
from services.policy.documents import LegalDocument
from services.policy.words import word

MOST_DOCUMENTS = 3  # told of in one turn


def about_documents(state: PolicyState, references: Sequence[DocumentReference], desk: Desk) -> PolicyTurn:
    """Each of the documents named, in order; there must be one at least."""
    turns = [about_document(state, reference, desk) for reference in references[:MOST_DOCUMENTS]]
    known = [turn for turn in turns if turn.outcome is Outcome.ANSWERED]
    return replace(
        known[-1] if known else turns[-1],
        replies=tuple(reply for turn in turns for reply in turn.replies),
        offered=tuple(entry for turn in known for entry in turn.offered),
    )


def about_document(state: PolicyState, reference: DocumentReference, desk: Desk) -> PolicyTurn:
    """In force since and until, replaced by what, and the questions answered from it."""
    found = documents_named(reference, desk.content)
    if not found:
        named = "/".join(part for part in (reference.number, reference.year) if part)
        reply = Reply(
            response="utter_document_unknown",
            values={"document": f"{reference.kind} {named}"},
            buttons=(officer_button(),),
        )
        return PolicyTurn(state=state, replies=(reply,), outcome=Outcome.NO_ANSWER, level=Level.LOST)
    document = found[0]
    entries = entries_drawing_on(document, reference.article, desk.content)[:CHOICES]
    values = {"facts": "\n".join(_facts(document, found[1:], desk))}
    drawn = Reply(response="utter_document", values=values, buttons=tuple(map(entry_button, entries)))
    return PolicyTurn(
        state=PolicyState(offered=tuple(entry.id for entry in entries)),
        replies=(drawn,),
        outcome=Outcome.ANSWERED,
        level=Level.SURE,
        offered=tuple((entry.id, 1.0) for entry in entries),
    )


def _facts(document: LegalDocument, others: Sequence[LegalDocument], desk: Desk) -> list[str]:
    lines = [word("document_title", name=document.name, title=document.title, issuer=document.issuer)]
    lines += _in_force(document, desk.content, desk.today)
    if document.replaces:
        lines.append(word("document_replaces", numbers=", ".join(document.replaces)))
    if document.note:
        lines.append(f"{document.note.rstrip(' .')}.")
    if others:
        lines.append(word("document_others", names=", ".join(other.name for other in others)))
    lines.append(word("document_checked", day=said_partial(document.checked_on)))
    return lines


def _in_force(document: LegalDocument, content: Content, today: date) -> list[str]:
    """Since when, until when, and what took its place."""
    begins, ends = document.in_force_from, document.in_force_to
    if begins and begins > today:
        return [word("document_not_yet", day=said_day(begins))]
    said = [word("document_since", day=said_day(begins))] if begins else []
    if ends is None:
        said.append(word("document_holds"))
    else:
        said.append(word("document_ended" if ends < today else "document_ends", day=said_day(ends)))
    successors = ", ".join(other.name for other in content.documents.replaced_by(document.number))
    return [" ".join(said), *([word("document_replaced_by", names=successors)] if successors else [])]
