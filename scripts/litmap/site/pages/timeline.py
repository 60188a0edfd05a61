"""The timeline: what happened to instruments, and developments since the paper, by date."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from litmap.model.dates import in_words
from litmap.model.vocabulary import DEVELOPMENT_EFFECT_WORDS, PAPER_DATE
from litmap.problems.wording import counted
from litmap.site.blocks.moments import Moment, moment_link
from litmap.site.html.numbered import in_pages, numbered_address, numbered_path, page_links
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import EntryLink, PageData
from litmap.site.html.plan import Content
from litmap.site.html.site import Site
from litmap.site.pictures.dots import Plot, plot
from litmap.site.pictures.tables import timeline_slide

_LEAD = "What happened to the instruments on this map, and what has happened since the paper."
Choice = tuple[str, str, list[tuple[str, str]]]
"""A filter: its name, its label, and its options as values with their words."""

ADDRESS = "/timeline/"
FILE = "data/timeline.svg"
MOST_ON_A_PAGE = 150
LANES: Mapping[str, str] = {"instrument": "Events", "development": "Developments"}
_LANE_WORDS = {"instrument": "event", "development": "development"}


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


class Timeline:
    """Makes the pages of the timeline and its file."""

    def __init__(self, site: Site, newest_first: Sequence[Moment]) -> None:
        """The timeline of these moments."""
        self.site = site
        self.corpus = site.corpus
        self.moments = newest_first

    def pages(self) -> dict[str, Content]:
        """The pages by output path, each with a picture of the moments that it lists."""
        found: dict[str, Content] = {}
        places = range(len(self.moments))
        parts = in_pages(places, MOST_ON_A_PAGE) or [places]
        for number, part in enumerate(parts, 1):
            found[numbered_path(ADDRESS, number)] = self._page(number, part, len(parts))
        return found

    def _page(self, number: int, places: Sequence[int], last: int) -> Page:
        """A dot for each of some moments by year, and all of these as an ordered list."""
        part = [self.moments[place] for place in places]
        above = self.moments[places[0] - 1] if number > 1 else None
        page_data = PageData(self.site, numbered_address(ADDRESS, number))
        later = [moment for moment in self.moments if moment.later]
        html = self.site.templates.timeline.timeline(
            plot=_plot(part),
            moments=part,
            years=_years(page_data, part, above),
            lanes=LANES,
            choices=self._choices(part),
            paper=in_words(PAPER_DATE),
            since=lane_counts(later),
            newest_change=self._newest_change(page_data),
            then_and_now=page_data.index("development"),
            works=page_data.href("/references/") + "?sort=year",
            picture=page_data.href(f"/{FILE}"),
            pages=page_links(page_data, ADDRESS, last),
            number=number,
        )
        title = "Timeline" if number == 1 else f"Timeline, page {number}"
        sections = [Section("", page_data.header("view", title, _LEAD)), Section("", html)]
        return Page(title, _LEAD, "view", sections, within=ADDRESS.lstrip("/"))

    def files(self, source: str) -> dict[str, str]:
        """The picture of all moments as a file; `source` names the map and its state."""
        caption = (
            f"{_LEAD} Each dot is one of these. The upright line is the day on which the paper's "
            f"sources were read, {in_words(PAPER_DATE)}."
        )
        return {FILE: timeline_slide(_plot(self.moments), LANES, caption, source)}

    def _newest_change(self, page_data: PageData) -> TimelineRow | None:
        """The last development that changes a statement of the map."""
        for index, moment in enumerate(self.moments):
            if {"updates", "contradicts"} & set(moment.effects.split()):
                return _row(page_data, moment, index, above=None)
        return None

    def _choices(self, part: Sequence[Moment]) -> list[Choice]:
        institutions = self._named(moment.institutions for moment in part)
        pathways = self._named(moment.pathways for moment in part)
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


def _plot(part: Sequence[Moment]) -> Plot:
    dated = [(moment.date, moment.lane) for moment in part]
    return plot(dated, list(LANES), PAPER_DATE)


def _years(
    page_data: PageData, part: Sequence[Moment], above: Moment | None
) -> list[YearOfMoments]:
    """The years of some moments; `above` is the one before them, on the page before."""
    years: dict[str, list[TimelineRow]] = {}
    for index, moment in enumerate(part):
        row = _row(page_data, moment, index, above)
        years.setdefault(moment.date[:4], []).append(row)
        above = moment
    made = []
    for year, rows in years.items():
        counts = lane_counts(row.moment for row in rows)
        made.append(YearOfMoments(year, counts, rows))
    return made


def _row(page_data: PageData, moment: Moment, index: int, above: Moment | None) -> TimelineRow:
    return TimelineRow(
        moment=moment,
        link=moment_link(page_data, moment),
        index=index,
        same_day=above is not None and above.date == moment.date,
        paper_day=above is not None and above.later and not moment.later,
    )


def lane_counts(found: Iterable[Moment]) -> list[tuple[str, str]]:
    """'1 event' or '2 developments' for each lane that has some, with the lane."""
    numbers = Counter(moment.lane for moment in found)
    counts = []
    for lane, word in _LANE_WORDS.items():
        if numbers[lane]:
            counts.append((lane, counted(numbers[lane], word)))
    return counts
