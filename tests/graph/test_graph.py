"""What the graph knows: edges and their inverse, derived statuses, names, and what is too early to be shown."""

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import ROOT

from litmap.content.load import load
from litmap.content.sentences import NARRATIVE
from litmap.graph.graph import Graph
from litmap.graph.link import link
from litmap.model.fields import Record
from litmap.model.kinds import MODELS
from litmap.model.vocabulary import PAPER
from litmap.model.walk import slots

TODAY = date(2026, 11, 1)


def graph(today: date = TODAY, root: Path = ROOT / "tests" / "corpus") -> Graph:
    corpus, _ = load(root, today)
    return link(corpus)


@pytest.fixture(scope="module")
def small() -> Graph:
    return graph()


def edited(tmp_path: Path, file: str, old: str, new: str, today: date = TODAY) -> Graph:
    """The graph of the corpus with one change."""
    corpus = Path(shutil.copytree(ROOT / "tests" / "corpus", tmp_path / "corpus"))
    text = (corpus / file).read_text(encoding="utf-8")
    assert old in text
    (corpus / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return graph(today, corpus)


def marks(found: Graph, name: str) -> tuple[str, ...]:
    view = found.claim_named(name)
    assert view
    return found.marks(view.claim)


def test_every_edge_stands_once_in_its_inverse(small: Graph) -> None:
    outgoing = [edge.place for entry in small.corpus.entries for edge in small.outgoing(entry)]
    incoming = [
        edge.place
        for node in {edge.target for edge in small.edges}
        for edge in small.incoming(node)
    ]
    assert sorted(outgoing) == sorted(incoming) == sorted(edge.place for edge in small.edges)
    assert len(small.at) == len(small.edges)
    assert {edge.kind for edge in small.edges} == {"cite", "relation", "link", "mention"}


def test_linking_twice_gives_the_same_edges() -> None:
    assert graph().edges == graph().edges


def test_every_id_in_front_matter_is_a_relation(small: Graph) -> None:
    """Count the ids by another way: all values of the fields that the design names as ids."""

    def ids(value: object, fields: frozenset[str]) -> int:
        if isinstance(value, dict):
            own = 0
            for name, held in value.items():
                if name in fields:
                    items = held if isinstance(held, list) else [held]
                    own += sum(not isinstance(item, dict) for item in items)
            return own + sum(ids(held, fields) for held in value.values())
        return sum(ids(item, fields) for item in value) if isinstance(value, list) else 0

    import yaml

    fields = frozenset(
        {
            "part_of",
            "barrier",
            "pathway",
            "institution",
            "rests_on",
            "related",
            "who",
            "exemplars",
            "criterion",
            "inherits",
            "serves",
            "entry",
            "to",
            "issuers",
            "instruments",
            "claim",
            "assessment",
        }
    )
    text = {
        path: path.read_text(encoding="utf-8").split("---\n")[1]
        for path in (ROOT / "tests/corpus/content").glob("*/*.md")
    }
    written = sum(ids(yaml.load(front, yaml.BaseLoader), fields) for front in text.values())
    too_early = (
        4  # a member, a tie, a lineage, an event; and one claim that the future development names
    )
    assert sum(edge.kind == "relation" for edge in small.edges) == written - too_early - 1


def test_what_is_dated_after_today_makes_no_edge(small: Graph) -> None:
    assert "far-future" not in small.corpus.entries
    targets = {
        (edge.source, edge.words[0], edge.target) for edge in small.edges if edge.kind == "relation"
    }
    assert ("council-of-europe", "has as a member", "uk-institute") in targets
    assert ("council-of-europe", "has as a member", "oecd") not in targets
    assert not any(
        words == "succeeded by" or (source, words) == ("council-of-europe", "draws on")
        for source, words, _ in targets
    )
    later = graph(date(2035, 1, 1))
    targets = {
        (edge.source, edge.words[0], edge.target) for edge in later.edges if edge.kind == "relation"
    }
    assert ("council-of-europe", "has as a member", "oecd") in targets
    assert ("council-of-europe", "succeeded by", "oecd") in targets
    assert ("council-of-europe", "draws on", "ai-convention") in targets
    assert ("ai-convention", "in force for", "oecd") in targets
    assert ("far-future", "contradicts", "slow-ratification") in targets


def test_marks_are_derived(small: Graph) -> None:
    assert marks(small, "slow-ratification#draft-only") == ()
    assert marks(small, "slow-ratification#outsiders-refuse") == ("contested",)
    assert marks(small, "slow-ratification#takes-years") == ("unverified",)
    assert marks(small, "rivalry#few-rules") == ("limited", "changed-source")


def test_one_dissent_makes_exactly_one_claim_contested(tmp_path: Path, small: Graph) -> None:
    found = edited(
        tmp_path, "content/pathways/strong-complex.md", "extends @cihon", "disputes @cihon"
    )
    names = [
        f"{entry.id}#{claim.id}"
        for entry in small.corpus.entries.values()
        for claim in entry.fields.claims
    ]
    changed = [name for name in names if marks(found, name) != marks(small, name)]
    assert changed == ["strong-complex#adaptable"]
    assert marks(found, changed[0]) == ("contested",)


@pytest.mark.parametrize(
    ("today", "name"),
    [
        (date(2023, 10, 1), "UK AI Safety Institute"),
        (date(2024, 6, 1), "UK AI Safety Institute"),
        (date(2025, 2, 23), "UK AI Safety Institute"),
        (date(2025, 2, 24), "AI Security Institute"),
    ],
)
def test_an_institution_is_headed_by_the_name_of_the_day(today: date, name: str) -> None:
    corpus, _ = load(ROOT / "tests" / "corpus", today)
    assert corpus.heading(corpus.entries["uk-institute"]) == name


def mentions(found: Graph, source: str) -> list[tuple[str, str]]:
    """The institutions that an entry names, each with the words that name it."""
    edges = [edge for edge in found.outgoing(source) if edge.kind == "mention"]
    return [
        (edge.target, next(span.text for span in edge.sentence if span.place == edge.place))
        for edge in edges
    ]


def test_mentions_take_the_longest_name_as_a_whole_word(tmp_path: Path) -> None:
    found = edited(
        tmp_path,
        "content/terms/regime-complex.md",
        "  Several loosely linked bodies.",
        "  The UK AI Safety Institute and the AI Security Institute, the Expert Body, UNESCO, Un, the UN's friends, "
        "an OECD-led group, Firms and `UN`. The UN again, and the UN once more.",
    )
    assert mentions(found, "regime-complex") == [  # each institution once a sentence
        ("uk-institute", "UK AI Safety Institute"),
        ("united-nations", "UN"),
        ("oecd", "OECD"),
        ("united-nations", "UN"),
    ]


def test_only_the_first_mention_in_an_entry_is_linked(small: Graph) -> None:
    edges = [edge for edge in small.outgoing("slow-ratification") if edge.kind == "mention"]
    firsts = [edge for edge in edges if edge.place in small.first_mentions]
    assert Counter(edge.target for edge in firsts) == Counter({edge.target for edge in edges})
    assert len(edges) > len(firsts)


def test_no_institution_is_mentioned_on_its_own_page(small: Graph) -> None:
    assert "council-of-europe" not in [target for target, _ in mentions(small, "council-of-europe")]
    assert [edge.source for edge in small.incoming("council-of-europe") if edge.kind == "mention"]


def test_claims_involve_the_bodies_that_their_text_names(small: Graph) -> None:
    assert [view.name for view in small.involving("council-of-europe")] == [
        "slow-ratification#draft-only",
        "council-of-europe#own-claim",
    ]


def test_a_backlink_holds_its_sentence(small: Graph) -> None:
    shown = {
        edge.anchor: "".join(span.text for span in edge.sentence)
        for edge in small.outgoing("slow-ratification")
        if edge.kind == "link"
    }
    assert shown["link-2"].startswith(f"{NARRATIVE} treats one case")
    citations = [
        edge
        for edge in small.incoming(f"@{PAPER}")
        if edge.where.startswith("claim: The convention")
    ]
    assert ["".join(span.text for span in edge.sentence) for edge in citations] == [
        "The convention of the Council of Europe exists as a draft. Its negotiation is far advanced. \ufffc"
    ]


def test_every_record_of_the_model_can_be_walked() -> None:
    seen: set[type[Record]] = set()
    waiting = list(MODELS.values())
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen.add(model)
            assert slots(model) is not None
            waiting += [
                record
                for field in model.model_fields.values()
                for record in _records(field.annotation)
            ]
    assert len(seen) > 25


def _records(annotation: object) -> list[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    return [record for part in getattr(annotation, "__args__", ()) for record in _records(part)]
