"""What an entry takes from the entries that its `crossref` and its `xdata` name.

Fields pass as BibLaTeX's standard inheritance has them: the title of a book is the `booktitle` of
a chapter in it, that of a journal's issue the `journaltitle` of its articles, and so on. An `xref`
passes nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from litmap.bibtex.file import BibFile, quoted
from litmap.bibtex.values import Value
from litmap.model.reference import HOUSE_FIELDS, PUBLICATION, Names, Reference
from litmap.problems.problem import KnownWords, Problem

_OF_ONE_WORK = """
    abstract crossref doi entryset entrysubtype eprint eprintclass eprinttype archiveprefix
    primaryclass execute ids keywords label langid options pmid pmcid presort related
    relatedoptions relatedstring relatedtype shorthand shorthandintro sortkey urldate xref
"""
NOT_INHERITED = frozenset((*HOUSE_FIELDS, *_OF_ONE_WORK.split()))
"""Fields that describe one work alone, and so do not pass along a `crossref`."""

_TITLES = ("title", "subtitle", "titleaddon")
_TITLES_OF_ONE = frozenset(("shorttitle", "sorttitle", "indextitle", "indexsorttitle"))
"""Titles that do not pass where the title of the parent is not that of the child."""

_IN_BOOKS = frozenset(("inbook", "bookinbook", "suppbook"))
_IN_OTHERS = frozenset(
    ("incollection", "suppcollection", "inreference", "inproceedings", "conference")
)
_PARTS = _IN_BOOKS | _IN_OTHERS
_WHOLES = frozenset(("book", "collection", "reference", "proceedings"))
_SETS_OF_BOOKS = frozenset(("mvbook", "mvcollection", "mvreference", "mvproceedings"))
_BOOKS = frozenset(("book", "mvbook"))

_OF_DATA = ("ids", "xdata")
"""Fields that say something of the entry of `@xdata` itself."""

_MOST_SHARED = 50
"""Entries of `@xdata` from which one work takes fields."""

_ALIKE = 85
"""A key is proposed from so many per cent of common characters on: others are of other works."""

LONGEST_CHAIN = 5
"""Steps of `crossref` that are followed."""


def with_shared(
    file: BibFile, references: Mapping[str, Reference], shared: Mapping[str, Reference]
) -> dict[str, Reference]:
    """All references, each with what it lacks from the `@xdata` entries that it names.

    `shared` holds these by key in lower case. They are no works themselves, and may name others.
    Their own faults are those of the first work that takes from them.
    """
    found = dict(references)
    keys = _by_any_key(shared)
    taken: set[str] = set()
    for key, work in references.items():
        if not work.get("xdata"):
            continue
        for data in _shared_by(file, work, shared, keys):
            fields = {name: text for name, text in data.fields.items() if name not in _OF_DATA}
            found[key] = _filled(found[key], replace(data, fields=fields))
            if data.key not in taken:
                places = {**data.field_places, **found[key].shared_places}
                found[key] = replace(found[key], shared_places=places)
            taken.add(data.key)
    return found


def _shared_by(
    file: BibFile, work: Reference, shared: Mapping[str, Reference], keys: Mapping[str, str]
) -> Iterator[Reference]:
    """The `@xdata` entries that a work names, each before those that it names itself."""
    waiting = _named_by(work)
    seen: set[str] = set()
    while waiting and len(seen) < _MOST_SHARED:
        name = waiting.pop(0)
        key = keys.get(name.lower(), "").lower()
        if not key:
            _report_missing(file, work, name)
        elif key not in seen:
            seen.add(key)
            yield shared[key]
            waiting = _named_by(shared[key]) + waiting


def _report_missing(file: BibFile, work: Reference, name: str) -> None:
    message = f"No '@xdata' entry {quoted(name)} for '{work.key}'; add it or delete the name"
    place = work.place_of("xdata")
    file.problems.append(Problem(place, "unknown-crossref", message, "warning"))


def _named_by(work: Reference) -> list[str]:
    names = [name.strip() for name in work.get("xdata").split(",")]
    return list(filter(None, names))[:_MOST_SHARED]


def with_inherited(
    file: BibFile, references: Mapping[str, Reference], crossrefs: Mapping[str, Value]
) -> dict[str, Reference]:
    """All references, each with what it lacks from the entries up its chain of `crossref`.

    `crossrefs` holds the fields of that name by key.

    unknown-crossref: a `crossref` or `xdata` names a record of the file.
        bad:  crossref = {hale2016}
        good: crossref = {hale2017gridlock}
    crossref-loop: a chain of `crossref` is short and ends.
        bad:  a crossref to itself
        good: a crossref to the book
    """
    if not crossrefs:
        return dict(references)
    parents = _by_any_key(references)
    known = KnownWords(references, _ALIKE)
    found = dict(references)
    for key, value in crossrefs.items():
        chain = _chain(key, references, parents)
        last = references[chain[-1]].get("crossref")
        if len(chain) == 1 and last and last.lower() not in parents:
            cure = known.nearest(last) or "; add the entry or delete the field"
            message = f"No entry {quoted(last)} for this 'crossref'{cure}"
            file.report_value(value, "unknown-crossref", message, "warning")
        elif last and (parents.get(last.lower()) in chain or len(chain) > LONGEST_CHAIN):
            _report_chain(file, value, key, is_loop=parents.get(last.lower()) in chain)
        found[key] = _with_all(chain, references)
    return found


def _by_any_key(references: Mapping[str, Reference]) -> dict[str, str]:
    """The key of each work by any key that it has or had, in lower case."""
    keys: dict[str, str] = {}
    for key, work in references.items():
        for former in work.former_keys:
            keys.setdefault(former.lower(), key)
    for key in references:
        keys[key.lower()] = key
    return keys


def _chain(key: str, references: Mapping[str, Reference], parents: Mapping[str, str]) -> list[str]:
    """The keys from a work up to the last parent that can be followed."""
    chain = [key]
    while len(chain) <= LONGEST_CHAIN:
        parent = parents.get(references[chain[-1]].get("crossref").lower())
        if parent is None or parent in chain:
            break
        chain.append(parent)
    return chain


def _with_all(chain: list[str], references: Mapping[str, Reference]) -> Reference:
    """The first work of a chain with what each of the others passes on."""
    work = references[chain[-1]]
    for key in reversed(chain[:-1]):
        work = _inherited(references[key], work)
    return work


def _report_chain(file: BibFile, value: Value, key: str, *, is_loop: bool) -> None:
    what = f"is longer than {LONGEST_CHAIN} steps"
    if is_loop:
        what = "leads back to itself"
    message = f"The chain of 'crossref' from '{key}' {what}; name the containing work directly"
    file.report_value(value, "crossref-loop", message)


def _inherited(child: Reference, parent: Reference) -> Reference:
    """A work with what it lacks from the work that contains it."""
    kind = ""
    if child.get("title"):  # without one, as BibTeX's @inbook may be, it goes by that of the book
        kind = _title_of_whole(child.type, parent.type)
    # these fields pass together: to a child that has none of them
    dated = any(child.get(name) for name in PUBLICATION)
    passed: dict[str, str] = {}
    for name, text in parent.fields.items():
        if name in NOT_INHERITED or (dated and name in PUBLICATION):
            continue
        if kind and name in _TITLES:
            passed[f"{kind}{name}"] = text
        elif not (kind and name in _TITLES_OF_ONE):
            passed.setdefault(name, text)
    people = dict(parent.people)
    if parent.type in _BOOKS and child.type in _IN_BOOKS and "author" in people:
        people.setdefault("bookauthor", people["author"])
    return _filled(child, replace(parent, fields=passed, people=people))


def _title_of_whole(child: str, parent: str) -> str:
    """What the title of a work of the one type is to a part of it: 'book', 'main' or 'journal'.

    '' where the two share their title.
    """
    if parent in _WHOLES and child in _PARTS:
        return "book"
    if parent in _SETS_OF_BOOKS and child in _PARTS | _WHOLES:
        return "main"
    if parent == "periodical" and child in ("article", "suppperiodical"):
        return "journal"
    return ""


def _filled(child: Reference, parent: Reference) -> Reference:
    """A work with the fields and people that it lacks from another one."""
    people: Mapping[str, Names] = {**parent.people, **child.people}
    kept = (*child.kept, *parent.kept)
    return replace(child, fields={**parent.fields, **child.fields}, people=people, kept=kept)
