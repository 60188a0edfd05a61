"""The timeline: what happened to instruments, developments since the paper, and works, by date."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from litmap.content.corpus import LoadedEntry
from litmap.graph.addresses import of_reference
from litmap.graph.graph import Graph, date_of
from litmap.model.dates import first_day, in_words, last_day
from litmap.model.entry import names_in_words
from litmap.model.institutions import Development, Instrument
from litmap.model.vocabulary import DEVELOPMENT_EFFECT_WORDS, PAPER_DATE, Kind
from litmap.model.walk import hidden
from litmap.site.html.labels import Labels
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import EntryLink, PageData
from litmap.site.html.templates import load_templates
from litmap.site.html.writer import Writer
from litmap.site.pictures.dots import Plot, plot
from litmap.site.pictures.slides import timeline_slide

_PAGE = "/timeline/"
_LEAD = (
    "What happened to the instruments on this map, what has happened since the paper, and when its works were "
    "published."
)
_READ = last_day(PAPER_DATE)
LANES: Mapping[str, str] = {
    "instrument": "Events",
    "development": "Developments",
    "reference": "Works",
}
_CONTAINERS = ("journaltitle", "organization", "institution", "publisher")
"""Fields that say what a work is where its label is its title already."""
_RANK = ("reference", "instrument", "development")
"""Lanes on the same day, that which comes first in the list last."""


@dataclass(frozen=True)
class Moment:
    """One thing with a date: its lane, where it stands, and by which ids the filters find it.

    `lane` is 'instrument', 'development' or 'reference'; `institutions`, `pathways` and `effects` are ids and effects
    with spaces between; `bearing` says what a development does to the map ('updates 2 statements').
    """

    date: str
    lane: str
    link: EntryLink
    words: str
    institutions: str
    pathways: str
    effects: str = ""
    bearing: str = ""

    @property
    def when(self) -> str:
        """The date in words."""
        return in_words(self.date)

    @property
    def later(self) -> bool:
        """Is it surely from after the day on which the paper's sources were read?"""
        return first_day(self.date) > _READ

    @property
    def order(self) -> tuple[bool, str, int, str]:
        """Where it stands in time: what is dated by a month or year alone is listed below that time's days.

        Of one day, what it changed on the map comes first, then what happened, then the works that tell of it.
        """
        return self.later, first_day(self.date).isoformat(), _RANK.index(self.lane), self.link.title


@dataclass(frozen=True)
class Year:
    """A year with its moments, the newest first."""

    year: str
    moments: tuple[Moment, ...]

    @property
    def counts(self) -> Counter[str]:
        """How many moments it has by lane."""
        return Counter(moment.lane for moment in self.moments)


class Timeline:
    """Makes the page of the timeline and its file, and tells other pages what is new."""

    def __init__(self, graph: Graph, labels: Labels, page: str = _PAGE) -> None:
        """`labels` name works; links lead from the address `page`."""
        self.graph = graph
        self.corpus = graph.corpus
        self.labels = labels
        self.writer = Writer(graph, labels, page)
        self.views = PageData(graph, self.writer)
        found = [*self._events(), *self._developments(), *self._works()]
        self.moments = sorted(found, key=lambda moment: moment.order, reverse=True)
        self.plot: Plot = plot(
            [(moment.date, moment.lane) for moment in self.moments], list(LANES), PAPER_DATE
        )

    def page(self) -> Page:
        """The page: a dot for each moment by year, and all of them as an ordered list."""
        header = load_templates().header(
            "view", "", "", "Timeline", _LEAD, [], [("Home", self.writer.href("/"))]
        )
        choices = [
            (
                "institution",
                "Institution",
                self._named("institution", (m.institutions for m in self.moments)),
            ),
            ("pathway", "Pathway", self._named("pathway", (m.pathways for m in self.moments))),
            (
                "effect",
                "Effect on the map",
                [(word, DEVELOPMENT_EFFECT_WORDS[word][0]) for word in DEVELOPMENT_EFFECT_WORDS],
            ),
            ("lane", "Kind", list(LANES.items())),
        ]
        since = Counter(moment.lane for moment in self.moments if moment.later)
        changing = (
            moment
            for moment in self.moments
            if {"updates", "contradicts"} & set(moment.effects.split())
        )
        html = load_templates("timeline").timeline(
            self.plot,
            self.moments,
            list(self._years()),
            LANES,
            choices,
            in_words(PAPER_DATE),
            since,
            next(changing, None),
        )
        return Page("Timeline", _LEAD, "view", [Section("", header), Section("", html)], weight=0)

    def files(self, source: str) -> dict[str, str]:
        """The picture as a file; `source` says whence and of when."""
        day = f"The upright line is the day on which the paper's sources were read, {in_words(PAPER_DATE)}."
        caption = f"{_LEAD} Each dot is one of these. {day}"
        return {"data/timeline.svg": timeline_slide(self.plot, LANES, caption, source)}

    def newest(self, most: int) -> list[Moment]:
        """What happened since the paper, each happening once: an event of which a development tells is left to it."""
        told = {
            (date_of(entry), self.views.link(instrument).href)
            for entry in self.graph.developments
            if isinstance(entry.fields, Development)
            for one in entry.fields.instruments
            if (instrument := self.corpus.resolve(one))
        }
        return [
            moment
            for moment in self.moments
            if moment.later
            and moment.lane != "reference"
            and (moment.date, moment.link.href) not in told
        ][:most]

    def _years(self) -> Iterator[Year]:
        years = dict.fromkeys(moment.date[:4] for moment in self.moments)
        for year in years:
            found = tuple(moment for moment in self.moments if moment.date.startswith(year))
            yield Year(year, found)

    def _named(self, kind: Kind, ids: Iterable[str]) -> list[tuple[str, str]]:
        """The entries that a filter offers, by name."""
        found = {one for together in ids for one in together.split()}
        return sorted(
            ((one, self.corpus.name(one)) for one in found), key=lambda pair: pair[1].lower()
        )

    def _events(self) -> Iterator[Moment]:
        for entry in self.corpus.of_kind("instrument"):
            assert isinstance(entry.fields, Instrument)
            for event in entry.fields.events:
                if not hidden(event, self.corpus.today):
                    who = [body.id for one in event.who if (body := self.corpus.resolve(one))]
                    names = names_in_words(event.who, str(event.others or ""), self.corpus.name)
                    words = f"{event.happening} ({names})" if names else event.happening
                    yield self._moment(
                        str(event.date), "instrument", self.views.link(entry), words, entry, who
                    )

    def _developments(self) -> Iterator[Moment]:
        for entry in self.graph.developments:
            assert isinstance(entry.fields, Development)
            effects = Counter(str(bearing.effect) for bearing in entry.fields.bears_on)
            bearing = ", ".join(
                f"{DEVELOPMENT_EFFECT_WORDS[effect][0]} {number} statement{'s' * (number > 1)}"
                for effect, number in effects.items()
            )
            link, summary = self.views.link(entry), str(entry.fields.summary)
            yield replace(
                self._moment(date_of(entry), "development", link, summary, entry),
                effects=" ".join(effects),
                bearing=bearing,
            )

    def _moment(
        self,
        date: str,
        lane: str,
        link: EntryLink,
        words: str,
        entry: LoadedEntry,
        who: Iterable[str] = (),
    ) -> Moment:
        bodies = dict.fromkeys([*who, *self._joined(entry.id, "institution")])
        return Moment(
            date, lane, link, words, " ".join(bodies), " ".join(self._joined(entry.id, "pathway"))
        )

    def _joined(self, entry_id: str, kind: Kind) -> list[str]:
        """The entries of a kind that a relation joins to an entry, from either end."""
        ends = [edge.target for edge in self.graph.outgoing(entry_id) if edge.kind == "relation"]
        ends += [edge.source for edge in self.graph.incoming(entry_id) if edge.kind == "relation"]
        entries = self.corpus.entries
        return sorted({one for one in ends if one in entries and entries[one].kind == kind})

    def _works(self) -> Iterator[Moment]:
        """Works by their own date, or their year; without one they stand in the bibliography alone."""
        for key, reference in self.corpus.references.items():
            date = reference.get("date") or reference.year
            if not reference.year.isdecimal() or not _is_day(date):
                continue
            cited = [self.corpus.entries[edge.source] for edge in self.graph.incoming(f"@{key}")]
            by_kind = {
                kind: sorted({entry.id for entry in cited if entry.kind == kind})
                for kind in ("institution", "pathway")
            }
            link = EntryLink(
                "reference", self.writer.href(of_reference(key)), self.labels.label(key), target=key
            )
            title = reference.get("title")
            named = title in self.labels.label(key)
            words = next(filter(None, map(reference.get, _CONTAINERS)), "") if named else title
            yield Moment(
                date,
                "reference",
                link,
                words,
                " ".join(by_kind["institution"]),
                " ".join(by_kind["pathway"]),
            )


def _is_day(text: str) -> bool:
    try:
        return bool(last_day(text))
    except ValueError:
        return False
