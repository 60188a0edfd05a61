"""What the works of the map are, as pages show it: bars with their numbers, and what follows.

A sentence on what follows is made from the figures it stands beside, so it goes when they change.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from litmap.graph.coverage import Facet
from litmap.model.vocabulary import PAPER_DATE
from litmap.problems.wording import counted, plural

_PAPER_YEAR = int(PAPER_DATE[:4])
_FEW = 0.1
"""A share below this is few."""
_MOST = 0.5
"""A share above this is most."""
_HEADS: Mapping[str, tuple[str, str]] = {
    "work": ("Works", "with a role"),
    "claim": ("Claims", "disputed or limited"),
}
"""What is counted in the two columns, by what a facet is of."""


@dataclass(frozen=True)
class Bar:
    """A value in a row: two numbers, each with its share of the largest, in per cent."""

    words: str
    number: int
    weighty: int
    wide: float
    weighty_wide: float


@dataclass(frozen=True)
class CoverageBlock:
    """A facet with its heads, its rows, and what it means for the conclusions."""

    heading: str
    heads: tuple[str, str]
    bars: tuple[Bar, ...]
    note: str
    means: str


def coverage_blocks(facets: Mapping[str, Facet]) -> list[CoverageBlock]:
    """The facets in their order; one without works or claims is left out."""
    return [_block(facet) for facet in facets.values() if facet.total]


def _block(facet: Facet) -> CoverageBlock:
    most = max(value.number for value in facet.values)
    bars = []
    for value in facet.values:
        wide, weighty = 100 * value.number / most, 100 * value.weighty / most
        bars.append(Bar(value.words, value.number, value.weighty, wide=wide, weighty_wide=weighty))
    return CoverageBlock(
        heading=facet.heading,
        heads=_HEADS[facet.of],
        bars=tuple(bars),
        note="A work may do several of these." if facet.several else "",
        means=means(facet),
    )


def means(facet: Facet) -> str:
    """What a facet means for what the map concludes; '' where nothing follows."""
    if not facet.recorded:
        return ""
    return " ".join(_MEANS[facet.name](facet))


def _year(facet: Facet) -> Iterator[str]:
    later = 0
    for value in facet.values:
        if value.name.isdigit() and int(value.name) > _PAPER_YEAR:
            later += value.number
    verb = plural(later, "is", "are")
    dated = counted(facet.recorded, "work")
    yield f"{later} of {dated} with a year {verb} from after {_PAPER_YEAR}."
    old = facet.number("earlier")
    if old / facet.recorded < _FEW:
        verb = plural(old, "is", "are")
        yield f"{old} {verb} from before 2010, so older debates are hardly covered."


def _region(facet: Facet) -> Iterator[str]:
    one_region = facet.recorded - facet.number("global")
    north = facet.number("europe", "north-america")
    south = facet.number("africa", "south-america")
    if not one_region:
        return
    yield (
        f"Of {counted(one_region, 'work')} from one region, {north} "
        f"{plural(north, 'is', 'are')} from Europe or North America and {south} from Africa or "
        "South America."
    )
    if south / one_region < _FEW:
        yield "How Africa and South America see a question is thus seldom heard from there."


def _language(facet: Facet) -> Iterator[str]:
    english = facet.number("English")
    verb = plural(english, "is", "are")
    yield f"{english} of {counted(facet.recorded, 'work')} {verb} in English."
    if english / facet.recorded > 1 - _FEW:
        yield "What is argued in other languages is hardly heard."


def _kind(facet: Facet) -> Iterator[str]:
    scholarly = facet.number("journal-article", "book", "chapter", "conference-paper")
    passing = facet.number("news", "web-page")
    yield (
        f"{scholarly} of {counted(facet.recorded, 'work')} {plural(scholarly, 'is', 'are')} "
        f"of a kind that peers review before it appears, {passing} are news or web pages."
    )
    if passing > scholarly:
        yield "So the map holds more news and web pages than reviewed research."


def _role(facet: Facet) -> Iterator[str]:
    disputes, limits = facet.number("disputes"), facet.number("qualifies")
    verb = plural(disputes, "argues", "argue")
    yield (
        f"{counted(disputes, 'work')} {verb} against a statement and {limits} "
        f"{plural(limits, 'limits', 'limit')} one."
    )
    yield "Where no critic is named, none is recorded, which is less than that there is none."


def _read(facet: Facet) -> Iterator[str]:
    full, unread = facet.number("full"), facet.number("record", "unopened")
    yield (
        f"{full} of {counted(facet.recorded, 'work')} {plural(full, 'was', 'were')} read in full, "
        f"{unread} not at all."
    )
    if full / facet.recorded < _MOST:
        yield "Most were thus not read whole: what they say elsewhere may change what they do here."


def _voice(facet: Facet) -> Iterator[str]:
    paper, other = facet.number("paper", "inferred"), facet.number("other")
    yield (
        f"{paper} of {counted(facet.recorded, 'claim')} whose author is recorded "
        f"{plural(paper, 'is', 'are')} the paper's, or inferred from it, {other} are those of "
        "other works."
    )
    if paper > other:
        yield "So more claims come from one paper than from all other works together."


_MEANS: Mapping[str, Callable[[Facet], Iterator[str]]] = {
    "year": _year,
    "region": _region,
    "language": _language,
    "sourcetype": _kind,
    "role": _role,
    "read": _read,
    "voice": _voice,
}
"""What follows from each facet, by its name."""
