"""Whether two records can be of one work."""

import re
import unicodedata

from litmap.model.reference import Reference

_NUMBERS = (
    *("doi", "eprint", "isbn", "volume", "number", "issue", "pages", "eid", "chapter", "edition"),
    *("version", "part", "series", "subtitle", "type", "month", "eventtitle", "url"),
)
"""Fields of which two works with one title have different values."""

_WHERE = ("journaltitle", "journal", "booktitle", "institution", "school", "publisher")
"""Fields that say where a work appeared, the one that says it best first."""


def are_set_apart(work: Reference, other: Reference) -> bool:
    """Does some detail exclude that two works of one title, author and year are one?

    A detail that one of the two lacks excludes nothing, nor does one that is less exact.
    """
    if _exclude(host(work), host(other)) or _exclude(work.get("date"), other.get("date")):
        return True
    if bool(work.get("volumes")) != bool(other.get("volumes")):
        return True  # all volumes of a work, and one of them
    if _exclude(_initial(work), _initial(other)):
        return True
    for name in _NUMBERS:
        mine, theirs = letters_of(work.get(name)), letters_of(other.get(name))
        if mine and theirs and mine != theirs:
            return True
    return False


def _initial(work: Reference) -> str:
    """The first letter of the first author's given name; '' where it is not known."""
    people = work.authors or work.editors
    return people[0].first[:1] if people else ""


def host(work: Reference) -> str:
    """The journal, book or body in or by which a work appeared; '' where the record names none."""
    return work.first_of(*_WHERE)


def letters_of(text: str) -> str:
    """Letters and digits alone, without case and accents."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKD", text).casefold())


def _exclude(one: str, other: str) -> bool:
    """Do two values exclude each other? '2012' and '2012-09' do not."""
    first, second = letters_of(one), letters_of(other)
    return not (first.startswith(second) or second.startswith(first))
