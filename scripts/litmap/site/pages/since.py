"""Then and now: every statement that an event bears on or that somebody checked."""

from collections.abc import Sequence

from litmap.export.table import csv_text
from litmap.graph.addresses import SINCE_PAGE
from litmap.graph.graph import date_of
from litmap.graph.order import newest_first
from litmap.model.dates import in_words
from litmap.model.vocabulary import PAPER_DATE
from litmap.problems.wording import counted, plural
from litmap.site.blocks.facets import Register, counted_facets
from litmap.site.blocks.feed import Feed, feed_entries, permanent_id
from litmap.site.blocks.since import SinceRow, since_rows
from litmap.site.blocks.since_facets import since_plans, since_values
from litmap.site.html.numbered import in_pages, numbered_address, numbered_path, page_links
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import THEN_AND_NOW, PageData
from litmap.site.html.plan import Content
from litmap.site.html.site import Site

FILE = "data/since.csv"
FEED = "since/feed"
"""The feed, without the ending of either of its files."""
MOST_ON_A_PAGE = 40
"""Rows of the table on a page: each tells of several events and their sources."""
_LEAD = (
    f"What the paper said in {PAPER_DATE[:4]}, what has happened since, and whether it still holds."
)
_CSV_HEAD = ("said", "place", "page", "date", "event", "sources", "holds", "because", "address")


class SincePages:
    """Makes the pages of the list, its feed and its file."""

    def __init__(self, site: Site) -> None:
        """The statements of the site's map that an event bears on or that somebody checked."""
        self.site = site
        self.rows = since_rows(PageData(site, SINCE_PAGE))
        self.values = [since_values(site.graph, row) for row in self.rows]
        self.facets = counted_facets(since_plans(site.corpus, self.values), self.values)

    def pages(self) -> dict[str, Content]:
        """The pages by output path, each whole, with their feed and their table as a file."""
        entries = feed_entries(self.rows, self.site.corpus.today)
        feed = Feed(THEN_AND_NOW, permanent_id(THEN_AND_NOW), "./", entries)
        found: dict[str, Content] = {
            **feed.files(FEED),
            FILE: csv_text(_CSV_HEAD, [line for row in self.rows for line in _csv_lines(row)]),
        }
        places = range(len(self.rows))
        parts = in_pages(places, MOST_ON_A_PAGE) or [places]
        for number, part in enumerate(parts, 1):
            found[numbered_path(SINCE_PAGE, number)] = self._page(number, part, len(parts))
        return found

    def _page(self, number: int, part: Sequence[int], last: int) -> Page:
        """The page of `number` with some of the rows, which are named by their places."""
        page_data = PageData(self.site, numbered_address(SINCE_PAGE, number))
        rows = since_rows(page_data, {self.rows[place].name for place in part})
        events = newest_first(self.site.graph.developments)
        html = self.site.templates.since.page(
            register=self._register(page_data),
            rows=[(row, self.values[place]) for row, place in zip(rows, part, strict=True)],
            pages=page_links(page_data, SINCE_PAGE, last),
            number=number,
            feed=page_data.href(f"/{FEED}.xml"),
            events=[(page_data.link(one), in_words(date_of(one))) for one in events],
            paper_day=in_words(PAPER_DATE),
            report=self.site.form("report-outdated"),
        )
        title = THEN_AND_NOW if number == 1 else f"{THEN_AND_NOW}, page {number}"
        lead = f"{_LEAD} {_extent(self.site, self.rows)}"
        sections = [Section("", page_data.header("view", title, lead)), Section("", html)]
        return Page(
            title,
            _LEAD,
            "view",
            sections,
            count=len(self.rows),
            feed=f"/{FEED}",
            within=SINCE_PAGE.lstrip("/"),
        )

    def _register(self, page_data: PageData) -> Register:
        """What stands around the rows; the same on all pages, as scripts see all rows."""
        return Register(
            noun="statement",
            total=len(self.rows),
            fitting=len(self.rows),
            words="",
            csv=page_data.href(f"/{FILE}"),
            facets=self.facets,
        )


def _extent(site: Site, rows: Sequence[SinceRow]) -> str:
    """'6 events bear on 22 statements. 20 of 313 claims were checked again, the other 293 not.'"""
    events = {one.development.id for row in rows for one in row.events}
    touched = [row for row in rows if row.events]
    claims = [view for view in site.graph.claims() if not view.claim.is_note]
    checked = [view for view in claims if view.claim.holds]
    bear = plural(len(events), "bears", "bear")
    others = len(rows) - len(touched)
    were = plural(others, "was", "were")
    more = f"; {others} more {were} looked at without one" if others else ""
    return (
        f"{counted(len(events), 'event')} {bear} on {counted(len(touched), 'statement')}{more}. "
        f"{len(checked)} of {counted(len(claims), 'claim')} "
        f"{plural(len(checked), 'was', 'were')} checked again, the other "
        f"{len(claims) - len(checked)} not."
    )


def _csv_lines(row: SinceRow) -> list[list[str]]:
    """A line for each event of a row, or one without an event."""
    place = "; ".join(one.striptags() for one in row.said.places)
    now = [row.words, row.because.striptags(), row.said.href.replace("../", "/", 1)]
    said = [row.said.words, place, row.said.page.title]
    lines = []
    for event in row.events:
        sources = "; ".join(f"{one.link.title} ({one.words})" for one in event.sources)
        lines.append([*said, event.date, event.link.title, sources, *now])
    if not lines:
        sources = "; ".join(f"{one.link.title} ({one.words})" for one in row.sources)
        lines.append([*said, "", "", sources, *now])
    return lines
