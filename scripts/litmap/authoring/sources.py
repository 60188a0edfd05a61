"""Which work a reader means by the source that a form asks for, and how a new one is added."""

import re
import shlex
from collections.abc import Callable
from typing import NamedTuple

from litmap.content.corpus import Corpus
from litmap.model.reference import Reference
from litmap.references.identifiers import DOI

TO_ADD = "author2026word"
"""In place of the key of a source that is not in references.bib yet."""

_NUMBER = re.compile(r"(?:arxiv[:/.\s]*(?:abs/|pdf/)?)?([0-9]{4}\.[0-9]{4,5})(?:v[0-9]+)?", re.I)
_ADDRESS = re.compile(r"https?://[^\s<>\"'`]+", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LEAST_TITLE = 3
"""Words of a title that may be taken for a work's without its author."""


class Source(NamedTuple):
    """The key of a work, and what to do next about it, in a sentence."""

    key: str
    advice: str


def source_of(corpus: Corpus, said: str) -> Source:
    """The work that is meant; with the key TO_ADD where it is not there, or may be several."""
    questions: list[Callable[[Reference, str], bool]] = [_by_key, _by_title, _by_author]
    if DOI.search(said) or _NUMBER.search(said) or _ADDRESS.search(said):
        questions = [_by_key, _by_identifier]  # what else it says is no better, and may mislead
    for is_meant in questions:
        keys = [key for key, work in corpus.references.items() if is_meant(work, said)]
        if len(keys) == 1:
            advice = "Read it, then put the statement into your own words."
            return Source(keys[0], f"The source is '@{keys[0]}'. {advice}")
        if keys:
            shown = ", ".join(f"'@{key}'" for key in keys[:5])
            return Source(
                TO_ADD, f"The source may be {shown}; write its key in place of '{TO_ADD}'."
            )
    return Source(TO_ADD, f"{_to_add(said)}, then write its key in place of '{TO_ADD}'.")


def _to_add(said: str) -> str:
    """How the work is added."""
    if not said:
        return "The form names no source: find one and add it with `litmap cite`"
    doi = DOI.search(said)
    number = _NUMBER.search(said)
    address = _ADDRESS.search(said)
    what = ""
    if doi:
        what = doi[0]
    elif number:
        what = number[1]
    elif address:
        what = address[0].rstrip(".,;)")
    if what:
        return f"Add its source with `litmap cite {shlex.quote(what)}`"
    return f"Find the DOI or the address of '{said[:100]}', add it with `litmap cite`"


def _by_key(work: Reference, said: str) -> bool:
    words = {word.strip("@[](),;.") for word in said.split()}
    keys = [work.key, *work.former_keys]
    return not words.isdisjoint(keys)


def _by_identifier(work: Reference, said: str) -> bool:
    its_doi = work.get("doi").casefold()
    its_number = work.get("eprint").partition("v")[0]
    its_address = _bare(work.get("url"))
    if its_doi and (doi := DOI.search(said)):
        return doi[0].casefold() == its_doi
    if its_number and (number := _NUMBER.search(said)):
        return number[1] == its_number
    if its_address and (address := _ADDRESS.search(said)):
        return _bare(address[0]) == its_address
    return False


def _bare(address: str) -> str:
    """An address without what does not change where it leads."""
    plain = address.partition("#")[0].rstrip("/.,;)").casefold()
    return re.sub(r"^https?://(?:www\.)?", "", plain)


def _by_title(work: Reference, said: str) -> bool:
    title = _words(work.get("title"))
    if len(title.split()) < _LEAST_TITLE:
        return False
    return f" {title} " in f" {_words(said)} "


def _by_author(work: Reference, said: str) -> bool:
    """'Tallberg et al 2023': the year, and the family name of the first author or editor."""
    people = work.authors or work.editors
    if not people or work.year not in _YEAR.findall(said):
        return False
    return f" {_words(people[0].last)} " in f" {_words(said)} "


def _words(text: str) -> str:
    """The words of a text in small letters with one blank between them."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
