"""python -m benchmarks.import_scale [--rows N]: seconds and memory of a large list, from file to database."""

import argparse
import csv
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TypeVar

from jobs_db.bootstrap import build_services
from jobs_db.engine import make_engine
from jobs_db.files.read_file import read_sheets
from jobs_db.schema import upgrade_schema
from jobs_db.settings import DatabaseSettings
from language import units
from services import Services
from services.imports.apply import Origin, import_listing
from services.imports.judge import read_listing
from services.imports.plan import Listing
from services.imports.undo import undo_import
from services.sample.vacancies import make_vacancies

T = TypeVar("T")
_ON = date(2026, 11, 23)
_HEADER = (
    "STT", "Tên đơn vị", "Vị trí tuyển dụng", "Số lượng", "Giới tính, tuổi", "Trình độ", "Mức lương",
    "Nơi làm việc", "Quyền lợi", "Hạn nộp", "Liên hệ",
)  # fmt: skip
_ROWS_OF_AN_EMPLOYER = 20


def write_list(path: Path, rows: int) -> None:
    """Write a list as a clerk would: texts of the sample vacancies, no two rows alike."""
    samples = make_vacancies(1, _ON)
    communes = [unit.name for unit in units.communes().values()]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADER)
        for number in range(rows):
            sample = samples[number % len(samples)]
            last_day = _ON + timedelta(days=10 + number % 60)
            least = 6 + number % 9
            writer.writerow(
                (
                    number + 1,
                    f"Công ty TNHH Mẫu Số {number // _ROWS_OF_AN_EMPLOYER}",
                    sample.title,
                    1 + number % 40,
                    f"Nam/Nữ, 18-{35 + number % 20}",
                    "LĐPT",
                    f"{least}-{least + 2} triệu",
                    communes[number % len(communes)],
                    sample.benefits_text or "BHXH, cơm trưa",
                    last_day.strftime("%d/%m/%Y"),
                    f"09{number // _ROWS_OF_AN_EMPLOYER:08d}",
                )
            )


def main() -> None:
    """Print seconds of each step and the most memory the process ever had."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.import_scale")
    parser.add_argument("--rows", type=int, default=20_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        write_list(path, rows)
        url = f"sqlite:///{folder}/scale.db"
        engine = make_engine(url)
        upgrade_schema(engine)
        engine.dispose()
        services = build_services(DatabaseSettings(url=url))
        began = time.perf_counter()
        listing = _step("read", lambda: read_listing(read_sheets(path), "vacancies", _ON, path.name).listing)
        number = _step("write", lambda: _import(services, listing))
        print(f"end to end {time.perf_counter() - began:6.1f} s, {rows} rows, at most {_megabytes()} MB")
        _step("again, nothing new", lambda: _import(services, listing))
        _step("undo", lambda: _undo(services, number))
        print(f"at most {_megabytes()} MB")
        services.close()


def _import(services: Services, listing: Listing) -> int:
    origin = Origin(file_name="list.csv", file_hash="0" * 64, at=datetime.now(timezone.utc))
    with services.unit_of_work(writing=True) as uow:
        batch = import_listing(listing, origin, uow)
        uow.commit()
    print(f"           {dict(batch.counts) if batch else 'nothing to write'}")
    return (batch.id if batch else None) or 0


def _undo(services: Services, number: int) -> None:
    with services.unit_of_work(writing=True) as uow:
        undo_import(number, uow, datetime.now(timezone.utc))
        uow.commit()


def _step(name: str, work: Callable[[], T]) -> T:
    began = time.perf_counter()
    result = work()
    print(f"{name:<20} {time.perf_counter() - began:6.1f} s", flush=True)
    return result


def _megabytes() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
