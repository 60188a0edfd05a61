"""`litmap links`."""

import argparse
import sys
from functools import partial
from pathlib import Path

from litmap.cli.options import asking, contact, examples, seconds
from litmap.content.writing import refuse_link
from litmap.problems import report


def links_options(links: argparse.ArgumentParser) -> None:
    examples(
        links,
        "litmap links",
        "litmap links --report issue.md --contact https://example.org/map",
    )
    links.add_argument(
        "--report",
        type=Path,
        metavar="FILE",
        help="also write the result to FILE, as the text of an issue",
    )
    links.add_argument(
        "--contact",
        type=contact,
        default="",
        metavar="URL",
        help="the address under which the owners of those sites can reach you",
    )
    links.add_argument(
        "--pause",
        type=seconds,
        default=1,
        help="seconds between two requests to a host (default: 1)",
    )
    links.add_argument(
        "--deadline", type=seconds, default=20, help="seconds for one try of a link (default: 20)"
    )
    asking(links, registry="where DOIs are checked (default: %(default)s)")


def links(options: argparse.Namespace) -> int:
    from litmap.content.link_records import FILE
    from litmap.content.load import load
    from litmap.linkcheck.client import Client
    from litmap.linkcheck.report import group, links_as_markdown, links_as_text
    from litmap.linkcheck.round import Polite, Round
    from litmap.linkcheck.targets import outward_links
    from litmap.linkcheck.verdict import Judge

    refuse_link(options.root, options.root / FILE)
    corpus, _ = load(options.root, options.today)
    found = outward_links(corpus)
    agent = f"litmap-links (+{options.contact})" if options.contact else "litmap-links"
    polite = Polite(Client(agent, frozenset(options.allow_host)), options.pause)
    waits = (2 * options.pause, 8 * options.pause)
    judge = Judge(polite.ask, options.deadline, waits, options.registry)
    progress = partial(print, file=sys.stderr)
    one_round = Round(judge, lambda line: progress(report.safe(line)))
    try:
        records = one_round.run(found, corpus.link_records, options.root / FILE)
    except KeyboardInterrupt:
        print("Stopped; what was learnt is kept.", file=sys.stderr)
        return 2
    print(links_as_text(found, records), end="")
    if options.report:
        options.report.write_text(links_as_markdown(found, records), encoding="utf-8")
    return int(any(group(one) == "broken" for one in records.values()))
