"""`litmap watch` as a whole, against two services on loopback."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import ROOT
from tests.small import BASE, written
from tests.watch.services import (
    BUSY,
    CUT,
    DOWN,
    HTML,
    LONG,
    Said,
    Services,
    as_json,
    serving,
    update,
    work,
)

from litmap.cli import main
from litmap.content.load import load
from litmap.graph.link import link
from litmap.linkcheck.client import Answer
from litmap.pipeline import check_root
from litmap.watch.asking import Asker, NoAnswer
from litmap.watch.memory import Memory
from litmap.watch.subjects import followed

ADAMS, BROWN, PAPER = "10.1000/adams2021one", "10.1000/brown2022two", "10.1000/roberts2024global"
TODAY = "2026-11-01"
BARRIER = """---
title: A barrier
summary: It stands in the way.
order: first
claims:
  - {id: one, text: It is so., cites: "[supports @adams2021one, p. 1; states @roberts2024global, sec. 2]"}
  - {id: two, text: It is long., cites: "[supports @adams2021one, p. 2; supports @brown2022two, p. 1]"}
---
"""
OURS = [
    work(1, PAPER, "Work 3", authors=[("A1", "A. Writer")], publication_date="2023-01-01"),
    work(2, ADAMS, "Work 1", authors=[("A2", "A. Writer")], publication_date="2023-01-01"),
    work(3, BROWN, "Work 2", authors=[("A3", "A. Writer")], publication_date="2023-01-01"),
]


@pytest.fixture
def services() -> Iterator[Services]:
    with serving() as one:
        one.records = {ADAMS: {}, BROWN: {}, PAPER: {}}
        one.works = [*OURS]
        yield one


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return written(tmp_path, {"barriers/a-barrier.md": BARRIER})


def call(root: Path, services: Services, *more: str) -> list[str]:
    """The arguments of the command."""
    return [
        *("watch", "--root", str(root), "--today", TODAY, "--pause", "0"),
        *("--crossref", f"{services.base}crossref/", "--openalex", f"{services.base}openalex/"),
        *("--allow-host", services.host, *more),
    ]


def watched(root: Path, services: Services, *more: str) -> dict[str, Any]:
    """The file that a round writes."""
    assert main(call(root, services, *more)) == 0
    found: dict[str, Any] = yaml.safe_load((root / "candidates.yml").read_text(encoding="utf-8"))
    assert not (root / "watch.json").exists()
    return found


def works(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The candidates of a file."""
    [search] = found["searches"]
    groups = search.get("to_read", [])
    return [one for group in groups for one in group["works"]]


def unknown(found: dict[str, Any]) -> dict[str, str]:
    return {one["work"]: one["because"] for one in found["unknown"] if "work" in one}


# ---- Notices ----


def test_a_notice_that_only_the_work_names_is_found(root: Path, services: Services) -> None:
    notice = update("10.1000/Notice", "retraction", 2025, 2, 6, source="retraction-watch")
    services.records[ADAMS] = {"updated-by": [notice], "update-to": None}
    assert watched(root, services)["notices"] == [
        {
            "work": "adams2021one",
            "says": "retraction",
            "standing": "retracted",
            "standingsince": "2025-02-06",
            "standingby": "https://doi.org/10.1000/notice",
        }
    ]


def test_a_notice_that_only_names_the_work_is_found(root: Path, services: Services) -> None:
    services.notices = [
        {"DOI": "10.1000/erratum", "update-to": [update(BROWN.upper(), "erratum", 2024, 5)]},
        {"DOI": "10.1000/other", "update-to": [update("10.1000/else", "retraction", 2024)]},
    ]
    assert watched(root, services)["notices"] == [
        {
            "work": "brown2022two",
            "says": "erratum",
            "standing": "corrected",
            "standingsince": "2024-05",
            "standingby": "https://doi.org/10.1000/erratum",
        }
    ]


def test_a_notice_known_from_both_sides_is_told_once(root: Path, services: Services) -> None:
    services.records[ADAMS] = {"updated-by": [update("10.1000/n", "retraction", 2025, 2, 6)]}
    services.notices = [
        {"DOI": "10.1000/N", "update-to": [update(ADAMS, "retraction", 2025, 2, 6)]}
    ]
    assert len(watched(root, services)["notices"]) == 1


def test_of_a_notice_known_from_both_sides_the_day_is_kept(root: Path, services: Services) -> None:
    services.records[ADAMS] = {"updated-by": [{"DOI": "10.1000/n", "type": "retraction"}]}
    services.notices = [
        {"DOI": "10.1000/N", "update-to": [update(ADAMS, "retraction", 2025, 2, 6)]}
    ]
    assert [one["standingsince"] for one in watched(root, services)["notices"]] == ["2025-02-06"]


def test_corrected_first_and_retracted_later_are_two_notices(
    root: Path, services: Services
) -> None:
    """As with the paper on vaccines of 1998: nothing by its publisher, two entries of Retraction Watch."""
    services.records[ADAMS] = {
        "updated-by": [
            update("10.1000/partial", "correction", 2004, 3, 6, source="retraction-watch"),
            update("10.1000/full", "retraction", 2010, 2, 6, source="retraction-watch"),
        ]
    }
    found = watched(root, services)["notices"]
    assert [(one["standing"], one["standingsince"]) for one in found] == [
        ("corrected", "2004-03-06"),
        ("retracted", "2010-02-06"),
    ]


def test_a_publishers_notice_in_the_works_own_record_counts(root: Path, services: Services) -> None:
    services.records[ADAMS] = {"update-to": [update(ADAMS, "retraction", 2020, 6, 4)]}
    [one] = watched(root, services)["notices"]
    assert one["standing"] == "retracted"
    assert "standingby" not in one


def test_a_concern_is_told_in_its_own_word(root: Path, services: Services) -> None:
    services.records[ADAMS] = {"updated-by": [update("10.1000/n", "expression_of_concern", 2025)]}
    [one] = watched(root, services)["notices"]
    assert one["says"] == "expression of concern"
    assert "standing" not in one


def test_a_kind_is_a_word_and_nothing_else(root: Path, services: Services) -> None:
    services.records[ADAMS] = {"updated-by": [update("no DOI", "```\n@team <b>Retraction</b>")]}
    [one] = watched(root, services)["notices"]
    assert one == {"work": "adams2021one", "says": "team retraction"}


def test_what_the_record_says_already_is_no_news(root: Path, services: Services) -> None:
    file = root / "references.bib"
    said = "  read = {full},\n  standing = {retracted},\n  standingby = {https://example.org/n},"
    file.write_text(BASE["references.bib"].replace("  read = {full},", said, 1), encoding="utf-8")
    services.records[ADAMS] = {"updated-by": [update("10.1000/n", "retraction", 2025)]}
    assert watched(root, services)["notices"] == []


def test_more_notices_than_a_page_holds(root: Path, services: Services) -> None:
    services.notices = [
        {"DOI": f"10.1000/n{number}", "update-to": [update(ADAMS, "addendum", 2025)]}
        for number in range(230)
    ]
    assert len(watched(root, services)["notices"]) == 230


def test_a_work_that_crossref_does_not_hold_is_unknown(root: Path, services: Services) -> None:
    del services.records[BROWN]
    found = watched(root, services)
    assert list(unknown(found)) == ["brown2022two"]
    assert "404" in unknown(found)["brown2022two"]


@pytest.mark.parametrize("failure", [HTML, DOWN, CUT, Said(403), as_json([]), as_json({})])
def test_a_look_up_that_fails_is_unknown_and_ends_nothing(
    root: Path, services: Services, failure: Said, capsys: pytest.CaptureFixture[str]
) -> None:
    services.records[BROWN] = {"updated-by": [update("10.1000/n", "retraction", 2025)]}
    services.fails = lambda path, times: failure if path.endswith(ADAMS) else None
    found = watched(root, services)
    assert list(unknown(found)) == ["adams2021one"]
    assert [one["work"] for one in found["notices"]] == ["brown2022two"]
    assert capsys.readouterr().out.splitlines() == [
        "3 works with a DOI: 1 notice that the map does not have yet.",
        "  brown2022two: retraction, 2025",
        "Of 1 of them it is unknown, or not wholly known, whether there are.",
        "0 new works found, 0 of them not known; 0 in the file.",
    ]


def test_a_fault_of_the_other_direction_is_unknown_too(root: Path, services: Services) -> None:
    services.fails = lambda path, times: DOWN if "updates:" in path else None
    assert set(unknown(watched(root, services))) == {
        "adams2021one",
        "brown2022two",
        "roberts2024global",
    }


def test_a_doi_with_a_comma_is_not_taken_for_two(root: Path, services: Services) -> None:
    file = root / "references.bib"
    text = file.read_text(encoding="utf-8").replace(ADAMS, "10.1000/adams,one")
    file.write_text(text, encoding="utf-8")
    services.records["10.1000/adams,one"] = {}
    found = watched(root, services)
    assert list(unknown(found)) == ["adams2021one"]
    assert "comma" in unknown(found)["adams2021one"]


# ---- Patience ----


@pytest.mark.parametrize("failure", [BUSY, DOWN, HTML])
def test_what_may_pass_is_asked_again(root: Path, services: Services, failure: Said) -> None:
    services.records[ADAMS] = {"updated-by": [update("10.1000/n", "retraction", 2025)]}
    services.fails = lambda path, times: failure if path.endswith(ADAMS) and times < 2 else None
    found = watched(root, services)
    assert unknown(found) == {}
    assert len(found["notices"]) == 1


def test_a_service_that_asks_for_a_long_wait_is_left_in_peace(
    root: Path, services: Services
) -> None:
    services.fails = lambda path, times: LONG
    assert main(call(root, services)) == 2
    assert len(services.asked) == 1
    assert not (root / "candidates.yml").exists()


def test_a_service_that_fails_on_and_on_is_asked_no_more(root: Path, services: Services) -> None:
    more = BASE["references.bib"].replace("adams2021one", "clark2020more").split("\n\n")[0]
    more += "\n\n" + more.replace("clark2020more", "davis2020more")
    with (root / "references.bib").open("a", encoding="utf-8") as file:
        file.write(more)
    services.fails = lambda path, times: DOWN
    assert main(call(root, services)) == 2
    assert len(set(services.asked)) == 3


def test_a_service_that_answers_now_and_then_is_asked_on(tmp_path: Path) -> None:
    asked: list[str] = []

    def ask(_: str, address: str, *_more: object, **_rest: object) -> Answer:
        asked.append(address)
        return Answer(200 if address.endswith("sound") else 500, {}, b"{}")

    memory = Memory(tmp_path / "watch.json", date(2026, 8, 3), date(2026, 11, 1))
    asker = Asker(ask, memory, backoff=(), sleep=lambda _: None)
    for name in ("one", "two", "sound", "three", "four"):
        with suppress(NoAnswer):
            asker.answer(f"https://example.org/{name}", dict)
    assert len(asked) == 5
    with suppress(NoAnswer):
        asker.answer("https://example.org/five", dict)
    with pytest.raises(NoAnswer, match="again and again"):
        asker.answer("https://example.org/six", dict)
    assert len(asked) == 6


def test_a_service_is_given_the_time_that_it_asks_for(tmp_path: Path) -> None:
    answers = [Answer(429, {"retry-after": "7"}), Answer(503, {}), Answer(200, {}, b"{}")]
    slept: list[float] = []
    memory = Memory(tmp_path / "watch.json", date(2026, 8, 3), date(2026, 11, 1))
    asker = Asker(lambda *_, **__: answers.pop(0), memory, backoff=(1, 2), sleep=slept.append)
    asker.answer("https://example.org/one", dict)
    assert slept == [7, 2]


def test_the_doi_of_a_preprint_is_unknown_at_crossref_and_not_asked_for(
    root: Path, services: Services
) -> None:
    more = "@online{old2025,\n  title = {On arXiv},\n  date = {2025},\n  eprint = {2501.00001},\n  eprinttype = {arxiv},\n}\n"
    with (root / "references.bib").open("a", encoding="utf-8") as file:
        file.write(more)
    assert "arXiv" in unknown(watched(root, services))["old2025"]
    assert not [path for path in services.asked if "crossref/works/10.48550" in path]


def test_nothing_is_sent_to_another_host(root: Path, services: Services) -> None:
    away = Said(302, b"", (("Location", "http://169.254.169.254/latest"),))
    services.fails = lambda path, times: away if path.endswith(ADAMS) else None
    assert "another host" in unknown(watched(root, services))["adams2021one"]


def test_the_services_are_told_whom_to_write_to(root: Path, services: Services) -> None:
    watched(root, services, "--contact", "you@example.org")
    assert services.agents == {"litmap-watch (mailto:you@example.org)"}


# ---- New works ----


def test_candidates_are_ranked_by_how_many_works_of_the_map_they_cite(
    root: Path, services: Services
) -> None:
    services.works += [
        work(10, "10.1000/ten", "Cites the paper alone", cites=[1]),
        work(11, "10.1000/eleven", "Cites all three", cites=[1, 2, 3, 77]),
        work(12, "", "Cites two and has no DOI", cites=[1, 2], authors=[]),
        work(13, "10.1000/thirteen", "By an author of the paper", cites=[]),
        work(14, "10.1000/fourteen", "Too old", cites=[1, 2], publication_date="2026-01-01"),
        work(15, "10.1000/fifteen", "By nobody here", authors=[("A9", "B. Else")], cites=[88]),
    ]
    found = watched(root, services)
    assert works(found) == [
        {
            "title": "Cites all three",
            "authors": "Ann Writer",
            "date": "2026-10-01",
            "doi": "10.1000/eleven",
            "cites": ["adams2021one", "brown2022two", "roberts2024global"],
        },
        {
            "title": "Cites two and has no DOI",
            "date": "2026-10-01",
            "address": "https://openalex.org/W12",
            "cites": ["adams2021one", "roberts2024global"],
        },
        {
            "title": "Cites the paper alone",
            "authors": "Ann Writer",
            "date": "2026-10-01",
            "doi": "10.1000/ten",
            "cites": ["roberts2024global"],
        },
        {
            "title": "By an author of the paper",
            "authors": "Ann Writer",
            "date": "2026-10-01",
            "doi": "10.1000/thirteen",
        },
    ]
    [search] = found["searches"]
    assert search["id"] == "watch-2026-11-01"
    assert search["hits"] == "4"
    assert "since 2026-08-03" in search["words"]


def test_the_paper_is_followed_first_and_once(root: Path) -> None:
    corpus, _ = load(root, date(2026, 11, 1))
    assert followed(link(corpus)) == ["roberts2024global", "adams2021one", "brown2022two"]


def test_what_is_known_is_left_out(root: Path, services: Services) -> None:
    bib = root / "references.bib"
    text = bib.read_text(encoding="utf-8")
    text = text.replace("title = {Work 2}", "title = {Who Governs the Governors of Minds?}")
    more = "@online{old2025,\n  title = {On arXiv},\n  date = {2025},\n  eprint = {2501.00001},\n  eprinttype = {arxiv},\n}\n"
    bib.write_text(text + more, encoding="utf-8")
    services.works += [
        work(20, ADAMS.upper(), "The same DOI", cites=[1]),
        work(21, "10.48550/arXiv.2501.00001", "The same number", cites=[1]),
        work(22, "10.1000/x", "Who governs the governors of minds", cites=[1]),
        work(23, "10.1000/y", "News", cites=[1, 2]),
        work(24, "10.48550/arxiv.2610.00002", "News of another kind altogether", cites=[1]),
        work(25, "10.1000/z", "News of another kind, altogether", cites=[1]),
        work(26, "10.1000/short", "Work 1", cites=[1]),
    ]
    titles = [one["title"] for one in works(watched(root, services))]
    assert titles == ["News", "News of another kind altogether", "Work 1"]


def test_the_search_fits_into_the_file_of_searches_and_is_known_from_then_on(
    root: Path, services: Services
) -> None:
    services.works += [
        work(10, "10.1000/ten", "Ten", cites=[1]),
        work(11, "10.48550/arXiv.2610.00002", "Two", cites=[1, 2]),
        work(12, "", "A title of four words", cites=[1], authors=[]),
    ]
    found = watched(root, services)
    assert len(works(found)) == 3
    text = yaml.safe_dump({"searches": found["searches"]}, allow_unicode=True)
    (root / "content" / "searches.yml").write_text(text, encoding="utf-8")
    problems = check_root(root, date.fromisoformat(TODAY))
    assert [one for one in problems if "searches.yml" in one.place.file] == []
    corpus, _ = load(root, date.fromisoformat(TODAY))
    assert len(list(corpus.searches[0].candidates)) == 3
    assert works(watched(root, services)) == []


def test_of_many_authors_some_are_named_and_the_others_counted(
    root: Path, services: Services
) -> None:
    many = [(f"A{number}", f"Author {number}") for number in range(11, 19)]
    services.works.append(work(40, "10.1000/many", "By eight", cites=[1], authors=many))
    said = works(watched(root, services))[0]["authors"]
    assert said.endswith("Author 16 and 2 others")


def test_a_number_at_arxiv_is_given_as_such(root: Path, services: Services) -> None:
    services.works.append(work(24, "10.48550/arXiv.2610.00002", "News", cites=[1]))
    [one] = works(watched(root, services))
    assert one["arxiv"] == "2610.00002"
    assert "doi" not in one


@pytest.mark.parametrize("key", ["", "secret"])
def test_more_works_than_a_page_holds(
    root: Path, services: Services, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENALEX_API_KEY", key)
    services.works += [
        work(100 + number, f"10.1000/n{number}", cites=[1], authors=[]) for number in range(250)
    ]
    found = watched(root, services, "--limit", "300")
    assert len(works(found)) == 250
    paged = [path for path in services.asked if "cites:" in path]
    assert len(paged) == 3
    assert all(("cursor=" in path) == bool(key) for path in paged)


def test_the_key_stands_in_no_file_and_no_message(
    root: Path,
    services: Services,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("OPENALEX_API_KEY", "s3cr3t")
    services.fails = lambda path, times: DOWN if "cites:" in path else None
    watched(root, services)
    told = capsys.readouterr()
    file = (root / "candidates.yml").read_text(encoding="utf-8")
    assert "s3cr3t" in "".join(services.asked)
    assert "s3cr3t" not in told.out + told.err + file


def test_a_search_that_breaks_off_keeps_what_it_found(root: Path, services: Services) -> None:
    services.works += [
        work(100 + number, f"10.1000/n{number}", cites=[1], authors=[]) for number in range(150)
    ]
    services.fails = lambda path, times: DOWN if "page=2" in path else None
    found = watched(root, services, "--limit", "300")
    assert len(works(found)) == 100
    assert [one["search"] for one in found["unknown"]] == [
        "works that cite those of the map, behind the first 100: the service answers 503"
    ]


def test_no_more_candidates_than_were_asked_for(root: Path, services: Services) -> None:
    services.works += [work(10, "10.1000/a", cites=[1]), work(11, "10.1000/b", cites=[1, 2])]
    assert [one["doi"] for one in works(watched(root, services, "--limit", "1"))] == ["10.1000/b"]


def test_hostile_answers_become_plain_text(root: Path, services: Services) -> None:
    services.works += [
        work(
            10,
            "javascript:alert(1)",
            "<b>Bold</b> &lt;script&gt;x&lt;/script&gt;\n- a: b\u202e",
            cites=[1],
        ),
        work(11, "10.1000/b", "x" * 100_000, cites=[1], publication_date="2026-13-45"),
        work(12, "10.1000/c", "Nothing in it", cites=[1], authors=[("A1", "<i>A</i>\x00")]),
    ]
    services.works += [
        {
            "id": 7,
            "doi": [],
            "title": {},
            "publication_date": "2026-10-01",
            "authorships": [],
            "referenced_works": [f"https://openalex.org/W{1}"],
        },
        work(13, "10.1000/d", "Null fields", cites=[1]) | {"doi": None, "authorships": []},
    ]
    found = works(watched(root, services))
    by_title = {one["title"]: one for one in found}
    assert "Bold x - a: b" in by_title
    assert by_title["Bold x - a: b"]["address"] == "https://openalex.org/W10"
    assert max(map(len, by_title)) < 310
    assert "date" not in by_title["x" * 300 + " …"]
    assert by_title["Nothing in it"]["authors"] == "A"
    assert "Null fields" in by_title
    assert len(found) == 4


@pytest.mark.parametrize(
    "answer",
    [
        {"meta": None, "results": None},
        {"meta": {"count": "many"}, "results": [None, 3, "x", [], {"id": None}]},
        {"meta": {"count": -1, "next_cursor": 5}, "results": [{"id": "W9", "title": None}]},
        "text",
        None,
    ],
)
def test_no_answer_of_a_wrong_form_stops_a_round(
    root: Path, services: Services, answer: object
) -> None:
    services.fails = lambda path, times: as_json(answer) if "cites:" in path else None
    assert works(watched(root, services)) == []


# ---- Interrupted ----


def test_an_interrupted_round_goes_on_and_asks_nothing_twice(
    root: Path, services: Services
) -> None:
    services.records[ADAMS] = {"updated-by": [update("10.1000/n", "retraction", 2025)]}
    services.works.append(work(10, "10.1000/ten", "News", cites=[1]))
    released: list[bool] = []

    def hangs(path: str, times: int) -> Said | None:
        while "cites:" in path and not released:
            time.sleep(0.01)
        return None

    services.fails = hangs
    command = [sys.executable, "-m", "litmap", *call(root, services)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    with subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell may ignore it
    ) as started:
        while not any("cites:" in path for path in services.asked):
            assert started.poll() is None
            time.sleep(0.01)
        started.send_signal(2)
        try:
            _, said = started.communicate(timeout=60)
        finally:
            started.kill()  # below a shell that ignores the signal, it would go on for ever
    released.append(True)
    assert started.returncode == 2
    assert "Traceback" not in said
    assert "the next call goes on" in said
    before = [path for path in services.asked if "cites:" not in path]
    found = watched(root, services)
    assert len(found["notices"]) == 1
    assert [one["title"] for one in works(found)] == ["News"]
    assert all(Counter(services.asked)[path] == 1 for path in before)


@pytest.mark.parametrize(
    "kept",
    [
        "no JSON",
        "[]",
        "{}",
        json.dumps({"form": 2, "since": "2026-08-03", "day": "2026-10-01", "answers": {}}),
        json.dumps({"form": 2, "since": "2026-08-03", "day": "2026-11-02", "answers": {}}),
        json.dumps({"form": 2, "since": "soon", "day": "2026-11-01", "answers": {}}),
        json.dumps({"form": 2, "since": "2026-08-03", "day": "2026-11-01", "answers": []}),
        json.dumps({"form": 0, "since": "2026-08-03", "day": "2026-11-01", "answers": {"x": 1}}),
    ],
)
def test_what_is_no_memory_of_this_round_is_not_taken_for_one(
    root: Path, services: Services, kept: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "watch.json").write_text(kept, encoding="utf-8")
    watched(root, services)
    assert "anew" in capsys.readouterr().err


def test_nothing_is_written_through_a_link(root: Path, services: Services, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (root / "candidates.yml").symlink_to(elsewhere)
    assert main(call(root, services)) == 2
    assert not elsewhere.exists()
    assert services.asked == []


@pytest.mark.parametrize(
    "names",
    [
        ("--out", "references.bib"),
        ("--state", "references.bib"),
        ("--out", "content/about.md"),
        ("--state", "content/../content/new.json"),
        ("--out", "watch.json"),
    ],
)
def test_no_file_of_the_map_is_written_over(
    root: Path, services: Services, names: tuple[str, str]
) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    with pytest.raises(SystemExit):
        main(call(root, services, *names))
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    assert services.asked == []


def test_two_records_of_one_work_are_both_followed(root: Path, services: Services) -> None:
    services.works += [
        work(9, ADAMS.upper(), "Work 1", authors=[("A9", "A. Writer")]),
        work(20, "10.5555/a", "The first of two works", cites=[2], authors=[]),
        work(21, "10.5555/b", "The second of two works", cites=[2, 9], authors=[]),
    ]
    found = works(watched(root, services))
    assert [one["cites"] for one in found] == [["adams2021one"], ["adams2021one"]]
