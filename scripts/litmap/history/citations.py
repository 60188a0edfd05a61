"""Which citations a statement gained or lost, or has in another role or for another place."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from litmap.content.citations import Citation
from litmap.content.parse import parse_inline, parse_sources
from litmap.history.bibliography import Bibliography, label
from litmap.history.event import Event
from litmap.history.identity import Identity
from litmap.model.roles import ROLES
from litmap.model.text import Run, Text
from litmap.model.vocabulary import PAPER


class Cited(NamedTuple):
    """One use of a work: its key, its role, whether this holds in part, and the place in it."""

    key: str
    role: str
    partly: bool
    locator: str

    @property
    def words(self) -> str:
        """The role in words, from the side of the statement: 'supported by'."""
        words = ROLES[self.role].passive
        return f"partly {words}" if self.partly else words


def sources_in(text: str) -> list[Cited]:
    """The citations in a string that holds nothing else."""
    return _cited(parse_sources(_as_text(text)).citations()) if "@" in text else []


def cited_in(text: str) -> list[Cited]:
    """The citations in prose."""
    return _cited(parse_inline(_as_text(text)).citations()) if "@" in text else []


def _as_text(text: str) -> Text:
    return Text(text, "", (Run(0, 1, 1),))


def _cited(citations: Iterable[Citation]) -> list[Cited]:
    return [Cited(one.key, one.role, one.partly, one.locator) for one in citations]


class Works(NamedTuple):
    """The works of two states, from which a citation takes the name of its work."""

    old: Bibliography
    new: Bibliography

    def label(self, key: str) -> str:
        """What a work is called now, or was called if it is gone."""
        return label(key, self.new.work(key) or self.old.work(key))


def citation_events(
    event: Event, *, before: list[Cited], after: list[Cited], names: Identity, works: Works
) -> Iterator[Event]:
    """What became of the citations of a statement.

    `event` says where they stand; only its kind and what is said of a work are filled in.
    """
    then = Counter(one._replace(key=names.key(one.key)) for one in before)
    now = Counter(after)
    lost = list((then - now).elements())
    for cited in (now - then).elements():
        former = next((one for one in lost if one.key == cited.key), None)
        source = works.label(cited.key)
        about = replace(event, works=(cited.key,), source=source)
        if former:
            lost.remove(former)
        yield _gained(about, former, cited)
    for cited in lost:
        source = works.label(cited.key)
        about = replace(event, works=(cited.key,), source=source, said=cited.words)
        if _disputes(cited, event):
            yield replace(about, kind="uncontested", before=cited.words)
        else:
            yield replace(about, kind="citation-removed", before=_with_place(cited))


def _gained(event: Event, former: Cited | None, cited: Cited) -> Event:
    """That a work is cited now, where it was not before (`former` None) or otherwise."""
    before = _with_place(former) if former else ""
    event = replace(event, said=cited.words, before=before, after=_with_place(cited))
    if _disputes(cited, event) and not (former and former.role == "disputes"):
        return replace(event, kind="contested")
    if former is None:
        return replace(event, kind="citation-added")
    if former.words != cited.words:
        return replace(event, kind="citation-retyped")
    return replace(event, kind="citation-replaced")


def _disputes(cited: Cited, event: Event) -> bool:
    """Does a work argue against a claim, so that the claim counts as contested?"""
    return cited.role == "disputes" and cited.key != PAPER and bool(event.claim)


def _with_place(cited: Cited) -> str:
    return f"{cited.words}, {cited.locator}" if cited.locator else cited.words
