"""A round: every address that is due is asked, hosts side by side, each host one request at a time and with a pause."""

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


@dataclass
class Polite:
    """A client that asks each host one thing at a time, `pause` seconds apart, wherever redirects lead from."""

    client: Client
    pause: float = 1
    turns: dict[str, Lock] = field(default_factory=lambda: defaultdict(Lock))
    free: dict[str, float] = field(default_factory=dict)

    def ask(self, method: str, address: str, budget: Budget, body: bool = False) -> Answer:
        """The client's answer, when it is this host's turn."""
        host = _host(address)
        with self.turns[host]:
            time.sleep(max(0.0, self.free.get(host, 0) - time.monotonic()))
            try:
                return self.client.ask(method, address, budget, body)
            finally:
                self.free[host] = time.monotonic() + self.pause


@dataclass(frozen=True)
class Round:
    """Who judges in a round, and who is told of progress."""

    judge: Judge
    tell: Callable[[str], object] = print

    def run(self, targets: Sequence[OutwardLink], earlier: LinkRecords, path: Path) -> LinkRecords:
        """What is known of the targets after asking those that are due; kept in the file `path`, even if interrupted.

        Where nothing answers, not even the registry, the fault is ours, and nothing is concluded.
        """
        memory = {
            target.address: earlier[target.address]
            for target in targets
            if target.address in earlier
        }
        due = [
            target.address
            for target in targets
            if is_due(memory.get(target.address), self.judge.now())
        ]
        fresh: dict[str, Outcome] = {}
        try:
            for address, outcome in self._outcomes(due):
                fresh[address] = outcome
                self.tell(f"{len(fresh)}/{len(due)} {outcome.verdict} {address}")
        finally:
            if fresh and not self._online(fresh):
                self.tell("Nothing could be reached, so nothing is concluded.")
                fresh = {}
            memory |= {
                one: seen(memory.get(one), outcome, self.judge.now())
                for one, outcome in fresh.items()
            }
            keep(path, memory)
        return memory

    def _online(self, fresh: dict[str, Outcome]) -> bool:
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
        waiting: SimpleQueue[list[str]] = SimpleQueue()
        done: SimpleQueue[tuple[str, Outcome] | Exception] = SimpleQueue()
        for addresses in hosts.values():
            waiting.put(addresses)
        for _ in range(min(SIDE_BY_SIDE, len(hosts))):
            Thread(
                target=self._work, args=(waiting, done), daemon=True
            ).start()  # an interrupt need not wait for it
        for _ in due:
            found = done.get()
            if isinstance(found, Exception):
                raise found
            yield found

    def _work(
        self,
        waiting: "SimpleQueue[list[str]]",
        done: "SimpleQueue[tuple[str, Outcome] | Exception]",
    ) -> None:
        """Host after host, until none is waiting."""
        while True:
            try:
                addresses = waiting.get_nowait()
            except Empty:
                return
            try:
                self._host(addresses, done)
            except (
                Exception
            ) as fault:  # a fault of ours must end the round, not only a thread of it
                done.put(fault)

    def _host(
        self, addresses: Sequence[str], done: "SimpleQueue[tuple[str, Outcome] | Exception]"
    ) -> None:
        """A host's addresses in turn. After one that asks for a long wait, the others are left in peace."""
        outcome = Outcome("working")
        for address in addresses:
            if (outcome.again or 0) <= LONGEST_WAIT:
                outcome = self.judge.verdict(address)
            done.put((address, outcome))


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""
