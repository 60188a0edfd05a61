"""Who disagrees with what the map holds, and where nobody was found who does."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from litmap.export.table import csv_text
from litmap.model.vocabulary import PAPER
from litmap.problems.wording import counted
from litmap.site.blocks.disagreements import (
    Criticism,
    Disagreement,
    criticisms,
    disagreements,
)
from litmap.site.blocks.disputes import dispute_rows
from litmap.site.blocks.searches import all_searches
from litmap.site.html.numbered import in_pages, numbered_address, numbered_path, page_links
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import PageData
from litmap.site.html.plan import Content
from litmap.site.html.site import Site

ADDRESS = "/disagreements/"
FILE = "data/disagreements.csv"
MOST_ON_A_PAGE = 25
"""Rows of the table on a page: each tells a whole disagreement, so they are long."""
_LEAD = "Works that argue against the paper, or limit what it says."
_CSV_HEAD = ("claim", "page", "place", "work", "degree", "grounds", "kind", "read", "reply")


class DisagreementsPages:
    """Makes the pages of the list and its file."""

    def __init__(self, site: Site) -> None:
        """The disagreements of the site's map."""
        self.site = site
        self.templates = site.templates.disagreements
        self.criticisms = criticisms(site.graph)
        self.rows = disagreements(PageData(site, ADDRESS), self.criticisms)

    def pages(self) -> dict[str, Content]:
        """The pages by output path, each whole, and their table as a file."""
        found: dict[str, Content] = {FILE: csv_text(_CSV_HEAD, map(_csv_line, self.rows))}
        parts = in_pages(self.criticisms, MOST_ON_A_PAGE) or [()]
        for number, part in enumerate(parts, 1):
            found[numbered_path(ADDRESS, number)] = self._page(number, part, len(parts))
        return found

    def _page(self, number: int, part: Sequence[Criticism], last: int) -> Page:
        """The page of `number` with its part of the list."""
        page_data = PageData(self.site, numbered_address(ADDRESS, number))
        table = self.templates.table(
            rows=disagreements(page_data, part),
            total=len(self.rows),
            csv=page_data.href(f"/{FILE}"),
            add=self.site.form("add-source"),
            pages=page_links(page_data, ADDRESS, last),
            number=number,
        )
        title = "Disagreements" if number == 1 else f"Disagreements, page {number}"
        lead = " ".join([_lead(self.site), *_extent(self.rows)])
        beside = self.templates.beside(f"{page_data.href('/claims/')}?works=others")
        sections = [
            Section("", page_data.header("view", title, lead)),
            *self._around(page_data, table, is_first=number == 1, is_last=number == last),
            Section("", beside),
        ]
        return Page(
            title,
            _LEAD,
            "view",
            sections,
            count=len(self.rows),
            within=ADDRESS.lstrip("/"),
        )

    def _around(
        self, page_data: PageData, table: Markup, *, is_first: bool, is_last: bool
    ) -> Iterator[Section]:
        """The table; on the first page below the disputes, on the last above the searches."""
        disputes = dispute_rows(page_data) if is_first else []
        if disputes:
            yield Section("The live disputes", self.templates.disputes(disputes))
        yield Section("Work by work" if disputes else "", table)
        searches = all_searches(page_data) if is_last else []
        if searches:
            yield Section("Where we looked for critics", self.templates.searches(searches))


def _lead(site: Site) -> str:
    """What the page shows, with the paper by its name."""
    if PAPER not in site.corpus.references:
        return _LEAD
    return _LEAD.replace("the paper", f"the paper ({site.labels.label(PAPER)})")


def _extent(rows: Sequence[Disagreement]) -> Iterator[str]:
    """'3 claims are disputed and 2 limited, by 4 works. For the other claims no critic …'"""
    if not rows:
        return
    disputed = {row.claim.href for row in rows if row.icon == "disputes"}
    limited = {row.claim.href for row in rows} - disputed
    works = {row.work.target for row in rows}
    said = []
    if disputed:
        said.append(f"{counted(len(disputed), 'claim is', 'claims are')} disputed")
    if limited and disputed:
        said.append(f"{len(limited)} limited")
    elif limited:
        said.append(f"{counted(len(limited), 'claim is', 'claims are')} limited")
    yield f"{' and '.join(said)}, by {counted(len(works), 'work')}."
    yield "For the other claims no critic is recorded, which does not mean that there is none."


def _csv_line(row: Disagreement) -> list[str]:
    replies = [f"{one.words} {one.title}".strip() for one in row.replies]
    return [
        row.claim.text.striptags(),
        row.claim.entry.title,
        "; ".join(place.striptags() for place in row.claim.sources.places),
        row.work.title,
        row.degree,
        row.grounds,
        row.kind,
        row.read,
        "; ".join(replies),
    ]
