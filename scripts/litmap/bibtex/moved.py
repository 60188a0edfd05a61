"""What records write in another field than the one that is meant: an address, an ISSN, a day."""

import re
from collections.abc import Mapping

from litmap.bibtex.addresses import address_alone
from litmap.bibtex.values import Value
from litmap.model.book_numbers import issns_alone
from litmap.model.languages import language_tag, variant_name
from litmap.model.months import month_and_day
from litmap.model.publication_date import read_date
from litmap.model.written_day import written_day

_MAY_HOLD_ADDRESS = ("howpublished", "note", "annote", "addendum")

_ACCESSED = re.compile(
    r"[\[(]?(?:online[;,:.]?\s+)?(?:last\s+)?(?:accessed|visited|retrieved|checked)"
    r"(?:\s+on)?[:,]?\s+(.{5,39}?[0-9])[\])]?\.?",
    re.IGNORECASE,
)
"""'Accessed: 2024-05-07', '[Online; accessed 7-May-2024]'."""


def in_their_fields(fields: dict[str, str], values: Mapping[str, Value]) -> dict[str, str]:
    """The `fields` of a record, with what is certain to be meant for another field in that one.

    `values` are the same as they were written. A web address that is all of another field is the
    address of the work, unless it has one; ISSNs in `isbn` go to `issn`; of the day on which
    somebody read the page its time goes, and a note may name that day.
    The code of a language becomes its name; `language` tells where `langid` does not.
    """
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
    for name in ("orig", "event", "url"):
        _join_date(fields, name)
    if fields.get("urldate"):
        fields["urldate"] = read_date(fields["urldate"]).start
    elif fields.get("url"):
        _take_day(fields)
    return fields


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
        if name in fields and (address := address_alone(values[name].text)):
            fields["url"] = address
            del fields[name]
            return


def _take_day(fields: dict[str, str]) -> None:
    """Take the day on which somebody read the page from a note that says nothing else."""
    for name in ("note", "annote"):
        found = _ACCESSED.fullmatch(fields.get(name, ""))
        if not found:
            continue
        try:
            fields["urldate"] = written_day(found[1])
        except ValueError:
            continue
        del fields[name]
        return
