"""Questions to a service: politely, again after a fault that may pass, and none twice."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from litmap.linkcheck.client import Answer, Budget, Trouble
from litmap.linkcheck.redirects import REDIRECTS, next_address
from litmap.linkcheck.verdict import LONGEST_WAIT, Ask, wait_asked_for
from litmap.watch.memory import Memory

_MOST_HOPS = 3
_MOST_FAILURES = 3
"""Questions in a row without an answer, after which a service is asked no more."""

Read = Callable[[Any], Any]
"""Takes from an answer what is needed of it, as plain values of JSON."""


class NoAnswer(Exception):
    """A question has no answer, so what was asked is unknown; the reason is in words."""


@dataclass
class Asker:
    """Asks services for JSON, and keeps what it learns in `memory`.

    `secrets` are added to each address of a service, by its host, and stand in no message or file.
    `deadline` is in seconds for one try, `backoff` holds the pauses between tries.
    """

    ask: Ask
    memory: Memory
    tell: Callable[[str], object] = print
    secrets: dict[str, str] = field(default_factory=dict)
    deadline: float = 60
    backoff: tuple[float, ...] = (2, 10)
    sleep: Callable[[float], object] = time.sleep
    resting: dict[str, str] = field(default_factory=dict)
    failures: dict[str, int] = field(default_factory=dict)

    def answer(self, address: str, read: Read) -> Any:
        """What `read` takes from the answer, or took in an earlier part of the round.

        Raises NoAnswer.
        """
        if address not in self.memory.answers:
            self.memory.keep(address, read(self._json(address)))
        return self.memory.answers[address]

    def _json(self, address: str) -> Any:
        host = urlsplit(address).netloc
        for pause in (*self.backoff, None):
            if host in self.resting:
                raise NoAnswer(self.resting[host])
            reason, wait = "", 0.0
            try:
                got = self._followed(address)
                if got.status == 200:
                    parsed = _parsed(got)
                    self.failures[host] = 0
                    return parsed
                reason, wait = self._refusal(host, got)
            except Trouble as trouble:
                if trouble.kind in ("refused", "tls"):
                    raise NoAnswer(str(trouble)) from None
                reason = str(trouble)
            if pause is None:
                self._failed(host, reason)
                raise NoAnswer(reason)
            self.sleep(wait or pause)
        raise AssertionError

    def _failed(self, host: str, reason: str) -> None:
        """Count that a question has failed for good; of a service that fails on and on, rest."""
        self.failures[host] = self.failures.get(host, 0) + 1
        if self.failures[host] >= _MOST_FAILURES:
            self.resting[host] = f"{reason}, again and again"

    def _refusal(self, host: str, got: Answer) -> tuple[str, float]:
        """Why there is no answer, and how long to wait. Raises NoAnswer where waiting is no use."""
        reason = f"the service answers {got.status}"
        if got.status != 429 and got.status < 500:
            raise NoAnswer(reason)
        wait = wait_asked_for(got.headers.get("retry-after", ""), datetime.now(UTC))
        if wait > LONGEST_WAIT:
            self.resting[host] = f"{reason}, and asks to wait long"
            raise NoAnswer(self.resting[host])
        return reason, wait

    def _followed(self, address: str) -> Answer:
        """The answer at the end of redirects within the same host."""
        budget = Budget(self.deadline)
        host = urlsplit(address).netloc
        for _ in range(_MOST_HOPS):
            got = self.ask("GET", self._with_secret(address), budget, body=True)
            location = got.headers.get("location", "").strip()
            if got.status not in REDIRECTS or not location:
                return got
            address = next_address(address, location)
            if urlsplit(address).netloc != host:
                raise Trouble("refused", "it redirects to another host")
        raise Trouble("refused", "it redirects too many times")

    def _with_secret(self, address: str) -> str:
        added = self.secrets.get(urlsplit(address).netloc, "")
        if not added:
            return address
        return f"{address}{'&' if '?' in address else '?'}{added}"


def _parsed(got: Answer) -> Any:
    """The JSON of an answer. What is no whole JSON may pass, as an error page does."""
    if not got.whole:
        raise NoAnswer("the answer is too long, or was cut off")
    try:
        return json.loads(got.body)
    except (ValueError, RecursionError):
        raise Trouble("failed", "the answer is not JSON") from None
