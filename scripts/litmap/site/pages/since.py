"""Then and now: every statement that an event bears on or that somebody checked."""

from litmap.site.blocks.since import since_rows
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import PageData
from litmap.site.html.site import Site

ADDRESS = "/since/"
TITLE = "Then and now"


def since_page(site: Site) -> Page:
    """The whole page."""
    page_data = PageData(site, ADDRESS)
    rows = since_rows(page_data)
    lead = "What the paper said in 2024, what has happened since, and whether it still holds."
    sections = [
        Section("", page_data.header("view", TITLE, lead)),
        Section("", site.templates.since.rows(rows)),
    ]
    return Page(TITLE, lead, "view", sections, weight=0.5, count=len(rows))
