"""What a page says of a claim: on what it rests, who disputes or limits it, whether it still holds, whose step it is."""

import re
from pathlib import Path

import pytest
from tests.site.seen import words
from tests.small import BASE, graph

from litmap.site import render

BARRIER = """---
title: Slow work
summary: It is slow.
order: second
claims:
  - id: ground
    text: Bodies are slow.
    cites: "[states @roberts2024global, sec. 2]"
  - id: it
    text: Something is so.
{0}---
"""
PAPER = """
sections: [{section: 2, title: Two, summary: It is said.}, {section: 3, title: Three, summary: So.}]
notes: [{note: 7, section: 2, keys: [adams2021one]}, {note: 8, section: 3, keys: [brown2022two]}]
"""
NEWS = """---
title: News
summary: Something happened.
date: 2025-03-04
bears_on: [{claim: "slow#it", effect: EFFECT, because: It did.}]
confidence: high
---
"""
READ = BASE["references.bib"].replace("read = {full}", "read = {abstract}", 1)
READ = READ.replace("read = {full}", "read = {record}", 1)
READ += (
    BASE["references.bib"]
    .partition("\n\n")[0]
    .replace("adams2021one", "carter2021four")
    .replace("Writer, A.", "Other, O.")
    .replace("Work 1", "A different text")
)
"""Adams was read in abstract, Brown is known by the record alone, Carter was read; no note names it."""


def pages(root: Path, *lines: str, effect: str = "") -> dict[str, str]:
    """The pages of a map with one claim of these fields; a development may have an effect on it."""
    files = {
        "barriers/slow.md": BARRIER.format("".join(f"    {line}\n" for line in lines)),
        "paper.yml": PAPER,
        "references.bib": READ,
        "content/about.md": BASE["content/about.md"] + "Also [@carter2021four].\n",
    }
    if effect:
        files["developments/news.md"] = NEWS.replace("EFFECT", effect)
    return render(graph(root, files))


def claim(root: Path, *lines: str, effect: str = "") -> str:
    """The claim `it` as the page shows it."""
    page = pages(root, *lines, effect=effect)["barriers/slow.md"]
    return page.partition('id="claim-it"')[2].partition("</li>")[0]


def cites(text: str) -> str:
    return f'cites: "[{text}]"'


@pytest.mark.parametrize(
    ("lines", "value", "said"),
    [
        ([cites("states @roberts2024global, sec. 2")], "argument", "Paper §2"),
        (
            [cites("states @roberts2024global, sec. 2"), "about: fact"],
            "reported",
            "the paper names no source Paper §2",
        ),
        ([cites("states @roberts2024global, n. 7")], "cited", "Paper §2 n. 7"),
        ([cites("states @roberts2024global, nn. 7, 8")], "cited", "Paper §2 n. 7; §3 n. 8"),
        (
            [cites("states @roberts2024global, sec. 3; supports @carter2021four")],
            "beside",
            "Paper §3 supported by Other 2023",
        ),
        (
            [cites("states @roberts2024global, n. 8; partly supports @brown2022two, not opened")],
            "cited",
            "Paper §3 n. 8 cited by the paper in support: Writer 2023b (not read by us)",
        ),
        ([cites("evidence @adams2021one")], "other", "evidence Writer 2023a"),
        (
            [cites("supports @roberts2024global, secs. 2, 3"), "by: inferred"],
            "inferred",
            "inferred from the paper Paper §§2, 3",
        ),
        (["unverified: Nobody looked."], "none", "no source given"),
    ],
)
def test_below_a_claim_stand_whose_it_is_its_places_and_its_works(
    tmp_path: Path, lines: list[str], value: str, said: str
) -> None:
    shown = claim(tmp_path, *lines)
    assert f'data-basis="{value}"' in shown
    meta = shown.partition('class="lm-claim-meta">')[2].partition("</div>")[0]
    assert words(meta) == f"{said} Copy citation".replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("cited", "status", "said"),
    [
        ("disputes @adams2021one", "contested", "disputed by Writer 2023a"),
        ("partly disputes @adams2021one", "contested", "disputed in part by Writer 2023a"),
        (
            "partly disputes @adams2021one; disputes @roberts2024global, sec. 3",
            "contested",
            "disputed in part by Writer 2023a",
        ),
        ("qualifies @adams2021one", "limited", "limited by Writer 2023a"),
        ("partly qualifies @adams2021one", "limited", "limited in part by Writer 2023a"),
    ],
)
def test_a_doubt_names_the_work_and_gives_its_grounds(
    tmp_path: Path, cited: str, status: str, said: str
) -> None:
    shown = claim(
        tmp_path,
        cites(f"states @roberts2024global, sec. 2; {cited}"),
        "grounds: {adams2021one: It was fast elsewhere.}",
    )
    assert f'data-status="{status}"' in shown
    assert said in words(shown)
    assert "It was fast elsewhere." in words(shown)


def test_what_could_not_be_verified_says_why(tmp_path: Path) -> None:
    shown = claim(tmp_path, cites("states @roberts2024global, sec. 2"), "unverified: No report.")
    assert "Unverified. No report." in words(shown)


@pytest.mark.parametrize(
    ("holds", "effect", "said"),
    [
        ("{answer: yes, because: It is., checked: 2026-01-02}", "confirms", "Still holds"),
        ("{answer: in-part, because: It is., checked: 2026-01-02}", "narrows", "Holds in part"),
        ("{answer: no, because: It is., checked: 2026-01-02}", "updates", "No longer holds"),
        (
            "{answer: open, because: It is., checked: 2026-01-02, settle: a vote}",
            "updates",
            "Too early to say",
        ),
    ],
)
def test_whether_it_still_holds_is_said_with_its_day_and_its_reason(
    tmp_path: Path, holds: str, effect: str, said: str
) -> None:
    lines = [cites("states @roberts2024global, sec. 2"), f"holds: {holds}"]
    found = pages(tmp_path, *lines, effect=effect)
    page = found["barriers/slow.md"]
    shown = page.partition('id="claim-it"')[2].partition("</li>")[0]
    answer = re.findall(r"answer: ([a-z-]+)", holds)[0]
    assert shown.count(f'data-holds="{answer}"') == 2
    assert said.lower() in words(shown)
    since = words(page.partition("## What has changed since")[2].partition("## ")[0])
    assert "4 Mar 2025 News" in since
    assert f"{said} It is." in since
    assert "Checked 2 Jan 2026." in since
    assert ("What would settle it: a vote" in since) == (answer == "open")


def test_that_nobody_looked_is_said_once(tmp_path: Path) -> None:
    plain = [cites("states @roberts2024global, sec. 2")]
    page = pages(tmp_path / "none", *plain)["barriers/slow.md"]
    assert words(page).count("Not checked since February 2024") == 1
    holds = "holds: {answer: yes, because: It is., checked: 2026-01-02}"
    page = pages(tmp_path / "one", *plain, holds)["barriers/slow.md"]
    assert words(page).count("The others: not checked since February 2024.") == 1


def test_what_others_state_is_not_asked_whether_it_holds(tmp_path: Path) -> None:
    files = {
        "barriers/slow.md": BARRIER.format("    cites: '[evidence @adams2021one]'\n").replace(
            "states @roberts2024global, sec. 2", "evidence @adams2021one"
        )
    }
    assert "ot checked since" not in render(graph(tmp_path, files))["barriers/slow.md"]


@pytest.mark.parametrize(
    ("item", "ours"),
    [
        ('"slow#ground"', True),
        ('{claim: "slow#ground"}', True),
        ('{claim: "slow#ground", by: ours}', True),
        ('{claim: "slow#ground", by: source}', False),
    ],
)
def test_a_step_is_ours_unless_the_source_makes_it(tmp_path: Path, item: str, ours: bool) -> None:
    lines = [cites("states @roberts2024global, sec. 2"), f"rests_on: [{item}]"]
    page = pages(tmp_path, *lines)["barriers/slow.md"]
    shown = page.partition('id="claim-it"')[2].partition("</li>")[0]
    assert "rests on 1 claim Bodies are slow" in words(shown)
    assert ("our step" in words(shown)) == ours
    backlink = page.partition("Relied on by")[2]
    assert ("Our step:" in words(backlink)) == ours


def test_our_notes_are_folded_below_the_argument_and_stand_on_the_papers_page(
    tmp_path: Path,
) -> None:
    note = [
        "about: left-open",
        "by: ours",
        cites("see @roberts2024global, n. 7"),
    ]
    found = pages(tmp_path, *note)
    page = found["barriers/slow.md"]
    claims, _, left_open = page.partition("<b>What the paper leaves open</b>")
    assert 'id="claim-it"' not in claims
    assert claims.endswith("<summary>")
    assert "our note" in words(left_open)
    assert "no other work in support" in words(claims)
    paper = found["paper.md"].partition('id="note-7"')[2].partition('id="note-8"')[0]
    assert 'What rests on it: <a href="2/#note-7">1 note of ours</a>' in paper
    below = found["paper/2.md"].partition('id="note-7"')[2].partition('id="note-8"')[0]
    assert "What note 7 does and does not say 1 note" in words(below)
    assert "../../barriers/slow/#claim-it" in below


def test_a_term_leads_to_the_place_of_the_paper_that_its_note_is_about(tmp_path: Path) -> None:
    term = BARRIER.replace("order: second", "definition: Slow.").format(
        "    about: left-open\n    by: ours\n    cites: '[see @roberts2024global, n. 7]'\n"
    )
    page = render(graph(tmp_path, {"terms/slow.md": term, "paper.yml": PAPER}))["terms/slow.md"]
    fold = page.partition("<b>What the paper leaves open</b>")[2]
    assert "1 note of ours" in words(fold.partition("</summary>")[0])
    assert 'href="../../paper/#note-7"' in fold


def test_a_line_on_another_page_keeps_every_doubt_and_what_has_changed(tmp_path: Path) -> None:
    lines = [
        cites("states @roberts2024global, n. 7; qualifies @brown2022two"),
        "unverified: No report.",
        "holds: {answer: in-part, because: It is., checked: 2026-01-02}",
    ]
    paper = pages(tmp_path, *lines)["paper/2.md"].partition('id="note-7"')[2].partition("</li>")[0]
    assert re.findall(r'data-status="([a-z]+)"', paper) == ["changed", "limited", "unverified"]


def test_what_a_note_left_open_may_be_answered(tmp_path: Path) -> None:
    note = ["about: left-open", "by: ours", cites("see @roberts2024global, n. 7")]
    lines = [*note, "holds: {answer: no, because: It is., checked: 2026-01-02}"]
    found = pages(tmp_path, *lines, effect="updates")
    assert "Answered since It is. Checked 2 Jan 2026." in words(found["barriers/slow.md"])
    assert "Answered since" in words(found["paper/2.md"])
    assert "No longer holds" not in found["barriers/slow.md"] + found["paper/2.md"]
