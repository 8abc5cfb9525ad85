"""What reading one row of a list ends in."""

from dataclasses import dataclass
from enum import Enum

from services.jobs.model import JobPosting
from services.licences.model import LicensedCompany
from services.overseas.model import OverseasOrder
from services.vocational.model import Course

Record = JobPosting | Course | OverseasOrder | LicensedCompany
RowText = tuple[tuple[str, str], ...]  # field and text of each cell that is not empty


class Verdict(Enum):
    """How a row ends."""

    ACCEPTED = "accepted"
    DOUBTFUL = "doubtful"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark on a row: a question if it is doubtful, the reason if it is rejected, else good to know.

    Attributes:
        code: Of data/imports/reasons.yml, where its sentence is.
        column: The field it is about; None for the whole row.
        address: Of the cell, as "F12"; of the row where it is about no cell.
        value: The text of the cell as it was written.
        choices: What a person may answer to a question, ready to be shown; empty for a free answer.
    """

    code: str
    column: str | None
    address: str
    value: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowResult:
    """One row, read.

    Attributes:
        address: Of the row's first cell.
        row_number: From 1, as the source counts.
        records: What the row says, as far as it could be read. Only those of an accepted row may be
            stored without anybody's answer; those of a rejected row are empty.
        text: What a row of the Center's own weekly list says; empty for any other list.
    """

    address: str
    row_number: int
    verdict: Verdict
    notes: tuple[Note, ...]
    records: tuple[Record, ...]
    text: RowText = ()
