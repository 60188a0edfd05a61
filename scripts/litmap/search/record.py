"""One thing that a search can find, and all by which it is found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Group = Literal["entry", "page", "work", "claim"]


@dataclass(frozen=True)
class Record:
    """An entry, a claim, a work or another page of the site.

    `url` is its address from the site's root without a slash before it, '' for home. `kind` is that
    of an entry, else its group. `summary` is one line. `names` is everything else that it is
    called, as people may type it; who types one of them or the title means this record. `codes` are
    names that nobody types in part: ids, keys, numbers. `loose` are names that it shares with
    others, such as its authors. `body` is text that is searched, not shown. `filters` gives its
    values by facet. A claim has `of`, the address of its entry, and `status`, what is to be said
    against it (`graph/doubts.py`).
    """

    url: str
    kind: str
    group: Group
    title: str
    summary: str
    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    body: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    of: str = ""
    status: tuple[str, ...] = ()

    @property
    def all_names(self) -> tuple[str, ...]:
        """Everything that it is called: its title, its names and its codes."""
        return self.title, *self.names, *self.codes


def each_once(names: Iterable[str], title: str) -> tuple[str, ...]:
    """Names as text, each once and without the title itself; empty ones are left out."""
    found = dict.fromkeys(str(name) for name in names if name)
    found.pop(title, None)
    return tuple(found)
