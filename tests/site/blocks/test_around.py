"""What stands around an entry: the one before and after it in the argument, and its siblings as a tree."""

from pathlib import Path

import pytest
from tests.small import graph

from litmap.site.blocks.around import MOST_LINES, Around, around
from litmap.site.html.page_data import PageData
from litmap.site.html.site import Site

BARRIER = "---\ntitle: {0}\nsummary: It is {0}.\norder: {1}\nrank: {2}\n---\n"
ADVICE = "---\ntitle: {0}\nsummary: Do {0}.\nstanding: {1}\nrank: {2}\n{3}---\n"
BODY = "---\ntitle: {0}\nsummary: It is.\ntype: {1}\n---\n"
FILES = {
    **{
        f"barriers/b{number}.md": BARRIER.format(f"B{number}", "first", number + 1)
        for number in range(3)
    },
    "barriers/c.md": BARRIER.format("C", "second", "99\nshort: In short"),
    "recommendations/whole.md": ADVICE.format("Whole", "recommended", 1, ""),
    **{
        f"recommendations/branch-{number}.md": ADVICE.format(
            f"Branch {number}", "recommended", 10 * number + 10, "part_of: whole\n"
        )
        for number in range(4)
    },
    **{
        f"recommendations/leaf-{number}-{leaf}.md": ADVICE.format(
            f"Leaf {number} {leaf}",
            "means",
            10 * number + 11 + leaf,
            f"part_of: branch-{number}\n",
        )
        for number in range(4)
        for leaf in range(4)
    },
    "institutions/union.md": BODY.format("Union", "informal-forum"),
    "institutions/league.md": BODY.format("League", "informal-forum"),
    "institutions/host.md": BODY.format("Host", "state"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(graph(tmp_path_factory.mktemp("around"), FILES))


def of(site: Site, name: str) -> Around:
    entry = site.corpus.entries[name]
    return around(PageData(site, entry.address), entry)


def names(found: Around) -> tuple[str, str]:
    """The titles before and after; '' where there is none."""
    return (
        found.previous.title if found.previous else "",
        found.next.title if found.next else "",
    )


def test_barriers_follow_each_other_through_the_groups(site: Site) -> None:
    assert names(of(site, "b0")) == ("", "B1")
    assert names(of(site, "b2")) == ("B1", "C")
    assert of(site, "c").place == "4 of 4"
    assert of(site, "b2").next.href == "../c/"  # type: ignore[union-attr]


def test_where_room_is_short_an_entry_has_its_short_label(site: Site) -> None:
    after = of(site, "b2").next
    assert after
    assert (after.title, after.short) == ("C", "In short")
    shown = [line.title for line in of(site, "c").siblings if line.here]
    assert shown == ["In short"]
    before = of(site, "c").previous
    assert before
    assert before.short == "B2"


def test_recommendations_follow_the_steps_whatever_their_standing(site: Site) -> None:
    assert names(of(site, "branch-1")) == ("Leaf 0 3", "Leaf 1 0")


def test_institutions_follow_their_index_and_have_no_tree(site: Site) -> None:
    found = of(site, "league")
    assert found.siblings == []
    assert found.more == 3
    assert names(found)[1] == "Union"


def test_the_own_branch_is_open_and_the_others_are_closed(site: Site) -> None:
    found = of(site, "leaf-1-2")
    shown = [(line.title, line.depth) for line in found.siblings]
    assert ("Leaf 1 0", 2) in shown
    assert ("Branch 3", 1) in shown
    assert not any(title.startswith("Leaf 0") for title, _ in shown)
    assert [line.title for line in found.siblings if line.here] == ["Leaf 1 2"]
    assert found.more == 21 - len(shown)


def test_other_groups_of_barriers_are_one_line_that_leads_to_their_first(site: Site) -> None:
    lines = of(site, "b1").siblings
    assert [line.href for line in lines if line.is_group] == ["", "../c/"]
    assert [line.title for line in lines if not line.is_group] == ["B0", "B1", "B2"]


def test_there_are_never_more_lines_than_fit(tmp_path: Path) -> None:
    many = {
        f"barriers/n{number:02}.md": BARRIER.format(f"N{number}", "first", number + 1)
        for number in range(30)
    }
    site = Site(graph(tmp_path, many))
    for name in ("n00", "n15", "n29"):
        found = of(site, name)
        assert len(found.siblings) == MOST_LINES
        assert any(line.here for line in found.siblings)
        assert found.more == 30 - sum(not line.is_group for line in found.siblings)
