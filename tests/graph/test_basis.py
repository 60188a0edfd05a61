"""On what a claim rests: whose statement it is, on which works, and what never supports it."""

from pathlib import Path

import pytest
from tests.small import BASE, DAY, written

from litmap.content.load import load
from litmap.graph.basis import ClaimBasis
from litmap.graph.graph import Graph
from litmap.graph.link import link

BARRIER = """---
title: A barrier
summary: It stands in the way.
order: landscape
claims:
  - id: it
    text: Something is so.
{0}---
"""
PAPER = """
sections:
  - {section: 2, title: Two, summary: It is said.}
  - {section: 3, title: Three, summary: It is said.}
notes:
  - {note: 7, section: 2, keys: [adams2021one]}
  - {note: 8, section: 2, repeats: 7}
  - {note: 9, section: 3, explains: A word.}
"""


def basis(root: Path, *lines: str, read: str = "full", paper: str = PAPER) -> ClaimBasis:
    """The basis of a claim with these fields, on a map of three works that were `read` so far."""
    fields = "".join(f"    {line}\n" for line in lines)
    files = {"barriers/a-barrier.md": BARRIER.format(fields)}
    if paper:
        files["paper.yml"] = paper
    files["references.bib"] = BASE["references.bib"].replace("read = {full}", f"read = {{{read}}}")
    corpus, problems = load(written(root, files), DAY)
    assert problems == []
    made: Graph = link(corpus)
    return made.basis(corpus.entries["a-barrier"].fields.claims[0])


def cites(text: str) -> str:
    return f'cites: "[{text}]"'


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            [cites("see @roberts2024global, sec. 2; supports @adams2021one"), "by: ours"],
            ClaimBasis("note"),
        ),
        (
            [cites("supports @roberts2024global, sec. 2"), "by: inferred"],
            ClaimBasis("inferred"),
        ),
        ([cites("supports @brown2022two"), "by: inferred"], ClaimBasis("inferred")),
        ([cites("evidence @brown2022two")], ClaimBasis("other", cited=("brown2022two",))),
        (
            [cites("states @brown2022two; supports @adams2021one; qualifies @roberts2024global")],
            ClaimBasis("other", cited=("brown2022two", "adams2021one")),
        ),
        (
            [cites("states @roberts2024global, sec. 2; supports @brown2022two")],
            ClaimBasis("beside", beside=("brown2022two",)),
        ),
        (
            [cites("states @roberts2024global, n. 7; extends @brown2022two")],
            ClaimBasis("beside", cited=("adams2021one",), beside=("brown2022two",)),
        ),
        (
            [cites("states @roberts2024global, sec. 2; supports @adams2021one")],
            ClaimBasis("cited", cited=("adams2021one",)),
        ),
        (
            [cites("states @roberts2024global; supports @adams2021one")],
            ClaimBasis("cited", cited=("adams2021one",)),
        ),
        (
            [cites("states @roberts2024global, sec. 3; supports @adams2021one")],
            ClaimBasis("beside", beside=("adams2021one",)),
        ),
        (
            [cites("states @roberts2024global, n. 8; background @adams2021one")],
            ClaimBasis("cited", cited=("adams2021one",)),
        ),
        ([cites("states @roberts2024global, n. 7")], ClaimBasis("cited", cited=("adams2021one",))),
        ([cites("states @roberts2024global, n. 9")], ClaimBasis("argument")),
        ([cites("states @roberts2024global, sec. 2"), "about: fact"], ClaimBasis("reported")),
        ([cites("states @roberts2024global, sec. 2")], ClaimBasis("argument")),
        ([cites("states @roberts2024global, sec. 2"), "about: risk"], ClaimBasis("argument")),
        (["unverified: Nobody looked."], ClaimBasis("none")),
        ([cites("@brown2022two")], ClaimBasis("none")),
        ([cites("see @roberts2024global, sec. 2")], ClaimBasis("none")),
        (
            [cites("supports @roberts2024global, sec. 2")],
            ClaimBasis("other", cited=("roberts2024global",)),
        ),
    ],
)
def test_the_first_that_fits(tmp_path: Path, lines: list[str], expected: ClaimBasis) -> None:
    assert basis(tmp_path, *lines) == expected


@pytest.mark.parametrize("role", ["disputes", "qualifies", "updates"])
@pytest.mark.parametrize("place", ["sec. 2", "n. 7"])
def test_what_speaks_against_a_claim_never_raises_its_basis(
    tmp_path: Path, role: str, place: str
) -> None:
    line = cites(f"states @roberts2024global, {place}; {role} @adams2021one")
    assert basis(tmp_path, line, "about: fact") == ClaimBasis("reported")
    line = cites(f"states @roberts2024global, {place}; {role} @adams2021one; see @adams2021one")
    assert basis(tmp_path, line, "about: fact") == ClaimBasis("reported")
    line = cites(f"{role} @adams2021one")
    assert basis(tmp_path, line) == ClaimBasis("none")


@pytest.mark.parametrize("works", ["supports {0}; disputes {0}", "disputes {0}; supports {0}"])
def test_a_work_for_and_against_a_claim_counts_in_either_order(tmp_path: Path, works: str) -> None:
    line = cites("states @roberts2024global, n. 7; " + works.format("@adams2021one"))
    assert basis(tmp_path, line) == ClaimBasis("cited", cited=("adams2021one",))


def test_a_note_that_nobody_has_listed_names_no_section(tmp_path: Path) -> None:
    line = cites("states @roberts2024global, n. 16")
    assert basis(tmp_path, line, "by: inferred", paper="") == ClaimBasis("inferred")


@pytest.mark.parametrize("read", ["record", "unopened"])
def test_a_work_that_nobody_opened_supports_nothing_but_the_paper_may_cite_it(
    tmp_path: Path, read: str
) -> None:
    beside = cites("states @roberts2024global, sec. 3; supports @brown2022two")
    assert basis(tmp_path, beside, read=read) == ClaimBasis("argument")
    cited = cites("states @roberts2024global, sec. 2; supports @adams2021one")
    assert basis(tmp_path, cited, read=read) == ClaimBasis("cited", cited=("adams2021one",))


def test_without_the_paper_at_hand_a_work_is_beside_it(tmp_path: Path) -> None:
    line = cites("states @roberts2024global, n. 7; supports @adams2021one")
    assert basis(tmp_path, line, paper="") == ClaimBasis("beside", beside=("adams2021one",))
