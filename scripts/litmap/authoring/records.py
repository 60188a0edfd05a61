"""Records in house form, made of CSL items: as Crossref sends them, or as read from .bib, .ris and CSL-JSON files."""

import html
import json
import re
import unicodedata
from collections.abc import Container, Iterator, Mapping
from typing import Any

from litmap.bibtex.reader import read_bibliography
from litmap.references.csl import CSL_TYPES, LANGUAGES, CslItem, csl_item

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
_RIS_TYPES = {
    "JOUR": "article-journal",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "BOOK": "book",
    "EDBOOK": "book",
    "CHAP": "chapter",
    "RPRT": "report",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "THES": "thesis",
    "ELEC": "webpage",
    "WEB": "webpage",
    "DATA": "dataset",
    "STAT": "legislation",
    "BILL": "legislation",
    "UNPB": "manuscript",
    "GOVDOC": "report",
}
_RIS_FIELDS = {
    "VL": "volume",
    "IS": "issue",
    "PB": "publisher",
    "CY": "publisher-place",
    "DO": "DOI",
    "UR": "URL",
    "LA": "language",
    "ET": "edition",
}
_STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "on",
        "in",
        "for",
        "and",
        "to",
        "by",
        "with",
        "from",
        "what",
        "why",
        "how",
        "is",
        "are",
        "towards",
        "toward",
    ]
)


def record(
    item: CslItem, taken: Container[str], read: str = "record", verified: str = "no"
) -> tuple[str, str]:
    """A CSL item as a record of references.bib: its new key, not among those `taken`, and its text.

    `read` and `verified` are house words: nobody has read the work yet, or compared the record with it.
    """
    kind = BIBTEX_TYPES.get(str(item.get("type", "")), "misc")
    fields = dict(_fields(item, kind))
    key = _key(item, fields.get("date", ""), taken)
    fields |= {"verified": verified, "read": read, "sourcetype": SOURCE_TYPES.get(kind, "web-page")}
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return key, f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def _fields(item: CslItem, kind: str) -> Iterator[tuple[str, str]]:
    container = _text(item, "container-title")
    institution = kind in ("report", "thesis")
    yield "author", _people(item.get("author", []))
    yield (
        "title",
        _text(item, "title") + (f": {_text(item, 'subtitle')}" if _text(item, "subtitle") else ""),
    )
    yield {"article": "journaltitle", "online": "organization"}.get(kind, "booktitle"), container
    yield "editor", _people(item.get("editor", []))
    yield "volume", _text(item, "volume")
    yield "number", _text(item, "issue") or _text(item, "number")
    yield "edition", _text(item, "edition")
    yield _published(item)
    yield "pages", re.sub(r"\s*[-–—]+\s*", "--", _text(item, "page"))
    publisher = "" if kind in ("article", "online") else _text(item, "publisher")
    yield "institution" if institution else "publisher", publisher
    yield "location", "" if kind == "article" else _text(item, "publisher-place")
    yield "isbn", _first(item.get("ISBN")) if kind in ("book", "incollection") else ""
    if item.get("archive") == "arXiv":
        yield from (("eprint", str(item["archive_location"])), ("eprinttype", "arxiv"))
    doi = re.sub(
        r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", _first(item.get("DOI")), flags=re.IGNORECASE
    )
    yield "doi", _bare(doi)
    url = _bare(_first(item.get("URL")))
    yield "url", "" if doi or "doi.org/" in url else url
    yield "langid", _LANGUAGE_NAMES.get(_first(item.get("language"))[:2].lower(), "")


_LANGUAGE_NAMES = {tag: name for name, tag in LANGUAGES.items()}


def _text(item: CslItem, name: str) -> str:
    """A value as LaTeX on one line; markup that registries put into titles is taken out."""
    plain = html.unescape(
        re.sub(r"</?[a-zA-Z][^<>]{0,200}>", "", html.unescape(_first(item.get(name))))
    )
    return _escaped(" ".join(_visible(plain).split()))


def _first(value: Any) -> str:
    found = (value[0] if value else "") if isinstance(value, list) else value
    return str(found or "")[:2000]


def _visible(text: str) -> str:
    return "".join(one if unicodedata.category(one)[0] != "C" else " " for one in text)


def _bare(address: str) -> str:
    return re.sub(r"[\s{}\\\"]", "", _visible(address))


def _escaped(text: str) -> str:
    text = re.sub(r"[\\~^]", " ", re.sub(r"[{}]", "", text))
    return re.sub(r"([&%$#_])", r"\\\1", text)


def _people(people: Any) -> str:
    """'Last, First and {{A body}}'."""
    named = [one for one in people if isinstance(one, dict)] if isinstance(people, list) else []
    return " and ".join(filter(None, map(_person, named)))


def _person(one: Mapping[str, Any]) -> str:
    whole = _text(dict(one), "literal") or _text(dict(one), "name")
    last = _text(dict(one), "family")
    if whole or not last:
        return f"{{{whole}}}" if whole else ""
    last = f"{_text(dict(one), 'non-dropping-particle')} {last}".strip()
    parts = [
        last.replace(",", ""),
        _text(dict(one), "suffix"),
        _text(dict(one), "given").replace(",", ""),
    ]
    return ", ".join(part.replace(" and ", " ") for part in parts if part)


def _published(item: CslItem) -> tuple[str, str]:
    """The field that says when the work was published, and its value: `date`, or `year` in words."""
    issued = item.get("issued") or {}
    date, years = _date(item), issued.get("date-parts") or [[]]
    if issued.get("literal"):
        return "year", str(issued["literal"])
    if issued.get("circa"):
        return "year", f"c. {date[:4]}"
    if len(years) > 1 and years[1]:
        return "year", f"{date[:4]}--{years[1][0]}"
    return "date", date


def _date(item: CslItem) -> str:
    for name in ("published-print", "issued", "published", "published-online", "created"):
        parts = (item.get(name) or {}).get("date-parts") or [[]]
        numbers = [int(part) for part in parts[0][:3] if str(part).isdecimal()]
        if numbers and 1000 <= numbers[0] <= 9999:
            return "-".join(f"{number:02}" for number in numbers)
    return ""


def _key(item: CslItem, date: str, taken: Container[str]) -> str:
    """The first author's name, the year and the first word of the title that says something."""
    people = item.get("author") or item.get("editor") or [{}]
    name = _short_name(people[0])
    words = [
        word
        for word in _ascii(_first(item.get("title"))).split()
        if word not in _STOP and not word.isdecimal()
    ]
    key = f"{name[:24] or 'anonymous'}{date[:4]}{words[0][:24] if words else 'work'}"
    key = key if key[0].isalpha() else f"w{key}"
    return next(
        one for one in (key, *(f"{key}-{number}" for number in range(2, 1000))) if one not in taken
    )


def _short_name(one: Mapping[str, Any]) -> str:
    """A surname as one word; of a body with a long name its initials, such as 'oecd'."""
    if one.get("family"):
        return _ascii(str(one["family"])).replace(" ", "")
    words = [
        word
        for word in str(one.get("literal") or one.get("name") or "").split()
        if word.lower() not in _STOP
    ]
    return "".join(
        _ascii(word)[:1] if len(words) > 2 else _ascii(word).replace(" ", "") for word in words
    )


def mark(item: CslItem) -> tuple[str, str, str]:
    """What tells works apart where they have no identifier: title, first author and year, as plain letters."""
    first = (item.get("author") or [{}])[0]
    name = str(first.get("family") or first.get("literal") or first.get("name") or "")
    return _ascii(_first(item.get("title"))).strip(), _ascii(name).strip(), _date(item)[:4]


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", plain.replace("'", ""))


def read_works(name: str, text: str) -> list[CslItem]:
    """The works in a file whose name ends in .bib, .ris or .json. Raises ValueError, saying what is wrong with it."""
    if name.endswith(".bib"):
        works, problems = read_bibliography(name, text)
        if not works:
            raise ValueError(problems[0].message if problems else "there is no record in it")
        return [csl_item(work) for work in works.values()]
    if name.endswith(".ris"):
        return list(_ris(text))
    if name.endswith(".json"):
        found = json.loads(text)
        items = found if isinstance(found, list) else [found]
        if not all(isinstance(one, dict) and one.get("title") for one in items):
            raise ValueError("it is not a list of CSL-JSON items, each with a title")
        return items
    raise ValueError("its name does not end in .bib, .ris or .json")


def _ris(text: str) -> Iterator[CslItem]:
    item: CslItem = {}
    pages = ["", ""]
    for line in text.removeprefix("\ufeff").splitlines():
        tag, value = line[:2], line[6:].strip()
        if not re.match(r"[A-Z][A-Z0-9]  -", line) or (not value and tag != "ER"):
            continue
        if tag == "TY":
            item, pages = {"type": _RIS_TYPES.get(value, "document")}, ["", ""]
        elif tag in ("AU", "A1", "ED", "A2"):
            last, _, given = value.partition(",")
            one = (
                {"family": last.strip(), "given": given.strip()}
                if given.strip()
                else {"literal": last.strip()}
            )
            item.setdefault("editor" if tag in ("ED", "A2") else "author", []).append(one)
        elif tag in ("TI", "T1", "T2", "JO", "JF", "BT"):
            item.setdefault("title" if tag in ("TI", "T1") else "container-title", value)
        elif tag in ("PY", "Y1", "DA"):
            parts = [int(part) for part in re.findall(r"\d+", value)[:3]]
            item["issued"] = max(
                item.get("issued", {}), {"date-parts": [parts]}, key=lambda d: len(str(d))
            )
        elif tag in ("SP", "EP"):
            pages[tag == "EP"] = value
        elif tag == "SN" and item["type"] in ("book", "chapter"):
            item["ISBN"] = value
        elif tag in _RIS_FIELDS:
            item[_RIS_FIELDS[tag]] = value
        elif tag == "ER" and item.get("title"):
            yield item | ({"page": "-".join(filter(None, pages))} if pages[0] else {})
