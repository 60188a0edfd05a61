"""Records of other people's BibTeX and BibLaTeX files, as drafts of our own."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from litmap.authoring.bib_dates import day_of_reading, is_date_lost, publication
from litmap.authoring.bib_names import RENAMED
from litmap.authoring.characters import visible
from litmap.authoring.drafts import Draft, LeftOut, left_out
from litmap.bibtex.fields import KNOWN_FIELDS
from litmap.bibtex.gaps import ENTRY_TYPES, type_meant
from litmap.bibtex.reader import read_bibliography
from litmap.model.dates import is_date
from litmap.model.languages import language_name, language_tag
from litmap.model.reference import HOUSE_VALUES, PUBLICATION, Reference
from litmap.problems.problem import Problem
from litmap.references.addresses import addresses
from litmap.references.csl import TEXTS
from litmap.references.identifiers import bare_doi
from litmap.references.work_types import ALIASES, THESES, type_key

_NOT_TAKEN = """
abstract annotation annote file pdf key options execute verified read crossref xdata xref ids
entryset
"""
_LEFT_OUT = frozenset(_NOT_TAKEN.split())
"""Fields that we do not take: words of others, files of their machine, marks of their reading."""

_KEPT = KNOWN_FIELDS | TEXTS.keys()

_ELSEWHERE = frozenset(("crossref", "xdata", "ids"))
"""Fields whose meaning stands in other fields of the draft."""

_NO_WORKS = ("set", "bibnote")

_FATAL = ("bad-name", "bibtex-syntax", "merge-marker", "value-too-long")
"""Rules whose findings leave a record without its authors, or without its end."""

_OURS = ("bad-key", "bad-house-field", "unknown-language", "unknown-bib-field")
"""Rules of our house, which nobody else need know."""


def bib_drafts(name: str, text: str) -> Iterator[Draft | LeftOut]:
    """The records of a file, in its order, each as a draft or with what is wrong with it."""
    works, problems = read_bibliography(name, text, any_keys=True)
    in_order = sorted(works.values(), key=lambda work: work.place)
    starts = [work.place.line for work in in_order]
    ends = [work.place.line + work.source.count("\n") for work in in_order]
    found: dict[str, list[Problem]] = {work.key: [] for work in in_order}
    unread: list[LeftOut] = []
    for problem in problems:
        if problem.rule in _OURS:
            continue
        line = problem.place.line
        at = bisect_right(starts, line) - 1
        if at >= 0 and line <= ends[at]:
            found[in_order[at].key].append(problem)
        else:  # of a record that was not read at all
            unread.append(LeftOut(f"line {line}", problem.message))
    for work in in_order:
        yield _draft_or_fault(work, found[work.key])
    yield from unread


def _draft_or_fault(work: Reference, problems: list[Problem]) -> Draft | LeftOut:
    origin = f"'{work.key}' on line {work.place.line}"
    if work.key.startswith("?"):
        origin = f"the record on line {work.place.line}"
    if work.type in _NO_WORKS:
        return LeftOut(origin, f"a record of type @{work.type} is no work of its own")
    for problem in problems:
        if problem.rule in _FATAL and problem.severity == "error":
            return LeftOut(origin, _with_line(problem, work.place.line))
    notes = [_as_note(one) for one in problems if _field_of(work, one) not in _LEFT_OUT]
    fields = dict(_fields(work))
    unread = {_field_of(work, one) for one in problems}
    lost = []
    for name in work.field_places:
        if (work.get(name) or name in unread) and _is_lost(name, work, fields):
            lost.append(left_out(name, work.get(name)))
    lost += [f"url '{other}'" for other in addresses(work.get("url"))[1:]]
    kind = ALIASES.get(work.type, work.type)
    if kind not in ENTRY_TYPES:
        kind = type_meant(kind) or "misc"
        notes.append(f"Its type @{work.type} is taken as @{kind}.")
    return Draft(
        type=kind,
        fields=fields,
        people=work.people,
        origin=origin,
        former_keys=tuple(filter(_can_be_cited, (work.key, *work.former_keys))),
        left_out=tuple(lost),
        notes=tuple(notes),
        kept=work.kept,
    )


def _with_line(problem: Problem, told: int) -> str:
    """The message of a problem, with its line unless that was `told`."""
    if problem.place.line == told:
        return problem.message
    return f"line {problem.place.line}: {problem.message}"


def _can_be_cited(key: str) -> bool:
    return bool(re.fullmatch(r"[^{}\\\s?]{1,64}", key))


def _as_note(problem: Problem) -> str:
    """What an author should know of a problem; a name that was misspelt is mended already."""
    if problem.rule == "bad-name":
        return f"{problem.message.partition(';')[0]}; the record has it as it seems to be meant"
    return problem.message


def _field_of(work: Reference, problem: Problem) -> str:
    """The field of a record in which a problem lies; '' for one before its fields."""
    before = [name for name, place in work.field_places.items() if place <= problem.place]
    return max(before, key=work.field_places.__getitem__, default="")


def _fields(work: Reference) -> Iterator[tuple[str, str]]:
    """The fields of a record under BibLaTeX's names."""
    for name, text in work.fields.items():
        field = RENAMED.get(name, name)
        if field in _LEFT_OUT or field in PUBLICATION or field not in _KEPT:
            continue
        if field == "language" and work.get("langid"):  # languages of the work, and of its record
            if _tag(text) != _tag(work.get("langid")):
                yield field, visible(text)
        elif field == name or not work.get(field):
            yield from _field(field, visible(text))
    yield from publication(work)
    if day := day_of_reading(work):
        yield "urldate", day
    if work.type in THESES and not work.get("type"):
        yield "type", THESES[work.type]
    if work.type in ("inproceedings", "conference") and work.get("organization"):
        yield "organization", work.get("organization")


def _tag(language: str) -> str:
    """What tells languages apart, by whatever names they are called."""
    return language_tag(language) or language_tag(language_name(language)) or language


def _field(field: str, text: str) -> Iterator[tuple[str, str]]:
    """A field whose value has the form that we ask for; a language by its name in babel."""
    if field in HOUSE_VALUES and text not in HOUSE_VALUES[field]:
        return
    if field in ("langid", "language") and not language_tag(text):
        name = language_name(text)
        yield ("langid", name) if name else ("language", text)
    elif field in ("langid", "language"):
        yield "langid", text.casefold()
    elif field == "type":
        yield "type", type_key(text)
    elif field == "urldate" and not is_date(text):
        return
    elif field == "doi":
        doi = bare_doi(text)
        yield ("url" if "://" in doi else "doi"), doi
    elif field == "url":
        yield "url", "".join(addresses(text)[:1])
    else:
        yield field, text


def _is_lost(name: str, work: Reference, fields: Mapping[str, str]) -> bool:
    """Does the draft lack what a field of the record said?"""
    if name in work.people or name in _ELSEWHERE:
        return False
    if work.get(name) in fields.values():
        return False
    if name in PUBLICATION:
        return is_date_lost(name, work, fields)
    field = RENAMED.get(name, name)
    if name != field and work.get(field):
        return fields.get(field) != work.get(name)
    is_langid = name == "language" and _tag(work.get(name)) == _tag(fields.get("langid", ""))
    return field not in fields and not is_langid
