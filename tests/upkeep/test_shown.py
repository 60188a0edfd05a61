"""What pages say of what falls due: beside the answer, the search and the rating, and in the table of days."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tests.site.seen import words
from tests.small import written
from tests.upkeep.doubtful import FILES

from litmap.content.load import load
from litmap.graph.link import link
from litmap.site import render
from litmap.site.blocks.agreement import agreement_block
from litmap.site.blocks.upkeep import DueRow, dormancy, due_rows
from litmap.site.html.page_data import PageData
from litmap.site.html.site import Site
from litmap.upkeep.lists import all_items

RATING = "date: 2026-05-05\nhow: Twice.\nseed: 1\ndrawn: All of them\n"
SEARCHES = """searches:
  - id: pool
    title: The pool
    date: 2026-05-05
    where: a library
    to_read: [{because: Nobody has, works: [{title: One, date: 2020}, {title: Two, date: 2021}]}]
"""
ALL = {**FILES, "agreement.yml": RATING, "searches.yml": SEARCHES}


def site(root: Path, today: str, files: Mapping[str, str] = ALL) -> Site:
    corpus, _ = load(written(root, files), date.fromisoformat(today))
    return Site(link(corpus))


def pages(root: Path, today: str, repository: str = "") -> dict[str, str]:
    return dict(render(site(root, today).graph, repository))


def test_an_answer_says_since_when_it_is_due_again(tmp_path: Path) -> None:
    for path in ("since.md", "barriers/slow.md"):
        assert "Checked 5 May 2026." in words(pages(tmp_path, "2026-11-05")[path])
        late = words(pages(tmp_path, "2026-11-06")[path])
        assert "Checked 5 May 2026; due again since 5 Nov 2026." in late


def test_the_last_search_says_since_when_another_is_due(tmp_path: Path) -> None:
    older = "sought: [{date: 2026-09-01, where: a shop, words: haste, found: none}, "
    files = {**ALL, "barriers/slow.md": ALL["barriers/slow.md"].replace("sought: [", older)}
    graph = site(tmp_path, "2027-04-03", files).graph
    page = words(render(graph)["barriers/slow.md"])
    assert "2 Oct 2026; due again since 2 Apr 2027" in page
    assert page.count("1 Sep 2026") == 1
    assert "1 Sep 2026;" not in page


def test_the_second_rating_says_since_when_it_is_due_again(tmp_path: Path) -> None:
    for today, said in (
        ("2027-05-05", "5 May 2026"),
        ("2027-05-06", "5 May 2026; due again since 5 May 2027"),
    ):
        one = site(tmp_path, today)
        assert one.corpus.agreement is not None
        assert agreement_block(PageData(one, "/matrix/"), one.corpus.agreement).when == said


def test_days_stand_in_a_table_by_kind_of_work(tmp_path: Path) -> None:
    corpus = site(tmp_path, "2026-11-06").corpus
    assert due_rows(corpus) == [
        DueRow(
            "Does it still hold?",
            "1 statement checked, last on 5 May 2026; due again after 6 months; "
            "the first on 5 Nov 2026.",
            "1 overdue",
        ),
        DueRow(
            "Searches for critics",
            "1 entry or claim searched for, last on 2 Oct 2026; due again after 6 months; "
            "the first on 2 Apr 2027.",
            "",
        ),
        DueRow(
            "Searches for newer works",
            "1 search for works, last on 5 May 2026; due again after 6 months; "
            "the first on 5 Nov 2026.",
            "1 overdue",
        ),
        DueRow(
            "Second rating",
            "1 second rating, last on 5 May 2026; due again after 12 months; "
            "the first on 5 May 2027.",
            "",
        ),
        DueRow(
            "Reviews by a person",
            "No person has reviewed an entry yet; once done, due again after 12 months.",
            "",
        ),
    ]
    assert dormancy(corpus) == (
        "If nobody did any of this for 18 months, the map would call itself dormant: on "
        "2 Apr 2028 as things stand."
    )


def test_a_month_that_goes_on_does_not_move_the_day_of_dormancy(tmp_path: Path) -> None:
    later = {**ALL, "searches.yml": SEARCHES.replace("2026-05-05", "2026-11")}
    early = dormancy(site(tmp_path, "2026-11-06", later).corpus)
    assert early == dormancy(site(tmp_path, "2026-11-20", later).corpus)
    assert "on 1 May 2028" in early
    words = [row.words for row in due_rows(site(tmp_path, "2026-11-20", later).corpus)]
    assert any("1 search for works, last in Nov 2026" in said for said in words)


def test_a_search_of_a_later_day_does_not_count_yet(tmp_path: Path) -> None:
    later = (
        SEARCHES.replace("searches:\n", "")
        .replace("pool", "more")
        .replace("2026-05-05", "2026-12-01")
    )
    both = {**ALL, "searches.yml": SEARCHES + later.replace("One", "Three").replace("Two", "Four")}
    words = [
        due_rows(site(tmp_path, day, both).corpus)[2].words for day in ("2026-11-06", "2026-12-02")
    ]
    assert words[0].startswith("1 search for works, last on 5 May 2026;")
    assert words[1].startswith("2 searches for works, last on 1 Dec 2026;")


def test_the_page_leads_to_files_and_to_what_else_waits_to_be_read(tmp_path: Path) -> None:
    page = pages(tmp_path, "2026-11-06", "https://github.com/o/m")["review.md"]
    line = ALL["barriers/slow.md"].splitlines().index("  - id: overtaken") + 1
    file = "https://github.com/o/m/blob/HEAD/content/barriers/slow.md?plain=1#L"
    assert f'<a href="{file}{line}">Its file, line {line}</a>' in page
    assert '<a href="../references/to-read/">2 more works</a>' in page
    assert f"content/barriers/slow.md, line {line}" in pages(tmp_path, "2026-11-06")["review.md"]


def test_on_a_broken_link_rests_what_cites_the_work(tmp_path: Path) -> None:
    items = all_items(site(tmp_path, "2026-11-06").graph)
    broken = next(item for item in items if item.list == "broken")
    assert broken.resting == {"slow#disputed"}
    assert broken.why == "Broken since 10 Oct 2026: 404."
