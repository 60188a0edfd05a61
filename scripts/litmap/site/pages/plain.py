"""The pages that show no entry: authored ones such as About, and what can be taken away."""

import re
from collections.abc import Iterator

from markupsafe import Markup

from litmap.content.corpus import PlainPage
from litmap.graph.figures import RECENT, Figures, figures
from litmap.model.roles import ROLES
from litmap.problems.wording import counted, listed, plural
from litmap.references.typography import full_date
from litmap.site.blocks.downloads import downloads
from litmap.site.blocks.feed import NAME
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import PageData
from litmap.site.html.site import Site

_DATA_LEAD = "The bibliography and the whole map as files, for reference managers and for programs."


def plain_page(site: Site, page: PlainPage) -> Page:
    """An authored page that is no entry."""
    title, summary = str(page.title), str(page.summary)
    page_data = PageData(site, f"/{page.name}/")
    sections = [Section("", page_data.header("about", title, summary))]
    for heading, html in parts(page_data.writer.prose(page.prose, page.file)):
        sections.append(Section(heading, site.templates.components.prose(html)))
    return Page(title, summary, "about", sections, source=page.file)


def parts(html: Markup) -> Iterator[tuple[str, Markup]]:
    """Written text by its headings of the first level; one that holds a link stays in the text."""
    before, *rest = re.split(r"<h2>([^<]*)</h2>", html)
    if before:
        yield "", Markup(before)
    for heading, text in zip(rest[::2], rest[1::2], strict=True):
        yield Markup(heading).unescape(), Markup(text)


def missing_page(site: Site, address: str, title: str, file: str) -> Page:
    """In the place of a page that the navigation names, if its file is missing or broken."""
    said = f"There is no {file} that can be read, so there is nothing to show here."
    header = PageData(site, address).header("about", title, said)
    return Page(title, said, "about", [Section("", header)])


def _rests_on(found: Figures) -> Iterator[str]:
    """On what the map rests, a sentence each."""
    yield (
        f"{counted(found.works, 'work')} besides those that the paper cites "
        f"{plural(found.works, 'has', 'have')} a role at a claim and were read at least in "
        f"abstract; {found.reviewed} of them are journal articles, conference papers, chapters or "
        f"books of {RECENT} or later."
    )
    yield (
        f"{counted(found.disputed, 'claim is', 'claims are')} disputed by a work that was read, "
        f"{found.limited} limited."
    )
    yield (
        f"Of {counted(found.facts, 'fact')} that the paper states, {found.alone} "
        f"{plural(found.alone, 'rests', 'rest')} on the paper alone."
    )
    yield (
        f"{found.placed} of {counted(found.citations, 'citation')} of other works in a role say "
        f"where in the work; {found.unread} are of works that nobody here has opened."
    )


def _versions(site: Site) -> Iterator[tuple[str, str, str, str]]:
    """Each release: its version, its day in words, where it is and its DOI, '' where unknown."""
    for release in site.corpus.releases:
        address = ""
        if site.repository:
            address = f"{site.repository}/releases/tag/v{release.version}"
        yield release.version, full_date(release.day.isoformat()), address, release.doi


def data_page(site: Site) -> Page:
    """What can be taken away, in which formats, and how it is read."""
    corpus, templates = site.corpus, site.templates.data
    claims = 0
    for entry in corpus.entries.values():
        claims += len(entry.fields.claims)
    held = [
        counted(len(corpus.entries), "entry", "entries"),
        counted(claims, "claim"),
        counted(len(corpus.references), "work"),
        counted(len(site.graph.edges), "edge"),
    ]
    roles = [(role.name, role.meaning, role.cito_address) for role in ROLES.values()]
    sections = [
        Section("", PageData(site, "/data/").header("about", "Downloads", _DATA_LEAD)),
        Section("Files", templates.files(list(downloads(corpus)))),
        Section("Versions", templates.versions(NAME, site.version, list(_versions(site)))),
        Section("On what the map rests", templates.rests_on(_rests_on(figures(site.graph)))),
        Section("How to read the bibliography", templates.works()),
        Section("How to read the map", templates.map(listed(held), corpus.today.isoformat())),
        Section("What the roles mean", templates.roles(roles)),
    ]
    return Page("Downloads", _DATA_LEAD, "about", sections)
