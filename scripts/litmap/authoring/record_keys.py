"""The key of a new record, and what sets works apart."""

import re
import unicodedata
from collections.abc import Container, Iterator

from litmap.model.fields import reserved
from litmap.model.reference import HOUSE_FIELDS, Person, Reference
from litmap.references.address import arxiv
from litmap.references.identifiers import ARXIV_NUMBER, DOI, bare_doi
from litmap.references.sameness import host, letters_of

_SMALL = "a an the of on in for and to by with from what why how is are towards toward"
_SMALL_WORDS = frozenset(_SMALL.split())
_OUR_FORM = re.compile(r"[a-z][a-z-]*[0-9]{4}[a-z0-9-]*|[a-z]{2,}(?:-[a-z]{3,})+")
_LONGEST = 60
_PARTS = ("incollection", "inbook", "suppbook", "suppcollection", "inreference", "bookinbook")
_SIGN_OF_TITLE = re.compile(r"[\w+#]")
_WEB = re.compile(r"https?://[^/\s]+\.[^/\s]+", re.IGNORECASE)
_IDENTIFIERS = ("doi", "url", "eprint", "eprinttype", "isbn", "issn", "pages")
_NOT_OF_WORK = frozenset((*HOUSE_FIELDS, *_IDENTIFIERS, "ids", "keywords", "urldate"))
"""Fields that say nothing of the work itself, or that may be taken out for a fault."""


def new_key(work: Reference, former: str, taken: Container[str]) -> str:
    """A key that is not `taken`: the `former` one if it has our form, else a new one.

    It is made of the first author's name, the year and the first word of the title that says
    something. Where nobody is named, the site or publisher stands for the author.
    """
    key = former
    if not _OUR_FORM.fullmatch(former) or len(former) > _LONGEST or reserved(former):
        key = f"{_first_name(work)}{work.year.lstrip('-')}{_title_word(work)}"
    if not key[0].isalpha():
        key = f"w{key}"
    if key not in taken:
        return key
    number = 2
    while f"{key}-{number}" in taken:
        number += 1
    return f"{key}-{number}"


def _first_name(work: Reference) -> str:
    people = work.authors or work.editors
    body = Person(work.get("organization") or host(work), corporate=True)
    unnamed = "author" if people else "anonymous"  # in another script, or nobody
    return _short_name((*people, body)[0])[:24] or unnamed


def _title_word(work: Reference) -> str:
    """The first word of a title that is neither small nor a number, or 'work'."""
    for word in _ascii(work.get("title")).split():
        if word not in _SMALL_WORDS and not word.isdecimal():
            return word[:24]
    return "work"


def _short_name(person: Person) -> str:
    """A surname as one word; of a body with a long name its initials, such as 'oecd'."""
    words = _ascii(f"{person.particle} {person.last}").split()
    if not person.corporate:
        return "".join(words)
    telling = [word for word in words if word not in _SMALL_WORDS]
    if len(telling) > 2:
        telling = [word[0] for word in telling]
    return "".join(telling)


def signs_of(work: Reference) -> Iterator[tuple[str, ...]]:
    """What a work has alone: its DOI, its number on arXiv, its address with title and year; its
    keys with its title; and the record as a whole.

    What is no DOI, number or address tells nothing.
    """
    title = "".join(_SIGN_OF_TITLE.findall(work.get("title").casefold()))
    doi = bare_doi(work.get("doi").casefold())
    if not DOI.fullmatch(doi):
        doi = ""
    number = arxiv(work)
    if not ARXIV_NUMBER.fullmatch(number):
        number = ""
    url = work.get("url")
    url = bare_address(url) if _WEB.match(url) else ""
    if doi and work.type in _PARTS:  # a chapter may have the DOI of its book
        yield "DOI", doi, title
    elif doi:
        yield "DOI", doi
    if number:
        yield "arXiv", re.sub(r"v[0-9]+$", "", number.casefold())
    if url:
        yield "address", url, title, work.year
    for key in (work.key, *work.former_keys):
        yield "key", key.casefold(), title
    yield "record", doi, number, url, *_said(work)


def _said(work: Reference) -> list[str]:
    """All that a record says of a work itself, but for numbers that may be wrong."""
    said = []
    for name, text in work.fields.items():
        if name not in _NOT_OF_WORK:
            said.append(f"{name}={text}")
    for field, names in work.people.items():
        said.append(f"{field}={names}")
    return sorted(said)


def mark_of(work: Reference) -> tuple[str, ...]:
    """Title, first author and year, in plain letters; () where one of them is not known."""
    people = work.authors or work.editors
    if not people or not work.year or not work.get("title"):
        return ()
    return letters_of(work.get("title")), letters_of(people[0].last), work.year


def bare_address(address: str) -> str:
    """What tells web pages apart in an address, without regard to case."""
    return re.sub(r"^https?://(www\.)?|#(?![/!]).*$", "", address.casefold()).rstrip("/")


def _ascii(text: str) -> str:
    """A text in lower case, without accents, and with a blank for all but letters and digits."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    letters = decomposed.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", letters.replace("'", ""))


_LETTERS = str.maketrans(
    {
        **{"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "ı": "i"},
        **{"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "þ": "th", "Þ": "Th"},
    }
)
"""Letters that do not fall apart into a plain one and an accent."""
