"""The references as a library: every work, what it argues, how far it was read, what it does."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from litmap.graph.addresses import PAPER_PAGE, TO_READ_PAGE, of_reference
from litmap.model.reference import READ_NAMES
from litmap.model.standing import standing_words
from litmap.model.vocabulary import PAPER
from litmap.problems.wording import capitalised, counted, listed
from litmap.references.formats import BIBLIOGRAPHY_FORMATS
from litmap.site.blocks.bodies import bodies_by_work
from litmap.site.blocks.facets import Register, RowValues, counted_facets, fits
from litmap.site.blocks.works import (
    SHOWN_FIRST,
    WorkUses,
    argues_in_short,
    work_plans,
    work_uses,
    work_values,
)
from litmap.site.html.numbered import in_pages, numbered_address, numbered_path, page_links
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import PageData
from litmap.site.html.plan import Content
from litmap.site.html.site import Site

ADDRESS = "/references/"
_BEHIND_FACTS = "News and web pages"


@dataclass(frozen=True)
class LibraryRow:
    """A work in the library.

    `claims` says for how many claims it is used; `places` are its places by the other orders, by
    name. `group` is the heading above it, '' if the row above has the same; `off` says that it is
    left out at first. `today` says where the work stands. `openurl` is for reference managers,
    `names` are all who are named in its record, `language` is its `langid`.
    """

    key: str
    title: str
    href: str
    label: str
    host: str
    argues: str
    is_read: bool
    kind: str
    today: str
    read: str
    uses: WorkUses
    claims: str
    values: RowValues
    places: tuple[tuple[str, int], ...]
    group: str
    off: bool
    openurl: str
    names: str
    language: str


@dataclass(frozen=True)
class ThePaper:
    """The paper that the map starts from: it stands above all other works."""

    key: str
    html: Markup
    href: str
    sections_href: str
    openurl: str


class Library:
    """Makes the pages of the library."""

    def __init__(self, site: Site) -> None:
        """The library of all works of the site's map but the paper."""
        self.site = site
        self.corpus = site.corpus
        self.labels = site.labels
        keys = [key for key in site.corpus.references if key != PAPER]
        self.uses = {key: work_uses(site.graph, key) for key in keys}
        self.keys = sorted(keys, key=self._position)
        bodies = bodies_by_work(site.corpus, site.labels)
        self.values = {}
        for key in self.keys:
            work = site.corpus.references[key]
            uses = self.uses[key]
            self.values[key] = work_values(site.graph, work, uses, bodies.get(key, []))
        rows = list(self.values.values())
        self.plans = work_plans(site.corpus, rows)
        self.facets = counted_facets(self.plans, rows)
        self.fitting = sum(fits(self.plans, values) for values in rows)
        self.orders = self._orders()
        self.behind = sum(not self._is_first(key) for key in self.keys)
        self.lead = self._lead()

    def _position(self, key: str) -> tuple[bool, tuple[int, int, int], tuple[str, ...]]:
        """Critics first, then use; what stands behind facts is last."""
        return not self._is_first(key), self.uses[key].weight, self.labels.order(key)

    def _is_first(self, key: str) -> bool:
        return self.corpus.references[key].group in SHOWN_FIRST

    def _orders(self) -> dict[str, dict[str, int]]:
        """The place of each work by author, by date (newest first) and by title."""
        by_author = sorted(self.keys, key=self.labels.order)
        dates = {key: self.corpus.references[key].published.order for key in self.keys}
        orders = {
            "author": by_author,
            "year": sorted(by_author, key=lambda key: dates[key], reverse=True),
            "title": sorted(by_author, key=self.labels.title_order),
        }
        places = {}
        for name, keys in orders.items():
            places[name] = {key: place for place, key in enumerate(keys)}
        return places

    def pages(self) -> dict[str, Content]:
        """The pages by output path, each whole without script."""
        made: dict[str, Content] = {}
        parts = in_pages(self.keys) or [()]
        for number, keys in enumerate(parts, 1):
            path = "references/index.md" if number == 1 else numbered_path(ADDRESS, number)
            made[path] = self._page(number, keys, len(parts))
        return made

    def _waiting(self, page_data: PageData) -> Iterator[Section]:
        """Where the works are that wait to be read; nothing where none does."""
        waiting = self.site.facts.flow.waiting
        if waiting:
            href = page_data.href(TO_READ_PAGE)
            yield Section("", self.site.templates.library.waiting(waiting, href))

    def _page(self, number: int, keys: Sequence[str], last: int) -> Page:
        page_data = PageData(self.site, numbered_address(ADDRESS, number))
        title = "References" if number == 1 else f"References, page {number}"
        html = self.site.templates.library.library(
            paper=self._paper(page_data),
            register=self._register(),
            rows=list(self._rows(page_data, keys)),
            behind=self.behind,
            pages=page_links(page_data, ADDRESS, last),
            number=number,
            files=_files(page_data),
        )
        sections = [Section("", page_data.header("view", title, self.lead)), Section("", html)]
        if number == 1:
            sections += self._waiting(page_data)
        return Page(
            title=title,
            description=self.lead,
            kind="view",
            sections=sections,
            count=len(self.keys),
            within="references/",
        )

    def _lead(self) -> str:
        """How many works there are of each kind, in words."""
        numbers = Counter(self.corpus.references[key].group for key in self.keys)
        kinds = {
            "scholarly": "scholarly work",
            "official": "official text",
            "opinion": "opinion piece",
        }
        first = [counted(numbers[name], words) for name, words in kinds.items() if numbers[name]]
        sentences = []
        if first:
            sentences.append(f"{listed(first)}, with what each argues and what it does here.")
        if self.behind:
            last = counted(self.behind, "news item or web page", "news items and web pages")
            sentences.append(f"{capitalised(last)} that mostly stand behind facts come last.")
        return " ".join(sentences)

    def _paper(self, page_data: PageData) -> ThePaper | None:
        if PAPER not in self.corpus.references:
            return None
        return ThePaper(
            key=PAPER,
            html=self.labels.html(PAPER),
            href=page_data.href(of_reference(PAPER)),
            sections_href=page_data.href(PAPER_PAGE) if self.corpus.paper else "",
            openurl=self.labels.coins(PAPER),
        )

    def _register(self) -> Register:
        return Register(
            noun="work",
            total=len(self.keys),
            fitting=self.fitting,
            words="Title, author, words",
            csv="",
            facets=self.facets,
        )

    def _rows(self, page_data: PageData, keys: Sequence[str]) -> Iterator[LibraryRow]:
        """The rows of a page; the first has a heading in any case."""
        above = ""
        for key in keys:
            group = "Scholarly works, official texts and opinion"
            if not self._is_first(key):
                group = _BEHIND_FACTS
            yield self._row(page_data, key, "" if group == above else group)
            above = group

    def _row(self, page_data: PageData, key: str, group: str) -> LibraryRow:
        work = self.corpus.references[key]
        uses = self.uses[key]
        return LibraryRow(
            key=key,
            title=self.labels.title(key),
            href=page_data.href(of_reference(key)),
            label=self.labels.label(key),
            host=self.labels.host(key),
            argues=argues_in_short(work),
            is_read=bool(work.get("annotation")),
            kind=work.kind,
            today=self._today(key),
            read=READ_NAMES.get(work.get("read"), ""),
            uses=uses,
            claims=counted(uses.claims, "claim") if uses.claims else "",
            values=self.values[key],
            places=tuple((name, places[key]) for name, places in self.orders.items()),
            group=group,
            off=not fits(self.plans, self.values[key]),
            openurl=self.labels.coins(key),
            names=self.labels.all_names(key),
            language=work.get("langid"),
        )

    def _today(self, key: str) -> str:
        """'amended on 29 Jun 2026'; '' where it is unknown, or told by the work's kind."""
        standing = self.site.graph.standings.get(key)
        if standing is None or standing.word == "preprint":
            return ""
        return standing_words(standing)


def _files(page_data: PageData) -> list[tuple[str, str]]:
    """The whole bibliography in each format, with its address."""
    folder = page_data.href("/data/")
    return [(name, f"{folder}references.{suffix}") for suffix, name in BIBLIOGRAPHY_FORMATS.items()]
