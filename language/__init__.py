"""Vietnamese text as people of the rural South type it: canonical form, search keys, finders."""

from language.canonical import Canonical, canonical
from language.mention import Mention
from language.search_key import fold, search_key
from language.step import Step, Token

__all__ = ["Canonical", "Mention", "Step", "Token", "canonical", "fold", "search_key"]
