"""What needs a look: what is overdue, in doubt or unread, list by list, and what falls due when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from litmap.export.map_json import as_document
from litmap.graph.addresses import TO_READ_PAGE
from litmap.graph.flow import number_of
from litmap.model.fields import id_of
from litmap.problems.wording import counted, ended
from litmap.site.blocks.upkeep import dormancy, due_rows
from litmap.site.html.numbered import in_pages, numbered_address, numbered_path, page_links
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import EntryLink, PageData
from litmap.site.html.plan import Content
from litmap.site.html.site import Site
from litmap.upkeep.document import document
from litmap.upkeep.item import LISTS, Item, ListName
from litmap.upkeep.lists import headline, in_lists
from litmap.upkeep.target import day_of, target_of

ADDRESS = "/review/"
FILE = "data/review.json"
TITLE = "What needs a look"
MOST_ON_A_PAGE = 120
"""Rows of all lists that a page shows: a row takes a good 700 bytes of HTML."""
OPEN_ROWS = 5
"""Rows of a list that stand open; what goes on is folded."""
_LEAD = (
    "What is overdue, in doubt or unread on this map, the worst first, with what to do about it."
)


@dataclass(frozen=True)
class Meant:
    """An event or a work on account of which something is listed, and the day of the event."""

    link: EntryLink
    when: str


@dataclass(frozen=True)
class ReviewRow:
    """One thing that needs a look: a link to it, its page, why, and how much rests on it.

    `page` is None for a work and for what is a page of its own; `file_href` is the address of its
    file in the repository, '' where that is not known.
    """

    link: EntryLink
    page: EntryLink | None
    why: str
    by: tuple[Meant, ...]
    resting: int
    file: str
    line: int
    file_href: str


@dataclass(frozen=True)
class ListRows:
    """A list, or the part of it on one page; `total` counts all of it."""

    name: str
    title: str
    holds: str
    cure: str
    total: int
    rows: tuple[ReviewRow, ...]


class ReviewPages:
    """Makes the pages of the lists and their file."""

    def __init__(self, site: Site) -> None:
        """What needs a look on the site's map."""
        self.site = site
        self.templates = site.templates.review
        self.items = site.to_review
        self.parts = in_pages(self.items, MOST_ON_A_PAGE) or [()]
        self.totals = {name: len(items) for name, items in in_lists(self.items).items()}

    def pages(self) -> dict[str, Content]:
        """The pages by output path, each whole, with all lists as a file."""
        found: dict[str, Content] = {FILE: as_document(document(self.site.graph, self.items))}
        for number, part in enumerate(self.parts, 1):
            found[numbered_path(ADDRESS, number)] = self._page(number, part)
        return found

    def _page(self, number: int, part: Sequence[Item]) -> Page:
        page_data = PageData(self.site, numbered_address(ADDRESS, number))
        title = TITLE if number == 1 else f"{TITLE}, page {number}"
        lead = headline(self.site.corpus, self.items)
        sections = [Section("", page_data.header("view", title, lead))]
        if number == 1:
            sections.append(Section("", self._counts(page_data)))
        for one in self._lists(page_data, part):
            more = self._more(page_data) if one.name == "unread" else ("", "")
            sections.append(Section(one.title, self.templates.rows(one, OPEN_ROWS, more)))
        if number == len(self.parts):
            corpus = self.site.corpus
            due = self.templates.due(due_rows(corpus), dormancy(corpus))
            sections.append(Section("When things fall due", due))
        links = page_links(page_data, ADDRESS, len(self.parts))
        sections.append(Section("", self.templates.foot(links, number)))
        return Page(
            title, _LEAD, "view", sections, count=len(self.items), within=ADDRESS.lstrip("/")
        )

    def _counts(self, page_data: PageData) -> Markup:
        """How much stands in each list, with links to them."""
        counts = []
        for name, words in LISTS.items():
            counts.append((words.title, self.totals[name], self._begins(page_data, name)))
        return self.templates.counts(counts, page_data.href(f"/{FILE}"))

    def _begins(self, page_data: PageData, name: ListName) -> str:
        """The address at which a list begins; '' for an empty one."""
        for number, part in enumerate(self.parts, 1):
            if any(item.list == name for item in part):
                anchor = id_of(LISTS[name].title)
                return page_data.href(f"{numbered_address(ADDRESS, number)}#{anchor}")
        return ""

    def _more(self, page_data: PageData) -> tuple[str, str]:
        """How many works wait to be read that are not on the map, and where they are listed."""
        number = number_of(self.site.facts.flow.to_read)
        if not number:
            return "", ""
        return counted(number, "more work"), page_data.href(TO_READ_PAGE)

    def _lists(self, page_data: PageData, part: Sequence[Item]) -> Iterator[ListRows]:
        for name, items in in_lists(part).items():
            if items:
                rows = tuple(self._row(page_data, item) for item in items)
                title, holds, cure = LISTS[name]
                yield ListRows(
                    name=name,
                    title=title,
                    holds=holds,
                    cure=cure,
                    total=self.totals[name],
                    rows=rows,
                )

    def _row(self, page_data: PageData, item: Item) -> ReviewRow:
        target = target_of(self.site.graph, item.name)
        page = None
        if target.entry and item.name != target.entry.id:
            page = page_data.link(target.entry)
        return ReviewRow(
            link=_link(page_data, item.name),
            page=page,
            why=item.why if item.by else ended(item.why),
            by=tuple(self._meant(page_data, name) for name in item.by),
            resting=len(item.resting),
            file=item.place.file,
            line=item.place.line,
            file_href=self.site.file(item.place),
        )

    def _meant(self, page_data: PageData, name: str) -> Meant:
        return Meant(_link(page_data, name), day_of(target_of(self.site.graph, name)))


def _link(page_data: PageData, name: str) -> EntryLink:
    """A link to what a name of an item means."""
    if name.startswith("@"):
        return page_data.work_link(name[1:])
    target = target_of(page_data.graph, name)
    href = target.address if "://" in target.address else page_data.href(target.address)
    kind = target.entry.kind if target.entry else "view"
    return EntryLink(kind=kind, href=href, title=target.words)
