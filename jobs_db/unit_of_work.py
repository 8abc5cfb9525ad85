"""One transaction over a SQLAlchemy session, with its repositories."""

from types import TracebackType
from typing import Any

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.orm import Session

from jobs_db.audit_repository import SqlAuditRepository
from jobs_db.call_back_repository import SqlCallBackRepository
from jobs_db.call_repository import SqlCallRepository
from jobs_db.case_note_repository import SqlCaseNoteRepository, SqlPresenceRepository
from jobs_db.case_repository import SqlCaseRepository
from jobs_db.channel_repository import SqlAlarmRepository, SqlLeaseRepository
from jobs_db.conversation_repository import SqlConversationRepository
from jobs_db.course_repository import SqlCourseRepository
from jobs_db.editing_repository import SqlEditingRepository
from jobs_db.figure_repository import SqlFigureRepository
from jobs_db.fraud_report_repository import SqlFraudReportRepository
from jobs_db.gap_repository import SqlGapRepository
from jobs_db.held_answer_repository import SqlHeldAnswerRepository
from jobs_db.hold_repository import SqlHoldRepository
from jobs_db.import_repository import SqlImportRepository
from jobs_db.in_force import SqlInForce
from jobs_db.inbox_repository import SqlInboxRepository
from jobs_db.interest_repository import SqlInterestRepository
from jobs_db.job_repository import SqlJobRepository
from jobs_db.licensed_company_repository import SqlLicensedCompanyRepository
from jobs_db.list_repository import SqlListRepository
from jobs_db.message_cost_repository import SqlMessageCostRepository
from jobs_db.notice_repository import SqlNoticeRepository
from jobs_db.notification_repository import SqlNotificationRepository
from jobs_db.outbox_repository import SqlOutboxRepository
from jobs_db.overseas_order_repository import SqlOverseasOrderRepository
from jobs_db.overview_repository import SqlOverviewRepository
from jobs_db.platform_token_repository import SqlPlatformTokenRepository
from jobs_db.policy_repository import SqlPolicyRepository
from jobs_db.rating_repository import SqlRatingRepository
from jobs_db.staff_repository import SqlStaffRepository
from jobs_db.subscription_repository import SqlSubscriptionRepository
from jobs_db.switch_repository import SqlSettingRepository, SqlSwitchRepository, SqlToldRepository
from jobs_db.ticket_repository import SqlTicketRepository
from jobs_db.training_repository import SqlChoiceRepository, SqlExampleRepository, SqlRunRepository
from services.errors import Unavailable


class SqlUnitOfWork:
    """A session and the repositories over it; rolled back unless committed.

    Args:
        session_factory: Makes the session when the block is entered.
        writing: The block is going to change something; SQLite then takes the writer's turn at the start.
    """

    def __init__(self, session_factory: Any, *, writing: bool = False) -> None:
        self._session_factory = session_factory
        self._writing = writing

    def __enter__(self) -> "SqlUnitOfWork":
        self._session: Session = self._session_factory()
        if self._writing:
            try:
                self._session.connection(execution_options={"writing": True})
            except (OperationalError, InterfaceError) as error:
                self._session.close()
                raise Unavailable("The database cannot be written to just now.") from error
        self.conversations = SqlConversationRepository(self._session)
        self.inbox = SqlInboxRepository(self._session)
        self.outbox = SqlOutboxRepository(self._session)
        self.leases = SqlLeaseRepository(self._session)
        self.alarms = SqlAlarmRepository(self._session)
        self.overview = SqlOverviewRepository(self._session)
        self.platform_tokens = SqlPlatformTokenRepository(self._session)
        self.message_costs = SqlMessageCostRepository(self._session)
        self.jobs = SqlJobRepository(self._session)
        self.courses = SqlCourseRepository(self._session)
        self.overseas_orders = SqlOverseasOrderRepository(self._session)
        self.licensed_companies = SqlLicensedCompanyRepository(self._session)
        self.lists = SqlListRepository(self._session)
        self.imports = SqlImportRepository(self._session)
        self.holds = SqlHoldRepository(self._session)
        self.policy = SqlPolicyRepository(self._session)
        self.editing = SqlEditingRepository(self._session)
        self.tickets = SqlTicketRepository(self._session)
        self.cases = SqlCaseRepository(self._session)
        self.case_notes = SqlCaseNoteRepository(self._session)
        self.presence = SqlPresenceRepository(self._session)
        self.calls = SqlCallRepository(self._session)
        self.call_backs = SqlCallBackRepository(self._session)
        self.held_answers = SqlHeldAnswerRepository(self._session)
        self.interests = SqlInterestRepository(self._session)
        self.subscriptions = SqlSubscriptionRepository(self._session)
        self.notifications = SqlNotificationRepository(self._session)
        self.fraud_reports = SqlFraudReportRepository(self._session)
        self.figures = SqlFigureRepository(self._session)
        self.ratings = SqlRatingRepository(self._session)
        self.gaps = SqlGapRepository(self._session)
        self.training_examples = SqlExampleRepository(self._session)
        self.training_runs = SqlRunRepository(self._session)
        self.model_choices = SqlChoiceRepository(self._session)
        self.staff = SqlStaffRepository(self._session)
        self.audit = SqlAuditRepository(self._session)
        self.in_force = SqlInForce(self._session)
        self.switches = SqlSwitchRepository(self._session)
        self.notices = SqlNoticeRepository(self._session)
        self.settings = SqlSettingRepository(self._session)
        self.told = SqlToldRepository(self._session)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            self._session.close()
        except (OperationalError, InterfaceError) as gone:
            # It died after its last answer: nobody had noticed before the end of the transaction.
            self._session.invalidate()
            raise Unavailable("The database cannot be reached just now.") from error or gone
        lost = isinstance(error, DBAPIError) and error.connection_invalidated
        if lost or isinstance(error, OperationalError | InterfaceError):
            raise Unavailable("The database cannot be reached just now.") from error

    def commit(self) -> None:
        """Keep everything done since the block was entered or last committed."""
        self._session.commit()

    def rollback(self) -> None:
        """Drop everything done since the block was entered or last committed."""
        self._session.rollback()
