"""A work's page: what it is, what it argues, each sentence that uses it once, and its disagreements."""

import json
import re
from pathlib import Path

import pytest
from tests.site.seen import html, words
from tests.small import BASE, DAY, graph, written

from litmap.content.load import load
from litmap.graph.link import link
from litmap.site import render
from litmap.site.blocks.uses import by_section

NOT_READ = "as the paper uses it; not read by us"
BIB = (
    BASE["references.bib"]
    .replace("title = {Work 1}", "title = {The first work},\n  subtitle = {Of many}")
    .replace("read = {full}", "read = {record}", 1)
    .replace("read = {full}", "read = {abstract},\n  annotation = {Holds that it is short.}", 1)
)
BARRIER = """---
title: Slow work
summary: It is slow.
order: second
claims:
  - {id: one, text: It is slow., cites: "[supports @adams2021one, not opened; states @roberts2024global, n. 3]"}
  - id: two
    text: It is long.
    cites: "[partly disputes @brown2022two, abstract; supports @adams2021one, not opened; states @roberts2024global, n. 3]"
    grounds: {brown2022two: Measures that it is short.}
  - {id: three, text: It goes on., cites: "[@adams2021one; qualifies @brown2022two, abstract]"}
---
"""
OTHER = """---
title: Other work
summary: It is other.
order: second
claims:
  - {id: four, text: It is slow., cites: "[supports @adams2021one, not opened; states @roberts2024global, n. 3]"}
---
"""
PAPER = """sections:
  - {section: 1, title: Start, summary: It starts.}
  - {section: 2, title: Middle, summary: It goes on.}
notes:
  - {note: 3, section: 2, keys: [adams2021one]}
  - note: 4
    section: 2
    keys: [brown2022two]
    compared:
      - {key: brown2022two, says: other, text: It is cited as long and is short., place: abstract}
"""


def pages(root: Path) -> dict[str, str]:
    files = {
        "barriers/slow.md": BARRIER,
        "barriers/other.md": OTHER,
        "references.bib": BIB,
        "paper.yml": PAPER,
    }
    return render(graph(root, files))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return pages(tmp_path_factory.mktemp("works"))


@pytest.fixture(scope="module")
def adams(made: dict[str, str]) -> str:
    return made["references/adams2021one.md"]


@pytest.fixture(scope="module")
def brown(made: dict[str, str]) -> str:
    return made["references/brown2022two.md"]


def section(page: str, heading: str) -> str:
    return page.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def groups(page: str) -> dict[str, list[list[str]]]:
    """By heading the sentences, each as its text and the places that use it."""
    found = {}
    for heading, rest in re.findall(r"<h3[^>]*>(.*?)</h3>(.*?)(?=<h3|</section>)", page, re.DOTALL):
        rows = re.findall(r'<p class="lm-claim-text">(.*?)</p>(.*?)</ul>', rest, re.DOTALL)
        found[words(heading)] = [
            [words(text), *map(words, re.findall(r"<li.*?</li>", places, re.DOTALL))]
            for text, places in rows
        ]
    return found


def test_the_title_heads_the_page(adams: str) -> None:
    assert "<h1 data-card>The first work: Of many</h1>" in adams
    front = adams.split("---\n")[1]
    assert json.loads(re.findall(r"^title: (.*)$", front, re.MULTILINE)[0]).startswith("The first")


def test_kind_year_place_in_the_paper_and_authors_stand_at_the_top(adams: str) -> None:
    header = words(adams.partition("<header")[2].partition("</header>")[0].replace("\u00a0", " "))
    assert "Journal article · 2023 · cited by the paper, n. 3" in header
    assert "A. Writer. Journal ." in header
    assert "Read by us: record only" in header
    assert 'href="../../paper/#note-3"' in adams


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("year = {forthcoming}", "Work · forthcoming"),
        ("year = {in press}, sourcetype = {journal-article}", "Journal article · in press"),
        ("date = {2012/2013~}", "Work · c. 2012–2013"),
        ("date = {-0399}", "Work · 400 BCE"),
        ("note = {n}", "Work"),
    ],
)
def test_a_date_without_one_year_is_said_as_in_lists(
    tmp_path: Path, fields: str, said: str
) -> None:
    bib = (
        BASE["references.bib"] + f"@misc{{odd, title = {{Odd}}, author = {{Doe, A.}}, {fields}}}\n"
    )
    corpus, _ = load(written(tmp_path, {"references.bib": bib}), DAY)
    made = render(link(corpus))["references/odd.md"]
    kind = words(made.partition('<p class="lm-kind">')[2].partition("</p>")[0])
    assert kind.strip() == said


def test_the_work_can_be_opened_copied_and_taken_away_at_the_top(adams: str) -> None:
    header = adams.partition("</header>")[0]
    assert 'href="https://doi.org/10.1000/adams2021one"' in header
    assert 'data-copy="formatted"' in header
    assert re.findall(r'download="([^"]+)"', header) == [
        "adams2021one.bib",
        "adams2021one.bibtex.bib",
        "adams2021one.ris",
    ]
    assert 'data-pick="adams2021one"' in header


def test_what_a_work_argues_is_ours_or_that_it_was_not_read(adams: str, brown: str) -> None:
    assert "Holds that it is short." in section(brown, "What it argues")
    assert "by its record only. What follows is what" in section(adams, "What it argues")


def test_a_page_is_described_by_what_its_work_argues_alone(adams: str, brown: str) -> None:
    """Zotero saves the description of a page as the abstract of its work."""
    assert 'description: "Holds that it is short."' in brown
    assert '\ndescription: ""\n' in adams


def test_each_sentence_stands_once_with_all_its_places(adams: str) -> None:
    assert groups(section(adams, "As the paper uses it")) == {
        "Supported by it 2 · not read by us": [
            ["It is slow.", "Other work not opened §2 n. 3", "Slow work not opened §2 n. 3"],
            ["It is long.", "Slow work not opened §2 n. 3"],
        ],
    }
    found = section(adams, "What we found in it")
    assert words(found).startswith("Nobody here has opened it.")
    assert groups(found) == {"Named as background 1": [["It goes on.", "Slow work"]]}


def test_what_we_found_in_a_work_stands_apart_from_the_use_of_it(brown: str) -> None:
    found = words(section(brown, "What we found in it"))
    assert "says something else in its abstract · note 4 It is cited as long and is short." in found
    assert "As the paper uses it" not in brown


def test_a_work_that_we_read_has_no_reservation(brown: str) -> None:
    assert NOT_READ not in brown


def test_disagreements_stand_apart_with_their_grounds(brown: str, adams: str) -> None:
    text = section(brown, "Disagreements it takes part in")
    assert list(groups(text)) == ["Disputed by it 1", "Limited by it 1"]
    assert "in part" in text
    assert "Measures that it is short." in text
    assert "## How this map uses it" not in brown, "nothing is said twice"
    disputed = section(adams, "Disagreements it takes part in")
    assert "It is long." in disputed
    assert "Disputed in part by Writer 2023b" in words(disputed)


def test_nothing_is_said_of_a_dissent_that_nobody_searched_for(tmp_path: Path) -> None:
    page = many(tmp_path, "adams2021one", 1)["references/adams2021one.md"]
    assert "Disagreements it takes part in" not in page
    assert "dissent" not in page


def test_works_cited_together_and_the_record_are_folded(adams: str) -> None:
    also = section(adams, "Also here")
    folds = [words(one) for one in re.findall(r"<summary>(.*?)</summary>", also, re.DOTALL)]
    assert folds == [
        "Cited together with Writer 2023b",
        "More by the same authors Writer 2023b, Writer 2023c",
        "Record key adams2021one, what was checked",
    ]
    assert re.search(r"<dt>Record</dt> <dd>checked</dd>", also)


def test_of_very_many_works_by_an_author_the_first_are_listed(tmp_path: Path) -> None:
    bib = BASE["references.bib"]
    record = bib.partition("\n\n")[0].replace("Writer, A.", "Prolific, Ann and Rare, Bo")
    keys = [f"prolific2021n{number}" for number in range(30)]
    for key in keys:
        bib += record.replace("adams2021one", key).replace("Work 1", f"Work {key}") + "\n\n"
    cited = "; ".join(f"supports @{key}, p. 1" for key in keys)
    claim = f'claims:\n  - {{id: one, text: It is slow., cites: "[{cited}]"}}\n---\n'
    entry = BARRIER.partition("claims:")[0] + claim
    made = render(graph(tmp_path, {"references.bib": bib, "barriers/slow.md": entry}))
    also = section(made["references/prolific2021n7.md"], "Also here")
    listed = also.partition("More by the same authors")[2].partition("</details>")[0]
    assert listed.count("/prolific2021n") == 20
    assert '"../prolific2021n7/"' not in listed
    assert "30 works by Prolific" in listed
    assert 'href="../?q=Rare"' in listed
    few = section(made["references/adams2021one.md"], "Also here")
    assert "?q=" not in few


def many(root: Path, key: str, number: int) -> dict[str, str]:
    """A map in which a work is cited so often, each time for another claim."""
    claims = [
        f'  - {{id: c{index}, text: It is so {index}., cites: "[states @{key}, sec. {1 + index % 2}]"}}'
        for index in range(number)
    ]
    entry = BARRIER.partition("claims:")[0] + "claims:\n" + "\n".join(claims) + "\n---\n"
    return render(graph(root, {"barriers/slow.md": entry, "paper.yml": PAPER}))


def origins(page: str) -> list[str]:
    return re.findall(r'<li class="backlink"[^>]*data-from="([^"]+)"', page)


def test_uses_that_fill_a_page_stand_on_numbered_pages(tmp_path: Path) -> None:
    made = many(tmp_path, "adams2021one", 320)
    own = made["references/adams2021one.md"]
    parts = [made[f"references/adams2021one/{number}.md"] for number in (2, 3, 4)]
    assert "references/adams2021one/5.md" not in made
    assert [len(origins(part)) for part in parts] == [150, 150, 20]
    assert not origins(own)
    assert len({origin for part in parts for origin in origins(part)}) == 320
    assert re.findall(r'href="(\d)/">Page', own) == ["2", "3", "4"]
    assert 'aria-current="page">3<' in parts[1]


def test_the_paper_is_summed_up_by_section(tmp_path: Path) -> None:
    made = many(tmp_path, "roberts2024global", 161)
    own = words(made["references/roberts2024global.md"])
    assert "161 claims, by section §1 Start 81 claims §2 Middle 80 claims" in own
    second = made["references/roberts2024global/2.md"]
    assert list(groups(second)) == ["§1 Start 81", "§2 Middle 69"]


def test_a_section_has_its_uses_in_the_order_of_its_notes(tmp_path: Path) -> None:
    places = ("n. 4", "n. 3", "sec. 2", "nn. 4, 3")
    claims = "".join(
        f'  - {{id: c{index}, text: It is {index}., cites: "[states @roberts2024global, {{{place}}}]"}}\n'
        for index, place in enumerate(places)
    )
    entry = BARRIER.partition("claims:")[0] + "claims:\n" + claims + "---\n"
    made = graph(tmp_path, {"barriers/slow.md": entry, "paper.yml": PAPER})
    assert made.corpus.paper
    edges = by_section(made.corpus.paper, made.incoming("@roberts2024global"))["§2 Middle"]
    said = [edge.citation.locator for edge in edges if edge.citation]
    assert said == ["sec. 2", "n. 3", "nn. 4, 3", "n. 4"]


def test_numbered_pages_begin_where_one_page_ends(tmp_path: Path) -> None:
    made = many(tmp_path, "adams2021one", 150)
    assert len(origins(made["references/adams2021one.md"])) == 150
    assert "references/adams2021one/2.md" not in made


def test_no_page_of_a_work_speaks_in_words_of_the_data(site: Path, data: dict[str, object]) -> None:
    works = data["references"]
    assert isinstance(works, list)
    for work in works:
        text = words(html(site, f"references/{work['id']}"))
        for word in ("claim: ", "bears on", "No dissent", "Region", "Language"):
            assert word not in text, (work["id"], word)


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ("record", "We know this work by its record only."),
        ("unopened", "We have not opened this work."),
    ],
)
def test_of_a_work_that_waits_no_use_is_announced(tmp_path: Path, read: str, said: str) -> None:
    waiting = f"@misc{{late2024work, title = {{Late}}, author = {{Late, A.}}, date = {{2024}}, read = {{{read}}}}}\n"
    corpus, _ = load(written(tmp_path, {"references.bib": waiting}), DAY)
    found = render(link(corpus))
    page = found["references/late2024work.md"]
    assert words(section(page, "What it argues")).endswith(said)
