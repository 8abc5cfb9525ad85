"""The Center's database in memory, for tests of what stands above it; held to the truth by tests/jobs_db."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import TracebackType

from services.errors import NotFound
from services.jobs import traits
from services.jobs.candidate import CandidatePlace, JobCandidate, Ring
from services.jobs.model import Employer, JobPosting
from services.jobs.monthly_pay import monthly_pay
from services.jobs.query import JobQuery
from services.jobs.static_order import static_order
from services.jobs.usual_pay import NEWEST, median_pay
from services.licences.model import LicensedCompany
from services.overseas.model import OverseasOrder
from services.places import PlaceFilter, Workplace, lies_in
from services.policy.content import Content
from services.policy.documents import Documents, LegalDocument
from services.policy.entry import Entry
from services.policy.values import ReferenceValue, Values
from services.switches.in_force import InForce
from services.vocational.model import Course
from tests.fake_handover import FakeCallBacks
from tests.fake_offers import FakeCourses, FakeLicensedCompanies, FakeOrders, real_ones
from tests.fake_requests import (
    FakeFraudReports,
    FakeHolds,
    FakeImports,
    FakeInterests,
    FakeNotifications,
    FakeSubscriptions,
)


class FakeJobs:
    """Implements services.ports.JobRepository; ids count from 1 in the order of adding."""

    def __init__(self, postings: Iterable[JobPosting] = ()) -> None:
        self._postings: dict[int, JobPosting] = {}
        self.add_all(postings)

    def get(self, posting_id: int) -> JobPosting | None:
        return self._postings.get(posting_id)

    def get_many(self, posting_ids: Sequence[int]) -> list[JobPosting]:
        return [self._postings[number] for number in posting_ids if number in self._postings]

    def add(self, posting: JobPosting) -> int:
        number = posting.id or max(self._postings, default=0) + 1
        self._postings[number] = replace(posting, id=number)
        return number

    def add_all(self, postings: Iterable[JobPosting]) -> list[int]:
        return [self.add(posting) for posting in postings]

    def save(self, posting: JobPosting) -> None:
        if posting.id not in self._postings:
            raise NotFound(f"There is no vacancy {posting.id} to change.")
        self._postings[posting.id] = posting

    def remove(self, posting_id: int) -> None:
        self._postings.pop(posting_id, None)

    def on_list(self, since: date) -> Iterator[JobPosting]:
        for number in sorted(self._postings):
            posting = self._postings[number]
            if posting.status in ("open", "held") and posting.valid_through >= since:
                yield posting

    def employers(self) -> list[Employer]:
        names = dict.fromkeys(posting.employer.name for posting in self._postings.values())
        return [Employer(name=name, id=number) for number, name in enumerate(names, start=1)]

    def remove_idle_employers(self, employer_ids: Sequence[int]) -> None:
        """Employers are kept with their vacancies only, so idle ones are gone already."""

    def matching_ids(
        self, query: JobQuery, today: date, *, limit: int, offset: int = 0, ring: Ring | None = None
    ) -> list[int]:
        found = [
            posting
            for posting in self._counted()
            if posting.is_shown(today) and _meets(posting, query) and _has_place(posting, query, ring)
        ]
        found.sort(key=lambda posting: (-static_order(posting), -(posting.id or 0)))
        return [posting.id or 0 for posting in found[offset : offset + limit]]

    def any_matching(self, query: JobQuery, today: date) -> bool:
        return bool(self.matching_ids(query, today, limit=1))

    def candidates(self, posting_ids: Sequence[int]) -> list[JobCandidate]:
        return [_candidate(posting) for posting in self.get_many(posting_ids)]

    def any_real(self) -> bool:
        return any(one.status == "open" and not one.is_sample for one in self._postings.values())

    def _counted(self) -> list[JobPosting]:
        return real_ones(one for one in self._postings.values() if one.status == "open")

    def usual_pay(
        self, occupations: Iterable[str], today: date, *, real_only: bool = False
    ) -> dict[str, int]:
        shown = [one for one in self._counted() if one.is_shown(today) and not (real_only and one.is_sample)]
        shown.sort(key=lambda posting: (-static_order(posting), -(posting.id or 0)))
        medians = {
            trade: median_pay(
                (monthly_pay(posting).floor, monthly_pay(posting).top)
                for posting in [one for one in shown if one.occupation_id == trade and _states_pay(one)][
                    :NEWEST
                ]
            )
            for trade in set(occupations)
        }
        return {trade: pay for trade, pay in medians.items() if pay is not None}


class FakePolicy:
    """Implements services.policy.ports.PolicyRepository."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._version = 1 if content.entries else 0
        self._seed = ""

    def version(self) -> int:
        return self._version

    def seed(self) -> str:
        return self._seed

    def load(self) -> Content:
        return self._content

    def topics_of(self, entries: Sequence[str]) -> dict[str, str]:
        return {key: self._content.entries[key].topic for key in entries if key in self._content.entries}

    def replace(self, content: Content, seed: str = "") -> None:
        self._content, self._seed = content, seed
        self._version += 1

    def put_document(self, document: LegalDocument) -> None:
        documents = Documents({**self._content.documents.by_number, document.number: document})
        self.replace(replace(self._content, documents=documents))

    def put_value(self, value: ReferenceValue) -> None:
        values = Values({**self._content.values.by_name, value.name: value})
        self.replace(replace(self._content, values=values))

    def put_entry(self, entry: Entry) -> None:
        self.replace(replace(self._content, entries={**self._content.entries, entry.id: entry}))


class FakeInForce:
    """Implements services.switches.ports.InForceRepository over what a test sets."""

    def __init__(self) -> None:
        self.rules = InForce()

    def read(self) -> InForce:
        return self.rules


class FakeLists:
    """Lists in which no employers were merged."""

    def other_names(self) -> Mapping[str, Employer]:
        return {}


class FakeUnitOfWork:
    """A transaction over lists in memory; nothing is ever rolled back."""

    def __init__(
        self,
        jobs: Iterable[JobPosting] = (),
        courses: Iterable[Course] = (),
        orders: Iterable[OverseasOrder] = (),
        policy: Content | None = None,
        licences: Iterable[LicensedCompany] = (),
    ) -> None:
        self.jobs = FakeJobs(jobs)
        self.courses = FakeCourses(courses)
        self.overseas_orders = FakeOrders(orders)
        self.licensed_companies = FakeLicensedCompanies(licences)
        self.policy = FakePolicy(policy or Content())
        self.interests = FakeInterests()
        self.subscriptions = FakeSubscriptions()
        self.notifications = FakeNotifications()
        self.fraud_reports = FakeFraudReports()
        self.holds = FakeHolds()
        self.imports = FakeImports()
        self.lists = FakeLists()
        self.call_backs = FakeCallBacks()
        self.in_force = FakeInForce()

    def __enter__(self) -> "FakeUnitOfWork":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

    def commit(self) -> None: ...

    def rollback(self) -> None: ...


def _states_pay(posting: JobPosting) -> bool:
    return monthly_pay(posting).top is not None


def _meets(posting: JobPosting, query: JobQuery) -> bool:
    pay_top, pay_floor = monthly_pay(posting).top, monthly_pay(posting).floor
    bits = traits.traits_of(posting)
    required = (
        traits.person_bits(query.gender, query.education)
        | traits.benefit_bits(query.benefits)
        | traits.couple_bits(query.couple)
    )
    refused = traits.refused_work_time_bits(query.excluded_work_time) | traits.benefit_bits(
        query.excluded_benefits
    )
    return (
        (not query.occupations or posting.occupation_id in query.occupations)
        and (not query.sectors or posting.sector in query.sectors)
        and (query.salary_min is None or (pay_top is not None and pay_top >= query.salary_min))
        and (query.salary_max is None or (pay_floor is not None and pay_floor <= query.salary_max))
        and (query.age is None or (posting.age_min or 0) <= query.age <= (posting.age_max or query.age))
        and (query.experience_months is None or posting.experience_months <= query.experience_months)
        and bits & required == required
        and all(bits & group for group in traits.wanted_work_time_groups(query.work_time))
        and not bits & refused
        and posting.occupation_id not in query.excluded_occupations
        and posting.sector not in query.excluded_sectors
    )


def _has_place(posting: JobPosting, query: JobQuery, ring: Ring | None) -> bool:
    """One of the workplaces, or the lack of any, meets everything that is asked of a place."""
    return any(
        (not query.places or _is_in(own, query.places))
        and not _is_in(own, query.excluded_places)
        and (ring is None or not ring.inside or own.commune_code in ring.inside)
        and (ring is None or own.commune_code not in ring.outside)
        for own in posting.places or (Workplace(place_text=""),)
    )


def _is_in(workplace: Workplace, places: Iterable[PlaceFilter]) -> bool:
    return any(lies_in(workplace, place) for place in places)


def _candidate(posting: JobPosting) -> JobCandidate:
    return JobCandidate(
        posting_id=posting.id or 0,
        static_order=static_order(posting),
        day_posted=posting.date_posted.toordinal(),
        last_day=posting.valid_through.toordinal(),
        traits=traits.traits_of(posting),
        pay_top=monthly_pay(posting).top,
        pay_floor=monthly_pay(posting).floor,
        experience_months=posting.experience_months,
        age_min=posting.age_min,
        age_max=posting.age_max,
        openings=posting.total_job_openings,
        occupation_id=posting.occupation_id,
        sector=posting.sector,
        places=tuple(
            CandidatePlace(commune_code=place.commune_code, province_code=place.province_code)
            for place in posting.places
        ),
    )
