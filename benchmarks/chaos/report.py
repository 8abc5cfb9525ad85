"""The table at the end."""

from __future__ import annotations

from benchmarks.chaos.judging import Verdict
from benchmarks.chaos.killing import Killing

_SHOWN_FAULTS = 20


def show(killing: Killing, verdict: Verdict, seconds: float) -> None:
    """Victims first, then what became of the messages."""
    print(f"\n{'victim':<12}{'kills':>8}{'fell by itself':>16}{'slowest return':>16}")
    for victim in killing.victims:
        name = victim.name
        slowest = f"{killing.slowest.get(name, 0.0):.1f} s"
        print(f"{name:<12}{killing.kills[name]:>8}{killing.fell[name]:>16}{slowest:>16}")
    figures = {
        "runs": sum(killing.kills.values()),
        "minutes": round(seconds / 60, 1),
        "messages written": verdict.messages,
        "never taken by the gateway": verdict.never_taken,
        "lost": verdict.lost,
        "turns doubled": verdict.turns_doubled,
        "sent twice, unmarked": verdict.doubled_unmarked,
        "sent twice, marked": verdict.doubled_marked,
        "out of order": verdict.out_of_order,
        "apologies": verdict.apologies,
        "longest silence": f"{verdict.longest_silence:.1f} s",
        "… since the gateway had it": f"{verdict.longest_work:.1f} s",
    }
    print()
    for name, figure in figures.items():
        print(f"{name:<28}{figure:>12}")
    print(f"  ({verdict.slowest})")
    for fault in verdict.faults[:_SHOWN_FAULTS]:
        print(f"! {fault}")
    if len(verdict.faults) > _SHOWN_FAULTS:
        print(f"! and {len(verdict.faults) - _SHOWN_FAULTS} more")
