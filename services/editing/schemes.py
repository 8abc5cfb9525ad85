"""What changing a value or a document changes in the rules of who may have what, as pages show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from services.editing.differences import Piece, word_differences
from services.editing.impact import can_be_reckoned
from services.editing.proposed import with_record
from services.eligibility.impact import Moved, moved
from services.eligibility.model import Scheme
from services.eligibility.rules import rules
from services.eligibility.statements import Footing, Part, Statement, of_documents, of_value, statements
from services.policy.content import Content
from services.policy.documents import LegalDocument
from services.policy.values import ReferenceValue


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleText:
    """One text of the rules, old and new woven together where it changes.

    Attributes:
        about: Labels of the categories or the question it belongs to.
        text: Empty where the provisions alone differ.
        source: The provisions, only where they differ.
        now_asked: It is left to an office from then on; nothing is said then.
        told_again: It was left to an office before.
    """

    part: Part
    about: tuple[str, ...]
    text: tuple[Piece, ...]
    source: tuple[Piece, ...] = ()
    now_asked: bool = False
    told_again: bool = False


@dataclass(frozen=True, slots=True)
class ByScheme:
    """Texts about the same schemes."""

    schemes: tuple[Scheme, ...]
    texts: tuple[RuleText, ...]

    @property
    def now_asked(self) -> int:
        """How many of them are left to an office."""
        return sum(text.now_asked for text in self.texts)


def resting_on_value(name: str, content: Content, day: date) -> tuple[ByScheme, ...]:
    """Every text of the rules that names a value, or another value made of it."""
    return _said(content, day, of_value(name, content))


def resting_on_documents(numbers: Iterable[str], content: Content, day: date) -> tuple[ByScheme, ...]:
    """Every text of the rules that cites one of these documents, itself or by a value it names."""
    return _said(content, day, of_documents(tuple(numbers), content, day))


def changed_by_value(after: ReferenceValue, content: Content, day: date) -> tuple[ByScheme, ...]:
    """Every text that says something else on a day; none while the value cannot be reckoned.

    Args:
        after: The value as it would be.
        content: What is live.
        day: Today, or the day from which on the value is another.
    """
    proposed = with_record(content, after)
    if not can_be_reckoned(after, proposed, day):
        return ()
    return _changed(moved(rules(), content, proposed, day, of_value(after.name, content, proposed)))


def changed_by_documents(
    documents: Iterable[LegalDocument], content: Content, day: date
) -> tuple[ByScheme, ...]:
    """Every text that says something else on a day when these documents are as given."""
    proposed, numbers = content, []
    for document in documents:
        proposed = with_record(proposed, document)
        numbers.append(document.number)
    return _changed(moved(rules(), content, proposed, day, of_documents(numbers, content, day)))


def _said(content: Content, day: date, on: Footing) -> tuple[ByScheme, ...]:
    found = statements(rules(), content, day, on).values()
    return _grouped(
        (
            one,
            RuleText(
                part=one.part,
                about=(one.about,),
                text=word_differences(one.text or "", one.text or ""),
                now_asked=one.text is None,
            ),
        )
        for one in found
    )


def _changed(found: Iterable[Moved]) -> tuple[ByScheme, ...]:
    return _grouped((one.before, _woven(one)) for one in found)


def _grouped(found: Iterable[tuple[Statement, RuleText]]) -> tuple[ByScheme, ...]:
    """By scheme; what several categories say in the same words stands there once."""
    schemes: dict[tuple[str, ...], tuple[Scheme, ...]] = {}
    texts: defaultdict[tuple[str, ...], dict[RuleText, tuple[str, ...]]] = defaultdict(dict)
    for statement, shown in found:
        ids = tuple(scheme.id for scheme in statement.schemes)
        schemes[ids] = statement.schemes
        plain = replace(shown, about=())
        texts[ids][plain] = (*texts[ids].get(plain, ()), *shown.about)
    return tuple(
        ByScheme(
            schemes[ids],
            tuple(replace(plain, about=tuple(dict.fromkeys(about))) for plain, about in folded.items()),
        )
        for ids, folded in texts.items()
    )


def _woven(one: Moved) -> RuleText:
    before, after = one.before, one.after
    is_told = before.text is not None and after.text is not None
    return RuleText(
        part=before.part,
        about=(before.about,),
        text=word_differences(before.text or "", after.text or "") if before.text != after.text else (),
        source=word_differences(before.source, after.source)
        if is_told and before.source != after.source
        else (),
        now_asked=one.now_asked,
        told_again=before.text is None and after.text is not None,
    )
