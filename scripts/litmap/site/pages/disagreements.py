"""Who disagrees with what the map holds, and where nobody was found who does."""

from collections.abc import Iterator, Sequence

from litmap.export.table import csv_text
from litmap.model.vocabulary import PAPER
from litmap.problems.wording import counted
from litmap.site.blocks.disagreements import Disagreement, disagreements
from litmap.site.blocks.disputes import dispute_rows
from litmap.site.blocks.searches import all_searches
from litmap.site.html.numbered import in_pages, numbered_address, numbered_path, page_links
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import PageData
from litmap.site.html.plan import Content
from litmap.site.html.site import Site

ADDRESS = "/disagreements/"
FILE = "data/disagreements.csv"
MOST_ON_A_PAGE = 60
"""Rows of the table on a page: each tells a whole disagreement, so they are long."""
_LEAD = "Works that argue against the paper, or limit what it says."
_CSV_HEAD = ("claim", "page", "place", "work", "degree", "grounds", "kind", "read", "reply")


def disagreements_pages(site: Site) -> dict[str, Content]:
    """The pages by output path, each whole, and their table as a file."""
    rows = disagreements(PageData(site, ADDRESS))
    found: dict[str, Content] = {FILE: csv_text(_CSV_HEAD, map(_csv_line, rows))}
    parts = in_pages(range(len(rows)), MOST_ON_A_PAGE) or [range(0)]
    for number, part in enumerate(parts, 1):
        found[numbered_path(ADDRESS, number)] = _page(site, number, part, len(parts))
    return found


def _page(site: Site, number: int, part: Sequence[int], last: int) -> Page:
    """The page with some of the rows, which are named by their places."""
    page_data = PageData(site, numbered_address(ADDRESS, number))
    templates = site.templates
    rows = disagreements(page_data)
    lead = " ".join([_lead(site), *_extent(rows)])
    title = "Disagreements" if number == 1 else f"Disagreements, page {number}"
    table = templates.disagreements.table(
        rows=[rows[place] for place in part],
        total=len(rows),
        csv=page_data.href(f"/{FILE}"),
        add=site.form("add-source"),
        pages=page_links(page_data, ADDRESS, last),
        number=number,
    )
    sections = [Section("", page_data.header("view", title, lead))]
    disputes = dispute_rows(page_data) if number == 1 else []
    if disputes:
        html = templates.disagreements.disputes(disputes)
        sections += [Section("The live disputes", html), Section("Work by work", table)]
    else:
        sections.append(Section("", table))
    looked = all_searches(page_data)
    if looked and number == 1:
        html = templates.disagreements.searches(looked)
        sections.append(Section("Where we looked for critics", html))
    claims = page_data.href("/claims/")
    sections.append(Section("", templates.disagreements.beside(f"{claims}?works=others")))
    return Page(title, _LEAD, "view", sections, count=len(rows), within=ADDRESS.lstrip("/"))


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
