"""The numbered pages on which the backlinks of a page go on, where it has no room for them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from litmap.site.blocks.claims import copying
from litmap.site.blocks.uses import EdgesByHeading
from litmap.site.html.numbered import numbered_address, numbered_path
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import PageData
from litmap.site.html.plan import Content
from litmap.site.html.site import Site

Crumbs = list[tuple[str, str]]
"""The way down to a page: pairs of title and address."""


@dataclass(frozen=True)
class Further:
    """Backlinks on pages below `address`: `parts` are those of page 2, 3 and so on, by heading.

    `title` says what they are; `kind` and `source` are those of the page at `address`.
    """

    site: Site
    address: str
    title: str
    kind: str
    source: str
    parts: Sequence[EdgesByHeading]

    def contents(self, page_data: PageData) -> list[tuple[int, list[str], str]]:
        """What stands on each page: its number, its headings, and its address from a page."""
        found = []
        for number, grouped in enumerate(self.parts, 2):
            href = page_data.href(numbered_address(self.address, number))
            found.append((number, list(grouped), href))
        return found

    def pages(
        self,
        crumbs: Callable[[PageData], Crumbs],
        blocks: Callable[[PageData, EdgesByHeading], Iterable[Section]],
    ) -> dict[str, Content]:
        """The pages by output path. `crumbs` leads down to the page at `address`, and to it."""
        pages: dict[str, Content] = {}
        for number, grouped in enumerate(self.parts, 2):
            page_data = PageData(self.site, numbered_address(self.address, number))
            title = f"{self.title}, page {number}"
            top = self.site.templates.components.header(
                kind=self.kind, heading=title, summary="", crumbs=crumbs(page_data)
            )
            steps = self._steps(page_data)
            links = self.site.templates.facets.page_links
            sections = [
                Section("", top + links(steps, number)),
                *blocks(page_data, grouped),
                Section("", links(steps, number, "Pages of this list, again") + copying(page_data)),
            ]
            path = numbered_path(self.address, number)
            pages[path] = Page(title, title, self.kind, sections, source=self.source)
        return pages

    def _steps(self, page_data: PageData) -> list[tuple[int, str]]:
        """The pages by number, each with its address."""
        numbers = range(1, len(self.parts) + 2)
        return [(one, page_data.href(numbered_address(self.address, one))) for one in numbers]
