"""The facts of one vacancy in words, each as short as it can be understood; "" where nothing is stated."""

import re

from services.dialogue.cards import sample_note
from services.dialogue.wording import SEPARATOR, age_range, duration, pay_range, phrase, words
from services.exports.words import word
from services.jobs.couples import takes_couple
from services.jobs.model import JobPosting
from services.jobs.monthly_pay import monthly_pay

_MOBILE_DIGITS = 10
_LANDLINE_DIGITS = 11


def pay(posting: JobPosting) -> str:
    """As the source wrote it; else the range by the month."""
    if posting.pay_text:
        return one_line(posting.pay_text)
    monthly = monthly_pay(posting)
    return pay_range(monthly.low, monthly.high)


def places(posting: JobPosting) -> str:
    """Every workplace as it was written."""
    return "; ".join(dict.fromkeys(one_line(place.place_text) for place in posting.places))


def main_place(posting: JobPosting) -> str:
    """The main workplace, and how many more there are."""
    if not posting.places:
        return ""
    first, more = one_line(posting.places[0].place_text), len(posting.places) - 1
    return word("facts", "places_more", place=first, more=more) if more else first


def openings(posting: JobPosting) -> str:
    """How many people are wanted."""
    count = posting.total_job_openings
    return word("facts", "people", count=count) if count else ""


def wanted(posting: JobPosting) -> str:
    """The same within a line of other facts."""
    count = posting.total_job_openings
    return word("facts", "wanted", count=count) if count else ""


def age(posting: JobPosting) -> str:
    """The age limits."""
    text = age_range(posting.age_min, posting.age_max)
    return word("facts", "age", age=text) if text else ""


def gender(posting: JobPosting) -> str:
    """Whom the source asks for; "" for both."""
    return phrase("gender", posting.gender) if posting.gender else ""


def education(posting: JobPosting) -> str:
    """The least schooling that is asked for."""
    return phrase("education", posting.education)


def experience(posting: JobPosting) -> str:
    """The least experience that is asked for, as a length of time; "" for none."""
    return duration(posting.experience_months) if posting.experience_months else ""


def benefits(posting: JobPosting) -> str:
    """As the source wrote them; else by their names."""
    return one_line(posting.benefits_text) or words("benefits", posting.benefits)


def work_time(posting: JobPosting) -> str:
    """When one works."""
    return words("work_time", posting.work_time)


def couple(posting: JobPosting) -> str:
    """Said only where the source says so."""
    return word("facts", "couple") if takes_couple(posting) else ""


def telephone(posting: JobPosting) -> str:
    """The number of the contact in groups that can be read and dialled."""
    phone = one_line(posting.contact_phone)
    digits = re.sub(r"[ .-]", "", phone)
    if not digits.isdecimal() or not digits.startswith("0"):
        return phone
    if len(digits) == _MOBILE_DIGITS:
        return f"{digits[:4]} {digits[4:7]} {digits[7:]}"
    return f"{digits[:4]} {digits[4:8]} {digits[8:]}" if len(digits) == _LANDLINE_DIGITS else phone


def contact(posting: JobPosting) -> str:
    """Whom to ask, with the number."""
    name = one_line(posting.contact_name)
    return word("facts", "contact", name=name, phone=telephone(posting)).strip()


def sample(posting: JobPosting) -> str:
    """The words that mark sample data; "" for a vacancy that is none."""
    return sample_note() if posting.is_sample else ""


def in_one_line(*parts: str) -> str:
    """Several facts beside one another, those that there are."""
    return SEPARATOR.join(part for part in parts if part)


def one_line(text: str) -> str:
    """A text without line breaks and needless blanks."""
    return " ".join(text.split())
