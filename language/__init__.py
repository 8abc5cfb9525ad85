"""Vietnamese text as people of the rural South type it: canonical form, search keys, finders."""

from language.canonical import Canonical, Step, Token, canonical
from language.mention import Mention
from language.search_key import fold, search_key

__all__ = ["Canonical", "Mention", "Step", "Token", "canonical", "fold", "search_key"]
