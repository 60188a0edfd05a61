"""Long lists on numbered pages: `/claims/`, `/claims/2/` … Each page is whole without script."""

from collections.abc import Sequence
from typing import TypeVar

from litmap.site.html.page_data import PageData

MOST_ROWS = 75
"""Rows of one register that a page shows at most: some 100 KB of HTML."""
MOST_BACKLINKS = 150
"""Backlinks that one page shows at most, which are shorter."""

_Row = TypeVar("_Row")


def numbered_address(address: str, number: int) -> str:
    """The address of a page of a list; the first is the list's own (`/claims/`)."""
    if number == 1:
        return address
    return f"{address}{number}/"


def numbered_path(address: str, number: int) -> str:
    """The output path of a page of a list other than the first: `claims/2.md`."""
    return f"{numbered_address(address, number).strip('/')}.md"


def page_links(page_data: PageData, address: str, last: int) -> list[tuple[int, str]]:
    """The number of each page of a list, and its address from the page of `page_data`."""
    found = []
    for number in range(1, last + 1):
        found.append((number, page_data.href(numbered_address(address, number))))
    return found


def in_pages(rows: Sequence[_Row], most: int = MOST_ROWS) -> list[Sequence[_Row]]:
    """The rows of each page."""
    return [rows[start : start + most] for start in range(0, len(rows), most)]
