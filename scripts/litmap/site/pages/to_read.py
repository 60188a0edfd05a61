"""The works that wait to be read, by topic, and those that the map names unread."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from litmap.content.corpus import LoadedEntry
from litmap.export.map_json import as_document
from litmap.graph.addresses import TO_READ_PAGE, of_reference
from litmap.model.dates import in_words
from litmap.model.reference import READ_NAMES
from litmap.model.searches import Candidate
from litmap.problems.wording import counted, plural
from litmap.references.address import address_of
from litmap.site.blocks.work_searches import candidate_address
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import EntryLink, PageData
from litmap.site.html.plan import Content
from litmap.site.html.site import Site

PATH = "references/to-read.md"
FILE = "data/to-read.json"
_TITLE = "Works to be read"


@dataclass(frozen=True)
class Waiting:
    """A work that waits: what it is, where it is to be had, why it waits, and the form for it.

    `because` is '' for the usual reason, which is said once above the list.

    `topics` are the entries beside the one that it stands under; `cites` counts the works of the
    map that it cites, '' where that is not known. An address is '' where none is known.
    """

    title: str
    href: str
    about: str
    because: str
    topics: tuple[EntryLink, ...]
    cites: str
    form: str


@dataclass(frozen=True)
class Topic:
    """An entry with the works that wait for it; `link` is None for works without a topic."""

    link: EntryLink | None
    works: tuple[Waiting, ...]


class ToRead:
    """Makes the page and its file."""

    def __init__(self, site: Site) -> None:
        """What waits for readers of the site's map."""
        self.site = site
        self.corpus = site.corpus
        self.page_data = PageData(site, TO_READ_PAGE)
        self.waiting: list[tuple[str, Candidate]] = []
        for reason in site.facts.flow.to_read:
            self.waiting += [(reason.because, one) for one in reason.works]
        self.usual = _usual([because for because, _ in self.waiting])
        outcomes = site.facts.flow.outcomes
        self.unread = sorted(outcomes["unread"], key=site.labels.order)
        self.uncited = sorted(outcomes["uncited"], key=site.labels.order)

    def pages(self) -> dict[str, Content]:
        """The page and its file by output path."""
        return {PATH: self._page(), FILE: as_document(self._values())}

    def _page(self) -> Page:
        lead = self._lead()
        html = self.site.templates.toread.candidates(
            self._topics(),
            usual=self.usual,
            add=self.site.form("add-source"),
            json=self.page_data.href(f"/{FILE}"),
        )
        sections = [Section("", self.page_data.header("view", _TITLE, lead))]
        sections.append(Section("Not on the map yet", html))
        templates = self.site.templates.toread
        if self.unread:
            named = templates.unread(list(self._named(self.unread)))
            sections.append(Section("On the map, opened by nobody here", named))
        if self.uncited:
            named = templates.named(list(self._named(self.uncited)))
            sections.append(Section("On the map, and cited nowhere yet", named))
        return Page(
            title=_TITLE,
            description=lead,
            kind="view",
            sections=sections,
            count=self.site.facts.flow.waiting,
        )

    def _lead(self) -> str:
        waits, unread = len(self.waiting), len(self.unread)
        wait = plural(waits, "waits", "wait")
        know = plural(unread, "is", "are")
        return (
            f"{counted(waits, 'work')} {wait} for somebody to read them and to say where they "
            f"belong. {counted(unread, 'work')} {know} on the map although nobody here has opened "
            "them."
        )

    def _topics(self) -> list[Topic]:
        """The works by their first topic, in the order of the argument's kinds, then by title."""
        found: dict[str, list[tuple[str, Candidate]]] = {}
        for because, one in self.waiting:
            entries = self._entries(one)
            found.setdefault(entries[0].id if entries else "", []).append((because, one))
        order = list(self.corpus.entries)
        topics = []
        for topic in sorted(found, key=lambda one: (not one, order.index(one) if one else 0)):
            works = sorted(found[topic], key=lambda pair: pair[1].name.casefold())
            rows = tuple(self._row(because, one) for because, one in works)
            link = self.page_data.link(self.corpus.entries[topic]) if topic else None
            topics.append(Topic(link, rows))
        return topics

    def _entries(self, one: Candidate) -> list[LoadedEntry]:
        """The shown entries to which a work may matter."""
        found = {}
        for topic in one.topics:
            if entry := self.corpus.resolve(topic):
                found[entry.id] = entry
        return list(found.values())

    def _row(self, because: str, one: Candidate) -> Waiting:
        said = [str(one.authors or ""), in_words(one.date) if one.date else ""]
        cites = f"It cites {counted(len(one.cites), 'work')} of this map." if one.cites else ""
        return Waiting(
            title=one.name,
            href=candidate_address(one),
            about=", ".join(filter(None, said)),
            because="" if because == self.usual else because,
            topics=tuple(map(self.page_data.link, self._entries(one)[1:])),
            cites=cites,
            form=self._form(_source(one), one.name),
        )

    def _named(self, keys: Sequence[str]) -> Iterator[tuple[EntryLink, str, str, str]]:
        """Link, title, how far it is known, and form of each of some works of the map."""
        for key in keys:
            work = self.corpus.references[key]
            found = address_of(work)
            source = found[0].href or found[0].text if found else ""
            title = self.site.labels.title(key)
            link = self.page_data.work_link(key)
            yield link, title, READ_NAMES.get(work.get("read"), ""), self._form(source, title)

    def _form(self, source: str, title: str) -> str:
        """The form for what a work says, with the work filled in; '' without a repository."""
        form = self.site.form("add-source")
        if not form:
            return ""
        return f"{form}&{urlencode({'source': source or title, 'title': f'Source: {title}'[:120]})}"

    def _values(self) -> dict[str, object]:
        """What waits as plain values."""
        candidates = []
        for because, one in self.waiting:
            values = one.model_dump(exclude_none=True, exclude_defaults=True)
            candidates.append({**values, "because": because})
        named = []
        for key in self.unread:
            work = self.corpus.references[key]
            page = of_reference(key).lstrip("/")
            title = self.site.labels.title(key)
            named.append({"key": key, "title": title, "read": work.get("read"), "page": page})
        return {"not_on_the_map": candidates, "on_the_map": named}


def _usual(reasons: list[str]) -> str:
    """The reason that most have, the first of several; '' for none."""
    return max(reasons, key=reasons.count, default="")


def _source(one: Candidate) -> str:
    """The DOI, arXiv number or address of a work; '' where none is known."""
    if one.doi:
        return str(one.doi)
    if one.arxiv:
        return f"arXiv:{one.arxiv}"
    return str(one.address or "")
