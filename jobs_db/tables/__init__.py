"""Declarative tables, one module per aggregate; importing the package fills the metadata."""

from jobs_db.tables import (
    alert_subscription,
    conversation,
    course,
    dialogue_state,
    employer,
    fraud_report,
    hold,
    import_batch,
    interest,
    job_posting,
    job_search,
    licensed_company,
    notification,
    overseas_order,
    policy,
    policy_question,
    ticket,
)
from jobs_db.tables.base import Base

__all__ = [
    "Base",
    "alert_subscription",
    "conversation",
    "course",
    "dialogue_state",
    "employer",
    "fraud_report",
    "hold",
    "import_batch",
    "interest",
    "job_posting",
    "job_search",
    "licensed_company",
    "notification",
    "overseas_order",
    "policy",
    "policy_question",
    "ticket",
]
