"""What the answers of a link mean: a verdict that never cries wolf.

working: an answer below 400, after redirects. Its `moved_to` tells of a permanent redirect.
broken:  404, 410, a DOI that the registry does not know, a host name that does not exist, redirects that lead in a
         circle, on and on, or to where we do not ask. It counts only when seen twice, a day apart (`memory.py`).
unknown: everything else, which says more of the server, the road or us than of the work: 401, 403, 429, 5xx, late,
         TLS, broken off. Never red.
"""

import json
import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import NamedTuple, Protocol
from urllib.parse import quote, unquote, urljoin, urlsplit

from litmap.linkcheck.client import Answer, Budget, Trouble
from litmap.linkcheck.targets import DOI
from litmap.model.link_record import LinkVerdict

MOST_HOPS = 10
LONGEST_ADDRESS = 2000
LONGEST_WAIT = 60
"""Seconds that a server may ask us to wait."""

_PERMANENT = (301, 308)
_REDIRECTS = (*_PERMANENT, 302, 303, 307)
_GONE = (404, 410)
_HEAD_FAILS = (400, 403, 404, 405, 406, 410, 501)
"""Answers to HEAD that many servers give where GET works."""

_ID = re.compile(r"""\s(?:id|name)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


class Outcome(NamedTuple):
    """A verdict, why, and the address a page has moved to. `again` asks for another try, in so many seconds or any."""

    verdict: LinkVerdict
    reason: str = ""
    moved_to: str = ""
    again: float | None = None


class Ask(Protocol):
    """How to request an address: method, address, what time is left, whether its body is wanted. Raises Trouble."""

    def __call__(self, method: str, address: str, budget: Budget, body: bool = False) -> Answer: ...


@dataclass(frozen=True)
class Judge:
    """Judges links. `deadline` is in seconds for one try, its redirects included; between tries there are pauses.

    `backoff` gives these in seconds; a little more is added at random. A server may ask for others, up to a minute.
    """

    ask: Ask
    deadline: float = 20
    backoff: tuple[float, ...] = (2, 8)
    registry: str = DOI
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    sleep: Callable[[float], object] = time.sleep

    def verdict(self, address: str) -> Outcome:
        """The outcome for an address; what may pass is tried again."""
        outcome = self._once(address)
        for pause in self.backoff:
            if outcome.again is None or outcome.again > LONGEST_WAIT:
                break
            self.sleep(outcome.again or pause * (1 + random.random() / 4))
            outcome = self._once(address)
        return outcome

    def _once(self, address: str) -> Outcome:
        budget = Budget(self.deadline)
        try:
            if address.startswith(DOI):
                return self._registered(unquote(address.removeprefix(DOI)), budget)
            return self._followed(address, budget)
        except Trouble as trouble:
            if trouble.kind in ("no-host", "refused"):
                return Outcome("broken", str(trouble))
            return Outcome("unknown", str(trouble), again=None if trouble.kind == "tls" else 0)

    def _registered(self, doi: str, budget: Budget) -> Outcome:
        """A DOI is judged at the registry, not at a publisher's page, which may turn programs away."""
        answer = self.ask(
            "GET",
            f"{self.registry}api/handles/{quote(doi, safe='/()')}?type=URL",
            budget,
            body=True,
        )
        try:
            code = json.loads(answer.body).get("responseCode")
        except (ValueError, AttributeError, RecursionError):
            code = None
        if code in (1, 200):
            return Outcome("working")
        if code == 100:
            return Outcome("broken", "the registry knows no such DOI")
        settled = _settled(answer, self.now())
        return (
            settled
            if settled.verdict == "unknown"
            else Outcome("unknown", "the registry's answer makes no sense")
        )

    def _followed(self, address: str, budget: Budget) -> Outcome:
        anchor = _anchor(address)
        here, seen, moved_to, permanent = address.partition("#")[0], set[str](), "", True
        for _ in range(MOST_HOPS + 1):
            seen.add(here)
            answer = self._asked(here, budget, bool(anchor))
            location = answer.headers.get("location", "").strip()
            if answer.status not in _REDIRECTS or not location:
                return _with_anchor(_settled(answer, self.now()), answer, anchor)._replace(
                    moved_to=moved_to
                )
            here = _next(here, location)
            if here in seen:
                return Outcome("broken", "its redirects lead in a circle")
            permanent = permanent and answer.status in _PERMANENT
            moved_to = here if permanent else moved_to
        return Outcome("broken", f"it redirects more than {MOST_HOPS} times")

    def _asked(self, address: str, budget: Budget, body: bool) -> Answer:
        """HEAD, and GET where a server does not take HEAD, or the body is wanted."""
        if not body:
            try:
                answer = self.ask("HEAD", address, budget)
                if answer.status not in _HEAD_FAILS:
                    return answer
            except Trouble as trouble:
                if trouble.kind not in ("late", "failed"):
                    raise
        return self.ask("GET", address, budget, body=body)


def _next(here: str, location: str) -> str:
    """Where a redirect leads. Raises Trouble where we do not follow; nothing was asked there then."""
    try:
        there = urljoin(here, location).partition("#")[0]
        scheme = urlsplit(there).scheme
    except ValueError:
        raise Trouble("refused", "it redirects to what is no web address") from None
    if scheme not in ("http", "https"):
        raise Trouble("refused", f"it redirects to '{scheme[:20]}:', which is not the web")
    if len(there) > LONGEST_ADDRESS:
        raise Trouble("refused", "it redirects to ever longer addresses")
    return there


def _settled(answer: Answer, now: datetime) -> Outcome:
    status = answer.status
    if 200 <= status < 400:
        return Outcome("working")
    if status in _GONE:
        return Outcome("broken", f"the server answers {status}: there is no such page")
    if status == 429 or status >= 500:
        wait = _wait(answer.headers.get("retry-after", ""), now)
        asked = ", and asks to wait long" if wait > LONGEST_WAIT else ""
        return Outcome("unknown", f"the server answers {status}{asked}", again=wait)
    return Outcome("unknown", f"the server answers {status}")


def _wait(said: str, now: datetime) -> float:
    """Seconds that a Retry-After asks for, in seconds or as a date; 0 where it says nothing that makes sense."""
    if re.fullmatch(r"\d{1,9}", said.strip()):
        return float(said)
    try:
        return max(0.0, (parsedate_to_datetime(said) - now).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return 0.0


def _anchor(address: str) -> str:
    """The anchor that an address asks for, unless it speaks to a program: `#page=3`, `#:~:text=…`, `#!/x`, `#/x`."""
    anchor = unquote(address.partition("#")[2])
    return "" if re.match(r"[!/:]|\w+=", anchor) else anchor


def _with_anchor(outcome: Outcome, answer: Answer, anchor: str) -> Outcome:
    """Say so where a page does not have its anchor, if its HTML alone can tell."""
    html = "html" in answer.headers.get("content-type", "html").lower()
    if outcome.verdict != "working" or not anchor or not html or anchor in _anchors(answer.body):
        return outcome
    if "<script" in answer.body.lower() or not answer.body:
        return outcome._replace(reason=f"whether it has a part '#{anchor}' cannot be told")
    return outcome._replace(reason=f"the page has no part '#{anchor}'")


def _anchors(body: str) -> Iterator[str]:
    return (unescape(match[1]) for match in _ID.finditer(body))
