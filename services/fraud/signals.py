"""Which signs of fraud an offer shows, by its words and by what is known of other offers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from language.search_key import search_key
from services.imports.fraud_words import fraud_signs
from services.imports.identity import company_key
from services.imports.record_kinds import offered_by
from services.jobs.model import JobPosting
from services.jobs.monthly_pay import monthly_pay
from services.overseas.model import OverseasOrder
from services.resources import load_yaml

Offer = JobPosting | OverseasOrder
_DIGITS = re.compile(r"\d+")
_NUMBERS = re.compile(r"[/,;|\n]| - ")
_LEAST_DIGITS = 9  # fewer are an extension or a short number


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What other offers tell.

    Attributes:
        phones: Digits of a telephone number → the companies it stands for.
        usual_pay: Trade → VND per month, see services.jobs.usual_pay.
        reported_phones: Digits of the numbers of offers held because people reported them.
        confirmed_phones: Digits of the numbers of offers that an officer knows to be frauds.
        confirmed_companies: The companies those offers named, see services.imports.identity.company_key.
    """

    phones: Mapping[str, Set[str]] = field(default_factory=dict)
    usual_pay: Mapping[str, int] = field(default_factory=dict)
    reported_phones: Set[str] = frozenset()
    confirmed_phones: Set[str] = frozenset()
    confirmed_companies: Set[str] = frozenset()


def find_signals(offer: Offer, knowledge: Knowledge, doubts: Iterable[str] = ()) -> tuple[str, ...]:
    """Keys of data/fraud/signals.yml, the strongest first.

    Args:
        doubts: Signs that were found before, in words of the row that are not kept in the offer.
    """
    found = {*doubts, *fraud_signs(_words(offer))}
    if _names_personal_account(_words(offer)):
        found.add("personal_account")
    most = int(_settings()["employers_per_phone"])
    if any(len(knowledge.phones.get(phone, ())) >= most for phone in phones_of(offer)):
        found.add("shared_phone")
    if not knowledge.reported_phones.isdisjoint(phones_of(offer)):
        found.add("reported_phone")
    if not knowledge.confirmed_phones.isdisjoint(phones_of(offer)):
        found.add("confirmed_phone")
    if company_key(offered_by(offer)) in knowledge.confirmed_companies:
        found.add("confirmed_employer")
    if isinstance(offer, JobPosting):
        found.update(_of_vacancy(offer, knowledge))
    elif offer.country in load_yaml("imports/words.yml")["lure_countries"]:
        found.add("lure_country")
    if not offer.contact_phone and not offer.contact_name:
        found.add("no_contact")
    return tuple(signal for signal in _settings()["signals"] if signal in found)


def must_be_held(signals: Iterable[str]) -> bool:
    """Whether signs are enough to keep an offer from being shown before a person has looked at it."""
    known = _settings()["signals"]
    own = list(signals)
    return len(own) > 1 or any(known[signal]["enough"] for signal in own)


def sentence_of(signal: str) -> str:
    """What an officer reads of a sign."""
    return str(_settings()["signals"][signal]["say"])


def phones_of(offer: Offer) -> tuple[str, ...]:
    """Digits of the telephone numbers of an offer, without those that speak for many by right."""
    by_right = {str(number) for number in _settings()["phones_of_many"]}
    numbers = ("".join(_DIGITS.findall(part)) for part in _NUMBERS.split(offer.contact_phone))
    return tuple(number for number in numbers if len(number) >= _LEAST_DIGITS and number not in by_right)


def _of_vacancy(posting: JobPosting, knowledge: Knowledge) -> Iterable[str]:
    usual = knowledge.usual_pay.get(posting.occupation_id or "")
    floor = monthly_pay(posting).floor
    if usual is not None and floor is not None and floor >= float(_settings()["times_usual_pay"]) * usual:
        yield "pay_far_above"
    if not posting.employer.address and not any(
        place.commune_code or place.old_district_code or place.province_code for place in posting.places
    ):
        yield "no_address"
    if not posting.employer.name:
        yield "no_employer"


def _words(offer: Offer) -> str:
    places = [place.place_text for place in offer.places] if isinstance(offer, JobPosting) else [offer.region]
    more = offer.benefits_text if isinstance(offer, JobPosting) else offer.support_text
    texts = (
        offer.title,
        offer.pay_text,
        more,
        offer.requirements_text,
        offer.description,
        offer.contact_name,
    )
    return ", ".join(text for text in (*texts, *places) if text)


def _names_personal_account(text: str) -> bool:
    return _account().search(search_key(text)) is not None


@cache
def _account() -> re.Pattern[str]:
    settings = _settings()
    words = "|".join(re.escape(search_key(word)) for word in settings["personal_account"])
    denied = "".join(rf"(?<!\b{re.escape(search_key(word))} )" for word in settings["paid_to_worker"])
    return re.compile(rf"{denied}\b(?:{words})\b")


def _settings() -> Any:
    return load_yaml("fraud/signals.yml")
