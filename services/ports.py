"""What the services ask of the database."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from types import TracebackType
from typing import Protocol

from services.alerts.ports import SubscriptionRepository
from services.caller.ports import CallRepository
from services.channels.overview import OverviewRepository
from services.channels.platform_ports import MessageCostRepository, PlatformTokenRepository
from services.channels.ports import AlarmRepository, LeaseRepository
from services.conversations.ports import (
    ConversationRepository,
    InboxRepository,
    OutboxRepository,
    TicketRepository,
)
from services.conversations.rating import RatingRepository
from services.editing.ports import EditingRepository
from services.figures.ports import FigureRepository
from services.fraud.ports import HoldRepository
from services.fraud_reports.ports import FraudReportRepository
from services.gaps.ports import GapRepository
from services.handover.ports import (
    CallBackRepository,
    CaseNoteRepository,
    CaseRepository,
    HeldAnswerRepository,
    PresenceRepository,
)
from services.imports.ports import ImportRepository
from services.interest.ports import InterestRepository
from services.jobs.candidate import JobCandidate, Ring
from services.jobs.model import Employer, JobPosting
from services.jobs.query import JobQuery
from services.licences.ports import LicensedCompanyRepository
from services.lists.ports import ListRepository
from services.notices.ports import NoticeRepository
from services.notifications.ports import NotificationRepository
from services.overseas.ports import OverseasOrderRepository
from services.policy.ports import PolicyRepository
from services.staff.ports import AuditRepository, StaffRepository
from services.switches.ports import (
    InForceRepository,
    SettingRepository,
    SwitchRepository,
    ToldRepository,
)
from services.training.ports import ChoiceRepository, ExampleRepository, RunRepository
from services.vocational.ports import CourseRepository


class JobRepository(Protocol):
    """Vacancies with their employers and workplaces."""

    def get(self, posting_id: int) -> JobPosting | None:
        """One vacancy in whatever state it is; None if there never was one."""

    def get_many(self, posting_ids: Sequence[int]) -> list[JobPosting]:
        """Vacancies in the order of the ids; ids that do not exist are left out."""

    def add(self, posting: JobPosting) -> int:
        """Store a new vacancy, and its employer if the name is new; returns its id."""

    def add_all(self, postings: Iterable[JobPosting]) -> list[int]:
        """Store many new vacancies at once; returns their ids in order."""

    def save(self, posting: JobPosting) -> None:
        """Store a changed vacancy.

        Raises:
            NotFound: It has no id, or none is stored under it.
        """

    def remove(self, posting_id: int) -> None:
        """Forget a vacancy; nothing happens when there is none.

        Raises:
            InvalidInput: Something else refers to it.
        """

    def on_list(self, since: date) -> Iterator[JobPosting]:
        """Vacancies open or held whose last day is not before a day, by id; read piece by piece."""

    def employers(self) -> list[Employer]:
        """Every employer, by id."""

    def remove_idle_employers(self, employer_ids: Sequence[int]) -> None:
        """Forget those of the employers that have no vacancy."""

    def matching_ids(
        self, query: JobQuery, today: date, *, limit: int, offset: int = 0, ring: Ring | None = None
    ) -> list[int]:
        """Ids of the vacancies shown on a day that meet every condition, by static order.

        The query's own offset and limit do not count here. Samples are listed only while `any_real`
        is false.
        """

    def any_matching(self, query: JobQuery, today: date) -> bool:
        """Whether `matching_ids` would list any vacancy; much cheaper than listing them."""

    def any_real(self) -> bool:
        """Whether any open vacancy is no sample; then samples count for nothing."""

    def candidates(self, posting_ids: Sequence[int]) -> list[JobCandidate]:
        """What ordering looks at, for each of the open vacancies, in the order of the ids."""

    def usual_pay(
        self, occupations: Iterable[str], today: date, *, real_only: bool = False
    ) -> dict[str, int]:
        """What vacancies of each trade usually pay, VND per month (services.jobs.usual_pay).

        Trades of which too few state their pay are left out. It may be some minutes old. Samples count
        only while there is nothing else, and never with `real_only`.
        """


class UnitOfWork(Protocol):
    """One transaction: nothing is kept unless `commit` is called before the block ends."""

    @property
    def conversations(self) -> ConversationRepository: ...

    @property
    def inbox(self) -> InboxRepository: ...

    @property
    def outbox(self) -> OutboxRepository: ...

    @property
    def leases(self) -> LeaseRepository: ...

    @property
    def alarms(self) -> AlarmRepository: ...

    @property
    def overview(self) -> OverviewRepository: ...

    @property
    def platform_tokens(self) -> PlatformTokenRepository: ...

    @property
    def message_costs(self) -> MessageCostRepository: ...

    @property
    def jobs(self) -> JobRepository: ...

    @property
    def courses(self) -> CourseRepository: ...

    @property
    def overseas_orders(self) -> OverseasOrderRepository: ...

    @property
    def licensed_companies(self) -> LicensedCompanyRepository: ...

    @property
    def lists(self) -> ListRepository: ...

    @property
    def imports(self) -> ImportRepository: ...

    @property
    def holds(self) -> HoldRepository: ...

    @property
    def policy(self) -> PolicyRepository: ...

    @property
    def editing(self) -> EditingRepository: ...

    @property
    def tickets(self) -> TicketRepository: ...

    @property
    def cases(self) -> CaseRepository: ...

    @property
    def case_notes(self) -> CaseNoteRepository: ...

    @property
    def presence(self) -> PresenceRepository: ...

    @property
    def calls(self) -> CallRepository: ...

    @property
    def call_backs(self) -> CallBackRepository: ...

    @property
    def held_answers(self) -> HeldAnswerRepository: ...

    @property
    def interests(self) -> InterestRepository: ...

    @property
    def subscriptions(self) -> SubscriptionRepository: ...

    @property
    def notifications(self) -> NotificationRepository: ...

    @property
    def fraud_reports(self) -> FraudReportRepository: ...

    @property
    def figures(self) -> FigureRepository: ...

    @property
    def ratings(self) -> RatingRepository: ...

    @property
    def gaps(self) -> GapRepository: ...

    @property
    def training_examples(self) -> ExampleRepository: ...

    @property
    def training_runs(self) -> RunRepository: ...

    @property
    def model_choices(self) -> ChoiceRepository: ...

    @property
    def staff(self) -> StaffRepository: ...

    @property
    def audit(self) -> AuditRepository: ...

    @property
    def in_force(self) -> InForceRepository: ...

    @property
    def switches(self) -> SwitchRepository: ...

    @property
    def notices(self) -> NoticeRepository: ...

    @property
    def settings(self) -> SettingRepository: ...

    @property
    def told(self) -> ToldRepository: ...

    def __enter__(self) -> "UnitOfWork": ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

    def commit(self) -> None: ...

    def rollback(self) -> None: ...
