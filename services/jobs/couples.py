"""Vacancies that take husband and wife together, by what they say themselves."""

from language.search_key import search_key
from services.jobs.model import JobPosting
from services.resources import load_yaml


def takes_couple(posting: JobPosting) -> bool:
    """Whether the vacancy says that a couple is welcome."""
    said = (posting.title, posting.description, posting.requirements_text, posting.benefits_text)
    words = f" {search_key(' ; '.join((*said, posting.pay_text)))} "
    phrases = load_yaml("matching/couples.yml")
    for phrase in phrases["refuses"]:
        words = words.replace(f" {phrase} ", " ")
    return any(f" {phrase} " in words for phrase in phrases["takes"])
