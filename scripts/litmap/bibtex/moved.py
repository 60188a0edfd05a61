"""What records write in another field than the one that is meant: an address, an ISSN, a day.

Programs do, too: Scholar writes 'Available at SSRN 4321234' for a journal, DBLP 'CoRR'.
"""

import re
from collections.abc import Mapping

from litmap.bibtex.addresses import address_alone, identifier
from litmap.bibtex.latex import latex_to_text
from litmap.bibtex.values import Value
from litmap.model.book_numbers import issns_alone
from litmap.model.languages import language_tag, variant_name
from litmap.model.months import month_and_day
from litmap.model.publication_date import read_date
from litmap.model.written_day import written_day

_MAY_HOLD_ADDRESS = ("howpublished", "note", "annote", "addendum")

_ACCESSED = re.compile(
    r"[\[(]?(?:online[;,:.]?\s+)?(?:(?:last|zuletzt|letzter)\s+)?"
    r"(?:accessed|visited|retrieved|checked|zugriff|abgerufen|besucht|consult[ée]|consultado"
    r"|consultato)(?:\s+(?:on|am|le|el|il))?[:,]?\s+(.{5,39}?[0-9])[\])]?\.?\Z",
    re.IGNORECASE,
)
"""'Accessed: 2024-05-07', '[Online; accessed 7-May-2024]', 'Zugriff am 7.5.2024'."""

_SHOWN_LINK = re.compile(r"\\href\s*\{([^{}]*)\}\s*\{(?!\\url|\\nolinkurl|https?:)([^{}]*)\}")
_DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)(10\.[0-9]{4,9}/\S*[^\s.,;])\.?", re.IGNORECASE
)
_ARXIV = re.compile(
    r"(?:arxiv(?: preprint)?:?\s*(?:arxiv:\s*)?|corr,?\s+(?:vol\.\s+)?abs/)"
    r"([0-9]{4}\.[0-9]{4,5}(?:v[0-9]+)?|[a-z-]+(?:\.[a-z]{2})?/[0-9]{7})"
    r"(?:\s*\[[\w.-]+\])?\.?",
    re.IGNORECASE,
)
_SSRN = re.compile(r"(?:available at )?ssrn:?\s+(?:abstract\s+)?([0-9]{5,8})\.?", re.IGNORECASE)


def in_their_fields(fields: dict[str, str], values: Mapping[str, Value]) -> dict[str, str]:
    """The `fields` of a record, with what is certain to be meant for another field in that one.

    `values` are the same as they were written. A web address that is all of another field is the
    address of the work, unless it has one; ISSNs in `isbn` go to `issn`; of the day on which
    somebody read the page its time goes, and a note may name that day.
    The code of a language becomes its name; `language` tells where `langid` does not.
    """
    _show_links(fields, values)
    _take_number(fields)
    for name in ("orig", "event", "url"):
        _join_date(fields, name)
    if not fields.get("urldate"):
        _take_day(fields)
    _take_address(fields, values)
    if "isbn" in fields and (issns := issns_alone(fields["isbn"])):
        del fields["isbn"]
        fields.setdefault("issn", ", ".join(issns))
    language = fields.get("langid") or fields.get("hyphenation", "")
    if not language and variant_name(fields.get("language", "")):
        language = fields["language"]
    if language:
        known = bool(language_tag(language))
        fields["langid"] = language if known else variant_name(language) or language
    if fields.get("urldate"):
        fields["urldate"] = read_date(fields["urldate"]).start
    return fields


def _show_links(fields: dict[str, str], values: Mapping[str, Value]) -> None:
    """Write where a link in a note leads to behind its words, which alone would stay."""
    for name in ("note", "addendum"):
        if name in fields and "\\href" in values[name].text:
            shown = _SHOWN_LINK.sub(r"\2 (\\url{\1})", values[name].text)
            fields[name] = latex_to_text(shown)


def _take_number(fields: dict[str, str]) -> None:
    """Take a DOI, or the number in an archive, from a field that says nothing else."""
    journal = next((name for name in ("journaltitle", "journal") if name in fields), "")
    is_corr = fields.get(journal) == "CoRR" and fields.get("volume", "").startswith("abs/")
    if is_corr and "eprint" not in fields:
        fields[journal] = f"CoRR {fields.pop('volume')}"
    for name in (journal, *_MAY_HOLD_ADDRESS):
        text = fields.get(name, "")
        if "doi" not in fields and (found := _DOI.fullmatch(text)):
            fields["doi"] = found[1]
            del fields[name]
        for archive, pattern in (("arXiv", _ARXIV), ("SSRN", _SSRN)):
            if "eprint" not in fields and (found := pattern.fullmatch(text)):
                fields["eprint"], fields["eprinttype"] = found[1], archive
                del fields[name]


def _join_date(fields: dict[str, str], which: str) -> None:
    """Make 'origdate' of 'origyear', 'origmonth' and 'origday', as older files have them."""
    year, month = fields.get(f"{which}year", ""), fields.get(f"{which}month", "")
    if fields.get(f"{which}date") or not re.fullmatch("[0-9]{4}", year):
        return
    try:
        rest = month_and_day(month, fields.get(f"{which}day", "")) if month else ""
    except ValueError:
        rest = ""
    fields[f"{which}date"] = year + rest


def _take_address(fields: dict[str, str], values: Mapping[str, Value]) -> None:
    if fields.get("url") or fields.get("doi"):
        return
    for name in _MAY_HOLD_ADDRESS:
        if name not in fields:
            continue
        text = values[name].text
        if fields.get("urldate"):
            text = _ACCESSED.sub("", text).rstrip(" .,;:([")
        if address := address_alone(text):
            fields["url"] = address
            del fields[name]
            return
        linked = _SHOWN_LINK.search(text)
        if linked and name == "howpublished":
            fields["url"] = identifier(linked[1])
            return


def _take_day(fields: dict[str, str]) -> None:
    """Take the day on which somebody read the page from a note, or from behind an address."""
    for name in ("url", *_MAY_HOLD_ADDRESS):
        text = fields.get(name, "")
        found = _ACCESSED.search(text)
        before = text[: found.start()].rstrip(" .,;:([") if found else ""
        if not found or not _is_of_address(fields, before):
            continue
        try:
            fields["urldate"] = written_day(found[1])
        except ValueError:
            continue
        if before:
            fields[name] = before
        else:
            del fields[name]
        return


def _is_of_address(fields: Mapping[str, str], before: str) -> bool:
    """Is a day, which these words stand before, that on which the work's address was read?"""
    if not before:
        return any(fields.get(name) for name in ("url", "howpublished"))
    return bool(re.search(r"https?://\S+\Z", before))
