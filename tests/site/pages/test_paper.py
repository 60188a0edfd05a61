"""The page that traces the paper, and the ways from a locator and a reference to it."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.site.seen import PAPER


@pytest.fixture(scope="module")
def paper(corpus_pages: Path) -> str:
    return (corpus_pages / "paper/index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def resting(corpus_pages: Path) -> dict[int, str]:
    """The page of each section."""
    pages = {}
    for section in range(1, 6):
        path = corpus_pages / f"paper/{section}/index.html"
        pages[section] = path.read_text(encoding="utf-8")
    return pages


def note(page: str, number: int) -> str:
    """The HTML of one note."""
    found = re.search(rf'<li id="note-{number}">.*?(?=<li id="note-|</ol>)', page, re.DOTALL)
    assert found, number
    return found[0]


def test_the_sections_stand_together_at_the_top_in_our_words(paper: str) -> None:
    top, _, rest = paper.partition("Note by note")
    titles = re.findall(r"<h3>(§\d [^<]*)", top)
    assert [title.strip() for title in titles] == [
        "§1 Opening",
        "§2 What exists",
        "§3 What hinders",
        "§4 Ways forward",
        "§5 Advice",
    ]
    assert "Why the question is asked." in top
    assert "The paper gives this section no title." in top
    assert "<details" not in top
    assert "Why the question is asked." not in rest


def test_a_section_leads_to_its_claims_and_to_its_notes(paper: str) -> None:
    section = paper[paper.index('id="section-2"') : paper.index('id="section-3"')]
    assert 'href="../claims/?section=2"' in section
    assert 'href="#notes-2"' in section
    assert 'id="notes-2"' in paper


def test_the_claims_of_a_section_are_counted(site: Path, data: dict[str, Any]) -> None:
    """By what the claims say themselves: a section, or a note of it."""
    page = (site / "paper/index.html").read_text(encoding="utf-8")
    folds = dict(re.findall(r'id="notes-(\d+)">(.*?)</details>\s*</section>', page, re.DOTALL))
    section_of = {
        number: section
        for section, fold in folds.items()
        for number in re.findall(r'<li id="note-(\d+)"', fold)
    }
    counted: Counter[str] = Counter()
    for claim in data["claims"]:
        places = [one["locator"] for one in claim["cites"] if one["key"] == PAPER]
        named = {section_of.get(one) for one in numbers(places, "n")} | numbers(places, "sec")
        if claim["by"] != "ours":
            counted.update(named - {None})
    shown = dict(re.findall(r"§(\d): (\d+) claim", page))
    assert {section: int(number) for section, number in shown.items() if number != "0"} == counted


def numbers(locators: list[str], word: str) -> set[str]:
    """The numbers behind a word in locators such as 'sec. 2, nn. 16, 18 and 20'."""
    found = set()
    for locator in locators:
        for said in re.findall(rf"(?<![a-z]){word}[ns]?\. ([\d, and–]+)", locator):
            for first, last in re.findall(r"(\d+)(?:–(\d+))?", said):
                found |= {str(number) for number in range(int(first), int(last or first) + 1)}
    return found


def test_a_note_leads_to_its_work_and_to_each_claim_that_rests_on_it(
    paper: str, resting: dict[int, str]
) -> None:
    html = note(paper, 9)
    assert 'href="../references/coe2023draft/"' in html
    (section,) = re.findall(r'href="(\d)/#note-9"', html)
    below = note(resting[int(section)], 9)
    assert 'href="../../references/coe2023draft/"' in below
    claims = re.findall(r'href="../../barriers/slow-ratification/#claim-', below)
    assert f"{len(re.findall('#claim-', below))} claim" in html
    assert claims


def test_a_note_that_repeats_another_points_to_the_first_and_has_claims_of_its_own(
    paper: str, resting: dict[int, str]
) -> None:
    html = note(paper, 47)
    assert 'href="#note-38"' in html
    assert "all citations" not in html
    (section,) = re.findall(r'href="(\d)/#note-47"', html)
    below = note(resting[int(section)], 47)
    assert 'href="../#note-38"' in below
    assert 'href="../../pathways/strong-complex/#claim-' in below


def test_a_note_that_rests_behind_a_reason_names_the_entry(
    paper: str, resting: dict[int, str]
) -> None:
    (section,) = re.findall(r'href="(\d)/#note-42">1 other page<', note(paper, 42))
    below = note(resting[int(section)], 42)
    assert "also cited in" in below
    assert 'href="../../pathways/central-bodies/"' in below


def test_a_note_on_which_nothing_rests_says_so(paper: str, resting: dict[int, str]) -> None:
    bare = [
        one
        for one in re.findall(r'<li id="note-(\d+)', paper)
        if "No claim on" in note(paper, int(one))
    ]
    assert bare
    for number in bare:
        assert not any(f'id="note-{number}"' in page for page in resting.values())


def test_an_explanation_is_shown_as_one(paper: str) -> None:
    html = note(paper, 31)
    assert "An explanation without a source. What a foundation model is &amp; does." in html
    assert "No claim" not in html


def test_claims_without_a_note_stand_with_their_section(
    paper: str, resting: dict[int, str]
) -> None:
    assert 'href="3/">All that rests on §3</a>' in paper
    assert "Said in section 3 without a note" in resting[3]
    assert 'href="../../barriers/governance-deficit/#claim-' in resting[3]


def test_what_the_paper_says_and_what_we_read_into_it_stand_apart(site: Path, rich: bool) -> None:
    readings = 0
    for path in sorted(site.glob("paper/*/index.html")):
        section = path.read_text(encoding="utf-8")
        rest = re.split(r"Said in section \d+ without a note", section)[-1]
        said, _, read = rest.partition("What we read into section")
        assert "our reading" not in said
        assert "inferred by us" not in said
        assert read.count('class="lm-by-line"') == read.count('<ul class="lm-resting">')
        readings += read.count("<li>")
    assert readings or not rich


def test_corrections_say_what_was_printed_and_why(paper: str) -> None:
    assert re.search(
        r'href="#note-38">Note 38</a> <span>pages</span></dt><dd><del>545–6</del> <ins>545–556</ins>',
        paper,
    )
    assert "A catalogue has the whole range." in paper
    assert re.search(
        r'href="#section-4">Section 4</a> <span>spelling</span></dt><dd><ins>reneging</ins>', paper
    )


def test_misprints_stand_last(paper: str) -> None:
    assert paper.index("Note by note") < paper.index("Misprints, corrected here")
    assert "<section" not in paper.partition("Misprints, corrected here")[2]


def test_the_extent_is_counted(paper: str) -> None:
    assert "9 notes: 6 name works, 2 repeat an earlier one, 1 explains; 3 works in all" in paper


def test_a_locator_in_the_paper_leads_to_its_place(corpus_pages: Path) -> None:
    page = (corpus_pages / "barriers/slow-ratification/index.html").read_text(encoding="utf-8")
    assert '<a href="../../paper/#note-16">§2\u00a0n.\u00a016</a>' in page
    assert '<a href="../../paper/#section-2">§2</a>' in page
    assert 'href="../../paper/#note-16">pp.' not in page, "only the paper itself is located there"


def test_a_reference_says_in_which_notes_the_paper_names_it(corpus_pages: Path) -> None:
    page = (corpus_pages / "references/cihon2020fragmentation/index.html").read_text(
        encoding="utf-8"
    )
    for number in (38, 42, 47):
        assert f'<a href="../../paper/#note-{number}">{number}</a>' in page


def test_every_note_stands_once_on_the_page(site: Path, any_map: Path) -> None:
    text = (any_map / "content" / "paper.yml").read_text(encoding="utf-8")
    numbers = sorted(note["note"] for note in yaml.safe_load(text)["notes"])
    page = (site / "paper/index.html").read_text(encoding="utf-8")
    assert sorted(map(int, re.findall(r'<li id="note-(\d+)"', page))) == numbers


def test_every_link_into_the_paper_has_its_anchor(site: Path) -> None:
    anchors = set(
        re.findall(r' id="([^"]+)"', (site / "paper/index.html").read_text(encoding="utf-8"))
    )
    wanted = {
        anchor
        for page in site.rglob("*.html")
        for anchor in re.findall(r'/paper/#([^"]+)"', page.read_text(encoding="utf-8"))
    }
    assert wanted
    assert wanted <= anchors


def test_where_a_source_says_more_than_its_use_stands_with_how_far_it_was_read(paper: str) -> None:
    start = paper.index("What its sources say")
    part = paper[start : paper.index("Note by note", start)]
    assert "slow treaties &amp; finds fast ones too" in part
    assert "says more in the part we read</b>" in part
    assert 'href="#note-16"' in part
    assert "· pp. 370–375</p>" in part
    assert "We compared 1 of them with its use of them: 1 says more. We have not opened 2." in part
