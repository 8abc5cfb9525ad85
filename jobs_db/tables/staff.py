"""The Center's people, their sessions, and the trail of what they did."""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)

from jobs_db.tables.base import Base, UtcDateTime


class StaffAccountRow(Base):
    """Somebody who may log in; never deleted, because the trail names them."""

    __tablename__ = "staff_account"
    __table_args__ = (UniqueConstraint("login"),)

    id = Column(Integer, primary_key=True)
    login = Column(String(40), nullable=False)
    full_name = Column(String(80), nullable=False)
    roles = Column(JSON, nullable=False)
    password_hash = Column(String(200), nullable=False)
    must_change_password = Column(Boolean, nullable=False)
    totp_secret = Column(String(200))
    totp_step = Column(Integer)
    created_at = Column(UtcDateTime, nullable=False)
    disabled_at = Column(UtcDateTime)


class StaffSessionRow(Base):
    """A browser somebody logged in with."""

    __tablename__ = "staff_session"
    __table_args__ = (
        CheckConstraint("stage IN ('code', 'full')", name="stage"),
        Index("ix_staff_session_staff_id", "staff_id"),
    )

    key = Column(String(64), primary_key=True)
    staff_id = Column(Integer, ForeignKey("staff_account.id"), nullable=False)
    stage = Column(String(10), nullable=False)
    created_at = Column(UtcDateTime, nullable=False)
    seen_at = Column(UtcDateTime, nullable=False)
    address = Column(String(45), nullable=False)
    browser = Column(String(120), nullable=False)


class LoginAttemptRow(Base):
    """A log-in that failed, or has not succeeded yet; the login need not exist."""

    __tablename__ = "login_attempt"
    __table_args__ = (
        Index("ix_login_attempt_login_at", "login", "at"),
        Index("ix_login_attempt_address_at", "address", "at"),
    )

    id = Column(Integer, primary_key=True)
    login = Column(String(40), nullable=False)
    address = Column(String(45), nullable=False)
    at = Column(UtcDateTime, nullable=False)


class AuditEntryRow(Base):
    """Only added to: triggers refuse every change."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("ix_audit_entry_thing_id", "thing", "id"),
        Index("ix_audit_entry_staff_id_id", "staff_id", "id"),
        Index("ix_audit_entry_action_id", "action", "id"),
        Index("ix_audit_entry_at", "at"),
        # All things of a kind; the other index serves this only where text is ordered by its bytes.
        Index("ix_audit_entry_thing", "thing", postgresql_ops={"thing": "text_pattern_ops"}),
    )

    id = Column(Integer, primary_key=True)
    at = Column(UtcDateTime, nullable=False)
    staff_id = Column(Integer, ForeignKey("staff_account.id"))
    staff_name = Column(String(80), nullable=False)
    action = Column(String(60), nullable=False)
    thing = Column(String(120), nullable=False)
    before = Column(JSON(none_as_null=True))
    after = Column(JSON(none_as_null=True))
    why = Column(Text, nullable=False, server_default="")
