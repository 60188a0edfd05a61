"""Exports read back by other programs' parsers, work by work and field by field."""

import html
import json
import re
import warnings
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

import jsonschema
import pytest
import rispy
import yaml
from pybtex.database import parse_string
from tests.conftest import ROOT, TODAY

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its own warnings about its own code
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

from litmap.bibtex.reader import read_bibliography
from litmap.content.load import load
from litmap.export import export
from litmap.graph.graph import Graph
from litmap.graph.link import link
from litmap.model.reference import HOUSE_FIELDS
from litmap.model.roles import ROLES
from litmap.model.vocabulary import PAPER
from litmap.references.csl import csl_item
from litmap.references.embedded import coins, highwire, json_ld
from litmap.references.typography import dashed

CORPUS = ROOT / "tests" / "corpus"
EVERY_TYPE = r"""
@article{vanderberg2020de, author = {van der Berg, Jan and Müller, {\"U}lk{\"u} and others}, title = {An article: ‘quoted’},
  journaltitle = {Journal}, volume = {11}, number = {5}, pages = {545--556}, date = {2020-07-01}, doi = {10.1000/x-1}, langid = {german}}
@incollection{o-brien2009chapter, author = {O'Brien, Jr, Mary}, editor = {Smith, Ann}, title = {A chapter}, booktitle = {A book},
  publisher = {Press}, location = {Oxford}, date = {2009}, pages = {44--88}, isbn = {978-0-19-000000-0}}
@book{press2016book, editor = {{Research Group}}, title = {A book}, subtitle = {and more}, edition = {2}, series = {Series}, publisher = {Press}, date = {2016}}
@report{group2024report, author = {{Research Group}}, title = {A report}, type = {Policy brief}, number = {311}, institution = {Institute}, date = {2024-03}}
@online{site2024page, author = {{The Page}}, title = {A page}, organization = {Site}, url = {https://example.org/a?b=c&d}, urldate = {2024-02-20}}
@legislation{union2024act, title = {Regulation (EU) 2024/1689}, number = {2024/1689}, date = {2024-06-13}, url = {https://example.org/act}}
@misc{solo2023preprint, author = {Solo, Han}, title = {A preprint}, eprint = {2307.04699}, eprinttype = {arxiv}, date = {2023}}
@dataset{lab2022data, author = {Lab, Ida}, title = {Data}, date = {2022}}
@video{tv2021film, title = {A film}, organization = {TV}, date = {2021-05-04}}
@misc{nobody-thing, title = {No author, no date}}
"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    corpus, problems = load(CORPUS, date.fromisoformat(TODAY))
    assert problems == []
    return link(corpus)


@pytest.fixture(scope="module")
def files(graph: Graph) -> dict[str, str]:
    return export(graph)


@pytest.fixture(scope="module")
def works() -> dict[str, dict[str, object]]:
    references, problems = read_bibliography("r.bib", EVERY_TYPE)
    assert [problem for problem in problems if problem.severity == "error"] == []
    return {key: csl_item(reference) for key, reference in references.items()}


def test_biblatex_reads_back_to_the_same_fields(graph: Graph, files: dict[str, str]) -> None:
    exported, problems = read_bibliography("references.bib", files["data/references.bib"])
    assert problems == []
    ours = graph.corpus.references
    assert list(exported) == list(ours)
    for key, work in ours.items():
        not_given = (*HOUSE_FIELDS, "ids", "crossref")
        kept = {name: text for name, text in work.fields.items() if name not in not_given}
        if note := graph.standing_notes.get(key):
            kept["note"] = f"{kept.get('note', '')} {note}".strip()
        assert exported[key].fields == kept, key
        assert exported[key].people == work.people, key
        assert exported[key].type == work.type
    assert parse_string(files["data/references.bib"], "bibtex").entries.keys() == ours.keys()


def test_ris_reads_back(graph: Graph, files: dict[str, str]) -> None:
    records = {record["id"]: record for record in rispy.loads(files["data/references.ris"])}
    assert list(records) == list(graph.corpus.references)
    for key, reference in graph.corpus.references.items():
        record = records[key]
        assert record["title"] == reference.get("title")
        assert record.get("doi", "") == reference.get("doi")
        assert record.get("year", "") == (reference.get("date") or reference.get("year"))[:4]
        assert len(record.get("authors", [])) == len(reference.authors)


def test_every_type_in_ris(works: dict[str, dict[str, object]]) -> None:
    from litmap.references.ris import ris

    records = {record["id"]: record for record in rispy.loads(ris(works.values()))}
    assert {key: record["type_of_reference"] for key, record in records.items()} == {
        "vanderberg2020de": "JOUR",
        "o-brien2009chapter": "CHAP",
        "press2016book": "BOOK",
        "group2024report": "RPRT",
        "site2024page": "ELEC",
        "union2024act": "STAT",
        "solo2023preprint": "MANSCPT",
        "lab2022data": "DATA",
        "tv2021film": "VIDEO",
        "nobody-thing": "GEN",
    }
    article = records["vanderberg2020de"]
    assert article["authors"] == ["van der Berg, Jan", "Müller, Ülkü", "others,"]
    assert (article["start_page"], article["end_page"]) == ("545", "556")
    assert (article["volume"], article["number"], article["date"]) == ("11", "5", "2020/07/01")
    assert records["o-brien2009chapter"]["authors"] == ["O'Brien, Mary, Jr"]


def test_every_type_in_csl(works: dict[str, dict[str, object]]) -> None:
    assert {key: item["type"] for key, item in works.items()} == {
        "vanderberg2020de": "article-journal",
        "o-brien2009chapter": "chapter",
        "press2016book": "book",
        "group2024report": "report",
        "site2024page": "webpage",
        "union2024act": "legislation",
        "solo2023preprint": "article",
        "lab2022data": "dataset",
        "tv2021film": "motion_picture",
        "nobody-thing": "document",
    }
    assert works["vanderberg2020de"]["author"] == [
        {"family": "van der Berg", "given": "Jan"},
        {"family": "Müller", "given": "Ülkü"},
        {"literal": "others"},
    ]
    assert works["vanderberg2020de"]["language"] == "de"
    assert works["press2016book"]["title"] == "A book: and more"
    assert works["press2016book"]["editor"] == [{"literal": "Research Group"}]
    assert works["site2024page"]["accessed"] == {"date-parts": [[2024, 2, 20]]}
    assert works["solo2023preprint"]["archive_location"] == "2307.04699"


def test_a_csl_processor_takes_every_work(
    files: dict[str, str], works: dict[str, dict[str, object]]
) -> None:
    items = [*json.loads(files["data/references.json"]), *map(dict, works.values())]
    for item in items:
        del item["citation-key"]  # the processor is older than this variable
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        source = CiteProcJSON(items)
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # the style that the processor brings is older than its schema
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    said = ["".join(map(str, entry)) for entry in bibliography.bibliography()]
    assert len(said) == len(items)
    for item in items:
        start = re.split(r"[‘’'\"]", str(item["title"]))[0][:25]
        assert any(start.casefold() in one.casefold() for one in said), item["id"]


def test_a_work_page_describes_exactly_one_work(works: dict[str, dict[str, object]]) -> None:
    tags = highwire(works["vanderberg2020de"])
    assert tags == [
        ("citation_title", "An article: ‘quoted’"),
        ("citation_author", "van der Berg, Jan"),
        ("citation_author", "Müller, Ülkü"),
        ("citation_author", "others"),
        ("citation_publication_date", "2020/07/01"),
        ("citation_journal_title", "Journal"),
        ("citation_volume", "11"),
        ("citation_issue", "5"),
        ("citation_firstpage", "545"),
        ("citation_lastpage", "556"),
        ("citation_doi", "10.1000/x-1"),
        ("citation_language", "de"),
        ("citation_public_url", "https://doi.org/10.1000/x-1"),
    ]
    act = highwire(works["union2024act"])
    assert ("bibo:type", "Legislation") in act
    assert ("citation_public_url", "https://example.org/act") in act
    report = highwire(works["group2024report"])
    assert [content for name, content in report if name == "citation_author"] == ["Research Group,"]
    assert "rft.aucorp=The+Page" in coins(works["site2024page"])
    assert json_ld(works["union2024act"])["@type"] == "Legislation"
    assert json_ld(works["nobody-thing"]) == {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "name": "No author, no date",
    }
    chapter = parse_qs(coins(works["o-brien2009chapter"]))
    assert chapter["rft.genre"] == ["bookitem"]
    assert chapter["rft.atitle"] == ["A chapter"]
    assert chapter["rft.btitle"] == ["A book"]
    assert chapter["rft.au"] == ["O'Brien Jr, Mary"]


def test_the_map_keeps_its_schema_and_loses_nothing(graph: Graph, files: dict[str, str]) -> None:
    document = json.loads(files["data/map.json"])
    schema = json.loads(files["data/map.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(document)
    assert [entry["id"] for entry in document["entries"]] == list(graph.corpus.entries)
    assert len(document["edges"]) == len(graph.edges)
    assert sum(1 for edge in document["edges"] if edge["kind"] == "cite") == sum(
        1 for e in graph.edges if e.citation
    )
    assert {edge["cito"] for edge in document["edges"] if edge.get("role") == "supports"} == {
        "http://purl.org/spar/cito/obtainsSupportFrom"
    }
    document["edges"][0]["kind"] = "guess"
    assert not jsonschema.Draft202012Validator(schema).is_valid(document)


def test_the_works_of_an_entry_say_what_they_are_cited_for(
    graph: Graph, files: dict[str, str]
) -> None:
    cited = {edge.target[1:] for edge in graph.outgoing("rivalry") if edge.citation}
    text = files["data/entries/rivalry.bib"]
    assert set(parse_string(text, "bibtex").entries) == cited
    assert "% Supports this statement (p. 12): Powers that race" in text
    assert re.search(r"% Supports this statement \(p. \d+\): Rivals found", text)
    items = json.loads(files["data/entries/rivalry.json"])
    assert {item["id"] for item in items} == cited
    assert all("://" not in item["note"] for item in items)
    assert {record["id"] for record in rispy.loads(files["data/entries/rivalry.ris"])} == cited


def test_the_notes_of_a_work_are_sentences(graph: Graph, files: dict[str, str]) -> None:
    notes = {
        item["id"]: item["note"].splitlines()
        for item in json.loads(files["data/entries/slow-ratification.json"])
    }
    unread = [
        note
        for note in notes["coe2023draft"]
        if note.startswith("Cited by Roberts et al. (2024) as")
    ]
    assert unread, "nobody has opened it: what it does is what the paper says"
    partly = "Partly supports this statement (pp. 370–375): "
    assert any(note.startswith(partly) for note in notes["clough2012cybercrime"])
    for note in [one for lines in notes.values() for one in lines]:
        assert re.fullmatch(r"[A-Z].*: .*[.!?]", note), note


def test_the_works_behind_an_entry_include_those_of_the_claims_it_rests_on(
    graph: Graph, files: dict[str, str]
) -> None:
    own = {edge.target[1:] for edge in graph.outgoing("open-doors") if edge.citation}
    below = graph.claim_named("mistrust#no-proof")
    assert below
    behind = {citation.key for citation in graph.citations(below.claim)}
    assert behind - own
    exported = set(parse_string(files["data/entries/open-doors.bib"], "bibtex").entries)
    assert own | behind <= exported


def test_every_role_has_a_property() -> None:
    assert all(re.fullmatch(r"[a-z][A-Za-z]+", role.cito) for role in ROLES.values())


def test_the_built_pages_carry_one_item_or_all(corpus_site: Path, graph: Graph) -> None:
    site = corpus_site
    work = (site / "references/cihon2020fragmentation/index.html").read_text(encoding="utf-8")
    assert work.count('name="citation_title"') == 1
    assert 'class="Z3988"' not in work
    (linked_data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', work)
    assert json.loads(linked_data)["isPartOf"]["isPartOf"]["volumeNumber"] == "11"
    assert '<meta name="z:itemType" content="journalArticle">' in work
    assert "og:site_name" not in work, "it would be taken for the site of the work"
    listed = (site / "references/index.html").read_text(encoding="utf-8")
    assert listed.count('class="Z3988"') == len(graph.corpus.references)
    assert "citation_title" not in listed
    entry = (site / "barriers/rivalry/index.html").read_text(encoding="utf-8")
    assert entry.count('class="Z3988"') == entry.count('<li id="ref-') + 1
    assert "citation_title" not in entry


def content(page: str, name: str) -> str:
    """What a meta tag of a page says."""
    (found,) = re.findall(f'<meta {name} content="([^"]*)">', page)
    return html.unescape(found)


def test_every_entry_offers_itself_before_its_works(corpus_site: Path, graph: Graph) -> None:
    for entry in graph.corpus.entries.values():
        page = (corpus_site / entry.address.strip("/") / "index.html").read_text(encoding="utf-8")
        first = re.findall(r'<span class="Z3988" title="([^"]*)">', page)[0]
        said = parse_qs(html.unescape(first))
        assert said["rft.type"] == ["webpage"]
        assert said["rft.title"] == [content(page, 'property="og:title"')]
        assert said["rft.source"] == [content(page, 'name="application-name"')]
        assert said["rft.date"] == [TODAY]


@pytest.mark.parametrize("page", ["", "references/", "barriers/", "matrix/", "map/", "claims/"])
def test_other_pages_name_the_site(corpus_site: Path, page: str) -> None:
    text = (corpus_site / page / "index.html").read_text(encoding="utf-8")
    assert content(text, 'property="og:site_name"') == content(text, 'name="application-name"')
    assert content(text, 'property="og:title"')


def test_the_citation_file_agrees_with_the_site_and_the_bibliography(content_root: Path) -> None:
    text = (content_root / "references.bib").read_text(encoding="utf-8")
    paper = read_bibliography("references.bib", text)[0][PAPER]
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= cited.keys()
    assert f"site_name: {cited['title']}\n" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (said,) = cited["references"]
    assert [author["family-names"] for author in said["authors"]] == [
        author.last for author in paper.authors
    ]
    assert said["title"] == paper.get("title")
    assert said["doi"] == paper.get("doi")
    assert (str(said["volume"]), f"{said['start']}–{said['end']}") == (
        paper.get("volume"),
        dashed(paper.get("pages")),
    )
