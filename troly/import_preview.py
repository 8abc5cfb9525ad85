"""What an import would do, for reading before anything is written."""

from collections.abc import Iterable, Iterator

from services.fraud.signals import sentence_of as signal_sentence
from services.imports.judge import ReadList
from services.imports.model import Record, RowResult, Verdict
from services.imports.plan import Plan
from services.imports.reasons import sentence_of, verdict_of
from services.imports.record_kinds import offered_by, title_of
from troly.texts import message

_LINES = 20  # of each section, unless everything is wanted


def print_preview(plan: Plan, read: ReadList, *, whole: bool) -> None:
    """Print the counts, and then each thing a person should look at."""
    on = plan.listing.on.strftime("%d/%m/%Y")
    print(message("import.title", kind=message(f"import.kinds.{plan.listing.kind}"), day=on))
    counts = {**plan.counts, "missing": len(plan.missing), "skipped": len(read.skipped)}
    for name, count in counts.items():
        if count or name in ("new", "changed", "same"):
            print(f"  {message(f'import.counts.{name}', count=count)}")
    for name, lines in _sections(plan, read):
        _print_section(name, list(lines), whole=whole)


def _sections(plan: Plan, read: ReadList) -> Iterator[tuple[str, Iterable[str]]]:
    yield (
        "unknown",
        (f"{letters}: {header or ', '.join(samples)}" for letters, header, samples in read.unknown),
    )
    yield "rejected", _reasons(plan.left_out, Verdict.REJECTED)
    yield "doubtful", _reasons(plan.left_out, Verdict.DOUBTFUL)
    yield "held", _held(plan)
    yield (
        "duplicate",
        (
            message("import.line_twin", address=twin.address, first=twin.first, record=_named(twin.record))
            for twin in plan.twins
        ),
    )
    yield (
        "lookalike",
        (
            message("import.line_twin", address=twin.address, first=twin.first, record=_named(twin.record))
            for twin in plan.lookalikes
        ),
    )
    yield (
        "changed",
        (
            message(
                "import.line_changed",
                address=change.address,
                record=_named(change.after),
                fields=", ".join(dict.fromkeys(map(_field, change.names))),
            )
            for change in plan.changes
        ),
    )
    yield "missing", (f"{one.title} – {one.company}" for one in plan.missing)


def _print_section(name: str, lines: list[str], *, whole: bool) -> None:
    if not lines:
        return
    print(f"\n{message(f'import.sections.{name}')}")
    shown = lines if whole else lines[:_LINES]
    for line in shown:
        print(f"  - {line}")
    if len(lines) > len(shown):
        print(f"  {message('import.more', count=len(lines) - len(shown))}")


def _reasons(rows: Iterable[RowResult], verdict: Verdict) -> Iterator[str]:
    for row in rows:
        if row.verdict is verdict:
            yield " ".join(sentence_of(note) for note in row.notes if verdict_of([note]) is verdict)


def _held(plan: Plan) -> Iterator[str]:
    held = [(one.record, one.address, one.signals) for one in plan.additions if one.signals]
    held += [(one.after, one.address, one.signals) for one in plan.changes if one.signals]
    for record, address, signals in held:
        reasons = "; ".join(map(signal_sentence, signals))
        yield message("import.line_held", address=address, record=_named(record), reasons=reasons)


def _named(record: Record) -> str:
    return f"{title_of(record)} – {offered_by(record)}"


def _field(name: str) -> str:
    return message(f"import.fields.{name}")
