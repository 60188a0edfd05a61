"""Crossref and OpenAlex on loopback, answering as their documentation says, and failing where a test asks for it.

Crossref: /crossref/works/DOI gives `message` with `updated-by` and `update-to`; /crossref/works?filter=updates:DOI,…
gives `message` with `items` and `next-cursor`, in which filters of one name are alternatives and a comma parts them.
OpenAlex: /openalex/works?filter=doi:A|B, cites:W1|W2 or authorships.author.id:A1, with from_publication_date, gives
`meta` with `count` and `next_cursor`, and `results`; pages by number for all, by cursor for those with a key.
"""

import http.server
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

Item = dict[str, Any]
W = "https://openalex.org/"


class Said(NamedTuple):
    """An answer of its own: status, body and headers."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


HTML = Said(200, b"<!doctype html><p>Back soon</p>", (("Content-Type", "text/html"),))
BUSY = Said(429, b"{}", (("Retry-After", "1"),))
LONG = Said(429, b"{}", (("Retry-After", "3600"),))
DOWN = Said(503)
CUT = Said(200, b'{"message": {"updated-by": [')


def update(doi: str, kind: str, *day: int, source: str = "publisher") -> Item:
    """An item of `updated-by` or `update-to`, as Crossref gives it."""
    return {
        "DOI": doi,
        "type": kind,
        "label": kind.capitalize(),
        "source": source,
        "updated": {"date-parts": [list(day)], "timestamp": 0},
    }


def work(number: int, doi: str = "", title: str = "", **more: Any) -> Item:
    """A work of OpenAlex."""
    authors = more.pop("authors", [("A1", "Ann Writer")])
    cites = more.pop("cites", [])
    found: Item = {
        "id": f"{W}W{number}",
        "doi": f"https://doi.org/{doi}" if doi else None,
        "title": title or f"A study of the number {number}",
        "publication_date": "2026-10-01",
        "authorships": [
            {"author": {"id": f"{W}{one}", "display_name": name}} for one, name in authors
        ],
        "referenced_works": [f"{W}W{cited}" for cited in cites],
    }
    return found | more


class Services:
    """What the two services hold, what was asked, and what goes wrong.

    `fails` gives an answer of its own to a request, by its path and query and how often it came; else None.
    """

    def __init__(self) -> None:
        self.records: dict[str, Item] = {}
        self.notices: list[Item] = []
        self.works: list[Item] = []
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.fails: Callable[[str, int], Said | None] = lambda path, times: None
        self.base = ""

    @property
    def host(self) -> str:
        return self.base.removeprefix("http://").rstrip("/")

    def answer(self, path: str, times: int) -> Said:
        failure = self.fails(unquote(path), times)
        if failure:
            return failure
        parts = urlsplit(path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path.startswith("/crossref/works/"):
            return self.record(unquote(parts.path.removeprefix("/crossref/works/")))
        if parts.path == "/crossref/works":
            return self.updates(query)
        if parts.path == "/openalex/works":
            return self.search(query)
        return Said(404, b"Resource not found.")

    def record(self, doi: str) -> Said:
        if doi not in self.records:
            return Said(404, b"Resource not found.")
        return as_json({"status": "ok", "message": {"DOI": doi, **self.records[doi]}})

    def updates(self, query: dict[str, str]) -> Said:
        filters = [one.split(":", 1) for one in query["filter"].split(",")]
        if any(one[0] != "updates" for one in filters):
            return Said(400, b'{"status": "failed"}')
        wanted = {doi for _, doi in filters}
        found = [
            one
            for one in self.notices
            if wanted & {str(update_["DOI"]).lower() for update_ in one["update-to"]}
        ]
        start = 0 if query["cursor"] == "*" else int(query["cursor"].removeprefix("at/+"))
        rows = int(query["rows"])
        message = {
            "total-results": len(found),
            "items": found[start : start + rows],
            "next-cursor": f"at/+{start + rows}",
        }
        return as_json({"status": "ok", "message": message})

    def search(self, query: dict[str, str]) -> Said:
        has_key = query.get("api_key") == "secret"
        if "cursor" in query and not has_key:
            return Said(401, b'{"error": "API key required"}')
        found = [one for one in self.works if fits(one, query["filter"])]
        rows = int(query["per_page"])
        place = query.get("cursor", "*")
        start = (int(query.get("page", 1)) - 1) * rows
        if has_key and "cursor" in query:
            start = 0 if place == "*" else int(place)
        following = str(start + rows) if start + rows < len(found) else None
        meta = {"count": len(found), "per_page": rows, "next_cursor": following}
        return as_json({"meta": meta, "results": found[start : start + rows]})


def fits(one: Item, filters: str) -> bool:
    """Does a work pass all filters? Values of one filter are alternatives."""
    for name, values in (part.split(":", 1) for part in filters.split(",")):
        wanted = set(values.split("|"))
        if name == "doi":
            has = {str(one["doi"]).removeprefix("https://doi.org/").lower()}
        elif name == "cites":
            has = {str(cited).removeprefix(W) for cited in one["referenced_works"] or ()}
        elif name == "authorships.author.id":
            has = {author["author"]["id"].removeprefix(W) for author in one["authorships"]}
        else:
            assert name == "from_publication_date"
            has = wanted if str(one["publication_date"]) >= values else set()
        if not wanted & has:
            return False
    return True


def as_json(value: object) -> Said:
    return Said(200, json.dumps(value).encode(), (("Content-Type", "application/json"),))


@contextmanager
def serving() -> Iterator[Services]:
    """The services at `base`, until the block ends."""
    services = Services()
    counts: Counter[str] = Counter()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            services.asked.append(unquote(self.path))
            services.agents.add(self.headers["User-Agent"])
            counts[self.path] += 1
            said = services.answer(self.path, counts[self.path])
            self.send_response(said.status)
            for name, value in said.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(said.body)))
            self.end_headers()
            self.wfile.write(said.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    services.base = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield services
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
