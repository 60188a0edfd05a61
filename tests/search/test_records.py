"""Every thing of a map has its record, with the names and words that its pages use."""

from datetime import date
from pathlib import Path

import pytest
from tests import small
from tests.conftest import ROOT, TODAY, day_of

import litmap.search
from litmap.content.load import load
from litmap.graph.doubts import DOUBTS
from litmap.graph.graph import Graph
from litmap.graph.link import link
from litmap.model.reference import WORK_GROUPS
from litmap.model.roles import ROLES
from litmap.pipeline import build_pages
from litmap.search import RECORDS_FILE, as_json, from_json, records
from litmap.search.record import Record
from litmap.site import plan
from litmap.site.html.page import Page
from litmap.site.html.plan import made_at
from litmap.site.html.site import Site

CORPUS = ROOT / "tests" / "corpus"


def graph_of(root: Path) -> Graph:
    return link(load(root, day_of(root))[0])


@pytest.fixture(scope="module")
def graph() -> Graph:
    return graph_of(CORPUS)


def at(found: list[Record], url: str) -> Record:
    return next(record for record in found if record.url == url)


def test_everything_has_one_record(any_map: Path) -> None:
    graph = graph_of(any_map)
    corpus = graph.corpus
    addresses = [record.url for record in records(graph)]
    assert len(set(addresses)) == len(addresses)
    for entry in corpus.entries.values():
        assert entry.address.lstrip("/") in addresses
    for key in corpus.references:
        assert f"references/{key}/" in addresses
    for view in graph.claims():
        assert f"{view.entry.address.lstrip('/')}#{view.anchor}" in addresses


def test_records_lead_to_pages_under_their_titles(graph: Graph) -> None:
    site = Site(graph)
    planned = plan(site)
    for record in records(graph):
        if record.group in ("page", "entry"):
            paths = [f"{record.url.rstrip('/') or 'index'}.md", f"{record.url}index.md"]
            made = [page for page in (made_at(planned, path) for path in paths) if page]
            assert made, record.url
            assert isinstance(made[0], Page)
            assert made[0].title.startswith(record.title), "an acronym may follow"


def test_works_are_named_as_pages_name_them(any_map: Path) -> None:
    graph = graph_of(any_map)
    labels = Site(graph).labels
    found = records(graph)
    for key in graph.corpus.references:
        record = at(found, f"references/{key}/")
        assert record.title == labels.title(key)
        assert record.summary.startswith(labels.label(key))
        assert key in record.codes


def test_names_of_today_and_before_are_known(graph: Graph) -> None:
    found = records(graph)
    trust = at(found, "barriers/mistrust/")
    assert {"lack of trust", "suspicion"} <= set(trust.names), "what else it is called"
    assert trust.codes == ("mistrust", "suspicion"), "its ids of today and before"
    oecd = at(found, "institutions/oecd/")
    assert {"OECD", "Expert Body"} <= set(oecd.names), "acronym; another name"
    links = at(found, "references/tanaka2025links/")
    assert "Tanaka 2025" in links.names
    assert {"tanaka2024links", "10.1000/links"} <= set(links.codes)
    assert "Nora Tanaka" in links.loose
    proof = at(found, "barriers/mistrust/#claim-no-proof")
    assert "mistrust#unproven" in proof.codes, "a former name of the claim"
    assert proof.of == trust.url


SURVEY = """@article{doe2020rules,
  author = {Doe, Ann and Roe, Bo},
  title = {Rules of law: A survey},
  shorttitle = {Soft rules},
  journaltitle = {Law Review},
  date = {2020},
  doi = {10.1000/doe2020rules},
  langid = {english},
  verified = {yes},
  read = {full},
  sourcetype = {journal-article},
  region = {europe},
}
"""


def test_a_work_is_called_by_its_authors_and_in_short(tmp_path: Path) -> None:
    root = small.written(tmp_path, {"references.bib": SURVEY})
    work = at(records(link(load(root, small.DAY)[0])), "references/doe2020rules/")
    assert {"Rules of law", "Soft rules"} <= set(work.names)
    assert {"Doe 2020", "Doe et al. 2020", "Doe Roe 2020"} <= set(work.names)
    assert {"Ann Doe", "Bo Roe", "Law Review"} <= set(work.loose)


def test_a_claim_is_found_by_the_institutions_that_it_names(tmp_path: Path) -> None:
    files = {
        "institutions/club.md": "---\ntitle: Club\nsummary: It meets.\ntype: bloc\n---\n",
        "barriers/slow.md": (
            "---\ntitle: Slow work\nsummary: It is slow.\norder: second\nclaims:\n"
            "  - {id: c, text: The Club says so., "
            'cites: "[states @roberts2024global, sec. 2; disputes @brown2022two]", '
            "grounds: {brown2022two: It is not so.}}\n---\n"
        ),
    }
    filters = at(records(small.graph(tmp_path, files)), "barriers/slow/#claim-c").filters
    assert filters["institution"] == ("club",)
    assert filters["role"] == ("states", "disputes")


def test_a_body_is_found_by_itself_as_institution(graph: Graph) -> None:
    found = records(graph)
    for body in graph.corpus.of_kind("institution"):
        assert body.id in at(found, f"institutions/{body.id}/").filters["institution"]


def test_the_text_of_an_entry_holds_its_summary_once(graph: Graph) -> None:
    for record in records(graph):
        if record.group == "entry":
            assert record.summary not in record.body


def test_values_are_those_of_facets(any_map: Path) -> None:
    graph = graph_of(any_map)
    known = {
        "status": set(DOUBTS),
        "institution": {one.id for one in graph.corpus.of_kind("institution")},
        "source": set(WORK_GROUPS),
        "role": set(ROLES),
    }
    for record in records(graph):
        assert record.filters.keys() <= {*known, "section", "year"}
        for facet, values in known.items():
            assert set(record.filters.get(facet, ())) <= values, record.url
        assert all(len(year) == 4 for year in record.filters.get("year", ()))


def test_claims_tell_what_is_said_against_them(graph: Graph) -> None:
    found = records(graph)
    assert at(found, "barriers/rivalry/#claim-race").status == (
        "disputed",
        "changed-source",
    )
    assert at(found, "barriers/secrecy/#claim-closed-labs").status == ("in-part",)
    assert at(found, "barriers/mistrust/#claim-no-proof").status == ("changed-source",)
    assert at(found, "barriers/slow-ratification/#claim-draft-only").status == ()


def test_what_is_dated_later_is_not_found(graph: Graph) -> None:
    later = graph_at("2035-01-01")
    assert at(records(later), "developments/far-future/")
    assert not [one for one in records(graph) if one.url == "developments/far-future/"]


def graph_at(day: str) -> Graph:
    return link(load(CORPUS, date.fromisoformat(day))[0])


def test_claims_of_a_large_map_are_found_as_their_entry(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = next(str(view.claim.text) for view in graph.claims())
    assert not [record for record in records(graph) if text in record.body]
    pages = len(graph.corpus.entries) + len(graph.corpus.references)
    monkeypatch.setattr(litmap.search, "MOST_PAGES", pages)
    assert [record for record in records(graph) if record.group == "claim"]
    monkeypatch.setattr(litmap.search, "MOST_PAGES", pages - 1)
    found = records(graph)
    assert not [record for record in found if record.group == "claim"]
    assert [record for record in found if text in record.body]


def test_two_builds_have_equal_records(graph: Graph) -> None:
    pages, _ = build_pages(CORPUS, date.fromisoformat(TODAY))
    again, _ = build_pages(CORPUS, date.fromisoformat(TODAY))
    assert pages[RECORDS_FILE] == again[RECORDS_FILE] == as_json(records(graph))
    assert as_json(from_json(pages[RECORDS_FILE])) == pages[RECORDS_FILE]
