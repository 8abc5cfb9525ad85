"""What the services ask of the database."""

from types import TracebackType
from typing import Protocol


class UnitOfWork(Protocol):
    """One transaction: nothing is kept unless `commit` is called before the block ends."""

    def __enter__(self) -> "UnitOfWork": ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

    def commit(self) -> None: ...

    def rollback(self) -> None: ...
