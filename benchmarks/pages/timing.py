"""Ask one address after the other over a kept connection, and say how long the answers took."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, RemoteDisconnected
from statistics import quantiles
from urllib.parse import urlencode

from benchmarks.pages.forms import longest_form
from benchmarks.pages.people import Visitor

Form = Mapping[str, str | Sequence[str]]  # several for a field that is there several times

LIMIT_MS = 200.0
_WARM_UP = 4
_LONGEST_MS = 15_000.0
_TIMEOUT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one kind of page, in milliseconds; `bytes` is the longest answer, `requests` how many were made."""

    p50: float
    p95: float
    most: float
    bytes: int
    requests: int
    is_file: bool = False

    @property
    def in_time(self) -> bool:
        """Whether the limit was kept; a file that is saved is no page."""
        return self.is_file or self.p95 <= LIMIT_MS


class Browser:
    """A person's connection to the staff web; what is loaded is not kept."""

    def __init__(self, port: int, visitor: Visitor) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=_TIMEOUT_SECONDS)
        self._visitor = visitor
        self._is_file = False

    def get(self, address: str) -> tuple[int, str]:
        """Status and text of a page."""
        status, body = self._send("GET", address, None, {})
        return status, body.decode(errors="replace")

    def filled_in(self, page: str | None, typed: Form) -> Form:
        """The form of a page with something typed into it."""
        return {**(longest_form(self.get(page)[1]) if page else {}), **typed}

    def post(self, address: str, form: Form) -> tuple[int, str]:
        """Status and text of the answer to a form."""
        body = urlencode({**form, "csrf": self._visitor.token}, doseq=True).encode()
        status, answer = self._send(
            "POST", address, body, {"Content-Type": "application/x-www-form-urlencoded"}
        )
        return status, answer.decode(errors="replace")

    def measure(self, addresses: Sequence[str], times: int, forms: Sequence[Form] = ()) -> Figures:
        """Ask for the addresses in turn, or post the forms in turn to the first; some before do not count.

        Raises:
            RuntimeError: One of them is answered with an error.
        """
        spent, longest = [], 0
        for number in range(-max(_WARM_UP, len(forms)), times):
            address = addresses[number % len(addresses)]
            began = time.perf_counter()
            status, text = self.post(address, forms[number % len(forms)]) if forms else self.get(address)
            if number >= 0:
                spent.append(1000 * (time.perf_counter() - began))
                longest = max(longest, len(text.encode()))
            if status not in (200, 204):
                raise RuntimeError(f"{address} answers with {status}")
            if sum(spent) > _LONGEST_MS and len(spent) > 1:
                break  # too slow whatever comes
        cuts = quantiles(spent, n=20, method="inclusive")
        return Figures(cuts[9], cuts[18], max(spent), longest, len(spent), self._is_file)

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()

    def _send(
        self, method: str, address: str, body: bytes | None, headers: Mapping[str, str]
    ) -> tuple[int, bytes]:
        sent = {**headers, **({"Cookie": self._visitor.cookie} if self._visitor.cookie else {})}
        try:
            return self._answer(method, address, body, sent)
        except (RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self._connection.close()  # it was not used for a while, and the server does not keep it for ever
            return self._answer(method, address, body, sent)

    def _answer(
        self, method: str, address: str, body: bytes | None, headers: Mapping[str, str]
    ) -> tuple[int, bytes]:
        self._connection.request(method, address, body, headers)
        answer = self._connection.getresponse()
        self._is_file = (answer.getheader("Content-Disposition") or "").startswith("attachment")
        return answer.status, answer.read()
