"""The timeline: what happened to instruments, developments since the paper, and works, by date."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from litmap.model.dates import in_words
from litmap.model.vocabulary import DEVELOPMENT_EFFECT_WORDS, PAPER_DATE
from litmap.problems.wording import counted
from litmap.site.blocks.moments import Moment, moment_link
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import EntryLink, PageData
from litmap.site.html.site import Site
from litmap.site.pictures.dots import Dot, Plot, Stretch, plot
from litmap.site.pictures.tables import timeline_slide

_LEAD = "What happened to the instruments on this map, and what has happened since the paper."
Choice = tuple[str, str, list[tuple[str, str]]]
"""A filter: its name, its label, and its options as values with their words."""

LANES: Mapping[str, str] = {
    "instrument": "Events",
    "development": "Developments",
    "reference": "Works",
}
_HAPPENED = ("instrument", "development")
"""The lanes of what happened; that works were published is shown to who asks for it."""
_LANE_WORDS = {"instrument": "event", "development": "development", "reference": "work"}


@dataclass(frozen=True)
class TimelineRow:
    """A moment in the list as a link, with its place in the list, which its dot leads to.

    `same_day` says that the moment above has the same date; `paper_day`, that the day on which the
    paper's sources were read lies just above it.
    """

    moment: Moment
    link: EntryLink
    index: int
    same_day: bool
    paper_day: bool


@dataclass(frozen=True)
class YearOfMoments:
    """A year with its rows, the newest first, and how many moments it has in which lane."""

    year: str
    counts: Sequence[tuple[str, str]]
    rows: Sequence[TimelineRow]


@dataclass(frozen=True)
class Band:
    """Lanes that are drawn together: `works`, which a reader adds, or what happened (`events`)."""

    name: str
    lanes: Sequence[Stretch]
    dots: Sequence[Dot]

    @property
    def top(self) -> float:
        """Where it starts in the plot."""
        return 0.0 if self.name == "events" else self.lanes[0].start

    @property
    def foot(self) -> float:
        """Where it ends in the plot."""
        return self.lanes[-1].start + self.lanes[-1].length

    @property
    def high(self) -> float:
        """How high it is."""
        return self.foot - self.top


class Timeline:
    """Makes the page of the timeline and its file."""

    def __init__(self, site: Site, newest_first: Sequence[Moment]) -> None:
        """The timeline of these moments."""
        self.site = site
        self.corpus = site.corpus
        self.page_data = PageData(site, "/timeline/")
        self.moments = newest_first
        dated = [(moment.date, moment.lane) for moment in self.moments]
        self.plot: Plot = plot(dated, list(LANES), PAPER_DATE)

    def page(self) -> Page:
        """The page: a dot for each moment by year, and all of them as an ordered list."""
        later = [one for one in self.moments if one.later and one.lane in _HAPPENED]
        html = self.site.templates.timeline.timeline(
            plot=self.plot,
            bands=[self._band("events", _HAPPENED), self._band("works", ("reference",))],
            moments=self.moments,
            years=self._years(),
            lanes=LANES,
            choices=self._choices(),
            paper=in_words(PAPER_DATE),
            since=lane_counts(later),
            newest_change=self._newest_change(),
            then_and_now=self.page_data.index("development"),
        )
        header = self.page_data.header("view", "Timeline", _LEAD)
        sections = [Section("", header), Section("", html)]
        return Page("Timeline", _LEAD, "view", sections)

    def files(self, source: str) -> dict[str, str]:
        """The picture as a file; `source` names the map and its state."""
        caption = (
            f"{_LEAD} Each dot is one of these. The upright line is the day on which the paper's "
            f"sources were read, {in_words(PAPER_DATE)}."
        )
        return {"data/timeline.svg": timeline_slide(self.plot, LANES, caption, source)}

    def _band(self, name: str, lanes: Sequence[str]) -> Band:
        return Band(
            name=name,
            lanes=[lane for lane in self.plot.lanes if lane.name in lanes],
            dots=[dot for dot in self.plot.dots if dot.lane in lanes],
        )

    def _newest_change(self) -> TimelineRow | None:
        """The last development that changes a statement of the map."""
        for index, moment in enumerate(self.moments):
            if {"updates", "contradicts"} & set(moment.effects.split()):
                return self._row(index, above=None)
        return None

    def _years(self) -> list[YearOfMoments]:
        years: dict[str, list[TimelineRow]] = {}
        above: Moment | None = None
        for index, moment in enumerate(self.moments):
            years.setdefault(moment.date[:4], []).append(self._row(index, above))
            above = moment
        made = []
        for year, rows in years.items():
            counts = lane_counts(row.moment for row in rows)
            made.append(YearOfMoments(year, counts, rows))
        return made

    def _row(self, index: int, above: Moment | None) -> TimelineRow:
        moment = self.moments[index]
        return TimelineRow(
            moment=moment,
            link=moment_link(self.page_data, moment),
            index=index,
            same_day=above is not None and above.date == moment.date,
            paper_day=above is not None and above.later and not moment.later,
        )

    def _choices(self) -> list[Choice]:
        institutions = self._named(moment.institutions for moment in self.moments)
        pathways = self._named(moment.pathways for moment in self.moments)
        effects = [(effect, words) for effect, (words, _) in DEVELOPMENT_EFFECT_WORDS.items()]
        return [
            ("institution", "Institution", institutions),
            ("pathway", "Pathway", pathways),
            ("effect", "Effect on the map", effects),
            ("lane", "Kind", list(LANES.items())),
        ]

    def _named(self, ids: Iterable[str]) -> list[tuple[str, str]]:
        """The entries that a filter offers, by name; `ids` are ids with spaces between."""
        found = set()
        for together in ids:
            found.update(together.split())
        named = [(one, self.corpus.name(one)) for one in found]
        return sorted(named, key=lambda pair: (pair[1].lower(), pair[0]))


def lane_counts(found: Iterable[Moment]) -> list[tuple[str, str]]:
    """'1 event' or '2 works' for each lane that has some, with the lane."""
    numbers = Counter(moment.lane for moment in found)
    counts = []
    for lane, word in _LANE_WORDS.items():
        if numbers[lane]:
            counts.append((lane, counted(numbers[lane], word)))
    return counts
