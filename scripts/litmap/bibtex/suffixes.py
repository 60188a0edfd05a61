"""What stands behind and before a person's name: 'Jr.', 'III', 'PhD', 'Prof.'.

BibTeX knows 'Smith, Jr., John' alone; people write 'Smith, John, Jr.' and 'John Smith Jr.'.
"""

import re
from typing import NamedTuple

from pybtex.bibtex.utils import split_tex_string
from pybtex.database import Person as BibtexPerson

from litmap.bibtex.file import quoted

_SUFFIX = re.compile(r"[JjSs](?:n?r|N?R)\.?|II\.?|III\.?|IV|VI{1,3}|2nd|3rd|4th")
_DEGREE = re.compile(
    r"Ph\.?\s?D\.?|D\.?\s?Phil\.?|Esq\.?|LL\.?[BDM]\.?|Dr\.|Prof\.|Professor|MBA|MPH|MSc|M\.Sc\.?"
)
_THIRD = re.compile(r"fils|père|Filho|Neto|Sobrinho|Júnior|hijo|ml\.|st\.")
"""What stands for 'Jr.' in other languages, behind the given names."""
_UNSURE = ("JR", "SR")
"""Suffixes that may be initials."""
_SHORT_DEGREE = re.compile(r"M\.?D\.?|J\.?D\.?|M\.?A\.?|CPA|RN|OBE|CBE|FRS")
"""Titles that may be initials too: they tell only behind given names."""
_TITLE = re.compile(
    r"(?:H\.\s?E\.\s+(?=(?:Mr|Mrs|Ms|Dr|Sir|Dame)\b))?"
    r"(?:(?:(?:Prof|Dr|Mr|Mrs|Ms|Hon|Rev)\.|Prof|Professor|Dr|Mr|Mrs|Ms|Sir|Dame)\s+)+"
    r"(?=\S)"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
_BARE_INITIALS = re.compile(r"(?!NG)[B-DF-HJ-NP-TV-XZ]{2}")
"""Two letters that no surname consists of: 'Smith JD'."""


class Mended(NamedTuple):
    """A person's name as BibTeX reads it, and what was wrong with it, with the cure, or ''."""

    name: str
    message: str = ""


def mended(name: str) -> Mended:
    """The name that was meant, without titles, its suffix in the place that BibTeX has for it."""
    # pybtex minds braces, and takes long.
    pieces = split_tex_string(name, ",") if "{" in name else name.split(",")
    parts = [piece.strip() for piece in pieces]
    filled = list(filter(None, parts))
    kept = _without_titles(filled)
    if len(kept) > 3 or (len(kept) > 2 and not any(_is_suffix(part) for part in kept[1:])):
        message = f"There are too many commas in {quoted(name)}; write ' and ' between two names"
        return Mended(name, message)
    wrong = ""
    if len(filled) < len(parts) and filled[0] == parts[0]:
        wrong = "There is a ',' too many"
    if kept != filled:
        wrong = "There is a title"
    ordered = _in_order(kept)
    if ordered != kept:
        wrong = wrong or "The suffix is in the wrong place"
    turned = _with_initials_last(ordered)
    if turned != ordered:
        wrong = wrong or "The initials are in the place of the surname"
    if not wrong:
        return Mended(_with_suffix_apart(name, kept))
    meant = ", ".join(turned)
    return Mended(meant, f"{wrong} in {quoted(name)}; write '{meant}'")


def _is_suffix(text: str) -> bool:
    return bool(_SUFFIX.fullmatch(text) or _THIRD.fullmatch(text)) or text.startswith("{")


def _without_titles(parts: list[str]) -> list[str]:
    """The parts of a name without those that are titles, and without titles at the ends of others.

    Initials such as 'MD' in 'Smith, MD' stay.
    """
    kept: list[str] = []
    for at, part in enumerate(parts):
        title = _TITLE.match(part)
        words = part[title.end() :].split(" ") if title else part.split(" ")
        while len(words) > 1 and _DEGREE.fullmatch(words[-1]):
            words.pop()
        plain = " ".join(words)
        is_behind_name = at and len(parts) > 2 and _SHORT_DEGREE.fullmatch(plain)
        if at and (is_behind_name or _DEGREE.fullmatch(plain)):
            continue
        kept.append(plain)
    return kept


def _in_order(parts: list[str]) -> list[str]:
    """The parts with a suffix, if there is one, in the second place of three."""
    if len(parts) == 3 and _is_suffix(parts[2]) and not _is_suffix(parts[1]):
        return [parts[0], parts[2].strip("{}"), parts[1]]
    if len(parts) == 2 and _SUFFIX.fullmatch(parts[1]) and parts[1] not in _UNSURE:
        return _turned(parts[0], parts[1]) or parts
    if len(parts) > 2:
        return parts
    before, _, suffix = parts[-1].rpartition(" ")
    if not before or not _SUFFIX.fullmatch(suffix):
        return parts
    if len(parts) == 2:
        return [parts[0], suffix, before]
    return _turned(before, suffix) or parts


def _turned(name: str, suffix: str) -> list[str]:
    """'John Doe' and 'Jr.' as 'Doe', 'Jr.', 'John'; nothing for a name of one word."""
    person = BibtexPerson(name)
    first = " ".join(person.bibtex_first_names)
    if not first:
        return []
    return [" ".join(person.prelast_names + person.last_names), suffix, first]


def _with_suffix_apart(name: str, parts: list[str]) -> str:
    """'Doe Jr., John' as 'Doe, Jr., John'; another name as it is."""
    if len(parts) != 2:
        return name
    last, _, suffix = parts[0].rpartition(" ")
    if not last or not _SUFFIX.fullmatch(suffix):
        return name
    return ", ".join((last, suffix, parts[1]))


def _with_initials_last(parts: list[str]) -> list[str]:
    """'Smith J. D.' as 'Smith', 'J. D.'."""
    if len(parts) != 1:
        return parts
    words = parts[0].split(" ")
    at = len(words)
    while at > 1 and _INITIALS.fullmatch(words[at - 1]):
        at -= 1
    if len(words) == 2 and _BARE_INITIALS.fullmatch(words[1]) and not words[0].isupper():
        at = 1
    is_surname = at == 1 or words[at - 2].islower()
    if at == len(words) or _INITIALS.fullmatch(words[0]) or not is_surname:
        return parts
    return [" ".join(words[:at]), " ".join(words[at:])]
