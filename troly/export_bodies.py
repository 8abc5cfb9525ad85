"""The body of each kind of export, and how many vacancies are in it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from language import units
from services.exports.feed import feed_of
from services.exports.feed_formats import dump_json, json_feed, rss
from services.exports.job_posting_ld import job_postings_ld
from services.exports.links import Links
from services.exports.loudspeaker import loudspeaker_text
from services.exports.poster import poster_of
from services.exports.selection import chosen_postings, shown_postings
from services.exports.slip import MOST_ON_SLIP, slip_of
from services.exports.weekly import weekly_list
from services.jobs.model import JobPosting
from services.ports import UnitOfWork

Body = tuple[bytes, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What an export is made of.

    Attributes:
        communes: Codes; none for the whole list.
        jobs: Ids of the vacancies of a slip; none for all.
        suffix: Of the file, which tells the kind of table.
    """

    communes: tuple[str, ...]
    jobs: tuple[int, ...]
    at: date
    suffix: str
    links: Links


def _weekly(uow: UnitOfWork, wanted: Wanted) -> Body:
    # Both writers load much that the other kinds never need.
    from jobs_db.files.write_list import csv_bytes, xlsx_bytes

    content = weekly_list(shown_postings(uow, wanted.at, wanted.communes), wanted.at)
    write = csv_bytes if wanted.suffix == ".csv" else xlsx_bytes
    return write(content), len(content.rows)


def _slip(uow: UnitOfWork, wanted: Wanted) -> Body:
    from jobs_db.files.write_slip import slip_bytes

    postings = (
        chosen_postings(uow, wanted.at, wanted.jobs)
        if wanted.jobs
        else shown_postings(uow, wanted.at, wanted.communes, most=MOST_ON_SLIP)
    )
    if not postings:
        return b"", 0
    commune = wanted.communes[0] if len(wanted.communes) == 1 and not wanted.jobs else None
    return slip_bytes(slip_of(postings, wanted.links, wanted.at, commune)), len(postings)


def _poster(uow: UnitOfWork, wanted: Wanted) -> Body:
    from jobs_db.files.write_poster import poster_bytes

    found = dict(_by_commune(uow, wanted))
    posters = [poster_of(code, postings, wanted.links, wanted.at) for code, postings in found.items()]
    return (poster_bytes(posters) if posters else b""), sum(map(len, found.values()))


def _loudspeaker(uow: UnitOfWork, wanted: Wanted) -> Body:
    found = dict(_by_commune(uow, wanted))
    texts = [loudspeaker_text(code, postings, wanted.at) for code, postings in found.items()]
    return "\n\n".join(texts).encode("utf-8"), sum(map(len, found.values()))


def _json_ld(uow: UnitOfWork, wanted: Wanted) -> Body:
    postings = shown_postings(uow, wanted.at, wanted.communes)
    return dump_json(job_postings_ld(postings, wanted.links)).encode("utf-8"), len(postings)


def _rss(uow: UnitOfWork, wanted: Wanted) -> Body:
    feed = feed_of(shown_postings(uow, wanted.at, wanted.communes), wanted.links, wanted.at, wanted.communes)
    return rss(feed).encode("utf-8"), len(feed.items)


def _json_feed(uow: UnitOfWork, wanted: Wanted) -> Body:
    feed = feed_of(shown_postings(uow, wanted.at, wanted.communes), wanted.links, wanted.at, wanted.communes)
    return json_feed(feed).encode("utf-8"), len(feed.items)


def _by_commune(uow: UnitOfWork, wanted: Wanted) -> Iterator[tuple[str, list[JobPosting]]]:
    """Each wanted commune that has vacancies, all of the province when none is named."""
    for code in wanted.communes or units.communes():
        postings = shown_postings(uow, wanted.at, (code,))
        if postings:
            yield code, postings


BODIES: Mapping[str, Callable[[UnitOfWork, Wanted], Body]] = {
    "weekly": _weekly,
    "slip": _slip,
    "poster": _poster,
    "loudspeaker": _loudspeaker,
    "jsonld": _json_ld,
    "rss": _rss,
    "json": _json_feed,
}
