"""An institution's page as a briefing: ties on both ends, its instruments on a line, overlaps, works, claims by topic."""

import re
from pathlib import Path

import pytest
from tests.small import BASE, graph

from litmap.graph.graph import Graph
from litmap.graph.overlaps import overlaps
from litmap.site import render

BODY = "---\ntitle: {0}\nsummary: A body.\ntype: {1}\n{2}\n---\n"
CLAIM = '  - {{id: {0}, text: {1}, about: {2}, cites: "[states @roberts2024global, sec. 2; supports @adams2021one]"}}\n'
CLUB_TIES = """ties:
  - {tie: draws-on, to: forum, since: 2019, because: The Club uses its drafts.}
  - {tie: overlaps-with, to: league}
lineage:
  - {change: succeeded, date: 2020-05, to: league}"""
INSTRUMENT = """---
title: Accord
summary: A text of the Club. It is short.
issuers: [club]
binding: no
events:
  - {date: 2019-06, event: announced, what: its plan, who: [forum]}
  - {date: 2020-03-02, event: adopted, who: [club], others: and guests}
  - {date: 2031, event: in-force}
---
"""
FILES = {
    "institutions/club.md": BODY.format("Club", "informal-forum", CLUB_TIES),
    "institutions/forum.md": BODY.format(
        "Forum", "multistakeholder", "ties: [{tie: delegates-to, to: club, since: 2021}]"
    ),
    "institutions/league.md": BODY.format("League", "bloc", ""),
    "institutions/crowd.md": BODY.format("Crowd", "actor-group", ""),
    "institutions/quiet.md": BODY.format("Quiet", "media", ""),
    "institutions/alone.md": BODY.format("Alone", "state", ""),
    "instruments/accord.md": INSTRUMENT,
    "barriers/drift.md": "---\ntitle: Drift\nsummary: Work drifts.\norder: landscape\nclaims:\n"
    + CLAIM.format("one", "The Club met the Forum and the Crowd.", "fact")
    + CLAIM.format("two", "The Club asked the Forum and the Crowd again.", "risk")
    + CLAIM.format("three", "The Club saw the Alone once.", "risk")
    + "---\n",
}


@pytest.fixture
def made(tmp_path: Path) -> Graph:
    return graph(tmp_path, FILES)


@pytest.fixture
def club(made: Graph) -> str:
    return render(made)["institutions/club.md"]


def block(page: str, heading: str) -> str:
    """The HTML below a heading."""
    return page[page.index(f"## {heading}\n") :].partition("\n## ")[0]


def fold(page: str, heading: str) -> str:
    """The HTML of a fold at the end of a page, with its summary."""
    return page.partition(f"<summary><b>{heading}</b>")[2].partition("</details>")[0]


def words(html: str) -> str:
    """The text of some HTML, with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_ties_are_said_from_both_ends(made: Graph) -> None:
    pages = render(made)
    club = words(block(pages["institutions/club.md"], "Ties"))
    forum = words(block(pages["institutions/forum.md"], "Ties"))
    league = words(block(pages["institutions/league.md"], "Ties"))
    assert "draws on Forum · since 2019 The Club uses its drafts." in club
    assert "receives tasks from Forum · since 2021" in club
    assert "succeeded by League · May 2020" in club
    assert "drawn on by Club · since 2019 The Club uses its drafts." in forum
    assert "overlaps with Club" in league
    assert "successor of Club · May 2020" in league


def test_an_instrument_stands_with_its_dated_line(made: Graph, club: str) -> None:
    line = words(block(club, "Its instruments"))
    assert line.endswith(
        "Accord A text of the Club. It is short. Jun 2019 announced: its plan 2 Mar 2020 adopted"
    )
    forum = block(render(made)["institutions/forum.md"], "Its instruments")
    assert "took part" in forum
    assert forum.count('class="backlink"') == 1


def test_claims_stand_under_what_they_are_about(club: str) -> None:
    said = block(club, "What the map says about it")
    assert re.findall(r"<h3>(.*?)</h3>", said) == ["Facts", "Risks"]
    assert said.index("met the Forum") < said.index("Risks") < said.index("asked the Forum")


def test_overlaps_count_mandates_instruments_and_claims(made: Graph) -> None:
    found = [
        (one.entry.id, one.mandates, one.instruments, one.claims)
        for one in overlaps(made, made.corpus.entries["club"])
    ]
    assert found == [("league", True, 0, 0), ("forum", False, 1, 2)]
    page = words(render(made)["institutions/club.md"])
    assert "Who else works on this" in page
    assert "2 shared claims, 1 shared instrument" in page


def test_works_by_and_about_a_body(tmp_path: Path) -> None:
    bib = (
        "@report{club2020text,\n  author = {{Club}},\n  title = {Own text},\n  institution = {Club},\n  date = {2020},\n"
        "  langid = {english},\n  url = {https://example.org/a},\n  urldate = {2024-02-20},\n  verified = {yes},\n"
        "  read = {full},\n  sourcetype = {report},\n  region = {europe},\n}\n"
    )
    about = BASE["content/about.md"] + "The club's own: [@club2020text].\n"
    made = graph(
        tmp_path,
        {**FILES, "content/about.md": about, "references.bib": BASE["references.bib"] + bib},
    )
    works = words(fold(render(made)["institutions/club.md"], "Works by it and about it"))
    assert works.startswith("1 by it, 1 about it")
    assert "By it Club 2020 Own text" in works
    assert "Cited for what is said of it Writer 2023a Work 1 supports 3" in works


def test_empty_parts_are_not_shown(made: Graph) -> None:
    page = render(made)["institutions/crowd.md"]
    assert re.findall(r"^## (.*)$", page, re.MULTILINE) == [
        "What the map says about it",
        "How it hangs together",
    ]
    assert "<b>Involved in</b>" not in page
    assert "## " not in render(made)["institutions/quiet.md"]


def test_the_page_opens_with_no_box_of_counts(club: str) -> None:
    assert "At a glance" not in club
    top = club.partition("## ")[0]
    assert "<details" not in top
    assert "<dl" not in top


def test_what_we_infer_comes_last_and_is_said_once_in_a_list(tmp_path: Path) -> None:
    claims = ""
    for name, by in (("a", "inferred"), ("b", "source"), ("c", "inferred")):
        text = f"The Club did {name} in the end."
        role = "states" if by == "source" else "supports"
        line = CLAIM.format(name, text, "fact").replace("states", role)
        claims += line.removesuffix("}\n") + f", by: {by}}}\n"
    advice = (
        "---\ntitle: {0}\nsummary: Do.\nstanding: recommended\nrank: {1}\naddressed_to:\n{2}---\n"
    )
    asked = "  - {institution: league, by: inferred}\n  - {institution: club}\n  - {institution: forum, by: inferred}\n"
    files = {
        **FILES,
        "barriers/drift.md": "---\ntitle: Drift\nsummary: Work drifts.\norder: landscape\nclaims:\n"
        + claims
        + "---\n",
        "recommendations/ask.md": advice.format("Ask", 1, asked),
        "recommendations/beg.md": advice.format("Beg", 2, asked),
    }
    pages = render(graph(tmp_path, files))
    said = words(block(pages["institutions/club.md"], "What the map says about it"))
    assert said.index("did b") < said.index("Inferred by us:") < said.index("did a")
    assert said.index("did a") < said.index("did c")
    whom = words(fold(pages["recommendations/ask.md"], "Addressees and institutions"))
    assert whom.endswith("Addressed to Club Inferred by us: League Forum")
    league = words(pages["institutions/league.md"])
    asked_of = league.partition("Recommended to it")[2]
    assert asked_of.lower().count("inferred by us") == 1
