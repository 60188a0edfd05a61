"""Records in house form, made of CSL items as Crossref sends them or as `works.py` reads them."""

import html
import re
import unicodedata
from collections.abc import Container, Iterator, Mapping
from itertools import count
from typing import Any

from litmap.authoring.characters import visible
from litmap.model.dates import is_date
from litmap.references.csl import CSL_TYPES, LANGUAGES, CslItem
from litmap.references.identifiers import bare_doi

BIBTEX_TYPES: Mapping[str, str] = {
    **{csl: bib for bib, csl in reversed(list(CSL_TYPES.items()))},
    "journal-article": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book-chapter": "incollection",
    "proceedings-article": "inproceedings",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "dissertation": "thesis",
    "post-weblog": "online",
    "posted-content": "online",
    "webpage": "online",
}
"""BibTeX types by CSL's words and by Crossref's; any other is a 'misc'."""

SOURCE_TYPES: Mapping[str, str] = {
    "article": "journal-article",
    "incollection": "chapter",
    "book": "book",
    "report": "report",
    "online": "web-page",
    "legislation": "official-document",
    "inproceedings": "conference-paper",
    "thesis": "thesis",
    "dataset": "dataset",
}

_LANGUAGE_NAMES = {tag: name for name, tag in LANGUAGES.items()}
_CONTAINERS = {"article": "journaltitle", "online": "organization"}
_SMALL = "a an the of on in for and to by with from what why how is are towards toward"
_SMALL_WORDS = frozenset(_SMALL.split())
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


def record(
    item: CslItem, taken: Container[str], read: str = "record", verified: str = "no"
) -> tuple[str, str]:
    """A CSL item as a record of references.bib: its new key, not among those `taken`, and its text.

    `read` and `verified` are house words: nobody has read the work yet, or compared the record with
    it. No value can end its field. Raises TypeError, AttributeError, LookupError or ValueError for
    what is no CSL item.
    """
    kind = BIBTEX_TYPES.get(str(item.get("type", "")), "misc")
    fields = dict(_fields(item, kind))
    key = _key(item, fields.get("date", ""), taken)
    fields["verified"] = verified
    fields["read"] = read
    fields["sourcetype"] = SOURCE_TYPES.get(kind, "web-page")
    lines = [f"@{kind}{{{key},"]
    lines += [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    lines.append("}\n")
    return key, "\n".join(lines)


def _fields(item: CslItem, kind: str) -> Iterator[tuple[str, str]]:
    """The fields of a record in their order; those without a value do not count."""
    titles = (_text(item, "title"), _text(item, "subtitle"))
    yield "author", _people(item.get("author", []))
    yield "title", ": ".join(filter(None, titles))
    yield _CONTAINERS.get(kind, "booktitle"), _text(item, "container-title")
    yield "editor", _people(item.get("editor", []))
    yield "volume", _text(item, "volume")
    yield "number", _text(item, "issue") or _text(item, "number")
    yield "edition", _text(item, "edition")
    yield _published(item)
    yield "pages", re.sub(r"\s*[-–—]+\s*", "--", _text(item, "page"))
    yield from _publisher(item, kind)
    if kind in ("book", "incollection"):
        yield "isbn", _identifier(item, "ISBN")
    number = _identifier(item, "archive_location")
    if item.get("archive") == "arXiv" and number:
        yield "eprint", number
        yield "eprinttype", "arxiv"
    doi = bare_doi(_identifier(item, "DOI"))
    url = _identifier(item, "URL")
    yield "doi", doi
    if not doi and "doi.org/" not in url:
        yield "url", url
    yield "langid", _LANGUAGE_NAMES.get(_first(item.get("language"))[:2].lower(), "")


def _publisher(item: CslItem, kind: str) -> Iterator[tuple[str, str]]:
    """Who published a work, and where; an article needs neither, a web page no publisher."""
    if kind in ("report", "thesis"):
        yield "institution", _text(item, "publisher")
    elif kind not in ("article", "online"):
        yield "publisher", _text(item, "publisher")
    if kind != "article":
        yield "location", _text(item, "publisher-place")


def _text(item: CslItem, name: str) -> str:
    """A value as LaTeX on one line; markup that registries put into titles is taken out."""
    marked_up = html.unescape(_first(item.get(name)))
    plain = html.unescape(_TAG.sub("", marked_up))
    return " ".join(_escaped(visible(plain)).split())


def _first(value: Any) -> str:
    """A value, or the first of several, as text."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value or "")[:2000]


def _identifier(item: CslItem, name: str) -> str:
    """An identifier or address without blanks and what would be LaTeX.

    Raises ValueError if nothing else is in it.
    """
    written = _first(item.get(name))
    bare = re.sub(r"[\s{}\\\"]", "", visible(written))
    if written and not bare:
        raise ValueError(f"nothing of the {name} can be read")
    return bare


def _escaped(text: str) -> str:
    text = re.sub(r"[\\~^]", " ", re.sub(r"[{}]", "", text))
    return re.sub(r"([&%$#_])", r"\\\1", text)


def _people(people: Any) -> str:
    """'Last, First and {{A body}}'."""
    if not isinstance(people, list):
        return ""
    names = [_person(one) for one in people if isinstance(one, dict)]
    return " and ".join(filter(None, names))


def _person(one: CslItem) -> str:
    """'Last, Suffix, First', '{A body}', or '' without a name."""
    whole = _text(one, "literal") or _text(one, "name")
    if whole:
        return f"{{{whole}}}"
    family = _text(one, "family")
    if not family:
        return ""
    last = f"{_text(one, 'non-dropping-particle')} {family}".strip().replace(",", "")
    first = _text(one, "given").replace(",", "")
    parts = (last, _text(one, "suffix"), first)
    return ", ".join(part.replace(" and ", " ") for part in parts if part)


def _published(item: CslItem) -> tuple[str, str]:
    """The field with the date of publication, and its value: `date`, or `year` in words."""
    issued = item.get("issued") or {}
    words = _text(issued, "literal")
    if words:
        return "year", words
    date = _date(item)
    years = issued.get("date-parts") or [[]]
    if date and issued.get("circa"):
        return "year", f"c. {date[:4]}"
    if len(years) > 1 and years[1]:
        return "year", f"{date[:4]}--{int(years[1][0])}"
    return "date", date


def _date(item: CslItem) -> str:
    for name in ("published-print", "issued", "published", "published-online", "created"):
        parts = (item.get(name) or {}).get("date-parts") or [[]]
        written = [str(part) for part in parts[0][:3]]
        numbers = [int(part) for part in written if part.isdecimal() and len(part) <= 4]
        if numbers and 1000 <= numbers[0] <= 9999:
            date = "-".join(f"{number:02}" for number in numbers)
            return date if is_date(date) else str(numbers[0])
    return ""


def _key(item: CslItem, date: str, taken: Container[str]) -> str:
    """The first author's name, the year and the first word of the title that says something."""
    people = item.get("author") or item.get("editor") or [{}]
    name = _short_name(people[0])[:24] or "anonymous"
    key = f"{name}{date[:4]}{_title_word(item)}"
    if not key[0].isalpha():
        key = f"w{key}"
    if key not in taken:
        return key
    return next(f"{key}-{number}" for number in count(2) if f"{key}-{number}" not in taken)


def _title_word(item: CslItem) -> str:
    """The first word of a title that is neither small nor a number, or 'work'."""
    for word in _ascii(_first(item.get("title"))).split():
        if word not in _SMALL_WORDS and not word.isdecimal():
            return word[:24]
    return "work"


def _short_name(one: Mapping[str, Any]) -> str:
    """A surname as one word; of a body with a long name its initials, such as 'oecd'."""
    if one.get("family"):
        return _one_word(str(one["family"]))
    name = str(one.get("literal") or one.get("name") or "")
    words = [word for word in name.split() if word.lower() not in _SMALL_WORDS]
    if len(words) > 2:
        return "".join(_ascii(word)[:1] for word in words)
    return "".join(map(_one_word, words))


def mark(item: CslItem) -> tuple[str, str, str]:
    """What sets works without identifiers apart: title, first author and year, in plain letters."""
    first = (item.get("author") or [{}])[0]
    name = str(first.get("family") or first.get("literal") or first.get("name") or "")
    return _ascii(_first(item.get("title"))).strip(), _ascii(name).strip(), _date(item)[:4]


def _one_word(text: str) -> str:
    return _ascii(text).replace(" ", "")


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", plain.replace("'", ""))
