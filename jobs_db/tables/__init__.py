"""Declarative tables, one module per aggregate; importing the package fills the metadata."""

from jobs_db.tables import (
    conversation,
    course,
    dialogue_state,
    employer,
    job_posting,
    job_search,
    licensed_company,
    overseas_order,
    policy,
    policy_question,
    ticket,
)
from jobs_db.tables.base import Base

__all__ = [
    "Base",
    "conversation",
    "course",
    "dialogue_state",
    "employer",
    "job_posting",
    "job_search",
    "licensed_company",
    "overseas_order",
    "policy",
    "policy_question",
    "ticket",
]
