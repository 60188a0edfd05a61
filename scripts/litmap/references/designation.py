"""As what a work was published: its kind, series and number."""

import re

from litmap.model.reference import Reference
from litmap.references.containers import (
    is_part,
    journal_name,
    kind_at_title,
    number_is_own,
    volume_is_of_series,
    volume_words,
)
from litmap.references.eprints import is_preprint
from litmap.references.gazettes import gazette_of
from litmap.references.kind_words import is_kind_in_title, kind_of, stated_kind
from litmap.references.numbers import numbered

_NUMBERED = re.compile(r"(?:no|nos|nr|vol|issue|number)\b|n[°º]|№", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z]{2,8}(?: [A-Z])?")


def designation(reference: Reference) -> str:
    """The kind, series and number of a work: 'CETS No. 225', 'Policy paper 12', 'PhD thesis'."""
    kind = kind_of(reference)
    if is_preprint(reference) or kind_at_title(reference) or not reference.get("title"):
        kind = ""
    if _is_said_behind(kind, reference):
        kind = ""
    number = _own_number(reference)
    if not number and is_kind_in_title(reference):
        kind = ""
    if reference.get("number") and not number and _is_in_title(kind, reference):
        kind = ""
    series = reference.first_of("series", "shortseries")
    is_in_issue = bool(journal_name(reference)) or reference.type == "periodical"
    if gazette_of(reference) or (is_in_issue and not is_part(reference)):
        series = ""
    if series:
        if kind.casefold() in series.casefold():
            kind = ""
        volume = volume_words(reference) if volume_is_of_series(reference) else ""
        in_series = _in_series(series, number, reference.type)
        return ", ".join(filter(None, (kind, in_series, volume)))
    if not kind or (kind != stated_kind(reference) and kind != "patent"):
        return ", ".join(filter(None, (kind, _alone(number, reference.type))))
    if number.casefold().startswith(kind.casefold()):
        return number
    return f"{kind} {number}".strip()


def _is_said_behind(kind: str, reference: Reference) -> bool:
    """Do remarks say what the type of the record says: 'Unpublished manuscript'?"""
    if stated_kind(reference) or reference.get("number"):
        return False
    said = " ".join(reference.get(name) for name in ("howpublished", "note", "addendum"))
    return bool(re.search(rf"\b{re.escape(kind)}\b", said, re.IGNORECASE)) if kind else False


def _alone(number: str, kind: str) -> str:
    """A number without words for what it counts."""
    if kind == "jurisdiction" and number and not re.match("case|no", number, re.IGNORECASE):
        return f"case {number}"
    return numbered(number)


def _own_number(reference: Reference) -> str:
    """The number of the work itself; '' where its title has it, and it is in no series."""
    gazette = gazette_of(reference)
    is_own = not gazette.has_number if gazette else number_is_own(reference)
    if not is_own or is_preprint(reference):
        return ""
    number = reference.get("number") or reference.get("issue")
    if (reference.get("series") and not gazette) or not _is_in_title(number, reference):
        return number
    return ""


def _is_in_title(words: str, reference: Reference) -> bool:
    """Does the title have a kind or number, as a number and not as part of another or a count?"""
    before = r"(?<![\w/])"
    if words.isdecimal() and len(words) < 5:
        kind = re.escape(stated_kind(reference) or "no")
        before = rf"\b(?:no\.?|nr\.?|number|{kind})\s*"
    pattern = rf"{before}{re.escape(words)}(?![\w/])"
    return bool(re.search(pattern, reference.get("title"), re.IGNORECASE))


def _in_series(series: str, number: str, kind: str) -> str:
    """'CETS No. 225', 'BGBl. I', 'Sample Gazette, L 2024/1689'."""
    if not number:
        return series
    if re.search(rf"(?<!\w){re.escape(series)}(?!\w)", number, re.IGNORECASE):
        return number
    if number[:1].isdecimal():
        word = "episode" if kind in ("audio", "video") else "No."
        return f"{series}{',' if word == 'episode' else ''} {word} {number}"
    if _NUMBERED.match(number) or _ACRONYM.fullmatch(series):
        return f"{series} {number}"
    return f"{series}, {number}"
