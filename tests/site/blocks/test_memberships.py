"""Memberships on an institution's page and on its members' pages."""

import re
from pathlib import Path

from tests.small import graph

from litmap.site import render

CITES = 'cites: "[evidence @adams2021one]"'
STATE = "---\ntitle: {0}\nsummary: A state.\ntype: state\n---\n"
CLUB = f"""---
title: Club
summary: A club.
type: informal-forum
members:
  - {{who: [gone, left], since: 1973, until: 2020-01-31, {CITES}}}
  - {{who: [north], since: 1961, {CITES}}}
participants:
  - {{who: [south], as: observer, since: 2007, until: 2010, {CITES}}}
absences:
  - {{who: [west], as_of: 2024-02-20, {CITES}}}
---
"""
FILES = {
    "institutions/club.md": CLUB,
    **{
        f"institutions/{name}.md": STATE.format(name.capitalize())
        for name in ("gone", "left", "north", "south", "west")
    },
}


def rows(page: str, heading: str) -> list[list[str]]:
    """The first three cells of each row of the table below a heading, as a reader sees them."""
    table = page.partition(f"## {heading}\n")[2].partition("</table>")[0]
    found = []
    for row in re.findall(r"<tr><th scope=\"row\">.*?</tr>", table, re.DOTALL):
        cells = re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row)
        found.append([re.sub(r"<[^>]+>", "", cell) for cell in cells[:3]])
    return found


def test_who_left_is_no_member_any_longer(tmp_path: Path) -> None:
    pages = render(graph(tmp_path, FILES))
    assert rows(pages["institutions/club.md"], "Who sits here") == [
        ["North", "member", "since 1961"],
        ["Gone, Left", "member, no longer", "from 1973 until 31 Jan 2020"],
        ["South", "observer, no longer", "from 2007 until 2010"],
        ["West", "not a member", "as of 20 Feb 2024"],
    ]
    assert rows(pages["institutions/left.md"], "Where it sits") == [
        ["Club", "member, no longer", "from 1973 until 31 Jan 2020"]
    ]
    assert rows(pages["institutions/north.md"], "Where it sits") == [
        ["Club", "member", "since 1961"]
    ]
