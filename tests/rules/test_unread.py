"""A work that nobody opened has a role only as the use that the paper makes of it; the ways out work as they are written."""

import re
from pathlib import Path

import pytest
from tests.small import BASE, DAY, written

from litmap.content.load import load
from litmap.rules import check

PAPER = """sections:
  - {section: 2, title: Middle, summary: It goes on.}
notes:
  - {note: 3, section: 2, keys: [adams2021one]}
"""
UNREAD = BASE["references.bib"].replace("read = {full}", "read = {unopened}", 2)


def told(
    root: Path, cites: str, rest: str = "", works: str = UNREAD, kind: str = "barriers"
) -> list[str]:
    """What is said of a claim with these citations and fields."""
    claim = f'claims:\n  - {{id: one, text: It is slow., cites: "{cites}"{rest}}}\n'
    own = {"barriers": "order: second\n", "developments": "date: 2025-01-01\nconfidence: low\n"}
    entry = f"---\ntitle: Slow work\nsummary: It is slow.\n{own[kind]}{claim}---\n"
    files = {f"{kind}/slow.md": entry, "references.bib": works, "paper.yml": PAPER}
    rules = (
        "record-only",
        "no-place",
        "beyond-reading",
        "cites-form",
        "paper-note",
        "citation-syntax",
    )
    corpus, problems = load(written(root, files), DAY)
    problems += check(corpus)
    return [problem.message for problem in problems if problem.rule in rules]


@pytest.mark.parametrize(
    ("cites", "is_told"),
    [
        ("[states @roberts2024global, n. 3; supports @adams2021one, not opened]", False),
        ("[supports @adams2021one, not opened]", True),
        ("[states @roberts2024global, n. 3; supports @brown2022two, not opened]", True),
        ("[@brown2022two]", False),
    ],
)
def test_only_the_use_of_the_paper_is_let_through(
    tmp_path: Path, cites: str, is_told: bool
) -> None:
    assert bool(told(tmp_path, cites)) is is_told


@pytest.mark.parametrize("place", ["", ", not opened", ", p. 7"])
def test_each_way_out_leaves_nothing_to_say(tmp_path: Path, place: str) -> None:
    cites = f"[@roberts2024global, n. 3; supports @adams2021one{place}]"
    (said,) = told(tmp_path, cites)
    line = int(re.search(r"on line (\d+) of references.bib", said)[1])
    lines = UNREAD.splitlines(keepends=True)
    assert lines[line - 1].strip() == "read = {unopened},"
    lines[line - 1] = "  read = {full},\n"
    read = cites
    if "in place of 'not opened'" in said:
        read = cites.replace("not opened", "p. 9")
    elif "after the key" in said:
        read = cites.replace("@adams2021one", re.search("such as '(@.*?)'", said)[1])
    assert told(tmp_path, read, works="".join(lines)) == []
    if place:
        alone, word = re.search(
            r"write '(@.*?)' alone, without '(.*?)' and the place", said
        ).groups()
        assert told(tmp_path, cites.replace(f"{word} {alone}{place}", alone)) == []
    else:
        word = re.search(r"leave out the word '(.*?)'", said)[1]
        assert told(tmp_path, cites.replace(f"{word} ", "")) == []
    by_paper = re.search(r"write there '(states .*?)'", said)[1]
    assert told(tmp_path, f"[{by_paper}]") == []


@pytest.mark.parametrize(
    ("cites", "rest", "kind"),
    [
        ("[supports @adams2021one, p. 7]", "", "barriers"),
        ("[@roberts2024global, n. 3; supports @brown2022two, p. 7]", "", "barriers"),
        (
            "[@roberts2024global, n. 3; supports @adams2021one, p. 7]",
            ", as_of: 2025-02-11",
            "barriers",
        ),
        (
            "[@roberts2024global, n. 3; supports @adams2021one, p. 7]",
            ", by: ours, about: left-open",
            "barriers",
        ),
        ("[@roberts2024global, n. 3; supports @adams2021one, p. 7]", "", "developments"),
    ],
)
def test_the_paper_is_not_proposed_for_what_it_cannot_say(
    tmp_path: Path, cites: str, rest: str, kind: str
) -> None:
    (said,) = told(tmp_path, cites, rest, kind=kind)
    assert "states @" not in said
    assert "if you have read it, set read = {full}" in said
    assert "no note of the paper names it" in said or "@adams2021one" in cites
