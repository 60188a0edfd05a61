"""A round: every address that is due is asked, hosts side by side.

Each host gets one request at a time, with a pause between two.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from urllib.parse import urlsplit

from litmap.linkcheck.client import Answer, Budget, Client, Trouble
from litmap.linkcheck.memory import is_due, keep, seen
from litmap.linkcheck.targets import OutwardLink
from litmap.linkcheck.verdict import LONGEST_WAIT, Judge, Outcome
from litmap.model.link_record import LinkRecords

SIDE_BY_SIDE = 8
"""Hosts asked at once."""

_NOT_ASKED = Outcome("unknown", "it was not asked, since its host had asked us to wait long")

_Waiting = SimpleQueue[list[str]]
"""The addresses of each host that nobody asks yet."""

_Done = SimpleQueue[tuple[str, Outcome] | Exception]
"""Outcomes by address, or what went wrong with us."""


@dataclass
class Polite:
    """A client that asks each host one thing at a time, `pause` seconds apart, redirects too."""

    client: Client
    pause: float = 1
    turns: dict[str, Lock] = field(default_factory=lambda: defaultdict(Lock))
    free: dict[str, float] = field(default_factory=dict)

    def ask(self, method: str, address: str, budget: Budget, body: bool = False) -> Answer:
        """The client's answer, when it is this host's turn."""
        host = _host(address)
        with self.turns[host]:
            wait = self.free.get(host, 0) - time.monotonic()
            time.sleep(max(0.0, wait))
            try:
                return self.client.ask(method, address, budget, body)
            finally:
                self.free[host] = time.monotonic() + self.pause


@dataclass(frozen=True)
class Round:
    """Who judges in a round, and what takes the lines of its progress."""

    judge: Judge
    tell: Callable[[str], object] = print

    def run(self, targets: Sequence[OutwardLink], earlier: LinkRecords, path: Path) -> LinkRecords:
        """What is known of the targets after asking those that are due.

        It is kept in the file `path`, even if the round is interrupted. If nothing answers, not
        even the registry, the fault is ours, and nothing is concluded.
        """
        memory: LinkRecords = {}
        due: list[str] = []
        for address, _ in targets:
            if address in earlier:
                memory[address] = earlier[address]
            if is_due(earlier.get(address), self.judge.now()):
                due.append(address)
        fresh: dict[str, Outcome] = {}
        try:
            for address, outcome in self._outcomes(due):
                fresh[address] = outcome
                self.tell(f"{len(fresh)}/{len(due)} {outcome.verdict} {address}")
        finally:
            if fresh and not self._online(fresh):
                self.tell("Nothing could be reached, so nothing is concluded.")
                fresh = {}
            for address, outcome in fresh.items():
                memory[address] = seen(memory.get(address), outcome, self.judge.now())
            keep(path, memory)
        return memory

    def _online(self, fresh: dict[str, Outcome]) -> bool:
        """Did anything answer, or does the registry?"""
        if any(outcome.verdict == "working" for outcome in fresh.values()):
            return True
        try:
            self.judge.ask("HEAD", self.judge.registry, Budget(self.judge.deadline))
        except Trouble:
            return False
        return True

    def _outcomes(self, due: Sequence[str]) -> Iterator[tuple[str, Outcome]]:
        """Address and outcome, as they come in."""
        hosts: dict[str, list[str]] = defaultdict(list)
        for address in due:
            hosts[_host(address)].append(address)
        waiting: _Waiting = SimpleQueue()
        done: _Done = SimpleQueue()
        for addresses in hosts.values():
            waiting.put(addresses)
        for _ in range(min(SIDE_BY_SIDE, len(hosts))):
            # daemons, so that an interrupt need not wait for them
            Thread(target=self._work, args=(waiting, done), daemon=True).start()
        for _ in due:
            found = done.get()
            if isinstance(found, Exception):
                raise found
            yield found

    def _work(self, waiting: _Waiting, done: _Done) -> None:
        """Host after host, until none is waiting."""
        while True:
            try:
                addresses = waiting.get_nowait()
            except Empty:
                return
            try:
                self._host(addresses, done)
            except Exception as fault:
                # a fault of ours must end the round, not only a thread of it
                done.put(fault)

    def _host(self, addresses: Sequence[str], done: _Done) -> None:
        """A host's addresses in turn. Once it asks for a long wait, the rest is not asked."""
        in_peace = False
        for address in addresses:
            outcome = _NOT_ASKED
            if not in_peace:
                outcome = self.judge.verdict(address)
                in_peace = (outcome.again or 0) > LONGEST_WAIT
            done.put((address, outcome))


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""
