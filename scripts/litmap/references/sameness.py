"""Whether two records can be of one work."""

import re
import unicodedata
from functools import lru_cache

from litmap.model.languages import language_tag
from litmap.model.reference import Reference

_NUMBERS = (
    *("doi", "eprint", "isbn", "volume", "number", "issue", "pages", "eid", "chapter", "edition"),
    *("version", "part", "series", "subtitle", "type", "month", "eventtitle", "url", "note"),
)
"""Fields of which two works with one title have different values."""

_WHERE = ("journaltitle", "journal", "booktitle", "institution", "school", "publisher")
"""Fields that say where a work appeared, the one that says it best first."""

_TIES = ("crossref", "xref", "related")
"""Fields in which one record names another that it belongs to."""

_MOST_PEOPLE = 50
"""Authors of a work that are compared."""

_THESES = frozenset(("thesis", "phdthesis", "mastersthesis"))
_APPEARED = frozenset(
    ("report", "techreport", "article", "book", "inproceedings", "incollection", "inbook")
)
"""Types of works that came out by themselves, perhaps as a thesis too."""


def are_set_apart(work: Reference, other: Reference) -> bool:
    """Does some detail exclude that two works of one title, author and year are one?

    A detail that one of the two lacks excludes nothing, nor does one that is less exact.
    """
    if _exclude(host(work), host(other)) or _exclude(work.get("date"), other.get("date")):
        return True
    if bool(work.get("volumes")) != bool(other.get("volumes")):
        return True  # all volumes of a work, and one of them
    if _exclude(_initial(work), _initial(other)) or _have_other_people(work, other):
        return True
    if _are_related(work, other) or _are_translated(work, other):
        return True
    if (work.type in _THESES) != (other.type in _THESES) and {work.type, other.type} & _APPEARED:
        return True
    for name in _NUMBERS:
        mine, theirs = letters_of(work.get(name)), letters_of(other.get(name))
        if mine and theirs and mine != theirs:
            return True
    return False


def _are_related(work: Reference, other: Reference) -> bool:
    """Is one of the two a part, an original or another form of the other?"""
    if bool(work.get("related")) != bool(other.get("related")):
        return True  # the same book again, as one that is made of others or comes from one
    return _is_named_by(work, other) or _is_named_by(other, work)


def _are_translated(work: Reference, other: Reference) -> bool:
    """Are the two in different languages, or one of them alone translated?"""
    mine, theirs = (language_tag(one.get("langid")).partition("-")[0] for one in (work, other))
    if mine and theirs and mine != theirs:
        return True
    return bool(work.translators) != bool(other.translators)


def _is_named_by(work: Reference, other: Reference) -> bool:
    """Does the other record say how the work belongs to it: its book, its original, a part?"""
    named = ",".join(other.get(name) for name in _TIES).casefold().split(",")
    return work.key.casefold() in (key.strip() for key in named)


def _have_other_people(work: Reference, other: Reference) -> bool:
    """Has each of the two an author whom the other has not?"""
    mine, theirs = _surnames(work), _surnames(other)
    return not (mine <= theirs or theirs <= mine)


def _surnames(work: Reference) -> set[str]:
    people = work.authors or work.editors
    return {letters_of(person.last) for person in people[:_MOST_PEOPLE]}


def _initial(work: Reference) -> str:
    """The first letter of the first author's given name; '' where it is not known."""
    people = work.authors or work.editors
    return people[0].first[:1] if people else ""


def host(work: Reference) -> str:
    """The journal, book or body in or by which a work appeared; '' where the record names none."""
    return work.first_of(*_WHERE)


@lru_cache(maxsize=16384)
def letters_of(text: str) -> str:
    """Letters and digits alone, without case and accents."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKD", text).casefold())


def _exclude(one: str, other: str) -> bool:
    """Do two values exclude each other? '2012' and '2012-09' do not."""
    first, second = letters_of(one), letters_of(other)
    return not (first.startswith(second) or second.startswith(first))
