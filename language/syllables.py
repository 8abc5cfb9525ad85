"""Which letters can be a Vietnamese syllable at all: what cannot be one is a slip, or another language."""

from __future__ import annotations

from functools import cache, lru_cache

from language.search_key import fold
from language.tone_placement import without_tone

_ONSETS = ("", *"b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split())  # noqa: SIM905
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong
ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut
uy uya uych uynh uyên uyêt uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y ych yêm yên yêng yêt yêu ynh yt
""".split()  # noqa: SIM905 - a table to read
_LONGEST = 7  # "nghiêng"


_SOFT = frozenset("ieêy")  # vowels before which k, gh and ngh stand; c and g stand before the others


def _spelled(onset: str, rhyme: str) -> bool:
    """False for what is spelled another way: "ke" and never "ce"; "nge" is how many write "nghe"."""
    if onset in ("k", "gh", "ngh"):
        return rhyme[0] in _SOFT
    if onset in ("c", "g"):
        return rhyme[0] not in _SOFT or (onset == "g" and rhyme[0] == "i")
    return not (onset == "gi" and rhyme[0] == "i")


@cache
def _syllables() -> frozenset[str]:
    marked = {onset + rhyme for onset in _ONSETS for rhyme in _RHYMES if _spelled(onset, rhyme)}
    return frozenset(marked | {fold(syllable) for syllable in marked})


@lru_cache(maxsize=8192)
def can_be_syllable(word: str) -> bool:
    """True when some Vietnamese syllable is written so, with its marks or without."""
    return len(word) <= _LONGEST and without_tone(word) in _syllables()
