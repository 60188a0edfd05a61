"""What the answers of a link mean: a verdict that gives no false alarm.

working: an answer below 400, after redirects; `moved_to` holds the target of a permanent one.
broken:  404, 410, a DOI that the registry does not know, a host name that does not exist,
         redirects that lead in a circle, on and on, or to an address that we do not ask.
         It counts only when seen twice, a day apart (`memory.py`).
unknown: everything else, which depends on the server, the network or us more than on the work:
         401, 403, 429, 5xx, no answer in time, TLS, a broken connection. Never a failure.
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
from urllib.parse import quote, unquote

from litmap.linkcheck.client import Answer, Budget, Trouble
from litmap.linkcheck.redirects import MOST_HOPS, PERMANENT, REDIRECTS, next_address
from litmap.model.link_record import LinkVerdict
from litmap.references.identifiers import DOI_ADDRESS

LONGEST_WAIT = 60
"""Seconds that a server may ask us to wait."""

_GONE = (404, 410)
_HEAD_FAILS = (400, 403, 404, 405, 406, 410, 501)
"""Answers to HEAD that many servers give where GET works."""

_ID = re.compile(r"""\s(?:id|name)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


class Outcome(NamedTuple):
    """A verdict, its reason, and the address a page has moved to.

    `again` asks for another try: in so many seconds, or after any pause if it is 0.
    """

    verdict: LinkVerdict
    reason: str = ""
    moved_to: str = ""
    again: float | None = None


class Ask(Protocol):
    """Requests an address within the time left, with its body if that is wanted. Raises Trouble."""

    def __call__(self, method: str, address: str, budget: Budget, body: bool = False) -> Answer: ...


@dataclass(frozen=True)
class Judge:
    """Judges links. `deadline` is in seconds for one try, its redirects included.

    `backoff` holds the pauses between tries in seconds; a little more is added at random. A server
    may ask for another pause, up to a minute.
    """

    ask: Ask
    deadline: float = 20
    backoff: tuple[float, ...] = (2, 8)
    registry: str = DOI_ADDRESS
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    sleep: Callable[[float], object] = time.sleep

    def verdict(self, address: str) -> Outcome:
        """The outcome for an address; a fault that may pass is tried again."""
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
            if address.startswith(DOI_ADDRESS):
                return self._registered(unquote(address.removeprefix(DOI_ADDRESS)), budget)
            return self._followed(address, budget)
        except Trouble as trouble:
            if trouble.kind in ("no-host", "refused"):
                return Outcome("broken", str(trouble))
            if trouble.kind == "tls":
                return Outcome("unknown", str(trouble))
            return Outcome("unknown", str(trouble), again=0)

    def _registered(self, doi: str, budget: Budget) -> Outcome:
        """A DOI is judged at the registry: a publisher's page may turn programs away."""
        address = f"{self.registry}api/handles/{quote(doi, safe='/()')}?type=URL"
        answer = self.ask("GET", address, budget, body=True)
        try:
            code = json.loads(answer.body).get("responseCode")
        except (ValueError, AttributeError, RecursionError):
            code = None
        if code in (1, 200):
            return Outcome("working")
        if code == 100:
            return Outcome("broken", "the registry knows no such DOI")
        settled = _settled(answer, self.now())
        if settled.verdict == "unknown":
            return settled
        return Outcome("unknown", "the registry's answer makes no sense")

    def _followed(self, address: str, budget: Budget) -> Outcome:
        """The outcome at the end of an address's redirects."""
        anchor = _anchor(address)
        here = address.partition("#")[0]
        seen: set[str] = set()
        moved_to = ""
        permanent = True
        for _ in range(MOST_HOPS + 1):
            seen.add(here)
            answer = self._asked(here, budget, bool(anchor))
            location = answer.headers.get("location", "").strip()
            if answer.status not in REDIRECTS or not location:
                outcome = _settled(answer, self.now())
                return _with_anchor(outcome, answer, anchor)._replace(moved_to=moved_to)
            here = next_address(here, location)
            if here in seen:
                return Outcome("broken", "its redirects lead in a circle")
            permanent = permanent and answer.status in PERMANENT
            if permanent:
                moved_to = here
        return Outcome("broken", f"it redirects more than {MOST_HOPS} times")

    def _asked(self, address: str, budget: Budget, body: bool) -> Answer:
        """HEAD, and GET if the server does not take HEAD or the body is wanted."""
        if not body:
            try:
                answer = self.ask("HEAD", address, budget)
                if answer.status not in _HEAD_FAILS:
                    return answer
            except Trouble as trouble:
                if trouble.kind not in ("late", "failed"):
                    raise
        return self.ask("GET", address, budget, body=body)


def _settled(answer: Answer, now: datetime) -> Outcome:
    """What an answer means that redirects no further."""
    status = answer.status
    if 200 <= status < 400:
        return Outcome("working")
    if status in _GONE:
        return Outcome("broken", f"the server answers {status}: there is no such page")
    if status == 429 or status >= 500:
        wait = wait_asked_for(answer.headers.get("retry-after", ""), now)
        reason = f"the server answers {status}"
        if wait > LONGEST_WAIT:
            reason += ", and asks to wait long"
        return Outcome("unknown", reason, again=wait)
    return Outcome("unknown", f"the server answers {status}")


def wait_asked_for(said: str, now: datetime) -> float:
    """Seconds that a Retry-After asks for, in seconds or as a date; 0 if it makes no sense."""
    if re.fullmatch(r"\d{1,9}", said.strip()):
        return float(said)
    try:
        return max(0.0, (parsedate_to_datetime(said) - now).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return 0.0


def _anchor(address: str) -> str:
    """The anchor in an address; '' for one that programs read: `#page=3`, `#:~:text=…`, `#!/x`."""
    anchor = unquote(address.partition("#")[2])
    if re.match(r"[!/:]|\w+=", anchor):
        return ""
    return anchor


def _with_anchor(outcome: Outcome, answer: Answer, anchor: str) -> Outcome:
    """The outcome with a reason, if a page lacks its anchor as far as its HTML shows."""
    html = "html" in answer.headers.get("content-type", "html").lower()
    if outcome.verdict != "working" or not anchor or not html:
        return outcome
    if anchor in _anchors(answer.body):
        return outcome
    if "<script" in answer.body.lower() or not answer.body or not answer.whole:
        return outcome._replace(reason=f"whether it has a part '#{anchor}' is not known")
    return outcome._replace(reason=f"the page has no part '#{anchor}'")


def _anchors(body: str) -> Iterator[str]:
    for match in _ID.finditer(body):
        yield unescape(match[1])
