"""Rounds: who is asked when, what is remembered, what is told; and the command as a whole."""

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.linkcheck.misbehaving import Server, serving
from tests.small import BASE, graph, written

from litmap.cli import main
from litmap.content.link_records import FILE, recall
from litmap.content.load import load
from litmap.linkcheck.client import Answer, Budget, Client
from litmap.linkcheck.memory import is_due, keep, seen
from litmap.linkcheck.report import links_as_markdown, links_as_text
from litmap.linkcheck.round import Polite, Round
from litmap.linkcheck.targets import OutwardLink, outward_links
from litmap.linkcheck.verdict import Judge, Outcome
from litmap.model.link_record import LinkRecord, LinkRecords
from litmap.problems.problem import Place, Problem
from litmap.site import render

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
BROKEN, WORKING, UNKNOWN = Outcome("broken", "gone"), Outcome("working"), Outcome("unknown", "late")


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


def round_at(server: Server, told: list[str], now: datetime = NOW, pause: float = 0.001) -> Round:
    polite = Polite(Client("test", frozenset({server.host})), pause)
    return Round(
        Judge(polite.ask, 10, (0.01, 0.02), f"http://{server.host}/", lambda: now), told.append
    )


def asks(server: Server, *paths: str) -> list[OutwardLink]:
    return [
        OutwardLink(f"http://{server.host}{path}", (Place("references.bib", 3),)) for path in paths
    ]


def verdicts(link_records: LinkRecords) -> dict[str, str]:
    return {urlsplit(address).path: one.verdict for address, one in link_records.items()}


@pytest.mark.parametrize(
    ("outcomes", "since", "confirmed"),
    [
        ([BROKEN], 0, False),
        ([BROKEN, BROKEN], 0, True),
        ([BROKEN, UNKNOWN], 0, False),
        ([BROKEN, UNKNOWN, BROKEN], 0, True),
        ([BROKEN, WORKING], None, False),
        ([BROKEN, WORKING, BROKEN], 2, False),
        ([UNKNOWN, BROKEN], 1, False),
    ],
)
def test_broken_counts_at_the_second_sighting(
    outcomes: list[Outcome], since: int | None, confirmed: bool
) -> None:
    one: LinkRecord | None = None
    for day, outcome in enumerate(outcomes):
        one = seen(one, outcome, NOW + timedelta(days=day))
    assert one
    assert one.broken_since == (None if since is None else NOW + timedelta(days=since))
    assert one.confirmed == confirmed


def test_a_fault_dated_in_the_future_begins_now() -> None:
    """A clock that was wrong must not put off the second sighting, or bring it nearer."""
    earlier = LinkRecord(verdict="broken", checked=NOW, broken_since=NOW + 48 * HOUR)
    assert seen(earlier, BROKEN, NOW).broken_since == NOW


def test_two_sightings_within_a_day_are_one() -> None:
    one = seen(seen(None, BROKEN, NOW), BROKEN, NOW + 23 * HOUR)
    assert not one.confirmed
    assert seen(one, BROKEN, NOW + 24 * HOUR).confirmed


@pytest.mark.parametrize(
    ("verdict", "hours", "due"),
    [
        ("working", 6 * 24 - 1, False),
        ("working", 6 * 24, True),
        ("broken", 19, False),
        ("broken", 20, True),
        ("unknown", 20, True),
        ("working", -1, True),
    ],
)
def test_when_an_address_is_due(verdict: str, hours: int, due: bool) -> None:
    assert is_due(LinkRecord(verdict=verdict, checked=NOW), NOW + hours * HOUR) == due  # type: ignore[arg-type]
    assert is_due(None, NOW)


def test_a_round_asks_what_is_due_and_forgets_what_is_gone(server: Server, tmp_path: Path) -> None:
    found = asks(server, "/good", "/404", "/403", "/kept")
    earlier = {
        found[3].address: LinkRecord(verdict="working", checked=NOW - HOUR),
        "https://left-the-map.example/": LinkRecord(verdict="working", checked=NOW),
    }
    told: list[str] = []
    now = round_at(server, told).run(found, earlier, tmp_path / FILE)
    assert verdicts(now) == {
        "/good": "working",
        "/404": "broken",
        "/403": "unknown",
        "/kept": "working",
    }
    assert "/kept" not in server.asked
    assert [line.split(" ")[0] for line in told] == ["1/3", "2/3", "3/3"]
    problems: list[Problem] = []
    assert recall(tmp_path, problems) == now
    assert not problems
    later = round_at(server, told, NOW + timedelta(days=2)).run(found, now, tmp_path / FILE)
    assert later[found[1].address].confirmed
    assert later[found[0].address].checked == NOW


def test_one_request_at_a_time_and_a_pause_between(server: Server, tmp_path: Path) -> None:
    round_at(server, [], pause=0.05).run(
        asks(server, "/slow", "/slow?b", "/slow?c", "/slow?d"), {}, tmp_path / FILE
    )
    gaps = [after - before for before, after in zip(server.times, server.times[1:], strict=False)]
    assert len(gaps) == 3
    assert min(gaps) >= 0.15  # an answer takes a tenth of a second, and the pause comes after it


def test_a_host_that_asks_for_a_long_wait_is_left_in_peace(server: Server, tmp_path: Path) -> None:
    with serving() as other:
        polite = Polite(Client("test", frozenset({server.host, other.host})), 0.001)
        judge = Judge(polite.ask, 10, (0.01,), f"http://{server.host}/", lambda: NOW)
        found = [*asks(server, "/429-day", "/good", "/empty"), *asks(other, "/good")]
        now = Round(judge, list[str]().append).run(found, {}, tmp_path / FILE)
    assert [now[one.address].verdict for one in found] == [
        "unknown",
        "unknown",
        "unknown",
        "working",
    ]
    assert list(server.asked) == ["/429-day"]
    reasons = [now[one.address].reason for one in found]
    assert "asks to wait long" in reasons[0]
    assert all("was not asked" in reason for reason in reasons[1:3])


def test_nothing_is_concluded_without_a_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_name(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", no_name)
    earlier = {
        "https://a.example/": LinkRecord(
            verdict="broken", checked=NOW - timedelta(days=3), broken_since=NOW - timedelta(days=3)
        )
    }
    told: list[str] = []
    judge = Judge(Client("test").ask, 5, (), now=lambda: NOW)
    now = Round(judge, told.append).run(
        [OutwardLink("https://a.example/", ())], earlier, tmp_path / FILE
    )
    assert now == earlier
    assert told[-1] == "Nothing could be reached, so nothing is concluded."


def test_a_dead_host_counts_where_others_answer(server: Server, tmp_path: Path) -> None:
    dead = OutwardLink("http://no-such-name.invalid/", ())
    now = round_at(server, []).run([dead, *asks(server, "/good")], {}, tmp_path / FILE)
    assert now[dead.address].verdict in (
        "broken",
        "unknown",
    )  # what the resolver of a machine without network says


def test_the_file_is_whole_or_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / FILE
    keep(path, {"https://a.example/": LinkRecord(verdict="working", checked=NOW)})
    before = path.read_bytes()
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        keep(path, {})
    assert path.read_bytes() == before
    assert json.loads(before) == {
        "https://a.example/": {"verdict": "working", "checked": "2026-11-24T12:00:00Z"}
    }


def test_the_file_is_written_under_any_locale(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib, datetime\n"
        "from litmap.linkcheck.memory import keep\n"
        "from litmap.model.link_record import LinkRecord\n"
        "now = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)\n"
        "one = LinkRecord(verdict='broken', checked=now, reason='caf\\u00e9')\n"
        "keep(pathlib.Path(sys.argv[1]), {'https://a.example/': one})\n"
    )
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / FILE)],
        env={**os.environ, **ascii_only},
        check=True,
    )
    assert recall(tmp_path, [])["https://a.example/"].reason == "café"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b'{"a": 1}',
        b"\xff",
        b'{"a": {"verdict": "dead", "checked": "2026-11-24"}}',
        b'{"a": {"verdict": "working", "checked": "2026-11-24T12:00:00"}}',
        b"[" * 100_000,
    ],
)
def test_a_spoilt_memory_starts_anew_with_a_word(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)
    problems: list[Problem] = []
    assert recall(tmp_path, problems) == {}
    assert [(one.rule, one.severity) for one in problems] == [("link-memory", "notice")]


def test_what_is_told(server: Server) -> None:
    day = timedelta(days=1)
    found = [
        OutwardLink(f"https://{name}.example/", (Place("references.bib", 3),)) for name in "abcdefg"
    ]
    shout = "::error::\x1b[31m##[error]`x`"
    link_records = {
        found[0].address: LinkRecord(verdict="working", checked=NOW),
        found[1].address: LinkRecord(
            verdict="broken", checked=NOW, broken_since=NOW - day, reason="gone " + shout
        ),
        found[2].address: LinkRecord(
            verdict="broken", checked=NOW, broken_since=NOW, reason="gone"
        ),
        found[3].address: LinkRecord(
            verdict="working", checked=NOW, moved_to="https://new.example/" + shout
        ),
        found[4].address: LinkRecord(verdict="working", checked=NOW, reason="no part '#x'"),
        found[5].address: LinkRecord(
            verdict="unknown", checked=NOW, reason="the server answers 403"
        ),
    }
    text = links_as_text(found, link_records)
    assert text.splitlines()[-1] == (
        "7 links: 1 working, 1 broken, 1 suspected, 1 moved, 1 unsure, 1 unknown, 1 not asked yet"
    )
    assert "Broken, seen twice and at least a day apart:\n  https://b.example/: gone" in text
    assert "\n    references.bib:3\n" in text
    markdown = links_as_markdown(found, link_records)
    assert (
        "a copy from before may be at `https://web.archive.org/web/20261123/https://b.example/`"
        in markdown
    )
    assert "- `https://f.example/: the server answers 403` in `references.bib:3`" in markdown
    for told in (text, markdown):
        assert "\x1b" not in told
        assert "##[" not in told
        assert "::error" not in told


def test_targets_are_what_readers_follow(tmp_path: Path) -> None:
    bib = BASE["references.bib"].replace(
        "doi = {10.1000/brown2022two}", "url = {https://example.org/a#b}"
    )
    entry = "---\ntitle: A\nsummary: S\ntype: media\nwebsite: https://site.example/\n---\n[x](https://example.org/a#b).\n"
    corpus, _ = load(
        written(tmp_path, {"institutions/a.md": entry, "references.bib": bib}), date(2026, 11, 24)
    )
    assert [
        (one.address, [place.file for place in one.places]) for one in outward_links(corpus)
    ] == [
        ("https://doi.org/10.1000/adams2021one", ["references.bib"]),
        ("https://doi.org/10.1000/roberts2024global", ["references.bib"]),
        ("https://example.org/a#b", ["content/institutions/a.md", "references.bib"]),
        ("https://site.example/", ["content/institutions/a.md"]),
    ]


def command(root: Path, server: Server, *more: str) -> list[str]:
    return [
        sys.executable,
        "-m",
        "litmap",
        "links",
        "--root",
        str(root),
        "--registry",
        f"http://{server.host}/",
        "--allow-host",
        server.host,
        "--pause",
        "0.001",
        "--report",
        str(root / "report.md"),
        *more,
    ]


def project(root: Path, server: Server, *paths: str) -> Path:
    """Works with these addresses, and with DOIs that end in 'known'."""
    bib = BASE["references.bib"]
    for key, path in zip(("adams2021one", "brown2022two"), paths, strict=False):
        bib = bib.replace(
            f"doi = {{10.1000/{key}}}",
            f"url = {{http://{server.host}{path}}},\n  urldate = {{2024-02-20}}",
        )
    return written(
        root, {"references.bib": bib.replace("roberts2024global},\n  lang", "known},\n  lang")}
    )


def test_the_command_fails_at_the_second_sighting_only(server: Server, tmp_path: Path) -> None:
    root = project(tmp_path, server, "/good", "/404")
    first = subprocess.run(command(root, server), capture_output=True, text=True, check=False)
    assert (first.returncode, first.stdout.splitlines()[-1]) == (
        0,
        "3 links: 2 working, 1 suspected",
    ), first.stderr
    assert "3/3" in first.stderr
    path = root / FILE
    kept = json.loads(path.read_text())
    for one in kept.values():
        for name in {"checked", "broken_since"} & set(one):
            one[name] = (datetime.now(UTC) - timedelta(days=2)).isoformat()
    path.write_text(json.dumps(kept))
    second = subprocess.run(command(root, server), capture_output=True, text=True, check=False)
    assert (second.returncode, second.stdout.splitlines()[-1]) == (
        1,
        "3 links: 2 working, 1 broken",
    ), second.stderr
    assert "references.bib:" in second.stdout
    assert "web.archive.org" in (root / "report.md").read_text()
    assert server.asked["/good"] == 1


def test_an_interrupted_round_keeps_what_it_learnt(tmp_path: Path) -> None:
    told: list[str] = []

    def tell(line: str) -> None:
        told.append(line)
        if len(told) == 2:
            raise KeyboardInterrupt

    def ask(method: str, address: str, budget: Budget, body: bool = False) -> Answer:
        return Answer(200, {})

    found = [OutwardLink(f"https://{name}.example/", ()) for name in "abc"]
    with pytest.raises(KeyboardInterrupt):
        Round(Judge(ask), tell).run(found, {}, tmp_path / FILE)
    kept = recall(tmp_path, [])
    assert set(kept) == {line.split(" ")[2] for line in told}
    assert len(kept) == 2


def test_an_interrupted_command_says_that_it_keeps_what_it_learnt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Round, "run", interrupt)
    assert main(["links", "--root", str(written(tmp_path, {}))]) == 2
    assert capsys.readouterr().err == "Stopped; what was learnt is kept.\n"


@pytest.mark.parametrize(
    ("sighting", "said"),
    [
        (None, "Link not tried yet"),
        ({"verdict": "working"}, "Link 24 Nov 2026: it worked"),
        (
            {"verdict": "working", "moved_to": "https://new.example/"},
            "Link 24 Nov 2026: it worked; the work has moved",
        ),
        (
            {"verdict": "broken", "reason": "gone <b>"},
            "Link 24 Nov 2026: it was broken: gone &lt;b&gt;",
        ),
        (
            {"verdict": "unknown", "reason": "late"},
            "Link 24 Nov 2026: it could not be judged: late",
        ),
    ],
)
def test_a_works_page_says_when_its_link_was_tried(
    tmp_path: Path, sighting: dict[str, str] | None, said: str
) -> None:
    files = {}
    if sighting:
        files[FILE] = json.dumps(
            {
                "https://doi.org/10.1000/adams2021one": {
                    "checked": "2026-11-24T12:00:00Z",
                    **sighting,
                }
            }
        )
    page = render(graph(tmp_path, files))["references/adams2021one.md"]
    assert said in " ".join(re.sub(r"<[^>]+>", " ", page).split())
