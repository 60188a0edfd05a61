"""What must hold of the real content: nothing copied, nothing orphaned, the whole paper reachable."""

import re
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.runs import hashed, runs
from tests.small import text_of

from litmap.content.load import load
from litmap.content.prose import parse_inline
from litmap.graph.graph import Graph
from litmap.graph.link import link
from litmap.graph.mentions import NameIndex
from litmap.model.argument import Barrier, Pathway, Recommendation
from litmap.model.institutions import Institution
from litmap.model.vocabulary import PAPER

COPIED = frozenset((ROOT / "tests" / "paper-runs.txt").read_text(encoding="utf-8").split())
PRINTED_DOIS = re.findall(
    r"\S+",
    """
10.48550/arxiv.2307.04699 10.1080/713701075 10.2139/ssrn.4579773 10.1080/01972243.2022.2124565 10.1007/s10609-012-9183-3
10.9785/crl-2021-220402 10.1093/jopart/mulo04 10.1146/annurev-lawsocsci-020223-040749 10.1038/s42256-019-0088-2
10.2307/2010357 10.1007/s00146-020-00992-2 10.1017/bap.2017.3 10.1038/d41586-023-02094-7 10.1111/1758-5899.12890
10.1111/j.1747-7093.2006.00043.x 10.1177/00323217221126665 10.1017/s1537592710004068 10.1038/s41558-022-01454-x
10.1016/j.ecolecon.2011.11.012 10.1002/eet.1747 10.1017/s2047102513000502 10.1017/s0003055421000824
10.1017/s1755773909000058 10.1093/ser/mwv024
""",
)

# The names of institutions as the paper's text and notes write them, by the entry that each leads to.
NAMES = """
access-now: Access Now
ai-standards-hub: AI Standards Hub
brazil: Brazil
brics: BRICS
cern: European Organization for Nuclear Research | CERN
china: China
cigi: Centre for International Governance Innovation
coe-ai-committee: Council of Europe Committee on AI
conventional-weapons-convention: Convention on Certain Conventional Weapons | CCW
copenhagen-climate-conference: UN Climate Change Conference in Copenhagen | 2009 UN Climate Change Conference in Copenhagen
council-of-europe: Council of Europe | CoE
cyberspace-administration-of-china: Cyberspace Administration of China
european-commission: European Commission
european-union: European Union | EU
frontier-model-forum: Frontier Model Forum
future-of-humanity-institute: Future of Humanity Institute
g20: G20
g7: G7
google: Google
gpai: GPAI | Global Partnership on AI
grand-union-dtp: Grand Union Doctoral Training Partnership
iaea: International Atomic Energy Agency | IAEA
india: India
iec: International Electrotechnical Commission | IEC
ieee: Institute of Electrical and Electronics Engineers | IEEE
ipcc: Intergovernmental Panel on Climate Change | IPCC
iso: International Organization for Standardization | ISO
itu: International Telecommunication Union | ITU
legal-priorities-project: Legal Priorities Project
new-york-times: New York Times
oecd: Organisation for Economic Co-operation and Development | OECD
oecd-ai-observatory: OECD.AI
openai: OpenAI
partnership-on-ai: Partnership on AI | PAI
reuters: Reuters
russia: Russia
south-africa: South Africa
trade-and-technology-council: Trade and Technology Council | EU-US Trade and Technology Council
uk-science-department: Department for Science, Innovation and Technology
un-advisory-body: UN High-Level Advisory Body on AI | UN High-Level Advisory Body | High-Level Advisory Body on AI
un-disarmament-office: United Nations Office for Disarmament Affairs
un-security-council: UN Security Council | Security Council
un-technology-envoy: UN Secretary-General's envoy on technology
unesco: UNESCO
united-kingdom: United Kingdom | UK
united-nations: United Nations | UN
united-nations-secretary-general: United Nations Secretary-General | UN Secretary-General
united-states: United States | US
"""
GROUPS = {
    "big-tech",
    "civil-society",
    "standards-bodies",
    "states",
    "subnational-governments",
    "nature-journal",
}


@pytest.fixture(scope="module")
def graph() -> Graph:
    corpus, _ = load(ROOT, date(2026, 11, 23))
    return link(corpus)


def test_no_run_of_eight_words_is_the_papers_own(graph: Graph) -> None:
    """But titles and names, and what the list of corrections quotes."""
    corpus = graph.corpus
    named = [str(reference.get("title")) for reference in corpus.references.values()]
    for entry in corpus.entries.values():
        named.append(str(entry.fields.title))
        named += (
            [str(name.name) for name in entry.fields.names]
            if isinstance(entry.fields, Institution)
            else []
        )
    assert corpus.paper
    named += [str(section.title) for section in corpus.paper.sections]
    named += [str(one.printed or "") for one in corpus.paper.corrections]
    allowed = {run for name in named for run in runs(f"the {name}")}
    copied = [
        f"{path.relative_to(ROOT)}: {run}"
        for path in sorted((ROOT / "content").rglob("*.*"))
        for run in runs(path.read_text(encoding="utf-8"))
        if hashed(run) in COPIED and run not in allowed
    ]
    assert copied == []


def test_every_entry_is_led_to_and_leads_on(graph: Graph) -> None:
    led_to = {edge.target for edge in graph.edges}
    unreached = [entry for entry in graph.corpus.entries.values() if entry.id not in led_to]
    assert [entry.id for entry in unreached if entry.kind != "development"] == []
    assert [entry_id for entry_id in graph.corpus.entries if not graph.outgoing(entry_id)] == []


def test_every_recommendation_reaches_a_barrier_a_pathway_and_a_source(graph: Graph) -> None:
    recommendations = list(graph.corpus.of_kind("recommendation"))
    assert len(recommendations) >= 15
    for entry in recommendations:
        assert isinstance(entry.fields, Recommendation)
        assert entry.fields.addresses, entry.id
        assert entry.fields.serves, entry.id
        assert any(edge.kind == "cite" for edge in graph.outgoing(entry.id)), entry.id


def test_every_barrier_bears_on_a_pathway_itself_or_as_part_of_another(graph: Graph) -> None:
    barriers = {
        entry.id: entry.fields
        for entry in graph.corpus.of_kind("barrier")
        if isinstance(entry.fields, Barrier)
    }
    assert 25 <= len(barriers) <= 36
    for name, fields in barriers.items():
        while not fields.bears_on:
            assert fields.part_of, name
            fields = barriers[str(fields.part_of)]


def test_every_pathway_is_judged_by_each_criterion_under_both_conditions(graph: Graph) -> None:
    criteria = {entry.id for entry in graph.corpus.of_kind("criterion")}
    for pathway in graph.corpus.of_kind("pathway"):
        assert isinstance(pathway.fields, Pathway)
        judged = {(str(one.criterion), str(one.condition)) for one in pathway.fields.assessments}
        assert judged == {
            (name, condition) for name in criteria for condition in ("abstract", "current")
        }, pathway.id


def test_the_whole_paper_is_reachable_from_its_page(graph: Graph, site: Path) -> None:
    page = (site / "paper/index.html").read_text(encoding="utf-8")
    assert re.findall(r'<li id="note-(\d+)"', page) == [str(number) for number in range(1, 59)]
    works = set(re.findall(r'href="\.\./references/([^/"]+)/"', page)) - {PAPER}
    assert len(works) == 51
    assert all((site / f"references/{key}/index.html").is_file() for key in works)
    assert len(PRINTED_DOIS) == 24
    assert [doi for doi in PRINTED_DOIS if doi not in page.lower()] == []


def test_every_note_carries_a_claim_or_explains(graph: Graph, site: Path) -> None:
    page = (site / "paper/index.html").read_text(encoding="utf-8")
    assert page.count("No claim on this map rests on this note.") == 0
    assert page.count("An explanation without a source.") == 2


def test_every_name_of_an_institution_in_the_paper_leads_to_its_page(graph: Graph) -> None:
    corpus = graph.corpus
    names = NameIndex(corpus)
    listed = dict(line.split(": ", 1) for line in NAMES.strip().splitlines())
    for entry_id, said in listed.items():
        for name in said.split(" | "):
            (block,) = parse_inline(text_of(f"So {name} is named.")).blocks
            assert [span.mention for span in names.mark(block, "").spans if span.mention] == [
                entry_id
            ], name
    institute = corpus.entries["uk-ai-safety-institute"].fields
    assert isinstance(institute, Institution)
    assert ("AI Safety Institute", True) in [
        (str(name.name), name.ambiguous) for name in institute.names
    ]
    beyond_the_paper = {"indonesia", "mexico", "nigeria"}
    unnamed = (
        {entry.id for entry in corpus.of_kind("institution")}
        - {*listed, "uk-ai-safety-institute"}
        - GROUPS
        - beyond_the_paper
    )
    assert unnamed == {"anthropic", "microsoft"}, (
        "these two stand only inside a web address of note 20"
    )
