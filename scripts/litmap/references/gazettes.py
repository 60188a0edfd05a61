"""Works in official journals and law reports, as those who look them up write them.

'OJ L 119, 4 May 2016, pp. 1–88', 'OJ L, 2024/1689, 12 July 2024', '593 U.S. 1'.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from litmap.model.reference import Reference
from litmap.references.containers import ARTICLES, is_part, journal_name
from litmap.references.days import exact_date
from litmap.references.numbers import paged
from litmap.references.typography import dashed

_OFFICIAL_JOURNAL = re.compile(
    r"(?:OJ|O\. ?J\.|OJEU|OJEC|Official Journal"
    r"(?: of the (?:European (?:Union|Communit(?:y|ies))|EU|EC))?)"
    r"(?:[\s,:(]+([LC]\b[^)]*)\)?)?",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"(?:[0-9]+ )?(?:no\.? )?([LC][AEI]?)(?:[\s,.:/]*\1\b)?[\s,.:/]*(?:series\b)?[\s,.:]*"
    r"(?:n[or]\.?|n[°º])?\s*"
    r"([0-9]+(?:/[0-9]+)?(?: ?[AEIM]\b)?)",
    re.IGNORECASE,
)
"""Perhaps the volume of the year, then the series, and the number of the issue or act."""
_SINCE_2023 = re.compile("20[0-9]{2}/[0-9]+")

_REPORTERS: Mapping[str, str] = MappingProxyType(
    {
        "cfr": "C.F.R.",
        "congrec": "Cong. Rec.",
        "congressionalrecord": "Cong. Rec.",
        "f": "F.",
        "f2d": "F.2d",
        "f3d": "F.3d",
        "f4th": "F.4th",
        "federalregister": "Fed. Reg.",
        "federalreporter": "F.",
        "federalsupplement": "F. Supp.",
        "fedreg": "Fed. Reg.",
        "fsupp": "F. Supp.",
        "fsupp2d": "F. Supp. 2d",
        "fsupp3d": "F. Supp. 3d",
        "ilm": "ILM",
        "internationallegalmaterials": "ILM",
        "led": "L. Ed.",
        "led2d": "L. Ed. 2d",
        "sct": "S. Ct.",
        "stat": "Stat.",
        "statutesatlarge": "Stat.",
        "supremecourtreporter": "S. Ct.",
        "unitedstatescode": "U.S.C.",
        "unitedstatesreports": "U.S.",
        "unitedstatesstatutesatlarge": "Stat.",
        "us": "U.S.",
        "usc": "U.S.C.",
        "usreports": "U.S.",
    }
)
"""Reports and codes that are cited by volume, name and first page, by their letters."""

_LAW = frozenset(("jurisdiction", "legislation", "legal"))
_KNOWN_BY_NAME = frozenset(("Fed. Reg.", "Cong. Rec."))
"""Those whose names no journal has: they count for works of any type."""


class Gazette(NamedTuple):
    """Where a work is printed, in words; does it say the work's `number`, and its date?"""

    words: str
    has_number: bool = False
    has_date: bool = False


def gazette_of(reference: Reference) -> Gazette | None:
    """The official journal or law report that has the work; None if it is in none of these."""
    if is_part(reference):
        return None
    return _official_journal(reference) or _law_report(reference)


def _official_journal(reference: Reference) -> Gazette | None:
    """The Official Journal of the European Union, by the series L or C and a number.

    A number behind that of the issue is the work's own.
    """
    said, number = _said_of_issue(reference), reference.first_of("number", "issue")
    issue = _ISSUE.match(said)
    if issue is None or said[issue.end() :].strip() not in ("", number):
        return None
    date = "" if reference.type == "jurisdiction" else exact_date(reference)
    pages = dashed(reference.first_of("pages", "eid"))
    if pages in (number, issue[2]):
        pages = ""
    words = [_issue_words(issue[1].upper(), issue[2]), date, paged(pages)]
    return Gazette(
        words=", ".join(filter(None, words)),
        has_number=issue.end() == len(said),
        has_date=bool(date),
    )


def _said_of_issue(reference: Reference) -> str:
    """All that a record says of an issue of the Official Journal, series first; '' of others.

    The letter of the series may stand in any field.
    """
    series = reference.get("series")
    found = _OFFICIAL_JOURNAL.fullmatch(journal_name(reference))
    if not found:
        found, series = _OFFICIAL_JOURNAL.fullmatch(series), ""
    if not found:
        return ""
    number = reference.first_of("number", "issue")
    return " ".join(filter(None, (found[1], series, reference.get("volume"), number)))


def _issue_words(series: str, number: str) -> str:
    """'OJ L 119'; since October 2023, when each act has its own number, 'OJ L, 2024/1689'."""
    if not _SINCE_2023.fullmatch(number):
        return f"OJ {series} {number}"
    if series == "C":
        return f"OJ C, C/{number}"
    return f"OJ {series}, {number}"


def _law_report(reference: Reference) -> Gazette | None:
    """A report or code of law: '593 U.S. 1', with the first page only, as lawyers cite."""
    series, volume = reference.get("series"), reference.get("volume")
    name = journal_name(reference)
    report = _REPORTERS.get(_letters(name + series)) or _REPORTERS.get(_letters(name))
    page = re.match(r"(?:§+ ?)?[^\s,;–]+", dashed(reference.get("pages")))
    if not report or not page or not volume.isdecimal():
        return None
    if reference.type not in _LAW and report not in _KNOWN_BY_NAME:
        return None
    return Gazette(f"{volume} {report} {page[0]}", has_number=reference.type in ARTICLES)


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()
