"""The works of a references.bib of any age, each read when it is asked for.

Most records are the same from one state to the next. So the file is cut at the lines that begin a
record, and of two states only the records are read that differ.
"""

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache

from litmap.bibtex.reader import read_bibliography
from litmap.content.files import BIBLIOGRAPHY
from litmap.model.reference import Reference

_RECORD = re.compile(r"^[ \t]*@[ \t]*(\w+)[ \t]*[{(][ \t]*([^,\s{}()]*)", re.MULTILINE)
_PARENT = re.compile(r"\b(?:crossref|xref)\s*=\s*[{\"]?\s*([^,\s{}\"]+)", re.IGNORECASE)
_SHARED = ("string", "xdata")
_ASIDE = ("comment", "preamble")


class Bibliography:
    """The records of one state of the file, by key."""

    def __init__(self, text: str) -> None:
        """Cut the file into records; nothing is read yet."""
        self.sources: dict[str, str] = {}
        shared: list[str] = []
        starts = list(_RECORD.finditer(text))
        ends = [*(start.start() for start in starts), len(text)]
        for start, end in zip(starts, ends[1:], strict=True):
            source = text[start.start() : end].strip()
            if start[1].lower() in _SHARED:
                shared.append(source)
            elif start[1].lower() not in _ASIDE:
                self.sources.setdefault(start[2], source)
        self._shared = "\n".join(shared)

    def work(self, key: str) -> Reference | None:
        """The work with a key; None where there is none, or its record cannot be read."""
        source = self.sources.get(key)
        if source is None:
            return None
        parents = "\n".join(self._parents(source))
        return _read("\n".join((self._shared, source, parents)), key)

    def _parents(self, source: str) -> list[str]:
        """The records from which a record takes fields."""
        named = [self.sources.get(parent, "") for parent in _PARENT.findall(source)]
        return [parent for parent in named if parent != source]

    def differs(self, key: str, other: "Bibliography") -> bool:
        """Is the record of a key, or what it may take from others, not the same there?"""
        source = self.sources.get(key)
        if source != other.sources.get(key) or self._shared != other._shared:
            return True
        return bool(source and self._parents(source) != other._parents(source))

    @cached_property
    def today(self) -> Mapping[str, str]:
        """The key of today of each former one, from the field `ids`."""
        found: dict[str, str] = {}
        for key, source in self.sources.items():
            work = self.work(key) if "ids" in source else None
            for former in work.former_keys if work else []:
                found.setdefault(former, key)
        return found


@lru_cache(maxsize=4096)
def _read(source: str, key: str) -> Reference | None:
    """The work with a key in some BibTeX."""
    return read_bibliography(BIBLIOGRAPHY, source, any_keys=True)[0].get(key)


def label(key: str, work: Reference | None) -> str:
    """What a work is called in a sentence: its authors and year, or its key."""
    if work is None:
        return key
    people = work.authors or work.editors
    if not people:
        return work.get("title") or key
    name = people[0].last
    if len(people) == 2:
        name += f" and {people[1].last}"
    elif len(people) > 2 or work.more_authors:
        name += " and others"
    return f"{name} {work.year}".strip()
