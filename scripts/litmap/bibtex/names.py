"""Persons and bodies from the names of a BibTeX field.

pybtex splits a person's name into its parts; a name wholly in braces is a body's. A
name that was surely meant otherwise is read as it was meant, and becomes a fault
that says what to type.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from pybtex.bibtex.utils import split_tex_string
from pybtex.database import Person as BibtexPerson

from litmap.bibtex.asides import Aside, aside_of, says_nobody
from litmap.bibtex.bodies import is_body, is_continued, is_turned_body
from litmap.bibtex.extended_names import is_extended, read_extended
from litmap.bibtex.file import quoted
from litmap.bibtex.latex import latex_to_text
from litmap.bibtex.several_names import has_two_names, names_apart
from litmap.bibtex.suffixes import mended
from litmap.model.reference import Person
from litmap.problems.problem import Severity

_CORPORATE = re.compile(r"\{([^{}]*+(?:\{(?:[^{}]|\{[^{}]*+\})*+\}[^{}]*+)*+)\}")
_BRACED = re.compile(r"\{[^{}]*+\}")
_ET_AL = re.compile(
    r"(?:(?:\\[A-Za-z]+\s*+\{+)?(?<!\w)(?:(?i:et\.?\s?al\.?|et alii)|u\.\s?a\.|y otr[oa]s"
    r"|e outr[oa]s|et autres|und andere|e altri|en anderen|og andre|och andra|m\.\s?fl\.|i in\."
    r"|и др\.|и другие|та ін\.|ve diğerleri|وآخرون|他|ほか|외)|等"
    r"|(?:^|[,;{])\s?(?:al\.|(?i:others\.?|colleagues|co-?workers))"
    r"|^(?:\\l?dots|\\textellipsis|\.{3}|…))\}*$"
)
"""What says in several languages that there are more names: 'et al.', 'u. a.', '…'."""
_MOST_JOINED = 200
"""No name of a body is longer in letters."""
LONGEST_NAME = 1000
"""No name is longer; several that nothing sets apart may be."""
_PLAIN = re.compile(r"[\w ,.-]*+")
_ACCENTED = re.compile(
    r"\\[A-Za-z]\s*\{\\?[A-Za-z]\}|\{\\[^{}]*+(?:\{[^{}]*+\})?[^{}]*+\}|\\[^A-Za-z\s]\{?[A-Za-z]\}?"
)
_EASTERN = re.compile(r"([\u3400-\u9fff\uac00-\ud7a3]+) ([\u3400-\u9fff\uac00-\ud7a3]+)")


class NameFault(NamedTuple):
    """A fault of a name: as written, a message with the cure; one with an error cannot stay."""

    name: str
    message: str
    severity: Severity = "error"


class People(NamedTuple):
    """The persons that are named, whether others follow, and the faults found."""

    persons: tuple[Person, ...] = ()
    more: bool = False
    faults: tuple[NameFault, ...] = ()


def read_people(names: list[str]) -> People:
    """The persons of a list of names, which are split at `and` and still LaTeX."""
    more = bool(names) and names[-1].lower() == "others"
    if more:
        names = names[:-1]
    persons: list[Person] = []
    faults: list[NameFault] = []
    for name in _whole_bodies(names):
        people = _read(name)
        persons += people.persons
        more = more or people.more
        for fault in people.faults:
            if people.more and persons:  # it is clear who is meant
                fault = fault._replace(severity="warning")
            faults.append(fault)
    return People(tuple(persons), more, tuple(faults))


def _whole_bodies(names: list[str]) -> list[str]:
    """The names, with those of bodies put together again that hold an 'and'."""
    whole: list[str] = []
    for name in names:
        before = whole[-1] if whole else ""
        may_go_on = 0 < len(before) < _MOST_JOINED and len(name) < _MOST_JOINED
        if may_go_on and is_continued(_plain(before), _plain(name)):
            whole[-1] = f"{before} and {name}"
        else:
            whole.append(name)
    return whole


@lru_cache(maxsize=16384)
def _read(name: str) -> People:
    """Whom one name names: mostly a single person."""
    shown = quoted(name)
    is_doubled = name.lower().startswith("and ")
    if is_doubled or not name.strip(" ,{}"):
        message = f"A name is missing in {shown}; put one 'and' between two names"
        people = _read(name[4:].lstrip(" ,")) if is_doubled else People()
        if not people.persons or _has_error(people):
            return _refused(name, message)
        return people._replace(faults=(NameFault(name, message, "warning"),))
    if len(name) > LONGEST_NAME:
        message = (
            f"{shown} is longer than {LONGEST_NAME:,} characters; write ' and ' between two names"
        )
        return _refused(name, message)
    if name.lower().endswith(" and"):
        before = name[:-4].rstrip(" ,")
        message = f"No name follows the last 'and'; write '{before}'"
        return _read(before)._replace(faults=(NameFault(name, message, "warning"),))
    if says_nobody(name):
        message = f"{shown} is not a name; leave the field out where nobody is named"
        return People(faults=(NameFault(name, message, "warning"),))
    if is_extended(name):
        return _extended(name)
    bare = name.strip("{}")
    others = _ET_AL.search(bare)
    if others:
        return _with_others(name, bare[: others.start()].rstrip(" ,;{"), others[0].strip(" ,;{}"))
    whole = _CORPORATE.fullmatch(name)
    if whole:
        return _found(name, Person(latex_to_text(whole[1]), corporate=True))
    return _person_or_body(name)


def _extended(name: str) -> People:
    """The person of a name in BibLaTeX's format; nobody for what is said of the whole list."""
    person, message = read_extended(name)
    if person.last:
        return _found(name, person, message)
    return _refused(name, message) if message else People()


def _person_or_body(name: str) -> People:
    """Whom a name without braces of its own names."""
    shown = quoted(name)
    if ";" in _outside_braces(name):
        if pieces := _between_semicolons(name):
            return _joined(name, pieces)
        return _refused(
            name, f"There is a ';' in the name {shown}; write ' and ' between two names"
        )
    if aside := aside_of(name):
        return _beside(name, aside)
    body = _body(name)
    if body:
        message = (
            f"{shown} reads as a person's name; "
            f"put an organisation in braces of its own, '{{{body}}}'"
        )
        return _found(name, Person(latex_to_text(body), corporate=True), message)
    pieces = names_apart(name)
    if len(pieces) > 1:
        return _joined(name, pieces)
    whole, message = mended(name)
    if _outside_braces(whole).count(",") > 2:
        return _refused(name, message)
    return _found(name, _person(whole), message)


def _beside(name: str, aside: Aside) -> People:
    """Whom a name names beside something that is no part of it."""
    meant = aside.name
    while further := aside_of(meant):
        meant = further.name
    people = _read(meant)
    if any(person.corporate for person in people.persons):
        meant = f"{{{meant.strip('{}')}}}"
    message = f"There is '{aside.found}' in the name {quoted(name)}; write '{meant}'"
    return people._replace(faults=(NameFault(name, message + aside.belongs, "warning"),))


def _body(name: str) -> str:
    """The name of the body that is meant, still LaTeX; '' for a person."""
    plain = _plain(name)
    if " " not in plain and "{" in _ACCENTED.sub("", name):
        return ""
    if is_turned_body(plain):
        pieces = split_tex_string(name, ",")
        # a comma that LaTeX holds in a group is no comma between names
        return f"{pieces[1]} {pieces[0]}" if len(pieces) == 2 else ""
    return name if is_body(plain) else ""


def _between_semicolons(name: str) -> list[str]:
    """The names that a ';' sets apart, if it is clear that each one is a whole name; else none."""
    pieces = [piece for piece in split_tex_string(name, ";") if piece]
    for piece in pieces:
        last, _, first = piece.partition(",")
        if "," in first or not (_is_visible(last) and (first.strip() or has_two_names(piece))):
            return []
    return [] if any(_has_error(_read(piece)) for piece in pieces) else pieces


def _has_error(people: People) -> bool:
    return any(fault.severity == "error" for fault in people.faults)


def _joined(name: str, pieces: list[str]) -> People:
    """The persons that a name holds; a body, if there is a '&' and no comma: 'Doe & Roe'."""
    shown = quoted(name)
    if "&" in name and "," not in _outside_braces(name):
        message = (
            f"{shown} may be persons or an organisation; write ' and ' between persons, "
            f"or put an organisation in braces of its own, '{{{name}}}'"
        )
        return _found(name, Person(latex_to_text(name), corporate=True), message)
    persons = [person for one in pieces for person in _read(one).persons]
    meant = [f"{{{one}}}" if _is_bare_body(one) else one for one in pieces]
    found = "Several names stand" if len(pieces) > 1 else "There is a ';' too many"
    message = f"{found} in {shown}; write '{' and '.join(meant)}'"
    return People(tuple(persons), faults=(NameFault(name, message, "warning"),))


def _is_bare_body(name: str) -> bool:
    return name[0] != "{" and any(person.corporate for person in _read(name).persons)


def _with_others(name: str, before: str, said: str) -> People:
    """The person before 'et al.' or what is `said` for it; nobody where it stands alone."""
    shown = quoted(name)
    while again := _ET_AL.search(before):
        before = before[: again.start()].rstrip(" ,;{")
    people = _read(before) if before else People()
    message = f"{shown} is not a name; write 'and others' at the end of the list"
    if before:
        message = f"There is '{said}' in the name {shown}; write '{before} and others'"
    return People(people.persons, more=True, faults=(NameFault(name, message),))


def _found(name: str, person: Person, message: str = "") -> People:
    """One person, with a warning if there is a message; an error if there is nothing to read."""
    if not _is_visible(person.last):
        return _without_surname(name)
    faults = (NameFault(name, message, "warning"),) if message else ()
    return People((person,), faults=faults)


def _without_surname(name: str) -> People:
    """Whom a name with nothing before its comma names: ', Plato'."""
    given = " ".join(BibtexPerson(name).bibtex_first_names)
    people = _read(given) if "," in name and _is_visible(given) else People()
    if not people.persons or _has_error(people):
        return _refused(name, f"{quoted(name)} has no surname; write 'Last, First'")
    message = f"{quoted(name)} has no surname; write '{given}'"
    return people._replace(faults=(NameFault(name, message, "warning"),))


def _refused(name: str, message: str) -> People:
    return People(faults=(NameFault(name, message),))


def _is_visible(text: str) -> bool:
    """Does a decoded text hold anything that a reader sees?"""
    return any(sign.isalnum() for sign in text)


@lru_cache(maxsize=16384)
def _plain(name: str) -> str:
    """A name as text, but for what stands in braces of its own."""
    if _PLAIN.fullmatch(name) and "--" not in name:
        return name
    spelt = _ACCENTED.sub(lambda found: latex_to_text(found[0]), name)
    return " ".join(latex_to_text(_outside_braces(spelt)).split())


def _outside_braces(name: str) -> str:
    """A name with a '_' for each group in braces."""
    while (outer := _BRACED.sub("_", name)) != name:
        name = outer
    return name


def _person(name: str) -> Person:
    eastern = _EASTERN.fullmatch(name)
    if eastern:
        return Person(last=eastern[1], first=eastern[2])
    parts = BibtexPerson(name)
    return Person(
        last=latex_to_text(" ".join(parts.last_names)),
        first=latex_to_text(" ".join(parts.bibtex_first_names)),
        particle=latex_to_text(" ".join(parts.prelast_names)),
        suffix=latex_to_text(" ".join(parts.lineage_names)),
    )
