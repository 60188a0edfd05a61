"""Pages that answer a question: the answer, both sides, effects and remedies, folds, the outline, the works behind."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.site.seen import html, words
from tests.small import graph

from litmap.export import export
from litmap.site import render

ANSWERING = ("barrier", "pathway", "recommendation")


def answering(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [entry for entry in data["entries"] if entry["kind"] in ANSWERING]


def page_of(site: Path, entry: dict[str, Any]) -> str:
    plural = {"barrier": "barriers", "pathway": "pathways", "recommendation": "recommendations"}
    return html(site, f"{plural[entry['kind']]}/{entry['id']}")


def letters(text: str) -> str:
    """The text without what markup may set between its words."""
    return re.sub(r"\W+", "", text)


def side(page: str, name: str) -> str:
    return page.partition(f'<section class="lm-side" data-side="{name}">')[2].partition(
        "</section>"
    )[0]


def test_question_and_answer_stand_above_everything_else(site: Path, data: dict[str, Any]) -> None:
    for entry in answering(data):
        head = page_of(site, entry).partition("</header>")[0]
        head = re.sub(r'<span class="lm-card".*?</span>', "", head)
        for said in (entry.get("question") or "", entry.get("answer") or entry["summary"]):
            assert letters(said) in letters(words(head)), entry["id"]


def test_each_claim_of_the_page_stands_once_with_its_id(site: Path, data: dict[str, Any]) -> None:
    for entry in answering(data):
        page = page_of(site, entry)
        ids = re.findall(r'<li class="lm-claim" id="claim-([\w-]+)"', page)
        claims = [one["id"].split("#")[1] for one in data["claims"] if one["entry"] == entry["id"]]
        assert sorted(ids) == sorted(claims), entry["id"]


def test_own_claims_stand_on_the_side_that_the_data_give(site: Path, data: dict[str, Any]) -> None:
    sides = {claim["id"]: claim["side"] for claim in data["claims"] if claim["by"] != "ours"}
    for entry in answering(data):
        page = page_of(site, entry)
        if 'class="lm-sides"' not in page:
            continue
        for name in ("for", "against"):
            shown = re.findall(r'<li class="lm-claim" id="claim-([\w-]+)"', side(page, name))
            own = [one for one in sides if one.split("#")[0] == entry["id"] and sides[one] == name]
            assert [f"{entry['id']}#{one}" for one in shown] == own


def test_a_column_counts_its_claims_and_says_when_it_has_none(
    site: Path, data: dict[str, Any], rich: bool
) -> None:
    empty = 0
    for entry in answering(data):
        for name in ("for", "against"):
            column = side(page_of(site, entry), name)
            if not column:
                continue
            points = len(re.findall(r'<li class="lm-claim"', column))
            assert re.search(rf"\b{points} claims?\b", words(column.partition("</h3>")[0]))
            assert (
                f"The paper gives nothing {'against ' if name == 'against' else 'for '}it."
                in column
            ) == (points == 0)
            empty += points == 0
    assert empty or not rich


def test_no_more_than_five_points_stand_open(site: Path, data: dict[str, Any]) -> None:
    for entry in answering(data):
        for name in ("for", "against"):
            open_points = re.sub(
                r"<details class=\"lm-fold\">.*?</details>\s*(?=<h4|<p|$)",
                "",
                side(page_of(site, entry), name),
                flags=re.DOTALL,
            )
            assert len(re.findall(r'<li class="lm-claim"', open_points)) <= 5


CRITICISED = """---
title: Do it
summary: Do.
standing: recommended
claims:
  - id: one
    about: benefit
    label: It helps
    text: It is a help.
    cites: "[states @roberts2024global; partly disputes @adams2021one]"
    grounds: {adams2021one: It did no good elsewhere.}
  - id: two
    about: risk
    label: It costs
    text: It costs much.
    cites: "[states @roberts2024global; qualifies @brown2022two]"
    grounds: {brown2022two: It costs more to wait.}
  - id: three
    about: benefit
    label: It lasts
    text: It will last.
    cites: "[states @roberts2024global; qualifies @brown2022two]"
---
"""


def test_a_work_that_disagrees_stands_on_the_other_side_with_its_grounds(tmp_path: Path) -> None:
    page = render(graph(tmp_path, {"recommendations/do.md": CRITICISED}))["recommendations/do.md"]
    against = words(side(page, "against").partition("<h4>Other works</h4>")[2])
    assert "It did no good elsewhere." in against
    assert "Writer 2023a partly disputes “ It helps ” · read in full" in against
    assert "Not yet looked for." not in against
    assert "Writer 2023b limits “ It lasts ”" in against
    assert page.count("It did no good elsewhere.") == 1


def test_who_limits_a_point_against_stands_at_the_point_and_does_not_speak_for_the_entry(
    tmp_path: Path,
) -> None:
    page = render(graph(tmp_path, {"recommendations/do.md": CRITICISED}))["recommendations/do.md"]
    assert "Other works" not in side(page, "for")
    assert "Writer 2023b limits “ It costs ”" not in words(page)
    point = words(side(page, "against").partition("It costs much.")[2].partition("</li>")[0])
    assert "limited by Writer 2023b" in point
    assert "It costs more to wait." in point


CHOSEN = """---
title: Way
summary: A way.
standing: option
---
"""


@pytest.mark.parametrize(
    ("standing", "whole", "shown"),
    [("recommended", "", True), ("candidate", "", False), ("recommended", "part_of: top\n", False)],
)
def test_who_disputes_the_choice_of_a_pathway_is_named_on_its_page(
    tmp_path: Path, standing: str, whole: str, shown: bool
) -> None:
    advice = CRITICISED.replace("standing: recommended\n", f"standing: {standing}\n{whole}")
    files = {
        "pathways/way.md": CHOSEN,
        "recommendations/do.md": advice.replace("claims:\n", "serves: [way]\nclaims:\n"),
        "recommendations/top.md": "---\ntitle: Top\nsummary: Do.\nstanding: recommended\n---\n",
    }
    pages = render(graph(tmp_path, files))
    against = words(side(pages["pathways/way.md"], "against"))
    assert ("Writer 2023a partly disputes “ It helps ”" in against) == shown
    head = words(pages["pathways/way.md"].partition("</header>")[0])
    assert ("disputed by 1 work" in head) == shown
    outline = pages["data/outlines/way.txt"]
    assert ("Writer 2023a (read in full, 2) partly disputes" in outline) == shown
    _, _, below = outline.partition("## Sources of what it rests on\n")
    assert ("\n2. Writer, A. (2023a)" in below) == shown


def test_every_fold_holds_what_its_summary_says(site: Path, data: dict[str, Any]) -> None:
    for entry in answering(data):
        hanging = page_of(site, entry).partition('id="how-it-hangs-together"')[2]
        for heading, gist in re.findall(
            r"<summary><b>([^<]*)</b> <span>([^<]*)</span></summary>", hanging
        ):
            assert gist.strip(), (entry["id"], heading)
        assert "Discussion" in hanging


def test_recommendations_that_name_a_barrier_stand_before_those_we_infer(
    site: Path, data: dict[str, Any]
) -> None:
    for entry in (one for one in data["entries"] if one["kind"] == "barrier"):
        page = page_of(site, entry)
        edges = [
            one
            for one in data["edges"]
            if one["target"] == entry["id"] and one["says"] == "answers"
        ]
        block = page.partition('class="lm-remedies"')[2].partition("</div>")[0]
        named, _, inferred = block.partition("by our inference")
        for edge in edges:
            part = inferred if edge.get("by", "source") != "source" else named
            assert f"/recommendations/{edge['source']}/" in part, entry["id"]


def test_the_outline_has_both_sides_and_every_work_behind_the_page(
    site: Path, data: dict[str, Any]
) -> None:
    for entry in answering(data):
        outline = (site / "data" / "outlines" / f"{entry['id']}.txt").read_text(encoding="utf-8")
        assert outline.startswith("# ")
        if entry.get("question"):
            assert f"Question: {entry['question']}" in outline
        for claim in data["claims"]:
            on_a_side = entry["kind"] == "barrier" or claim["side"] in ("for", "against")
            if claim["entry"] == entry["id"] and claim["by"] != "ours" and on_a_side:
                assert claim["text"].rstrip(".") in outline
        exported = site / "data" / "entries" / f"{entry['id']}.json"
        works = json.loads(exported.read_text(encoding="utf-8")) if exported.exists() else []
        sources = outline.partition("## Sources\n")[2]
        assert len(re.findall(r"^\d+\. ", sources, re.MULTILINE)) == len(works)
        numbers = {int(one) for one in re.findall(r"[\[;] ?(?:[a-z ,]+ )?(\d+)[,;\]]", outline)}
        assert numbers <= set(range(1, len(works) + 1))


def test_a_statement_is_one_line_of_the_outline_however_it_was_written(tmp_path: Path) -> None:
    files = {"recommendations/one.md": IN_LINES}
    outline = render(graph(tmp_path, files))["data/outlines/one.txt"]
    assert "Answer: First. ## For - Second.\n" in outline
    assert "\n- It goes on. 1. And on." in outline


IN_LINES = """---
title: One
summary: One.
standing: candidate
answer: |
  First.

  ## For
  - Second.
claims:
  - id: good
    about: benefit
    text: |
      It goes on.
      1. And on.
    cites: "[states @roberts2024global]"
---
"""


def test_what_barriers_do_is_counted_in_words(tmp_path: Path) -> None:
    barrier = "---\ntitle: Slow {0}\nsummary: So.\norder: second\nbears_on:\n{1}---\n"
    effect = "  - {{pathway: way, effect: {0}, because: It does.}}\n"
    files = {
        "pathways/way.md": "---\ntitle: Way\nsummary: A way.\nstanding: option\n---\n",
        "barriers/slow.md": barrier.format("a", effect.format("hinders") + effect.format("mixed")),
        "barriers/late.md": barrier.format("b", effect.format("mixed")),
    }
    page = render(graph(tmp_path, files))["pathways/way.md"]
    assert "Barriers that bear on it</b> <span>1 hinders it, 2 cut both ways<" in page


WITH_CANDIDATES = {
    "recommendations/who.md": "---\ntitle: Who\nsummary: Who it is.\nstanding: candidate\n---\n",
    "recommendations/one.md": """---
title: One body
summary: One.
standing: candidate
part_of: who
claims:
  - {id: good, about: benefit, label: It is known, text: It is well known., cites: "[states @roberts2024global]"}
---
""",
    "recommendations/two.md": """---
title: Other body
summary: Two.
standing: recommended
part_of: who
claims:
  - {id: bad, about: risk, label: It is far, text: It is far away., cites: "[states @roberts2024global]"}
---
""",
}


def test_candidates_stand_side_by_side(tmp_path: Path) -> None:
    page = render(graph(tmp_path, WITH_CANDIDATES))["recommendations/who.md"]
    table = page.partition('class="lm-table lm-candidates"')[2].partition("</table>")[0]
    rows = [words(row) for row in table.split("<tr")[2:]]
    assert len(rows) == 2
    assert any("One body" in row and "It is known Nothing recorded." in row for row in rows)
    assert any("Other body" in row and "Nothing recorded. It is far" in row for row in rows)
    assert "lm-sides" not in page


def test_a_candidates_newest_event_may_be_known_by_its_year_alone(tmp_path: Path) -> None:
    event = "---\ntitle: {0}\nsummary: So.\nconfidence: high\ndate: {0}\nbears_on: [{{entry: one, effect: confirms}}]\n---\n"
    events = {f"developments/on-{day}.md": event.format(day) for day in ("2025", "2025-03")}
    page = render(graph(tmp_path, WITH_CANDIDATES | events))["recommendations/who.md"]
    table = page.partition('class="lm-table lm-candidates"')[2].partition("</table>")[0]
    (row,) = [row for row in table.split("<tr") if "One body" in row]
    assert "on-2025/" in row
    assert "on-2025-03/" not in row


@pytest.mark.parametrize("kind", ANSWERING)
def test_no_page_says_what_is_normal(site: Path, data: dict[str, Any], kind: str) -> None:
    for entry in (one for one in data["entries"] if one["kind"] == kind):
        said = words(page_of(site, entry).partition("<article")[2] or page_of(site, entry))
        for phrase in (
            "unsourced",
            "Reviewed never",
            "Former ids",
            "dissent recorded",
            "overtaken",
        ):
            assert phrase not in said


EVENT = """---
title: News
summary: It happened.
date: 2025-03-04
bears_on: [{claim: "slow#kept", effect: EFFECT}]
confidence: high
claims: [{id: so, text: It was so., about: fact, cites: "[evidence @adams2021one]"}]
---
"""


def test_an_outline_says_what_has_changed_by_which_source_and_what_nobody_checked(
    tmp_path: Path,
) -> None:
    claims = """claims:
  - {id: kept, text: It goes on., cites: "[states @roberts2024global, sec. 2]"}
  - {id: left, text: It stays., cites: "[states @roberts2024global, sec. 2]"}
"""
    slow = "---\ntitle: Slow\nsummary: It is slow.\norder: second\n"
    files = {
        "barriers/slow.md": f"{slow}{claims}---\n",
        "barriers/other.md": f"{slow}{claims}---\n",
        "developments/news.md": EVENT.replace("EFFECT", "updates"),
    }
    pages = render(graph(tmp_path, files))
    outline = pages["data/outlines/slow.txt"]
    since = outline.partition("## Since\n")[2].partition("\n\n")[0]
    assert "- It goes on. 4 Mar 2025: News (Writer 2023a" in since
    assert "Not checked since February 2024" in since
    untouched = pages["data/outlines/other.txt"]
    assert "No change recorded on this page itself." in untouched


def test_our_notes_are_no_use_of_a_work_in_what_is_taken_away(tmp_path: Path) -> None:
    entry = """---
title: Slow
summary: It is slow.
order: second
claims:
  - {id: one, text: It is slow., cites: "[states @roberts2024global, sec. 2; supports @adams2021one, p. 5]"}
  - {id: two, text: Why is left open., about: left-open, by: ours, cites: "[see @roberts2024global, sec. 2; see @brown2022two]"}
---
It is slow [supports @adams2021one] . So it stays.
"""
    files = export(graph(tmp_path, {"barriers/slow.md": entry}))
    taken = files["data/entries/slow.ris"]
    assert "left open" not in taken
    assert "brown2022two" not in taken
    notes = re.findall(r"^N1  - (.*?)\r?$", taken.partition("adams2021one")[2], re.MULTILINE)
    assert notes == [
        "Supports this statement (p. 5): It is slow.",
        "Supports this statement: It is slow.",
    ]
