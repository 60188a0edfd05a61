"""How works were found (`content/searches.yml`): each search, and what became of what it found.

A work that is on the map is named by its key alone: what it does there is written where it is
cited. A work that is not is a candidate, below the reason why it waits or was left out.
"""

from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, Field

from litmap.model.fields import (
    Date,
    Id,
    Key,
    Phrase,
    Record,
    Ref,
    SaidOn,
    Url,
    matching,
)
from litmap.model.text import Text

Hits = Annotated[
    Text, AfterValidator(matching("0|[1-9][0-9]{0,8}", "write a plain number, such as 120"))
]


class Candidate(Record):
    """A work that is not on the map. `authors` is one string, `cites` names works of the map.

    `topics` are the entries to which it may matter, the first one first.
    """

    title: Phrase | None = None
    authors: Phrase | None = None
    date: Date | None = None
    doi: Phrase | None = None
    arxiv: Phrase | None = None
    address: Url | None = None
    topics: list[Annotated[Id, Ref((), "matters to", "matters to")]] = Field(default_factory=list)
    cites: list[Key] = Field(default_factory=list)

    @property
    def name(self) -> str:
        """What it is called: its title, or the number or address by which it is known."""
        if self.title:
            return str(self.title)
        if self.doi:
            return f"doi:{self.doi}"
        if self.arxiv:
            return f"arXiv:{self.arxiv}"
        return str(self.address or "")


class SameReason(Record):
    """Candidates that wait to be read, or were left out, for the same reason."""

    because: Phrase
    works: list[Candidate]


class WorkSearch(Record):
    """A search for works: when, where, for which words, with how many hits, as far as recorded.

    `works` are the keys of those that came onto the map by it, each named once in the file.
    """

    id: Id
    title: Phrase
    date: SaidOn
    where: Phrase
    words: Phrase | None = None
    hits: Hits | None = None
    note: Phrase | None = None
    works: list[Key] = Field(default_factory=list)
    to_read: list[SameReason] = Field(default_factory=list)
    left_out: list[SameReason] = Field(default_factory=list)

    @property
    def candidates(self) -> Iterator[Candidate]:
        """Its works that are not on the map: those that wait, then those that were left out."""
        for group in (*self.to_read, *self.left_out):
            yield from group.works


class SearchesFile(Record):
    """The whole file."""

    searches: list[WorkSearch]
