"""Words and lists under data/, read once."""

from language.resources import load_csv, load_yaml

__all__ = ["load_csv", "load_yaml"]
