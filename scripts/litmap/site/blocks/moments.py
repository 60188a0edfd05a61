"""What happened to instruments, and developments since the paper: the newest first."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import date_of
from litmap.model.dates import first_day, in_words, last_day
from litmap.model.entry import names_in_words
from litmap.model.institutions import Development, Event, Instrument
from litmap.model.vocabulary import DEVELOPMENT_EFFECT_WORDS, PAPER_DATE, Kind
from litmap.problems.wording import counted
from litmap.site.html.page_data import EntryLink, PageData
from litmap.site.html.site import Site

_READ = last_day(PAPER_DATE)
_RANK = ("instrument", "development")
"""Lanes on the same day, that which comes first in the list last."""


@dataclass(frozen=True)
class Moment:
    """One thing with a date: its lane, its page, and by which ids the filters find it.

    `address` is the page's from the site's root and `title` what the page is called; `lane` is
    'instrument' or 'development'; `institutions` and `pathways` are ids and `effects`
    effects, each with spaces between; `bearing` says what a development does to the map ('updates
    2 statements').
    """

    date: str
    lane: str
    address: str
    title: str
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
        """Its place in time. A date without day or month comes below the days of that time.

        Of one day, what changed the map comes first, then what happened.
        """
        day = first_day(self.date).isoformat()
        return self.later, day, _RANK.index(self.lane), self.title


def moments(site: Site) -> list[Moment]:
    """All moments, the newest first."""
    found = [*_events(site), *_developments(site)]
    return sorted(found, key=lambda moment: moment.order, reverse=True)


def moment_link(page_data: PageData, moment: Moment) -> EntryLink:
    """A moment's page as a link on another page."""
    return EntryLink(kind=moment.lane, href=page_data.href(moment.address), title=moment.title)


def _events(site: Site) -> Iterator[Moment]:
    for entry in site.corpus.of_kind("instrument"):
        assert isinstance(entry.fields, Instrument)
        for event in entry.fields.events:
            yield _event(site, entry, event)


def _event(site: Site, entry: LoadedEntry, event: Event) -> Moment:
    corpus = site.corpus
    words = event.happening
    names = names_in_words(event.who, str(event.others or ""), corpus.name)
    if names:
        words = f"{words} ({names})"
    actors = [institution.id for institution in map(corpus.resolve, event.who) if institution]
    institutions = dict.fromkeys([*actors, *_joined(site, entry, "institution")])
    return Moment(
        date=str(event.date),
        lane="instrument",
        address=entry.address,
        title=corpus.name(entry.id),
        words=words,
        institutions=" ".join(institutions),
        pathways=" ".join(_joined(site, entry, "pathway")),
    )


def _developments(site: Site) -> Iterator[Moment]:
    for entry in site.graph.developments:
        assert isinstance(entry.fields, Development)
        effects = Counter(str(bearing.effect) for bearing in entry.fields.bears_on)
        said = []
        for effect, number in effects.items():
            said.append(f"{DEVELOPMENT_EFFECT_WORDS[effect][0]} {counted(number, 'statement')}")
        yield Moment(
            date=date_of(entry),
            lane="development",
            address=entry.address,
            title=site.corpus.name(entry.id),
            words=str(entry.fields.summary),
            institutions=" ".join(_joined(site, entry, "institution")),
            pathways=" ".join(_joined(site, entry, "pathway")),
            effects=" ".join(effects),
            bearing=", ".join(said),
        )


def _joined(site: Site, entry: LoadedEntry, kind: Kind) -> list[str]:
    """The entries of a kind that a relation joins to an entry, from either end."""
    others = set()
    for edge in site.graph.outgoing(entry.id):
        if edge.kind == "relation":
            others.add(edge.target)
    for edge in site.graph.incoming(entry.id):
        if edge.kind == "relation":
            others.add(edge.source)
    return _of_kind(site, others, kind)


def _of_kind(site: Site, ids: Iterable[str], kind: Kind) -> list[str]:
    entries = site.corpus.entries
    return sorted(one for one in set(ids) if entries[one].kind == kind)
