"""Policy content: documents, values and entries, and a number that grows with every change."""

from sqlalchemy import JSON, Column, Date, Integer, String

from jobs_db.tables.base import Base


class PolicyDocumentRow(Base):
    """A legal document; `body` is what `services.policy.reading.read_document` reads."""

    __tablename__ = "policy_document"

    number = Column(String(120), primary_key=True)
    position = Column(Integer, nullable=False)
    body = Column(JSON, nullable=False)


class PolicyValueRow(Base):
    """A reference value; `body` is what `services.policy.reading.read_value` reads."""

    __tablename__ = "policy_value"

    name = Column(String(80), primary_key=True)
    position = Column(Integer, nullable=False)
    body = Column(JSON, nullable=False)


class PolicyEntryRow(Base):
    """An entry; `body` is what `services.policy.reading.read_entry` reads, the other columns repeat it."""

    __tablename__ = "policy_entry"

    id = Column(String(32), primary_key=True)
    position = Column(Integer, nullable=False)
    topic = Column(String(40), nullable=False, index=True)
    status = Column(String(10), nullable=False, index=True)
    review_by = Column(Date, nullable=False, index=True)
    body = Column(JSON, nullable=False)


class ContentVersionRow(Base):
    """How often a kind of content has changed; readers look here before they load anything.

    `seed` is the fingerprint of the files it was loaded from; empty once a person has changed anything,
    and from then on files never replace it unasked.
    """

    __tablename__ = "content_version"

    name = Column(String(20), primary_key=True)
    version = Column(Integer, nullable=False)
    seed = Column(String(64), nullable=False, server_default="")
