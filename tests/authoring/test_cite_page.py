"""`litmap cite` with web addresses: what pages say of themselves, in which order it counts, and pages that are none."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.authoring.answering import Said, answering
from tests.conftest import TODAY
from tests.small import found, written

from litmap.authoring import fetching
from litmap.authoring.cite import cite
from litmap.authoring.edits import Refused
from litmap.authoring.fetching import Web
from litmap.authoring.taking import Added
from litmap.bibtex.reader import read_bibliography
from litmap.cli import main
from litmap.linkcheck.client import Client
from litmap.pipeline import check_root

DAY = date.fromisoformat(TODAY)
HTML = {"Content-Type": "text/html"}


def html(head: str, tag: str = '<html lang="en">') -> bytes:
    return f"<!DOCTYPE html>{tag}<head>{head}</head><body>Text.</body></html>".encode()


def meta(**named: str) -> str:
    """Metadata by name, in which '__' stands for ':' and 'dc_' for 'dc.'."""
    return "".join(
        f'<meta name="{name.replace("__", ":")}" content="{value}">'
        for name, value in named.items()
    )


def linked(**thing: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


def added_from(root: Path, body: bytes, headers: dict[str, str] = HTML) -> Added:
    with answering({"": Said(200, body, headers)}) as server:
        (added,) = cite(root, f"{server.base}/page", DAY, server.web).added
    return replace(added, text=added.text.replace(server.base, "https://page.example"))


def field(added: Added, name: str) -> str:
    """A field of the record as readers see it; of the authors, 'Last/First; {Body}'."""
    work = read_bibliography("", added.text)[0][added.key]
    if name == "author":
        names = [f"{one.particle} {one.last}/{one.first}".strip(" /") for one in work.authors]
        return "; ".join(names)
    return work.get(name)


def test_a_page_becomes_a_record_and_says_where_from(bare_project: Path) -> None:
    page = html(
        "<title>Laws &amp; AI | Site of News</title>"
        '<meta property="og:site_name" content="Site of News">'
        '<meta property="og:title" content="Laws &amp; 100% AI">'
        + linked(
            **{
                "@context": "https://schema.org",
                "@type": "NewsArticle",
                "author": [
                    {"@type": "Person", "name": "Ursula von der Leyen"},
                    {"@type": "Organization", "name": "OECD"},
                ],
                "datePublished": "2025-02-11T09:30:00+01:00",
            }
        )
    )
    added = added_from(bare_project, page)
    assert (
        added.text
        == r"""@online{vonderleyen2025laws,
  author = {von der Leyen, Ursula and {OECD}},
  title = {Laws \& 100\% AI},
  organization = {Site of News},
  date = {2025-02-11},
  url = {https://page.example/page},
  urldate = {2026-11-01},
  langid = {english},
  verified = {partly},
  read = {record},
  sourcetype = {news},
}
"""
    )
    assert added.notes == (
        "Taken from the page: site from og:site_name, title from og:title, author from JSON-LD, "
        "date from JSON-LD, language from <html lang>.",
    )
    assert {one.rule for one in check_root(bare_project, DAY)} == {"uncited"}


SCHOLARLY = meta(
    citation_title="Map",
    citation_author="Doe, Jane",
    citation_journal_title="Journal",
    citation_volume="3",
    citation_issue="2",
    citation_firstpage="10",
    citation_lastpage="19",
    citation_publication_date="2024/05/07",
)
NEWS = linked(
    **{"@type": "NewsArticle", "headline": "News", "author": "Roe, Joe", "datePublished": "2023"}
)
GRAPH = linked(
    **{
        "@graph": [
            {"@type": "WebPage", "name": "The page", "datePublished": "2020"},
            {
                "@type": ["Article", "X"],
                "headline": "The article",
                "author": {"@id": "#p"},
                "publisher": {"@id": "#o"},
                "inLanguage": "fr-FR",
            },
            {"@id": "#p", "@type": "Person", "givenName": "Joe", "familyName": "Roe"},
            {"@id": "#o", "@type": "Organization", "name": "House"},
        ]
    }
)
LIST_OF_OTHERS = linked(
    **{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Other"}]}
)

PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "scholarly first": (
        SCHOLARLY + NEWS + meta(og__title="Graph", author="Poe, Moe", date="2022"),
        {"title": "Map", "author": "Doe/Jane", "journaltitle": "Journal", "volume": "3", "number": "2", "pages": "10–19", "date": "2024-05-07", "sourcetype": "journal-article"},
    ),
    "then linked data": (
        NEWS + meta(og__title="Graph", author="Poe, Moe", date="2022"),
        {"title": "News", "author": "Roe/Joe", "date": "2023", "sourcetype": "news"},
    ),
    "then the rest": (
        meta(og__title="Graph", author="Poe, Moe", date="2022") + "<title>T</title>",
        {"title": "Graph", "author": "Poe/Moe", "date": "2022", "sourcetype": "web-page"},
    ),
    "the title alone": ("<title>\n A  map \n</title>", {"title": "A map", "organization": "page.example"}),
    "a title with its site": (
        "<title>A map – Atlas</title>" + meta(og__site_name="Atlas"),
        {"title": "A map", "organization": "Atlas"},
    ),
    "a graph of things": (
        GRAPH,
        {"title": "The article", "author": "Roe/Joe", "organization": "House", "langid": "french"},
    ),
    "a list of other pages": (LIST_OF_OTHERS + "<title>Mine</title>", {"title": "Mine"}),
    "the body as author": (
        "<title>A</title>" + meta(og__site_name="OECD", author="oecd"),
        {"author": "oecd", "organization": "OECD"},
    ),
    "the site itself": (
        "<title>A</title>" + meta(og__site_name="OECD", author="OECD"),
        {"author": "OECD", "organization": ""},
    ),
    "two in one line": (
        "<title>A</title>" + meta(author="By Jane Doe and Joe van Roe"),
        {"author": "Doe/Jane; van Roe/Joe"},
    ),
    "two with a comma": ("<title>A</title>" + meta(author="Jane Doe, Joe Roe"), {"author": "Doe/Jane; Roe/Joe"}),
    "a ministry": (
        "<title>A</title>" + meta(author="Ministry of Justice and Peace"),
        {"author": "Ministry of Justice and Peace"},
    ),
    "an assembly": ("<title>A</title>" + meta(author="UN General Assembly"), {"author": "UN General Assembly"}),
    "several in a line": (
        meta(citation_title="A", citation_authors="Doe, Jane; Roe, Joe A."),
        {"author": "Doe/Jane; Roe/Joe A."},
    ),
    "an address as author": ("<title>A</title>" + meta(article__author="https://facebook.com/x"), {"author": ""}),
    "a report": (
        linked(**{"@type": "Report", "name": "R", "publisher": {"name": "OECD"}}),
        {"title": "R", "institution": "OECD", "sourcetype": "report"},
    ),
    "a technical report": (
        meta(citation_title="R", citation_technical_report_institution="OECD"),
        {"institution": "OECD", "sourcetype": "report"},
    ),
    "a chapter": (meta(citation_title="C", citation_inbook_title="Book"), {"booktitle": "Book", "sourcetype": "chapter"}),
    "a day in words": ("<title>A</title>" + meta(date="May 7, 2024"), {"date": "2024-05-07"}),
    "a day turned round": ("<title>A</title>" + meta(dc_date="x", date="7th May 2024"), {"date": "2024-05-07"}),
    "a day that is none": ("<title>A</title>" + meta(date="2024-13-45"), {"date": "2024"}),
    "no day at all": ("<title>A</title>" + meta(date="yesterday"), {"date": ""}),
    "an unheard-of language": ("<title>A</title>" + meta(citation_language="klingon"), {"langid": "english"}),
}  # fmt: skip
"""Heads of pages, and fields of the record."""


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_says_of_itself(bare_project: Path, name: str) -> None:
    head, fields = PAGES[name]
    added = added_from(bare_project, html(head))
    assert {name: field(added, name) for name in fields} == fields


def test_what_is_missing_is_said_with_a_cure(bare_project: Path) -> None:
    added = added_from(bare_project, html("<title>A</title>", tag="<html>"))
    assert added.notes[1:] == (
        "The page does not name its site: correct 'organization'.",
        "The page names no author: add one, or leave 'page.example' in its place.",
        "The page names no date: add 'date' if you see one on it.",
        "The page names no language: add 'langid', such as {english}.",
    )


@pytest.mark.parametrize(
    ("canonical", "kept"),
    [
        ("/article", "/article"),
        ("HOST/article#part", "/article"),
        ("/", "/page"),
        ("https://elsewhere.example/article", "/page"),
        ("javascript:alert(1)", "/page"),
        ("http://[", "/page"),
    ],
)
def test_the_address_is_the_lasting_one_of_the_same_host(
    bare_project: Path, canonical: str, kept: str
) -> None:
    body = html(f'<title>A</title><link rel="canonical" href="{canonical}">')
    answers = {"": Said(302, b"", {"Location": "/page"}), "/page": Said(200, body, HTML)}
    with answering(answers) as server:
        (added,) = cite(bare_project, f"{server.base}/short?utm=1#part", DAY, server.web).added
    assert f"  url = {{{server.base}{kept}}}," in added.text.splitlines()


def test_an_address_that_leads_to_another_host_is_told(bare_project: Path) -> None:
    answers = {
        "/short": Said(302, b"", {"Location": "HOST/page"}),
        "/page": Said(200, html("<title>A</title>"), HTML),
    }
    with answering(answers) as server:
        here = server.base.removeprefix("http://")
        there = here.replace("page.", "short.")
        web = Web(Client("test", frozenset([here, there])))
        (added,) = cite(bare_project, f"http://{there}/short", DAY, web).added
    assert added.notes[-1] == "The address led to page.example: is it the page that you mean?"


def test_no_sign_of_an_address_is_lost(bare_project: Path) -> None:
    with answering({"": Said(200, html("<title>A</title>"), HTML)}) as server:
        (added,) = cite(
            bare_project, f"{server.base}/a{{b}}|c?d=e^f&g=%20_~", DAY, server.web
        ).added
    assert f"  url = {{{server.base}/a%7Bb%7D%7Cc?d=e%5Ef&g=%20_~}}," in added.text.splitlines()


def test_a_page_that_names_its_doi_gives_the_registry_s_record(bare_project: Path) -> None:
    record = {"title": "Registered", "type": "journal-article", "DOI": "10.1000/x"}
    page = html(meta(citation_title="Map", citation_doi="doi:10.1000/x"))
    answers = {
        "/page": Said(200, page, HTML),
        "/10.1000/x": Said(200, json.dumps(record).encode()),
    }
    with answering(answers) as server:
        (added,) = cite(bare_project, f"{server.base}/page", DAY, server.web).added
    assert "  title = {Registered}," in added.text.splitlines()
    assert added.notes == ("The page names the DOI 10.1000/x: the record is its registry's.",)


@pytest.mark.parametrize(
    "head",
    [
        meta(**{"dc.identifier": "https://doi.org/10.1000/x"}),
        linked(**{"@type": "ScholarlyArticle", "name": "A", "sameAs": "https://doi.org/10.1000/x"}),
        linked(**{"@type": "Article", "name": "A", "identifier": [{"value": "10.1000/x"}]}),
        meta(**{"dc.identifier": "info:doi/10.1000/x"}),
    ],
)
def test_where_the_registry_fails_the_page_s_own_record_stays(
    bare_project: Path, head: str
) -> None:
    answers = {"/page": Said(200, html("<title>A</title>" + head), HTML), "": Said(404)}
    with answering(answers) as server:
        (added,) = cite(bare_project, f"{server.base}/page", DAY, server.web).added
    assert "The page names the DOI 10.1000/x, but no registry knows the DOI" in added.notes[0]
    assert "doi" not in added.text


ENCODINGS = {
    "header": ("ISO-8859-1", "Zürich", {"Content-Type": "text/html; charset=ISO-8859-1"}, ""),
    "meta": ("windows-1251", "Закон", HTML, '<meta charset="windows-1251">'),
    "http-equiv": ("shift_jis", "東京", HTML, '<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">'),
    "mark": ("utf-16", "Zürich", HTML, ""),
    "XHTML": ("iso-8859-2", "Łódź", {}, ""),
    "none": ("utf-8", "Zürich", {}, ""),
    "Windows without a word": ("cp1252", "Zürich’s", HTML, ""),
    "a lie": ("utf-8", "Zurich", {"Content-Type": "text/html; charset=zlib"}, ""),
}  # fmt: skip


@pytest.mark.parametrize("name", ENCODINGS)
def test_letters_come_through_whole(bare_project: Path, name: str) -> None:
    encoding, title, headers, head = ENCODINGS[name]
    start = f'<?xml version="1.0" encoding="{encoding}"?>' if name == "XHTML" else ""
    body = f"{start}<html><head>{head}<title>{title}</title></head>".encode(encoding)
    assert field(added_from(bare_project, body, headers), "title") == title


HOSTILE = {
    "script": html("<title><script>alert(1)</script>A}</title>"),
    "LaTeX": html(r"<title>\input{/etc/passwd} A $x$ %</title>"),
    "end of field": html('<meta name="author" content="A}, title = {B"><title>A},\n}\n@misc{b,</title>'),
    "control": html("<title>A\x1b[31m\x00\x07\u202eB</title>"),
    "long": html(f"<title>{'A ' * 50_000}</title>" + meta(author="Doe, " * 10_000)),
    "many": html("<title>A</title>" + "".join(meta(author=f"Doe{n}, Jane") for n in range(5000))),
    "deep": html("<title>A</title><script type='application/ld+json'>" + "[" * 100_000 + "</script>"),
    "nested": html("<title>A</title>" + linked(**{"@graph": [{"@graph": [{"@graph": [{"@graph": [{"@graph": [{"@type": "Article", "name": "Too deep"}]}]}]}]}]})),
    "nested lists": html("<title>A</title><script type='application/ld+json'>" + "[" * 8 + '{"@type": "Article", "name": "Too deep"}' + "]" * 8 + "</script>"),
    "nested things": html("<title>A</title><script type='application/ld+json'>" + '{"mainEntity": ' * 8 + '{"@type": "Article", "name": "Too deep"}' + "}" * 8 + "</script>"),
    "wrong types": html("<title>A</title>" + linked(**{"@type": {"a": 1}, "headline": [[]], "author": 7}) + linked(**{"@type": "Article", "name": ["A", 1], "author": [[1], None, {"name": {}}], "publisher": [None], "datePublished": 2024, "identifier": [None, {"value": 3}], "@id": []})),
    "nameless": html("<title>A</title>" + linked(**{"@type": "Article", "name": "A", "author": [{"familyName": "!!"}, {"name": "–"}, {"familyName": "others"}]})),
    "own id": html("<title>A</title>" + linked(**{"@type": "Article", "name": "A", "@id": "x", "publisher": {"@id": "x"}})),
    "broken": b"<html><head><title>A<meta <<<!-- <p <script type='application/ld+json'>{<title>",
    "unclosed": b"<title>A</title>" + b"<!--" * 200_000,
    "brackets": b"<title>A</title>" + b"<" * 900_000,
    "depth": b"<title>A</title>" + b"<div>" * 150_000,
    "attributes": b"<title>A</title><meta " + b"a=b " * 200_000 + b">",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_stay_inert_and_bounded(
    bare_project: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with answering({"": Said(200, HOSTILE[name], HTML)}) as server:
        host = server.base.removeprefix("http://")
        command = ["cite", f"{server.base}/page", "--allow-host", host, "--today", TODAY]
        assert main([*command, "--root", str(bare_project)]) == 0
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert len(shown) < 10_000
    assert "Too deep" not in shown
    found = check_root(bare_project, DAY)
    assert {one.rule for one in found} <= {"uncited", "bad-name"}
    before = (Path(__file__).parents[1] / "corpus/references.bib").read_text("utf-8")
    fresh = set(read_bibliography("", (bare_project / "references.bib").read_text("utf-8"))[0])
    assert len(fresh - set(read_bibliography("", before)[0])) == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("said", "says"),
    [
        (Said(404), "/10 answered 404; correct the address"),
        (Said(410), "answered 410; correct the address"),
        (Said(403), "answered 403; the site may block programs: open the page in a browser, and write the record by hand"),
        (Said(503), "answered 503; try again later, or write the record by hand"),
        (Said(200, b"%PDF-1.7", {"Content-Type": "application/pdf"}), "is a PDF, which is not read here; give the address of the page that offers it"),
        (Said(200, b"%PDF-1.7", HTML), "is a PDF"),
        (Said(200, b"{}", {"Content-Type": "application/json"}), "is not a web page (application/json)"),
        (Said(200, b"", HTML), "gives no title; write the record by hand"),
        (Said(200, b"\x00\x01\x02", HTML), "gives no title"),
        (Said(0), "no whole answer came in time; try again later"),
        (Said(302, b"", {"Location": "http://169.254.169.254/"}), "an address that is not public; give a public address"),
        (Said(302, b"", {"Location": "ftp://e.example/"}), "'ftp:', which is not a web address"),
    ],
)  # fmt: skip
def test_what_is_no_page_is_refused_with_a_cure(
    bare_project: Path, said: Said, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "DEADLINE", 1)
    before = (bare_project / "references.bib").read_bytes()
    with answering({"": said}) as server, pytest.raises(Refused) as refused:
        cite(bare_project, f"{server.base}/10", DAY, server.web)
    assert says in str(refused.value)
    assert (bare_project / "references.bib").read_bytes() == before


def test_what_a_server_says_cannot_steer_the_terminal(
    bare_project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with answering({"": Said(200, b"x", {"Content-Type": "x\x1b[31m"})}) as server:
        host = server.base.removeprefix("http://")
        command = ["cite", f"{server.base}/page", "--allow-host", host]
        assert main([*command, "--root", str(bare_project)]) == 2
    assert "is not a web page (x\\x1b[31m)" in capsys.readouterr().err


def test_an_address_that_holds_a_doi_says_so_where_the_page_is_closed(bare_project: Path) -> None:
    with answering({"": Said(403)}) as server, pytest.raises(Refused) as refused:
        cite(bare_project, f"{server.base}/doi/10.1000/x1", DAY, server.web)
    assert "try `litmap cite 10.1000/x1`" in str(refused.value)


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:1/", "http://localhost/", "http://10.0.0.1/", "http://[::1]/", "https://user:pw@e.example/", "http://0x7f.1/", "https://"],
)  # fmt: skip
def test_no_address_within_is_asked(bare_project: Path, address: str) -> None:
    with pytest.raises(Refused, match="give a public address that starts with https://"):
        cite(bare_project, address, DAY, Web())


def test_a_page_that_is_there_is_refused_and_nobody_is_asked(bare_project: Path) -> None:
    added_to = (bare_project / "references.bib").open("a", encoding="utf-8")
    with added_to:
        added_to.write("@online{doe2024map, title = {A}, url = {https://e.example/a/}}\n")
    with pytest.raises(Refused, match="cite it as '@doe2024map'"):
        cite(bare_project, "http://www.e.example/a#part", DAY, Web())


def test_a_page_is_cited_by_following_what_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = written(tmp_path, {})
    page = html("<title>Laws</title>" + meta(og__site_name="Watch", author="OECD", date="2025"))
    with answering({"": Said(200, page, HTML)}) as server:
        host = server.base.removeprefix("http://")
        assert main(["cite", f"{server.base}/p", "--allow-host", host, "--root", str(root)]) == 0
    said = capsys.readouterr().out
    key = re.search(r"Cite it as '@(.*?)'", said)[1]
    claim = '{id: one, text: It is slow., as_of: 2025-03-01, cites: "[supports @KEY]"}'
    entry = f"---\ntitle: Slow\nsummary: It is slow.\norder: second\nclaims:\n  - {claim}\n---\n"
    entry = entry.replace("KEY", key)
    works = (root / "references.bib").read_text(encoding="utf-8")
    (problem,) = found(root, {"barriers/slow.md": entry, "references.bib": works})
    assert problem.rule == "record-only"
    line = int(re.search(r"on line (\d+) of references.bib", problem.message)[1])
    assert f"on line {line} of references.bib" in said
    lines = works.splitlines(keepends=True)
    lines[line - 1] = "  read = {full},\n"
    cited = entry.replace(f"@{key}", re.search(r"such as '(@.*?)'", problem.message)[1])
    assert found(root, {"barriers/slow.md": cited, "references.bib": "".join(lines)}) == []
