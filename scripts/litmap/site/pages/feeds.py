"""The list of all feeds."""

from litmap.model.vocabulary import PLURALS
from litmap.site.blocks.following import MOST_DAYS
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import THEN_AND_NOW, PageData
from litmap.site.html.site import Site

ADDRESS = "/changes/feeds/"
_LEAD = "How to learn of changes without coming back to look."


def feeds_page(site: Site) -> Page:
    """The page of feeds: of the map, of then and now, and of each institution."""
    page_data = PageData(site, ADDRESS)
    whole = [
        ("All changes to this map", page_data.href("/changes/feed")),
        (f"{THEN_AND_NOW}: does it still hold?", page_data.href("/since/feed")),
    ]
    institutions = []
    for entry in site.facts.listing("institution").row:
        address = f"/{PLURALS['institution']}/{entry.id}/feed"
        institutions.append((site.corpus.name(entry.id), page_data.href(address)))
    institutions.sort(key=lambda one: one[0].casefold())
    html = site.templates.changes.feeds(whole, institutions, MOST_DAYS)
    title = "Feeds"
    sections = [Section("", page_data.header("view", title, _LEAD)), Section("", html)]
    return Page(title, _LEAD, "view", sections, feed="/changes/feed")
