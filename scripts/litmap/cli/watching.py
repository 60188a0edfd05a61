"""`litmap watch`."""

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from litmap.cli.options import WrongCall, allow_host, contact, number, seconds
from litmap.content.files import BIBLIOGRAPHY, CONTENT
from litmap.problems.report import safe
from litmap.watch.services import CROSSREF, OPENALEX

if TYPE_CHECKING:
    from litmap.watch.asking import Asker

_KEY = "OPENALEX_API_KEY"
"""The environment variable with a key of OpenAlex, without which it gives a hundred lists a day."""

_EXAMPLES = """examples:
  litmap watch --contact you@example.org
  litmap watch --since 2026-01-01 --out found.yml"""


def watch_options(watch: argparse.ArgumentParser) -> None:
    """The options of the command."""
    watch.epilog = _EXAMPLES
    watch.add_argument(
        "--since",
        type=date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="look for works that appeared since this day (default: 90 days ago)",
    )
    watch.add_argument(
        "--limit", type=number, default=200, help="the most candidates in the file (default: 200)"
    )
    watch.add_argument(
        "--contact",
        type=contact,
        default="",
        help="your e-mail or web address, which the services ask for",
    )
    watch.add_argument(
        "--out",
        type=Path,
        default="candidates.yml",
        help="the file to write, seen from the project's folder (default: %(default)s)",
    )
    watch.add_argument(
        "--state",
        type=Path,
        default="watch.json",
        help="the file with which an interrupted round goes on (default: %(default)s)",
    )
    watch.add_argument(
        "--pause", type=seconds, default=1, help="seconds between two requests (default: 1)"
    )
    watch.add_argument("--crossref", default=CROSSREF, help=argparse.SUPPRESS)
    watch.add_argument("--openalex", default=OPENALEX, help=argparse.SUPPRESS)
    allow_host(watch)


def watch(options: argparse.Namespace) -> int:
    """Ask the services, and write the file. 0, or 2 if interrupted or if nothing answered."""
    from litmap.content.load import load
    from litmap.content.writing import refuse_link, write_whole
    from litmap.graph.link import link
    from litmap.watch.report import as_file, summary
    from litmap.watch.round import Round, Services

    out, state = options.root / options.out, options.root / options.state
    for path in (out, state):
        if path.is_relative_to(options.root):
            refuse_link(options.root, path)
    _refuse_ours(options.root, out, state)
    corpus, _ = load(options.root, options.today)
    asker = _asker(options, state)
    services = Services(options.crossref, options.openalex)
    try:
        outcome = Round(link(corpus), asker, services).run()
    except KeyboardInterrupt:
        print("Stopped; what was learnt is kept, and the next call goes on.", file=sys.stderr)
        return 2
    print(summary(outcome, corpus.references, options.limit), end="")
    if not asker.memory.answers:
        print("No service answered, so nothing was written.", file=sys.stderr)
        return 2
    write_whole(out, as_file(outcome, corpus.references, options.today, options.limit))
    asker.memory.forget()
    return 0


def _refuse_ours(root: Path, out: Path, state: Path) -> None:
    """Raise WrongCall for a file that a round would write over, and that somebody has written."""
    ours = (root / CONTENT).resolve(), (root / BIBLIOGRAPHY).resolve()
    for name, path in (("--out", out), ("--state", state)):
        if {path.resolve(), *path.resolve().parents} & {*ours}:
            raise WrongCall(f"{name} names a file of the map itself; name another one")
    if out.resolve() == state.resolve():
        raise WrongCall("--out and --state name one file; name two")


def _asker(options: argparse.Namespace, state: Path) -> "Asker":
    """Who asks, with what an interrupted round has left in the file `state`."""
    from litmap.linkcheck.client import Client
    from litmap.linkcheck.round import Polite
    from litmap.watch.asking import Asker
    from litmap.watch.memory import recalled

    client = Client(
        agent=_agent(options.contact),
        allowed=frozenset(options.allow_host),
        accept="application/json",
        most=_MOST_BYTES,
    )
    return Asker(
        ask=Polite(client, options.pause).ask,
        memory=recalled(state, options.since, options.today, _tell),
        tell=_tell,
        secrets=_secrets(options.openalex),
        backoff=(2 * options.pause, 8 * options.pause),
    )


def _tell(line: str) -> None:
    print(safe(line), file=sys.stderr)


_MOST_BYTES = 10_000_000
"""Bytes read of an answer: a page of a hundred works with all their references."""


def _agent(contact: str) -> str:
    """Our name, with whom to write to as the services want to be told."""
    if not contact:
        return "litmap-watch"
    if "@" in contact and "/" not in contact:
        return f"litmap-watch (mailto:{contact})"
    return f"litmap-watch (+{contact})"


def _secrets(openalex: str) -> dict[str, str]:
    """What is added to addresses of OpenAlex: the key, if there is one."""
    key = os.environ.get(_KEY, "").strip()
    return {urlsplit(openalex).netloc: f"api_key={quote(key, safe='')}"} if key else {}
