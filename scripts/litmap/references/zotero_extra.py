"""What Zotero's types have no field for, as lines of its field Extra: 'Original Date: 1975'.

Zotero cites by these lines as by fields (https://www.zotero.org/support/kb/item_types_and_fields).
"""

from collections.abc import Collection, Iterator, Mapping

from litmap.references.csl import CslItem
from litmap.references.csl_parts import day, days, name_parts

_JOURNALS = "article-journal article-magazine article-newspaper"
_BOOKS = "book chapter entry-dictionary entry-encyclopedia"
_SITES = "post post-weblog webpage"
_SOUNDS = "motion_picture song"
_PRODUCTS = "dataset report software standard thesis"

_TABLE: Mapping[str, str] = {
    "container-title": f"{_JOURNALS} {_BOOKS} {_SITES} bill broadcast legal_case legislation "
    "paper-conference",
    "container-title-short": "article-journal",
    "collection-title": f"article article-journal {_BOOKS} {_SOUNDS} map paper-conference "
    "podcast report software",
    "collection-number": f"article {_BOOKS} paper-conference",
    "genre": f"article {_SITES} dataset manuscript map personal_communication report speech "
    "standard thesis",
    "medium": "",
    "number": "article bill broadcast dataset hearing legal_case legislation patent podcast "
    "report standard",
    "version": "dataset software standard",
    "edition": f"{_BOOKS} article-newspaper map",
    "volume": f"article-journal article-magazine {_BOOKS} {_SOUNDS} bill legal_case legislation "
    "paper-conference",
    "number-of-volumes": f"{_BOOKS} {_SOUNDS} hearing paper-conference",
    "number-of-pages": "book manuscript standard thesis",
    "part-number": "",
    "chapter-number": "",
    "issue": _JOURNALS,
    "page": f"{_JOURNALS} {_BOOKS} bill hearing legal_case legislation paper-conference patent "
    "report",
    "authority": "bill hearing legal_case patent standard",
    "publisher": f"{_BOOKS} {_SOUNDS} {_PRODUCTS} article broadcast document hearing map "
    "paper-conference",
    "publisher-place": f"{_BOOKS} {_SOUNDS} {_PRODUCTS} article article-newspaper broadcast "
    "hearing manuscript map paper-conference patent speech",
    "event-title": "paper-conference speech",
    "event-place": "speech",
    "original-title": "",
    "original-publisher": "",
    "original-publisher-place": "",
    "status": "patent standard",
    "ISBN": f"{_BOOKS} {_SOUNDS} map paper-conference software",
    "ISSN": _JOURNALS,
    "PMID": "",
    "PMCID": "",
}
"""By variable of CSL the types whose type in Zotero has a field for it, in all its versions."""

_WITH_FIELD: Mapping[str, frozenset[str]] = {
    name: frozenset(kinds.split()) for name, kinds in _TABLE.items()
}


def extra_lines(item: CslItem, kind: str, told: Collection[str] = ()) -> Iterator[str]:
    """The lines for all that the type in Zotero of a CSL type has no field for.

    A variable that is `told` in a field of another name has no line.
    """
    for name, kinds in _WITH_FIELD.items():
        if name in item and name not in told and kind not in kinds:
            yield _line(name, str(item[name]))
    dates = ["original-date", "event-date"]
    if kind == "podcast":
        dates.append("issued")  # which it has a field for in new versions alone
    for name in dates:
        if said := days(item, name) or day(item, name, "-"):
            yield _line(name, said)


def person_lines(item: CslItem, roles: Collection[str]) -> Iterator[str]:
    """The lines for those who had one of these `roles`: 'Translator: Burchell || Graham'."""
    for role in roles:
        for person in item.get(role, []):
            yield _line(role, _parted(person))


def _parted(person: CslItem) -> str:
    if "literal" in person:
        return str(person["literal"])
    last, given, suffix = name_parts(person)
    return " || ".join(filter(None, (last, ", ".join(filter(None, (given, suffix))))))


def _line(name: str, value: str) -> str:
    words = name if name.isupper() else name.replace("-", " ").title()
    return f"{words}: {value}"
