"""What happened: an event since the paper in short, with the works that report it."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from litmap.content.citations import Citation
from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import date_of
from litmap.model.dates import in_words
from litmap.model.institutions import BearsOnMap, Development
from litmap.model.vocabulary import PAPER, DevelopmentEffect
from litmap.site.html.again import shown_again
from litmap.site.html.page_data import EntryLink, PageData

OFFICIAL = ("official-document",)
"""The kinds of source by which those who acted report it themselves."""
_PRESS = ("news", "web-page")
_KIND_WORDS = {"official-document": "official"}


@dataclass(frozen=True)
class EventSource:
    """A work that reports an event: what kind of work it is, and whether nobody opened it.

    `weight` is 'official', 'press' (news or a web page) or 'literature'.
    """

    link: EntryLink
    kind: str
    unopened: bool
    weight: str

    @property
    def words(self) -> str:
        """'official, text not opened'."""
        if self.unopened:
            return f"{self.kind}, text not opened"
        return self.kind


@dataclass(frozen=True)
class Happening:
    """An event that bears on a statement.

    `effect` is '' where only the answer to whether the statement still holds names the event;
    `because` says what the event does to the statement, '' where nobody wrote it.
    """

    development: LoadedEntry
    date: str
    link: EntryLink
    effect: DevelopmentEffect | None
    because: Markup
    sources: tuple[EventSource, ...]

    @property
    def when(self) -> str:
        """The date in words."""
        return in_words(self.date)


def happening(
    page_data: PageData, development: LoadedEntry, bearing: BearsOnMap | None
) -> Happening:
    """An event with what it does to one statement, if it says that."""
    because = Markup("")
    cited: Iterable[Citation] = ()
    if bearing:
        because = shown_again(page_data, bearing.because, development.file)
        cited = page_data.citations(bearing.because)
    return Happening(
        development=development,
        date=date_of(development),
        link=page_data.link(development),
        effect=bearing.effect if bearing else None,
        because=because,
        sources=event_sources(page_data, cited) or _of_claims(page_data, development),
    )


def _of_claims(page_data: PageData, development: LoadedEntry) -> tuple[EventSource, ...]:
    """The works by which the claims of an event itself are known."""
    cited: list[Citation] = []
    for claim in development.fields.claims:
        cited += page_data.graph.citations(claim)
    return event_sources(page_data, cited)


def event_sources(page_data: PageData, citations: Iterable[Citation]) -> tuple[EventSource, ...]:
    """The works besides the paper that some citations name, each once."""
    keys = dict.fromkeys(one.key for one in citations if one.key != PAPER)
    known = [key for key in keys if key in page_data.corpus.references]
    return tuple(_source(page_data, key) for key in known)


def _source(page_data: PageData, key: str) -> EventSource:
    reference = page_data.corpus.references[key]
    kind = reference.get("sourcetype") or reference.type
    weight = "literature"
    if kind in OFFICIAL:
        weight = "official"
    elif kind in _PRESS:
        weight = "press"
    return EventSource(
        link=page_data.work_link(key),
        kind=_KIND_WORDS.get(kind, kind.replace("-", " ")),
        unopened=reference.get("read") == "unopened",
        weight=weight,
    )


def bearings_on(page_data: PageData, name: str) -> dict[str, BearsOnMap]:
    """What the events that may be shown do to a statement, by the id of the event."""
    names = page_data.corpus.names
    found = {}
    for development, _ in page_data.graph.developments_on.get(name, []):
        assert isinstance(development.fields, Development)
        for bearing in development.fields.bears_on:
            if names.current(str(bearing.target)) == name:
                found[development.id] = bearing
    return found
