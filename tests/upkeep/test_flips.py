"""Each list of /review/ has a row on a small map, and loses or gains just one when one thing changes."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from tests.small import written
from tests.upkeep.doubtful import FILES

from litmap.content.load import load
from litmap.graph.link import link
from litmap.site.html.foot import foot
from litmap.site.html.site import Site
from litmap.upkeep.item import Item
from litmap.upkeep.lists import all_items, headline, in_lists, ranked

BEFORE, DUE, AFTER = date(2026, 11, 1), date(2026, 11, 5), date(2026, 11, 6)


def items(root: Path, files: Mapping[str, str] = FILES, today: date = BEFORE) -> list[Item]:
    corpus, _ = load(written(root, files), today)
    return all_items(link(corpus))


def names(found: list[Item]) -> dict[str, list[str]]:
    return {name: [item.name for item in of] for name, of in in_lists(found).items() if of}


def in_doubt(found: list[Item]) -> dict[str, list[str]]:
    """The same without what is overdue: an old answer is."""
    return {name: of for name, of in names(found).items() if name != "overdue"}


def changed(file: str, old: str, new: str) -> dict[str, str]:
    assert FILES[file].count(old) == 1
    return {**FILES, file: FILES[file].replace(old, new)}


ALL = {
    "overtaken": ["slow#overtaken"],
    "changed": ["slow#changed"],
    "disputed": ["slow#disputed"],
    "unsourced": ["slow#fact"],
    "unverified": ["slow#unsure"],
    "beyond": ["slow"],
    "broken": ["https://doi.org/10.1000/brown2022two"],
    "unread": ["@clark2020three"],
}
ANSWER = 'holds: {{answer: "no", because: {0}, checked: {1}}}'
DAY = "    as_of: 2024-02-20\n"


def answered(claim: str, as_of: str, because: str, checked: str) -> dict[str, str]:
    """The map with an answer whether a claim still holds, before its day of `as_of`."""
    head, found, rest = FILES["barriers/slow.md"].partition(f"  - id: {claim}\n")
    line = f"    as_of: {as_of}\n"
    assert found
    assert line in rest
    answer = "    " + ANSWER.format(because, checked) + "\n"
    return {**FILES, "barriers/slow.md": head + found + rest.replace(line, answer + line, 1)}


def test_each_list_has_its_row(tmp_path: Path) -> None:
    assert names(items(tmp_path)) == ALL


FLIPS = {
    "an answer after the event": (
        "overtaken",
        answered("overtaken", "2024-02-20", "It is.", "2025-03-04"),
    ),
    "an answer that names the event": (
        "overtaken",
        answered("overtaken", "2024-02-20", '"[Signed](../developments/news.md)."', "2025-01-01"),
    ),
    "an event that is not later than the claim": (
        "overtaken",
        changed("developments/news.md", "2025-03-04", "2024-02-20"),
    ),
    "an event that only confirms": (
        "overtaken",
        changed("developments/news.md", "updates", "narrows"),
    ),
    "an answer after the work came out": (
        "disputed",
        answered("disputed", "2022-05", "They hurried.", "2022-07-31"),
    ),
    "an answer that cites the work": (
        "disputed",
        answered("disputed", "2022-05", '"Not all [states @brown2022two, p. 3]."', "2022-06-01"),
    ),
    "an answer after the source was retracted": (
        "changed",
        answered("changed", "2024-02-20", "It is.", "2025-06-07"),
    ),
    "a source that is a preprint": (
        "changed",
        changed("references.bib", "standing = {retracted}", "standing = {preprint}"),
    ),
    "a claim of the month in which the work came out": (
        "disputed",
        changed("barriers/slow.md", "as_of: 2022-05", "as_of: 2022-07"),
    ),
    "a work that only limits it": (
        "disputed",
        changed("barriers/slow.md", "disputes @brown", "qualifies @brown"),
    ),
    "a source for the fact": (
        "unsourced",
        changed(
            "barriers/slow.md",
            'about: fact\n    cites: "[states @roberts2024global, sec. 2]"',
            'about: fact\n    cites: "[states @roberts2024global, sec. 2; evidence @brown2022two, p. 1]"',
        ),
    ),
    "what could be confirmed": (
        "unverified",
        changed("barriers/slow.md", "    unverified: No list of guests was found.\n", ""),
    ),
    "a citation of what was read": (
        "beyond",
        changed("barriers/slow.md", "@adams2021one, p. 40", "@adams2021one, abstract"),
    ),
    "a link that was seen broken once": (
        "broken",
        changed("links.json", "2026-10-10", "2026-10-20"),
    ),
    "a link that works": ("broken", changed("links.json", '"broken"', '"working"')),
    "a work that is background alone": (
        "unread",
        changed("barriers/slow.md", "supports @clark2020three, not opened", "see @clark2020three"),
    ),
}


@pytest.mark.parametrize(("name", "files"), FLIPS.values(), ids=FLIPS)
def test_one_change_takes_one_row_away(name: str, files: dict[str, str], tmp_path: Path) -> None:
    found = in_doubt(items(tmp_path, files))
    assert found == {one: of for one, of in ALL.items() if one != name}


STAYS = {
    "an answer on the day before the event": answered(
        "overtaken", "2024-02-20", "It is.", "2025-03-03"
    ),
    "an answer in a month that may be before the event": answered(
        "overtaken", "2024-02-20", "It is.", "2025-03"
    ),
    "an answer before the source was retracted": answered(
        "changed", "2024-02-20", "It is.", "2025-06-06"
    ),
    "an answer in the month in which the work came out": answered(
        "disputed", "2022-05", "They hurried.", "2022-07-30"
    ),
}


@pytest.mark.parametrize("files", STAYS.values(), ids=STAYS)
def test_what_may_have_come_first_is_no_answer(files: dict[str, str], tmp_path: Path) -> None:
    assert in_doubt(items(tmp_path, files)) == ALL


def test_an_answer_is_overdue_from_the_day_after_it_falls_due(tmp_path: Path) -> None:
    assert names(items(tmp_path, today=DUE)) == ALL
    overdue = {"overdue": ["slow#checked"]}
    assert names(items(tmp_path, today=AFTER)) == overdue | ALL
    renewed = changed("barriers/slow.md", "2026-05-05", "2026-11-06")
    assert names(items(tmp_path, renewed, AFTER)) == ALL
    longer = changed("upkeep.yml", "holds: 6", "holds: 7")
    assert names(items(tmp_path, longer, AFTER)) == ALL


def test_a_search_is_overdue_until_somebody_has_searched_again(tmp_path: Path) -> None:
    day = date(2027, 4, 3)
    assert "slow" in names(items(tmp_path, today=day))["overdue"]
    again = changed(
        "barriers/slow.md",
        "sought: [{",
        "sought: [{date: 2027-04-03, where: a shop, words: haste, found: none}, {",
    )
    assert names(items(tmp_path, again, day))["overdue"] == ["slow#checked"]


def test_without_cycles_only_what_names_its_day_falls_due(tmp_path: Path) -> None:
    files = {name: text for name, text in FILES.items() if name != "upkeep.yml"}
    assert names(items(tmp_path, files, date(2029, 1, 1))) == ALL
    review = "review: {date: 2026-05-01, by: A reader, outcome: kept, due: 2026-10-31}\nclaims:"
    files["barriers/slow.md"] = files["barriers/slow.md"].replace("claims:", review, 1)
    assert names(items(tmp_path, files, BEFORE)) == {"overdue": ["slow"]} | ALL


def test_an_earlier_day_knows_nothing_of_what_came_later(tmp_path: Path) -> None:
    found = names(items(tmp_path, today=date(2025, 3, 3)))
    assert "overtaken" not in found
    assert found["disputed"] == ALL["disputed"]


def test_the_answer_is_said_in_a_line(tmp_path: Path) -> None:
    corpus, _ = load(written(tmp_path, FILES), BEFORE)
    assert headline(corpus, all_items(link(corpus))) == (
        "Nothing is overdue; the next falls due on 5 Nov 2026. 8 points need a look."
    )
    corpus, _ = load(tmp_path, AFTER)
    assert headline(corpus, all_items(link(corpus))) == (
        "1 thing is overdue, the first since 5 Nov 2026. 8 other points need a look."
    )
    corpus, _ = load(tmp_path, date(2028, 4, 2))
    assert headline(corpus, []).startswith("By its own rule this map has been dormant since 2 Apr")
    empty, _ = load(written(tmp_path / "empty", {}), BEFORE)
    assert headline(empty, []) == (
        "Nothing has a day on which it falls due. Nothing else needs a look."
    )


def test_what_bears_most_comes_first_whatever_its_list(tmp_path: Path) -> None:
    found = items(tmp_path, today=AFTER)
    assert found[0].resting == {"slow#disputed"}
    later = changed("barriers/slow.md", '["slow#checked"]', '["slow#unsure"]')
    found = ranked(items(tmp_path, later, AFTER))
    assert [(item.list, len(item.resting)) for item in found[:3]] == [
        ("unverified", 1),
        ("broken", 1),
        ("unread", 1),
    ]
    assert found[3].list == "overdue"


def test_the_foot_of_all_pages_says_since_when_nobody_looks_after_the_map(tmp_path: Path) -> None:
    for today, said in ((date(2028, 4, 1), ""), (date(2028, 4, 2), "2 Apr 2028")):
        corpus, _ = load(written(tmp_path, FILES), today)
        assert foot(Site(link(corpus)))["dormant"] == said


def test_a_work_without_a_role_is_not_said_to_be_none(tmp_path: Path) -> None:
    paper = 'about: fact\n    cites: "[states @roberts2024global, sec. 2]"'
    files = changed("barriers/slow.md", paper, 'about: fact\n    cites: "[@brown2022two]"')
    (fact,) = in_lists(items(tmp_path, files))["unsourced"]
    assert fact.why == "No work is named that bears it out."
