"""The reader of each kind of list."""

from collections.abc import Callable, Mapping
from datetime import date

from services.imports.courses import read_course
from services.imports.licensed_companies import read_company
from services.imports.model import RowResult
from services.imports.overseas_orders import read_order
from services.imports.table import SourceRow
from services.imports.vacancies import read_vacancy

READERS: Mapping[str, Callable[[SourceRow, date], RowResult]] = {
    "vacancies": read_vacancy,
    "courses": read_course,
    "overseas_orders": read_order,
    "licensed_companies": read_company,
}
