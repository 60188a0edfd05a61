"""`python -m benchmarks search [QUERIES]`: what search finds, what it loads, how long it takes.

QUERIES is a table of queries, their kinds and the pages that are right, with tabs between them
(`benchmarks/queries.tsv`). Chromium asks the index of the map itself, then that of a made-up map of
7,000 pages, whose words are as frequent as the map's, and of which one in fifty is new.
"""

import functools
import gzip
import http.server
import os
import random
import re
import shutil
import statistics
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, Response, sync_playwright

from litmap.content.corpus import Corpus
from litmap.content.load import load
from litmap.graph.addresses import SINCE_PAGE
from litmap.graph.link import link
from litmap.publish.search_index import write_index
from litmap.search import MOST_PAGES, records
from litmap.search.folding import key, telling
from litmap.search.record import Record

ROOT = Path(__file__).parents[1]
ASSETS = ROOT / "scripts" / "litmap" / "site" / "theme" / "assets"
PAGES = 7_000
FRESH = 20
"""Queries of which each is asked in a fresh browser, to count what it loads."""
CLAIM = "words of a claim"
ASK = """async ([root, queries, options, times]) => {
  window.finder ??= await (await import(root + "assets/find.js")).open(root)
  const answers = []
  for (const query of queries) {
    const taken = []
    let found
    for (let time = 0; time < times; time++) {
      const begin = performance.now()
      found = await finder.find(query + " ".repeat(time), options)
      taken.push(performance.now() - begin)
    }
    answers.push([found.rows.map((row) => row.url), Math.min(...taken)])
  }
  return answers
}"""
"""The addresses that each query finds, and the milliseconds until its rows are there.

It is asked some times, and the least counts, for the machine may be busy; a blank more makes it new
to the finder.
"""


class Query(NamedTuple):
    """What somebody may type, of what kind it is, and the addresses that are right."""

    text: str
    kind: str
    right: Sequence[str]


def written(file: Path, corpus: Corpus) -> Iterator[Query]:
    """The queries of a table; former names of pages lead on."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text, kind, right = line.split("\t")
            yield Query(text, kind, [_today(corpus, address) for address in right.split()])


def _today(corpus: Corpus, address: str) -> str:
    if address == "developments/":  # whose list has moved
        return SINCE_PAGE.lstrip("/")
    entry = corpus.resolve(address.strip("/").rpartition("/")[2])
    return entry.address.lstrip("/") if entry else address


def names(found: Sequence[Record]) -> Iterator[Query]:
    """Every name of everything but claims. What has the same name is right, too."""
    bearers: dict[str, list[str]] = {}
    for record in found:
        for name in (record.title, *record.names):
            bearers.setdefault(key(name), []).append(record.url)
    for record in found:
        if record.group != "claim":
            for name in (record.title, *record.names):
                yield Query(name, f"name: {record.group}", bearers[key(name)])


def slips(found: Sequence[Record], rng: random.Random) -> Iterator[Query]:
    """A hundred titles of entries with a letter dropped, doubled or swapped with the next."""
    titled = [one for one in found if one.group == "entry" and len(one.title) > 7]
    for record in rng.sample(titled, 100):
        title = record.title
        at = rng.choice([match.start() for match in re.finditer(r"(?<=\w)\w(?=\w)", title)])
        changed = rng.choice(("", title[at] * 2, title[at + 1] + title[at]))
        behind = at + 1 + (changed == title[at + 1] + title[at])
        yield Query(title[:at] + changed + title[behind:], "title with a slip", [record.url])


def claims(found: Sequence[Record]) -> Iterator[Query]:
    """The first five telling words of each claim."""
    for record in found:
        if record.group == "claim":
            yield Query(" ".join(telling(record.title)[:5]), CLAIM, [record.url])


def made_up(found: Sequence[Record], number: int, rng: random.Random) -> list[Record]:
    """So many records like those of a map, with words as frequent as theirs, one in fifty new."""
    typed = [word for one in found for word in telling(f"{one.title} {one.summary} {one.body}")]

    def reworded(text: str) -> str:
        words = rng.choices(typed, k=len(text.split()))
        return " ".join(
            word + rng.choice(("ara", "elo", "ixu")) + word[:2] if rng.random() < 0.02 else word
            for word in words
        )

    of: dict[str, list[str]] = {}
    for record in found:
        of.setdefault(record.of, []).append(record.title)
    models = [record for record in found if record.group in ("entry", "work")]
    made = []
    for place in range(number):
        model = models[place % len(models)]
        named = tuple(f"{reworded(name)} {place}" for name in model.names)
        codes = tuple(f"{code}-{place}" for code in model.codes)
        url = f"{model.kind}/{place}/"
        title, summary = reworded(model.title), reworded(model.summary)
        body = reworded(" ".join([model.body, *of.get(model.url, ())]))
        said = replace(model, title=title, summary=summary, names=named, body=body)
        made.append(replace(said, url=url, codes=codes))
    return made


@contextmanager
def served(found: Sequence[Record], folder: Path) -> Iterator[str]:
    """Where the index of some records is served with the scripts that ask it."""
    shutil.copytree(ASSETS, folder / "assets")
    page = '<!doctype html><html lang="en"><link rel="icon" href="data:,">'
    (folder / "index.html").write_text(page, encoding="utf-8")
    begin = os.times()
    write_index(found, folder / "pagefind")
    end = os.times()
    taken = sum(end[:4]) - sum(begin[:4])
    size = sum(path.stat().st_size for path in (folder / "pagefind").rglob("*"))
    print(f"{len(found)} records: {taken:.1f} CPU s, {size / 1e6:.1f} MB")
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def ranks(page: Page, root: str, queries: Sequence[Query]) -> None:
    """Print how often what is right stands first and among the first three, by kind of query."""
    by_kind: dict[str, list[Query]] = {}
    for query in queries:
        by_kind.setdefault(query.kind, []).append(query)
    for kind, some in by_kind.items():
        options = {"filters": {"group": ["claim"] if kind == CLAIM else ["entry", "page", "work"]}}
        answers = page.evaluate(ASK, [root, [query.text for query in some], options, 1])
        places = []
        for query, (addresses, _) in zip(some, answers, strict=True):
            found = [place for place, one in enumerate(addresses, 1) if one in query.right]
            places.append(min(found, default=99))
        first, three = sum(one == 1 for one in places), sum(one <= 3 for one in places)
        print(f"  {kind:18} {first:5} first, {three:5} in the top three of {len(some):5}")


def first_results(browser: Browser, root: str, queries: Sequence[Query]) -> None:
    """Print what a fresh browser loads until the rows of its first query are there."""
    raw, packed = [], []
    for query in queries:
        sizes = _loaded(browser, root, query.text)
        raw.append(sum(one for one, _ in sizes) / 1000)
        packed.append(sum(min(pair) for pair in sizes) / 1000)
    for name, sizes_ in (("raw", raw), ("gzip", packed)):
        middle, most = statistics.median(sizes_), max(sizes_)
        print(f"  first result, {name:4} {middle:6.0f} KB, at most {most:.0f} KB")


def _loaded(browser: Browser, root: str, text: str) -> list[tuple[int, int]]:
    """The bytes of each file that a first query loads, as they are and compressed."""
    page = browser.new_context().new_page()
    page.goto(root)
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.evaluate(ASK, [root, [text], {}, 1])
    bodies = [response.body() for response in responses]
    page.context.close()
    return [(len(body), len(gzip.compress(body))) for body in bodies]


def warm(page: Page, root: str, queries: Sequence[Query]) -> None:
    """Print how long queries take whose parts of the index are there."""
    answers: list[Any] = page.evaluate(ASK, [root, [query.text for query in queries], {}, 6])
    times = sorted(milliseconds for _, milliseconds in answers)
    nearly_all = times[int(len(times) * 0.95)]
    print(f"  warm query {statistics.median(times):6.1f} ms, 95 % within {nearly_all:.1f} ms")


def measure(
    browser: Browser, found: Sequence[Record], asked: Sequence[Query], ranked: Sequence[Query]
) -> None:
    """Print how some queries are `ranked` in an index, and what those load that people `asked`."""
    few = random.Random(2).sample(asked, min(FRESH, len(asked)))
    with tempfile.TemporaryDirectory() as folder, served(found, Path(folder) / "site") as root:
        page = browser.new_page()
        page.goto(root)
        ranks(page, root, ranked)
        warm(page, root, asked)
        page.close()
        first_results(browser, root, few)


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    file = Path(arguments[0]) if arguments else Path(__file__).with_name("queries.tsv")
    rng = random.Random(24)
    corpus, _ = load(ROOT, date.today())
    found = records(link(corpus))
    asked = list(written(file, corpus))
    others = [*names(found), *slips(found, rng), *claims(found)]
    large = made_up(found, PAGES, rng)
    assert len(large) > MOST_PAGES
    titles = [Query(one.title, "made-up title", [one.url]) for one in rng.sample(large, 100)]
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        measure(browser, found, asked, [*asked, *others])
        measure(browser, large, asked, titles)
        browser.close()
