"""Home: the question, what the paper answers, how the options fare, what has changed since."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from litmap.content.corpus import LoadedEntry, PlainPage
from litmap.graph.addressees import addressees
from litmap.graph.addresses import of_reference
from litmap.graph.choice import chosen_options, options
from litmap.graph.order import group_of, in_order
from litmap.model.vocabulary import PAPER, PLURALS, Kind
from litmap.problems.wording import counted, listed, plural
from litmap.references.people import responsible, surname
from litmap.site.blocks.disagreements import criticisms
from litmap.site.blocks.marks import marked_sentences
from litmap.site.blocks.since import SinceRow, since_rows
from litmap.site.blocks.verdicts import verdict_table
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import EntryLink, PageData
from litmap.site.html.site import Site

_NEWEST = 5
"""So many events are shown."""


CORRECTING = "How to correct or add something"
"""The heading in About to which home leads where no repository is known."""


@dataclass(frozen=True)
class SourcePaper:
    """Whose argument it is: the paper's authors, the link to it, where and when it came out."""

    authors: str
    href: str
    journal: str
    year: str


@dataclass(frozen=True)
class NewestChanges:
    """The newest events, each with what it changed most; and how many events bear on how much."""

    rows: tuple[SinceRow, ...]
    events: str
    statements: str


@dataclass(frozen=True)
class WayIn:
    """A way to go on: for whom, what they find, and up to four links."""

    heading: str
    words: str
    links: tuple[EntryLink, ...]


@dataclass(frozen=True)
class ArgumentCount:
    """How many entries of a kind the argument has, and how the next kind is joined to it."""

    link: EntryLink
    then: str


class Home:
    """Makes the home page."""

    def __init__(self, site: Site) -> None:
        """The home page of the site's map."""
        self.site = site
        self.corpus = site.corpus
        self.page_data = PageData(site, "/")

    def page(self, page: PlainPage) -> Page:
        """The whole page."""
        title, summary = str(page.title), str(page.summary)
        html = self.site.templates.home.home(
            title=title,
            lead=summary,
            paper=self._paper(),
            rows=marked_sentences(self.page_data, page),
            verdicts=self._verdicts(),
            since=self._since(),
            ways=list(self._ways()),
            counts=list(self._counts()),
        )
        return Page(title, summary, "home", [Section("", html)], source=page.file)

    def _paper(self) -> SourcePaper | None:
        """The source paper, if the map has its record."""
        reference = self.corpus.references.get(PAPER)
        if reference is None:
            return None
        people, more = responsible(reference)
        names = [surname(person) for person in people]
        authors = listed(names)
        if more:
            authors = f"{', '.join(names)} et al."
        href = self.page_data.href(of_reference(PAPER))
        return SourcePaper(authors, href, reference.get("journaltitle"), reference.year)

    def _verdicts(self) -> Markup:
        """How the options fare."""
        table = verdict_table(self.page_data)
        if table is None:
            return Markup("")
        return self.site.templates.verdicts.table(table, self.page_data.href("/matrix/"))

    def _since(self) -> NewestChanges | None:
        """What has changed since the paper; None if no event bears on it."""
        rows = [row for row in since_rows(self.page_data) if row.events]
        if not rows:
            return None
        events: set[str] = set()
        for row in rows:
            events.update(one.development.id for one in row.events)
        return NewestChanges(
            rows=tuple(_one_an_event(rows))[:_NEWEST],
            events=f"{counted(len(events), 'event')} {plural(len(events), 'bears', 'bear')}",
            statements=counted(len(rows), "statement"),
        )

    def _ways(self) -> Iterator[WayIn]:
        """What three kinds of readers may look for."""
        yield WayIn(
            "I need the argument",
            "From the options down to each reason, for and against.",
            tuple(self._into_the_argument()),
        )
        yield WayIn(
            "I look for sources",
            "Every claim with the works behind it and against it, to copy and export.",
            tuple(self._to_sources()),
        )
        yield WayIn(
            "I want to correct or add",
            "Each entry is one short text file. Say what is wrong, or what is missing; no software "
            "needed.",
            tuple(self._to_correct()),
        )

    def _into_the_argument(self) -> Iterator[EntryLink]:
        """The options, the chosen one first, what is recommended first, and the barriers."""
        chosen = chosen_options(self.corpus)
        ways = sorted(options(self.corpus), key=lambda one: one.id not in chosen)
        for option in ways[:2]:
            title = f"{option.label}: for and against"
            yield self.page_data.link(option, title=title)
        for advice in self._of_kind("recommendation")[:1]:
            yield self.page_data.link(advice)
        barriers = self._of_kind("barrier")
        if barriers:
            groups = len({group_of(one) for one in barriers})
            title = f"{counted(len(barriers), 'barrier')} in {counted(groups, 'group')}"
            yield self._to("barrier", "/barriers/", title)

    def _to_sources(self) -> Iterator[EntryLink]:
        claims = sum(len(entry.fields.claims) for entry in self.corpus.entries.values())
        against = len(criticisms(self.site.graph))
        others = [key for key in self.corpus.references if key != PAPER]
        works = f"{counted(len(others), 'work')} besides the paper"
        institutions = counted(len(self._of_kind("institution")), "institution")
        yield self._to("states", "/claims/", counted(claims, "claim"))
        yield self._to("reference", "/references/", works)
        yield self._to("disputes", "/disagreements/", counted(against, "disagreement"))
        yield self._to("institution", "/institutions/", institutions)

    def _to_correct(self) -> Iterator[EntryLink]:
        """The forms of the repository or, without one, what About says."""
        if not self.site.repository:
            yield self._to("edit", f"/about/{self._correcting()}", CORRECTING)
            return
        new = f"{self.site.repository}/issues/new?template="
        yield EntryLink("edit", f"{new}dispute-claim.yml", "Report a mistake")
        yield EntryLink("reference", f"{new}add-source.yml", "Add a work that disagrees")
        yield EntryLink("development", f"{new}report-outdated.yml", "Report an event")

    def _correcting(self) -> str:
        """The anchor of what About says of mistakes, if it has that heading."""
        about = self.corpus.pages.get("about")
        headings = [block.text for block in about.prose.blocks if block.opens] if about else []
        return f"#{CORRECTING.lower().replace(' ', '-')}" if CORRECTING in headings else ""

    def _counts(self) -> Iterator[ArgumentCount]:
        """'31 barriers stand in the way of 10 pathways served by …': the columns of the diagram."""
        yield self._count("barrier", "stand in the way of")
        yield self._count("pathway", "served by")
        yield self._count("recommendation", "to")
        asked = len(set(self._asked()))
        link = self._to("institution", "/institutions/", counted(asked, "institution"))
        yield ArgumentCount(link, "")

    def _asked(self) -> Iterator[str]:
        """The ids of the institutions that recommendations ask to act."""
        for advice in self._of_kind("recommendation"):
            for institution, _ in addressees(self.corpus, advice):
                yield institution.id

    def _count(self, kind: Kind, then: str) -> ArgumentCount:
        """How many entries of a kind there are, with a link to its index."""
        title = counted(len(self._of_kind(kind)), kind)
        return ArgumentCount(self._to(kind, f"/{PLURALS[kind]}/", title), then)

    def _of_kind(self, kind: Kind) -> list[LoadedEntry]:
        """The entries of a kind in the order of the argument."""
        return in_order(self.corpus, self.corpus.of_kind(kind))

    def _to(self, kind: str, address: str, title: str) -> EntryLink:
        """A link to a page that is about no single entry."""
        return EntryLink(kind, self.page_data.href(address), title)


def _one_an_event(rows: Sequence[SinceRow]) -> Iterable[SinceRow]:
    """Of the rows on each event that which holds least and belongs to the argument, if one does.

    `rows` come newest first and, on one event, worst first. Notes of ours are left out, as the
    paper did not say them, and so is what nobody has asked about yet.
    """
    found: dict[str, SinceRow] = {}
    for row in rows:
        claim = row.statement.claim
        if not row.answer or (claim and claim.is_note):
            continue
        event = row.events[0].development.id
        best = found.setdefault(event, row)
        if row.answer == best.answer and _is_argued(row) and not _is_argued(best):
            found[event] = row
    return found.values()


def _is_argued(row: SinceRow) -> bool:
    """Was it said on the page of a step of the argument?"""
    return row.said.kind in ("barrier", "pathway", "recommendation")
