"""The bibliography: every work, with how often and in which roles it is cited."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from litmap.export import BIBLIOGRAPHY_FORMATS
from litmap.graph.addresses import of_reference
from litmap.model.vocabulary import ROLES
from litmap.problems.wording import counted
from litmap.site.html.labels import roles_in_words
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import PageData
from litmap.site.html.site import Site

Choice = tuple[str, str, list[tuple[str, str]]]
"""A filter: its name, its label, and its options as values with their words."""


@dataclass(frozen=True)
class BibliographyRow:
    """A work in the bibliography, with all by which a script sorts and filters.

    `uses` says its uses in words; `roles` and `entries` are words with spaces between; `cited`
    counts citations; `openurl` is for reference managers.
    """

    key: str
    html: Markup
    href: str
    uses: str
    year: str
    type: str
    roles: str
    entries: str
    cited: int
    openurl: str


def bibliography_page(site: Site) -> Page:
    """The whole page."""
    page_data = PageData(site, "/references/")
    works = []
    for key in sorted(site.corpus.references, key=site.labels.order):
        works.append(_work(page_data, key))
    files = []
    for suffix, name in BIBLIOGRAPHY_FORMATS.items():
        files.append((name, f"{page_data.href('/data/')}references.{suffix}"))
    lead = f"{len(works)} works, each with the sentences that cite it and why."
    html = site.templates.index.bibliography(works, _choices(site, works), files)
    sections = [
        Section("", page_data.header("reference", "References", lead)),
        Section("", html),
    ]
    return Page("References", lead, "reference", sections, weight=0, count=len(works))


def _choices(site: Site, works: list[BibliographyRow]) -> list[Choice]:
    years = {work.year for work in works if work.year}
    types = {work.type for work in works}
    citing = {edge.source for edge in site.graph.edges if edge.citation}
    entries = [(entry_id, site.corpus.name(entry_id)) for entry_id in citing]
    entries.sort(key=lambda entry: (entry[1], entry[0]))
    return [
        ("year", "Year", _same_words(sorted(years, reverse=True))),
        ("type", "Type", _same_words(sorted(types))),
        ("role", "Role", _same_words(ROLES)),
        ("entry", "Entry", entries),
    ]


def _same_words(values: Iterable[str]) -> list[tuple[str, str]]:
    """Options whose values are their words."""
    return [(value, value) for value in values]


def _work(page_data: PageData, key: str) -> BibliographyRow:
    reference = page_data.corpus.references[key]
    roles: Counter[str] = Counter()
    entries = set()
    for edge in page_data.graph.incoming(f"@{key}"):
        if edge.citation:
            roles[edge.citation.role] += 1
            entries.add(edge.source)
    uses = "not cited yet"
    if roles:
        uses = f"{roles_in_words(roles)} · {counted(len(entries), 'entry', 'entries')}"
    return BibliographyRow(
        key=key,
        html=page_data.labels.html(key),
        href=page_data.href(of_reference(key)),
        uses=uses,
        year=reference.year,
        type=reference.kind,
        roles=" ".join(sorted(roles)),
        entries=" ".join(sorted(entries)),
        cited=roles.total(),
        openurl=page_data.labels.coins(key),
    )
