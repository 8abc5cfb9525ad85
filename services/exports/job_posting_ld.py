"""Vacancies as schema.org JobPosting, in JSON-LD."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from language import units
from services.dialogue.wording import phrase
from services.exports import facts
from services.exports.links import Links
from services.exports.words import center_name, word
from services.jobs.model import JobPosting
from services.jobs.monthly_pay import monthly_pay
from services.places import Workplace

_CONTEXT = "https://schema.org"
_COUNTRY = "VN"
_INDOCHINA = "+07:00"
_LAST_SECOND = time(23, 59, 59)
_EMPLOYMENT = {
    "full_time": "FULL_TIME",
    "office_hours": "FULL_TIME",
    "day_shift": "FULL_TIME",
    "night_shift": "FULL_TIME",
    "rotating_shift": "FULL_TIME",
    "part_time": "PART_TIME",
    "seasonal": "TEMPORARY",
}
# schema.org and the search engines know these; a level below them is said in words.
_NOTHING_ASKED = "no requirements"
_CREDENTIALS = {
    "upper_secondary": "high school",
    "elementary_vocational": "professional certificate",
    "intermediate": "professional certificate",
    "college": "associate degree",
    "university": "bachelor degree",
}


def job_postings_ld(postings: Iterable[JobPosting], links: Links) -> dict[str, Any]:
    """One document with every vacancy; fields the source does not state are left out."""
    return {"@context": _CONTEXT, "@graph": [_posting(posting, links) for posting in postings]}


def _posting(posting: JobPosting, links: Links) -> dict[str, Any]:
    body = {
        "@type": "JobPosting",
        "@id": f"{links.job(posting.id)}#posting",
        "url": links.job(posting.id),
        "identifier": {
            "@type": "PropertyValue",
            "name": center_name(),
            "value": str(posting.id) if posting.id is not None else "",
        },
        "title": _title(posting),
        "description": _description(posting),
        "disambiguatingDescription": facts.sample(posting),
        "datePosted": posting.date_posted.isoformat(),
        "validThrough": datetime.combine(posting.valid_through, _LAST_SECOND).isoformat() + _INDOCHINA,
        "employmentType": _employment(posting),
        "hiringOrganization": {"@type": "Organization", "name": facts.one_line(posting.employer.name)},
        "jobLocation": [_place(place) for place in posting.places],
        "baseSalary": _salary(posting),
        "totalJobOpenings": posting.total_job_openings,
        "industry": phrase("sector", posting.sector) if posting.sector else "",
        "occupationalCategory": posting.vsco,
        "educationRequirements": _education(posting),
        "experienceRequirements": _experience(posting),
        "qualifications": facts.one_line(posting.requirements_text),
        "jobBenefits": facts.benefits(posting),
        "workHours": facts.work_time(posting),
        "applicationContact": _contact(posting),
        "directApply": False,
    }
    if "home" in posting.work_time:
        body["jobLocationType"] = "TELECOMMUTE"
        body["applicantLocationRequirements"] = {"@type": "Country", "name": _COUNTRY}
    return {key: value for key, value in body.items() if value not in (None, "", [], {})}


def _title(posting: JobPosting) -> str:
    title, sample = facts.one_line(posting.title), facts.sample(posting)
    return word("feed", "sample_title", title=title, sample=sample) if sample else title


def _description(posting: JobPosting) -> str:
    """Plain text; a vacancy that describes nothing is described by its title, pay and place."""
    told = facts.one_line(posting.description)
    usual = (facts.one_line(posting.title), facts.pay(posting), facts.places(posting))
    parts = (facts.sample(posting), *((told,) if told else usual), facts.benefits(posting))
    return "; ".join(part.rstrip(".") for part in parts if part)


def _employment(posting: JobPosting) -> list[str]:
    found = dict.fromkeys(_EMPLOYMENT[name] for name in posting.work_time if name in _EMPLOYMENT)
    return list(found) or ["OTHER"]


def _place(place: Workplace) -> dict[str, Any]:
    address = {
        "@type": "PostalAddress",
        "streetAddress": facts.one_line(place.place_text),
        "addressLocality": _commune(place.commune_code),
        "addressRegion": units.province(place.province_code).name if place.province_code else "",
        "addressCountry": _COUNTRY,
    }
    body: dict[str, Any] = {
        "@type": "Place",
        "address": {name: text for name, text in address.items() if text},
    }
    if place.lat is not None and place.lon is not None:
        body["geo"] = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
    return body


def _commune(code: str | None) -> str:
    unit = units.communes().get(code or "")
    return f"{unit.kind} {unit.name}" if unit else ""


def _salary(posting: JobPosting) -> dict[str, Any] | None:
    pay = monthly_pay(posting)
    if pay.basis != "stated":  # a month reckoned from days or pieces is no pay that anybody has offered
        return None
    if pay.low is None and pay.high is None:
        return None
    value: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": "MONTH"}
    if pay.low == pay.high:
        value["value"] = pay.low
    else:
        ends = (("minValue", pay.low), ("maxValue", pay.high))
        value |= {name: amount for name, amount in ends if amount is not None}
    return {"@type": "MonetaryAmount", "currency": "VND", "value": value}


def _education(posting: JobPosting) -> Any:
    if posting.education == "none":
        return _NOTHING_ASKED
    credential = _CREDENTIALS.get(posting.education)
    if credential is None:
        return facts.education(posting)
    return {"@type": "EducationalOccupationalCredential", "credentialCategory": credential}


def _experience(posting: JobPosting) -> Any:
    if not posting.experience_months:
        return _NOTHING_ASKED
    return {
        "@type": "OccupationalExperienceRequirements",
        "monthsOfExperience": posting.experience_months,
    }


def _contact(posting: JobPosting) -> dict[str, str] | None:
    if not posting.contact_phone:
        return None
    body = {"@type": "ContactPoint", "telephone": facts.telephone(posting)}
    return body | ({"name": facts.one_line(posting.contact_name)} if posting.contact_name else {})
