"""Notices about works at Crossref, asked for in both directions of the relation 'update'.

The record of a work may name its notices (`updated-by`), as Crossref adds them from Retraction
Watch; that of a notice may name the works that it updates (`update-to`), as its publisher says.
Many a notice is known by one of the two alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from litmap.model.standing import StandingWord
from litmap.references.identifiers import ARXIV
from litmap.watch.asking import Asker, NoAnswer
from litmap.watch.reading import day_of_parts, doi_of, part, parts, text_of, words

STANDING_OF: Mapping[str, StandingWord] = {
    "retraction": "retracted",
    "removal": "withdrawn",
    "withdrawal": "withdrawn",
    "correction": "corrected",
    "corrigendum": "corrected",
    "erratum": "corrected",
    "new_version": "superseded",
    "new_edition": "superseded",
}
"""What a notice of these types makes of a work; others, such as a concern, are told as such."""

_AT_ONCE = 20
"""Works in one question about notices."""
_ROWS = 100
_NO_LETTER = re.compile("[^a-z]+")
_LONGEST = 40
"""Letters of a notice's kind."""
_MOST_PAGES = 20


class Notice(NamedTuple):
    """That a work (its `doi`, in small letters) was updated, how, when, and by which DOI."""

    doi: str
    kind: str
    day: str
    by: str


def in_own_record(asker: Asker, base: str, doi: str) -> list[Notice]:
    """The notices that the record of a work names. Raises NoAnswer.

    DOIs of arXiv are registered elsewhere, and not asked for.
    """
    if ARXIV.match(doi):
        raise NoAnswer("Crossref does not hold the DOIs of arXiv")
    address = f"{base}works/{quote(doi, safe='/()')}"
    found = asker.answer(address, lambda answer: list(_of_record(answer, doi)))
    return [Notice(*one) for one in found]


def _of_record(answer: Any, doi: str) -> Iterator[Notice]:
    record = part(answer, "message")
    if not isinstance(record, dict):
        raise NoAnswer("the answer holds no record")
    for update in parts(record, "updated-by"):
        yield _notice(doi, update, part(update, "DOI"))
    for update in parts(record, "update-to"):
        if doi_of(part(update, "DOI")) == doi:  # a publisher's notice in the work's own record
            yield _notice(doi, update, doi)


def in_notices(asker: Asker, base: str, dois: Sequence[str]) -> tuple[list[Notice], dict[str, str]]:
    """The notices whose own records name one of some works; why others could not be asked for.

    A DOI with a comma cannot be asked for: a comma parts the filters of Crossref.
    """
    found: list[Notice] = []
    unknown = {doi: "Crossref cannot be asked for a DOI with a comma" for doi in dois if "," in doi}
    sound = [doi for doi in dois if "," not in doi]
    for start in range(0, len(sound), _AT_ONCE):
        some = sound[start : start + _AT_ONCE]
        try:
            for notice in _notices_of(asker, base, some):
                found.append(notice)
        except NoAnswer as why:
            unknown |= dict.fromkeys(some, str(why))
    return found, unknown


def _notices_of(asker: Asker, base: str, dois: Sequence[str]) -> Iterator[Notice]:
    """What the pages of one question hold, each behind the cursor that the one before it names."""
    asked = ",".join(f"updates:{quote(doi, safe='')}" for doi in dois)
    cursor = "*"
    for _ in range(_MOST_PAGES):
        address = f"{base}works?filter={asked}&rows={_ROWS}&cursor={quote(cursor, safe='')}"
        page = asker.answer(address, lambda answer: _page(answer, dois))
        for one in page["notices"]:
            yield Notice(*one)
        cursor = page["next"]
        if page["items"] < _ROWS or not cursor:
            return
    raise NoAnswer(f"there are more than {_MOST_PAGES * _ROWS} notices")


def _page(answer: Any, dois: Sequence[str]) -> dict[str, Any]:
    """A page of notices, with the next cursor."""
    if not isinstance(part(answer, "message", "items"), list):
        raise NoAnswer("the answer holds no list of works")
    items = parts(answer, "message", "items")
    found: list[Notice] = []
    for item in items:
        for update in parts(item, "update-to"):
            doi = doi_of(part(update, "DOI"))
            if doi in dois:
                found.append(_notice(doi, update, part(item, "DOI")))
    following = part(answer, "message", "next-cursor")
    return {
        "notices": found,
        "items": len(items),
        "next": text_of(following),
    }


def _notice(doi: str, update: Mapping[str, Any], by: Any) -> Notice:
    kind = _NO_LETTER.sub("_", words(part(update, "type")).lower())[:_LONGEST].strip("_")
    return Notice(
        doi=doi,
        kind=kind or "update",
        day=day_of_parts(part(update, "updated")),
        by=doi_of(by),
    )
