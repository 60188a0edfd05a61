"""What former names mean today: of entries, claims, assessments and works, alone and in chains."""

from pathlib import Path

import pytest
from tests.small import BASE, found, sound

from litmap.content.corpus import Corpus
from litmap.graph.addresses import BadLink, resolve
from litmap.graph.link import link

BARRIER = "---\ntitle: {0}\nsummary: It is.\norder: second\n{1}---\n"
CLAIM = '  - {{id: {0}, text: It is so., cites: "[states @adams2021one]", was: [{1}]}}\n'
FILES = {
    "barriers/new.md": BARRIER.format(
        "New",
        "aliases: [old, {id: word, kind: term}]\nclaims:\n"
        + CLAIM.format("kept", "")
        + CLAIM.format("b", '"old#a", "mid#a", "new#before", "gone#c"'),
    ),
    "barriers/mid.md": BARRIER.format(
        "Mid", "aliases: [middle]\nclaims:\n" + CLAIM.format("own", "")
    ),
    "removed.yml": "- {id: gone, kind: barrier, date: 2026-01-01, because: It was none.}\n"
    '- {id: "old#dropped", kind: claim, date: 2026-01-01, because: It was wrong.}\n'
    '- {id: "mid#left", kind: claim, date: 2026-01-01, because: It was wrong.}\n',
    "references.bib": BASE["references.bib"].replace(
        "adams2021one,", "adams2021one,\n  ids = {adams2020one, adams2019one},", 1
    ),
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return sound(tmp_path_factory.mktemp("names"), FILES)


@pytest.mark.parametrize(
    ("name", "today"),
    [
        ("new#kept", "new#kept"),
        ("old#kept", "new#kept"),  # through its entry's alias
        ("word#kept", "new#kept"),
        ("new#before", "new#b"),  # renamed within the entry
        ("old#before", "new#b"),  # both
        ("old#a", "new#b"),  # a chain: old#a, then mid#a, then new#b
        ("mid#a", "new#b"),
        ("middle#a", "new#b"),
        ("middle#own", "mid#own"),
        ("gone#c", "new#b"),  # from an entry that was removed
        ("mid#left", ""),
        ("new#nothing", ""),
        ("nothing#kept", ""),
    ],
)
def test_a_former_name_of_a_claim_leads_to_the_claim(corpus: Corpus, name: str, today: str) -> None:
    assert corpus.names.claim(name) == today
    view = link(corpus).claim_named(name)
    assert (view.name if view else "") == today


@pytest.mark.parametrize("name", ["old#a", "old#dropped", "middle#left", "gone#any"])
def test_a_claim_that_has_moved_or_was_removed_is_known(corpus: Corpus, name: str) -> None:
    assert corpus.names.is_known("claim", name)
    assert not corpus.names.is_known("claim", "new#dropped")


def test_a_former_name_wins_over_a_namesake_in_the_entry_that_took_over(tmp_path: Path) -> None:
    """Two entries with a claim of one id are merged: that of the retired one has another id now."""
    made = sound(
        tmp_path,
        {
            "barriers/new.md": BARRIER.format(
                "New",
                "aliases: [old]\nclaims:\n"
                + CLAIM.format("slow", "")
                + CLAIM.format("slow-too", '"old#slow"').replace("It is so", "It is too"),
            )
        },
    )
    assert made.names.claim("new#slow") == "new#slow"
    assert made.names.claim("old#slow") == "new#slow-too"
    assert resolve(made, "content/about.md", "barriers/old.md#slow").address == (
        "/barriers/new/#claim-slow-too"
    )


def test_entries_and_works_are_found_by_former_names(corpus: Corpus) -> None:
    for name in ("new", "old", "word"):
        entry = corpus.resolve(name)
        assert entry
        assert entry.id == "new"
    assert corpus.resolve("old", "pathway") is None
    assert corpus.known("gone") is None
    assert corpus.names.kinds("word") == {"term"}
    assert corpus.names.kinds("gone") == {"barrier"}
    assert corpus.names.key("adams2019one") == "adams2021one"
    assert corpus.names.key("nobody2020") == "nobody2020"


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("../terms/word.md", "/barriers/new/"),
        ("../barriers/old.md#claim-kept", "/barriers/new/#claim-kept"),
        ("../terms/word.md#before", "/barriers/new/#claim-b"),
        ("../barriers/mid.md#a", "/barriers/new/#claim-b"),
        ("../barriers/gone.md#c", "/barriers/new/#claim-b"),
        ("../references/adams2020one.md", "/references/adams2021one/"),
    ],
)
def test_a_link_to_a_former_name_leads_on(corpus: Corpus, href: str, address: str) -> None:
    assert resolve(corpus, "content/barriers/mid.md", href).address == address


@pytest.mark.parametrize(
    ("href", "said"),
    [
        ("../barriers/word.md", "write '../barriers/new.md'"),
        ("../pathways/old.md", "'old' was never in pathways/; write '../barriers/new.md'"),
        ("../barriers/gone.md", "it was removed on 2026-01-01"),
        ("../barriers/mid.md#left", "it was removed on 2026-01-01"),
    ],
)
def test_a_link_to_what_never_was_there_is_none(corpus: Corpus, href: str, said: str) -> None:
    with pytest.raises(BadLink, match=said):
        resolve(corpus, "content/barriers/mid.md", href)


PATHWAY = """---
title: {0}
summary: It is.
standing: option
aliases: [{1}-before]
assessments:
  - {{criterion: {2}, condition: abstract, verdict: weak, because: It is so., by: ours{3}}}
---
"""


def test_steps_developments_and_verdicts_may_name_what_they_rest_on_by_former_names(
    tmp_path: Path,
) -> None:
    step = (
        '  - {id: on-it, text: So it is., cites: "[states @adams2021one]", rests_on: ["old#a"]}\n'
    )
    made = sound(
        tmp_path,
        {
            **FILES,
            "barriers/other.md": BARRIER.format("Other", f"claims:\n{step}"),
            "developments/then.md": "---\ntitle: Then\nsummary: It was.\ndate: 2025-01-01\n"
            "confidence: low\nbears_on:\n  - {claim: 'middle#a', effect: updates}\n"
            "  - {assessment: one-before/length/abstract, effect: updates}\n---\n",
            "criteria/size.md": "---\ntitle: Size\nsummary: It is.\ndefinition: How large it is.\n"
            "aliases: [length]\n---\n",
            "pathways/one.md": PATHWAY.format("One", "one", "size", ""),
            "pathways/two.md": PATHWAY.format(
                "Two", "two", "length", ", inherits: one-before/length/abstract"
            ),
        },
    )
    graph = link(made)
    (edge,) = [one for one in graph.outgoing("other") if one.kind == "relation"]
    assert (edge.target, edge.fragment) == ("new", "#claim-b")
    assert set(graph.developments_on) == {"new#b", "one/size/abstract"}


def test_a_circle_through_former_names_is_found(tmp_path: Path) -> None:
    claims = (
        '  - {id: one, text: It is., cites: "[states @adams2021one]", rests_on: ["old#second"]}\n'
        '  - {id: two, text: It was., cites: "[states @adams2021one]", was: ["a#second"],'
        ' rests_on: ["a#one"]}\n'
    )
    (problem,) = found(
        tmp_path,
        {"barriers/a.md": BARRIER.format("A", f"aliases: [old]\nclaims:\n{claims}")},
    )
    assert problem.rule == "circle"
    assert "a#one → a#two → a#one" in problem.message


def test_an_entry_that_changed_its_kind_alone_keeps_its_id(tmp_path: Path) -> None:
    made = sound(
        tmp_path,
        {"barriers/same.md": BARRIER.format("Same", "aliases: [{id: same, kind: term}]\n")},
    )
    assert made.names.kinds("same") == {"barrier", "term"}
    for folder in ("terms", "barriers"):
        target = resolve(made, "content/about.md", f"{folder}/same.md")
        assert target.address == "/barriers/same/"


@pytest.mark.parametrize(
    "former", ["adamsOne2021", "adams_one_2021", "DBLP:journals/corr/abs-1234", "adams2020one"]
)
def test_a_key_of_another_library_leads_to_the_work(tmp_path: Path, former: str) -> None:
    barrier = BARRIER.format("New", "claims:\n" + CLAIM.format("one", "")).replace(
        "@adams2021one", f"@{former}"
    )
    bib = BASE["references.bib"].replace(
        "adams2021one,", f"adams2021one,\n  ids = {{{former}}},", 1
    )
    (problem,) = found(tmp_path, {"barriers/new.md": barrier, "references.bib": bib})
    assert problem.message.endswith("; that work is '@adams2021one' now")
