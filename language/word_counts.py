"""Count the words and pairs of words of our own texts: what the repairs of slips go by.

`python -m language words` prints the counts that are kept in data/lexicon/known_words.csv; run it when
the lexicons, the training sentences or the policy entries have grown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from language.lexicon import END
from language.likely_words import as_counted
from language.occupations import occupation_names
from language.places import place_names
from language.resources import DATA, load_csv, load_yaml
from language.tokens import split
from language.tone_marks import certain_words
from language.tone_placement import place_tone
from language.unicode_forms import clean
from language.vocabulary import phrases

KNOWN_WORDS = "lexicon/known_words.csv"
_LISTED = 3  # a word of a list counts like one said three times: it was put there by hand
_NAME = re.compile(r"\{[^}]*\}")  # of a value, in an answer


def counted() -> Counter[str]:
    """How often words and pairs ("tìm việc") stand in our texts; pairs said once only are left out."""
    counts: Counter[str] = Counter()
    for text in _listed():
        inside = (words for words in _words_and_pairs(text) if END not in words)
        counts.update(dict.fromkeys(inside, _LISTED))
    counts.update(_repeated(_sentences()))
    counts.update(_repeated(_policy_texts()))
    return counts


def _repeated(texts: Iterable[str]) -> Counter[str]:
    """Words, and the pairs that stand in these texts more than once."""
    counts = Counter(words for text in texts for words in _words_and_pairs(text))
    return Counter({words: count for words, count in counts.items() if count > 1 or " " not in words})


def _words_and_pairs(text: str) -> Iterator[str]:
    words = [as_counted(place_tone(word)) for word, _, _ in split(clean(text).text)]
    yield from (word for word in words if word.isalpha())
    yield from (f"{one} {other}" for one, other in pairwise([END, *words, END]) if one != END or other != END)


def _listed() -> Iterator[str]:
    yield from phrases()
    yield from certain_words()
    yield from (" ".join(words) for words in (*occupation_names(), *place_names()))
    for entry in load_yaml("lexicon/conditions.yml")["conditions"]:
        yield from entry["write"]
    for name in ("ca-mau-units", "provinces"):
        for row in load_csv(f"gazetteer/{name}.csv"):
            yield row.get("new_name") or row["name"]


def _sentences() -> Iterator[str]:
    for path in sorted((DATA / "nlu").rglob("*.yml")):
        for group in load_yaml(path.relative_to(DATA).as_posix())["nlu"]:
            for line in group["examples"].splitlines():
                yield line.removeprefix("- ")
    for rule in load_yaml("lexicon/danger.yml")["rules"]:
        yield from rule["examples"]


def _policy_texts() -> Iterator[str]:
    """Reviewed texts only: the ways people ask are kept as they type them, with slips and short forms."""
    for path in sorted((DATA / "policy" / "entries").rglob("*.yml")):
        entry = load_yaml(path.relative_to(DATA).as_posix())
        for text in (entry["question"], entry["answer"], entry.get("details") or ""):
            yield _NAME.sub(" ", text)
