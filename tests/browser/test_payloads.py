"""What an author types stays text: a payload of each kind in each field, and a browser with no policy to stop it.

The pages are built as `serve` builds them, findings and all, and opened without their content security policy: escaping
alone holds here. What elements and attributes a page may have is what pages of harmless text have.
"""

import fcntl
import functools
import http.server
import json
import os
import re
import subprocess
import sys
import threading
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from html.parser import HTMLParser
from itertools import repeat
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.browser.conftest import Quiet
from tests.conftest import ROOT, project
from tests.hostile import (
    FIRST,
    RECORD_FILES,
    Attempt,
    fields_of_works,
    files,
    leaves,
    mistyped,
    write,
    yaml_lines,
)
from tests.payloads import PAYLOADS, PLAIN

from litmap.content.load import load
from litmap.content.readers import PlainFields
from litmap.model.kinds import MODELS
from litmap.model.vocabulary import PLURALS
from litmap.pipeline import build_pages, emit
from litmap.problems.problem import Problem
from litmap.publish.search_index import index_site

CORPUS = ROOT / "tests" / "corpus"
TODAY = date(2026, 11, 1)
COPIES = 8
TABS = 4
AUDIT = Path(__file__).with_name("audit.js").read_text(encoding="utf-8")
MOVED = re.compile(r'<title>Moved: .*?<link rel="canonical" href="([./a-z0-9-]+)/">', re.DOTALL)
UNSHOWN = frozenset(
    {
        *("involves.because", "bears_on.as_of", "review.by", "read", "verified"),
        "verdicts.because",
        *(
            f"searches.{outcome}.works.{number}"
            for outcome in ("to_read", "left_out")
            for number in ("doi", "arxiv")
        ),
    }
)
"""What no page shows, or shows in words of its own; of ratings, only those that differ are. The numbers of works that are
not on the map are addresses of links."""
IN_FILES = frozenset({"date", "ids", "institution", "langid", "organization", "region", "urldate"})
"""Fields of a work that stand in files for reference managers alone."""


def build(
    root: Path, folder: Path, payloads: Sequence[str], copies: int
) -> tuple[Attempt, list[Problem], dict[str, str]]:
    """A project full of payloads in `folder`, its site in `folder`/site."""
    texts, attempt = files(root, payloads, copies)
    pages, problems = build_pages(write(folder / "project", texts), TODAY)
    emit(pages, folder / "docs")
    config = (project(folder / "settings") / "mkdocs.yml").read_text(encoding="utf-8")
    config = re.sub(r"plugins:\n  - gen-files:\n.*\n  - litmap\n", "plugins: []\n", config)
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")],
        check=True,
        capture_output=True,
    )
    index_site(folder / "site")
    return attempt, problems, texts


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address at which a site is served meanwhile."""
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(site))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def watched(context: BrowserContext, address: str, seen: dict[str, list[str]]) -> Page:
    """A tab that writes down what it should not do."""
    page = context.new_page()

    def dialog(one: Any) -> None:
        seen["dialogs"].append(one.message)
        one.dismiss()

    page.on("dialog", dialog)
    page.on("pageerror", lambda error: seen["errors"].append(str(error)))
    page.on(
        "console",
        lambda line: (
            seen["errors"].append(f"{page.url}: {line.text}") if line.type == "error" else None
        ),
    )
    page.on(
        "request",
        lambda one: (
            None if one.url.startswith((address, "blob:")) else seen["requests"].append(one.url)
        ),
    )
    page.on(
        "framenavigated",
        lambda frame: (
            None
            if frame.url.startswith((address, "about:blank"))
            else seen["requests"].append(frame.url)
        ),
    )
    return page


SOUGHT = (
    "q=onerror",
    "q=javascript",
    "q=sound",
    *(f"kind={kind}" for kind in (*PLURALS, "claim", "work")),
)
"""What is looked for on the page of results."""


def found(page: Page, address: str) -> Iterator[Page]:
    """The page with results below its box, and the page of results for whatever can be found."""
    page.goto(address)
    page.locator(".lm-find input").fill("sound")
    page.locator(".lm-hits [data-hit]").last.wait_for()
    yield page
    for query in SOUGHT:
        page.goto(f"{address}search/?{query}")
        page.locator(".lm-found[aria-busy=false]").wait_for()
        yield page


def visit(browser: Browser, site: Path) -> dict[str, list[str]]:
    """Open every page of a site; what was wrong, by kind, with the elements and attributes there are."""
    seen: dict[str, list[str]] = {
        name: [] for name in ("dialogs", "errors", "requests", "faults", "kinds", "text")
    }
    pages = [
        path
        for path in sorted(site.rglob("*.html"))
        if not MOVED.search(path.read_text(encoding="utf-8"))
    ]
    loaded = [path for path in site.rglob("*.js") if "javascripts" not in path.parts]
    scripts = "".join(path.read_text(encoding="utf-8") for path in loaded)
    used = sorted(set(re.findall(r"(?:\b(?:window|self|globalThis)\.|typeof )([\w$]+)", scripts)))
    with served(site) as address:
        context = browser.new_context(bypass_csp=True)
        tabs = [watched(context, address, seen) for _ in range(TABS)]

        def audit(tab: Page) -> None:
            told = tab.evaluate(AUDIT, used)
            seen["faults"] += [f"{tab.url}: {fault}" for fault in told["faults"]]
            seen["kinds"] += set(told["kinds"]) - set(seen["kinds"])
            seen["text"] += re.findall(r"1\d{6}", told["text"])

        for start in range(0, len(pages), TABS):
            batch = list(zip(tabs, pages[start : start + TABS], strict=False))
            for tab, path in batch:
                tab.goto(
                    address + path.relative_to(site).as_posix().removesuffix("index.html"),
                    wait_until="commit",
                )
            for tab, _ in batch:
                # scripts of a page come behind it, and what they add differs from site to site
                tab.wait_for_load_state("networkidle")
                audit(tab)
        for tab in found(tabs[0], address):
            audit(tab)
        context.close()
    return seen


Told = Mapping[str, Any]


@pytest.fixture(scope="session")
def told(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """What the first worker that asks finds on the pages of payloads, and on pages of harmless text."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "payloads"
    shared.mkdir(exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "told.json").exists():
            attempt, problems, texts = build(CORPUS, shared / "hostile", PAYLOADS, COPIES)
            build(CORPUS, shared / "plain", PLAIN, 1)
            found = {
                "pairs": attempt.rendered,
                "untypable": {name: sorted(at) for name, at in attempt.untypable.items()},
                "refused": sorted(refused(texts, problems)),
                "site": str(shared / "hostile" / "site"),
                "hostile": visit(browser, shared / "hostile" / "site"),
                "plain": visit(browser, shared / "plain" / "site"),
            }
            (shared / "told.json").write_text(json.dumps(found), encoding="utf-8")
        return json.loads((shared / "told.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def refused(texts: Mapping[str, str], problems: Sequence[Problem]) -> set[int]:
    """The numbers of the payloads that errors were found in: of those on a line, the nearest to the error."""
    lines = {name: text.split("\n") for name, text in texts.items()}
    found = set()
    for one in problems:
        line = (
            lines.get(one.place.file, [])[one.place.line - 1 : one.place.line]
            if one.severity == "error"
            else []
        )
        spots = [(match.start(), int(match[0])) for match in re.finditer(r"1\d{6}", "".join(line))]
        at = bisect_left(spots, (one.place.column - 1, 0))
        found |= {number for _, number in spots[at : at + 1]}
    return found


def every_field(root: Path) -> set[str]:
    """All fields that an author can type."""
    pages = {"index": PlainFields, "about": PlainFields}
    models: dict[str, Any] = {**MODELS, **pages, **RECORD_FILES}
    named = {name for kind, model in models.items() for name, _ in leaves(model, kind)}
    return (
        named
        | {f"{kind}.body" for kind in models if kind not in RECORD_FILES}
        | {f"work.{name}" for name in fields_of_works(root)}
    )


def test_every_payload_was_tried_in_every_field(
    told: Told, record_property: Callable[[str, object], None]
) -> None:
    tried = defaultdict(set, {name: set(at) for name, at in told["untypable"].items()})
    for name, _, payload in told["pairs"]:
        tried[name].add(payload)
    fields = every_field(CORPUS)
    assert fields == set(tried)
    once = {name for name in fields if name.endswith((".short", ".label"))}
    assert set.union(*(tried[name] for name in once)) == set(range(len(PAYLOADS)))
    assert {
        name: len(PAYLOADS) - len(tried[name])
        for name in fields - once
        if len(tried[name]) < len(PAYLOADS)
    } == {}
    untypable = sum(map(len, told["untypable"].values()))
    held = len(told["pairs"]) - len(told["refused"])
    counts = {
        "payloads": len(PAYLOADS),
        "fields": len(fields),
        "shown": held,
        "shown and refused": len(told["refused"]),
        "refused by type": untypable,
    }
    record_property("pairs", counts)
    print(counts)
    assert len(PAYLOADS) >= 60
    assert len(fields) >= 300
    assert untypable + len(told["pairs"]) >= len(PAYLOADS) * (len(fields) - len(once))


def test_what_is_typed_is_shown(told: Told) -> None:
    """Or the test would be empty."""
    shown = set(map(int, told["hostile"]["text"]))
    pairs = [(name, number) for name, number, _ in told["pairs"]]
    unseen = {name for name, _ in pairs} - {name for name, number in pairs if number in shown}
    unseen.discard("index.summary")  # its text takes the summary's place
    known = UNSHOWN | {f"work.{name}" for name in IN_FILES}
    assert {name for name in unseen if not {name, name.partition(".")[2]} & known} == set()
    assert {payload for _, number, payload in told["pairs"] if number in shown} == set(
        range(len(PAYLOADS))
    )


@pytest.mark.parametrize("what", ["dialogs", "errors", "requests", "faults"])
def test_no_payload_runs_or_leaves_or_becomes_an_element(told: Told, what: str) -> None:
    assert told["hostile"][what] == []
    assert told["plain"][what] == []


OURS = {
    "input inputmode",
    "summary tabindex",
    "form hidden",
    "details hidden",
    "fieldset hidden",
    "input hidden",
    "li data-work",
    "li data-roles",
    "mark",
}
"""What scripts add where there is something to choose from, and works beside one claim, which must be two."""


def test_pages_have_no_other_elements_and_attributes_than_harmless_ones(told: Told) -> None:
    assert sorted(set(told["hostile"]["kinds"]) - set(told["plain"]["kinds"]) - OURS) == []


def test_data_files_parse_and_scripts_end_where_they_should(told: Told) -> None:
    site = Path(told["site"])
    data = {
        path.name: path.read_text(encoding="utf-8")
        for path in (site / "data").iterdir()
        if path.suffix in (".json", ".bib", ".ris")
    }
    read = {name: json.loads(text) for name, text in data.items() if name.endswith(".json")}
    works = len(read["works.json"])
    assert works == len(read["references.json"]) == len(read["map.json"]["references"]) == works
    assert len(re.findall(r"^TY  - ", data["references.ris"], re.MULTILINE)) == works
    assert len(re.findall(r"^ER  - ", data["references.ris"], re.MULTILINE)) == works
    assert all(
        re.match(r"[A-Z][A-Z0-9]  - ", line)
        for line in data["references.ris"].split("\r\n")
        if line
    )
    assert len(re.findall(r"^@", data["references.bib"], re.MULTILINE)) == works
    for path in site.rglob("*.html"):
        for code in re.findall(
            r"<script[^>]*json[^>]*>(.*?)</script",
            path.read_text(encoding="utf-8"),
            re.DOTALL | re.IGNORECASE,
        ):
            assert json.loads(code), path
            assert not re.search("[<>]", code), path


MOVED_TAGS = {
    "html lang",
    "meta charset",
    "meta http-equiv content",
    "meta name content",
    "link rel href",
    "script src defer",
    "a href",
    "a id href",
    "li id",
    *("head", "title", "body", "h1", "h2", "p", "ul", "li", "noscript"),
}
"""The elements of the page of a former address, each with its attributes."""


class Tags(HTMLParser):
    """Collects the elements of a page with the names of their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(" ".join((tag, *(name for name, _ in attrs))))


def test_pages_that_moved_lead_to_an_entry_and_hold_nothing_else(told: Told) -> None:
    site = Path(told["site"])
    moved = [
        (path, found[1])
        for path in site.rglob("*.html")
        if (found := MOVED.search(path.read_text(encoding="utf-8")))
    ]
    assert moved
    for path, target in moved:
        assert (path.parent / target / "index.html").is_file(), path
        tags = Tags()
        tags.feed(path.read_text(encoding="utf-8"))
        assert tags.found <= MOVED_TAGS, path


def test_what_a_field_cannot_hold_is_refused_where_it_stands(tmp_path: Path) -> None:
    texts, kept = {}, {}
    for kind, model in MODELS.items():
        for at, payload in enumerate(PAYLOADS):
            fields = mistyped(model, payload.replace("§", str(FIRST)))
            name = f"content/{PLURALS[kind]}/{kind}-{at}.md"
            texts[name] = f"---{''.join(yaml_lines(fields, 0, repeat(2)))}\n---\n"
            kept[name] = [
                number
                for number, line in enumerate(texts[name].split("\n"), 1)
                if str(FIRST) in line
            ]
    _, problems = load(write(tmp_path, texts), TODAY)
    told = {(one.place.file, one.place.line) for one in problems if one.severity == "error"}
    places = [(name, line) for name, lines in kept.items() for line in lines]
    assert len(places) > 10_000
    assert [
        texts[name].split("\n")[line - 1] for name, line in places if (name, line) not in told
    ] == []
