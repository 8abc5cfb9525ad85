"""Questions of the policy entries as examples of `ask_policy`: the intent model learns what they are about.

Which entry a question means is never learnt here; the live index finds it, also where an editor wrote it
a minute ago.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.nlu.arbitration import ASK_POLICY
from services.policy.seed import read_folder

# Of each entry; more of them drown the other intents and double the time of training.
PER_ENTRY = 6


def policy_examples(per_entry: int = PER_ENTRY) -> Iterator[tuple[str, str]]:
    """Wording and intent, so many of each published entry of data/policy, spread over its wordings."""
    for entry in read_folder().published():
        wordings = entry.wordings
        step = max(1.0, len(wordings) / per_entry)
        for number in range(min(per_entry, len(wordings))):
            yield wordings[int(number * step)], ASK_POLICY
