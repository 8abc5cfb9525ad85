"""What the page asks first when a printed code or a feed has opened it."""

from collections.abc import Mapping

from language import units
from language.places import commune_place
from services import calendar
from services.places import Workplace
from services.ports import UnitOfWork

COMMUNE, JOB = "xa", "viec"  # as links have them, see services.exports.links
_MOST_DIGITS = 9


def opening_text(query: Mapping[str, str], words: Mapping[str, str], uow: UnitOfWork) -> str | None:
    """The question of a link, as the person would type it; None where the link leads to nothing.

    Args:
        query: Of the page's address: a commune by its code, or a vacancy by its id.
        words: The section `opening` of data/gateway/phrases.yml.
    """
    commune, job = query.get(COMMUNE, ""), query.get(JOB, "")
    if commune in units.communes():
        return words["commune"].format(place=commune_place(commune).title)
    if not (job.isascii() and job.isdecimal() and len(job) <= _MOST_DIGITS):
        return None
    posting = uow.jobs.get(int(job))
    if posting is None or not posting.is_shown(calendar.today()):
        return None
    if not posting.places:
        return words["job"].format(title=posting.title)
    return words["job_at"].format(title=posting.title, place=_place(posting.places[0]))


def _place(place: Workplace) -> str:
    known = place.commune_code in units.communes()
    return commune_place(place.commune_code or "").title if known else place.place_text
