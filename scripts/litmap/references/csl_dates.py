"""Dates between BibLaTeX, which writes them as the Extended Date/Time Format has it, and CSL."""

import re
from typing import Any

_SIDE = re.compile(
    r"(-?[0-9]{4})(?:-([0-9X]{2}))?(?:-([0-9X]{2}))?(?:T[0-9:.]+(?:Z|[+-][0-9:]+)?)?([?~%]?)"
)
_SEASONS = ("21", "22", "23", "24")
"""Where a month stands: spring, summer, autumn, winter."""

_OPEN = re.compile(r"(\S+)–|–(\S+)")


def csl_date(written: str) -> dict[str, Any]:
    """A date field as CSL has it; what CSL cannot say of dates, such as '2021/..', is `literal`."""
    first, slash, last = written.partition("/")
    begun, ended = _SIDE.fullmatch(first), _SIDE.fullmatch(last)
    if slash and begun and last in ("", ".."):
        return {"literal": f"{first}–"}
    if slash and ended and first in ("", ".."):
        return {"literal": f"–{last}"}
    if not begun or (slash and not ended):
        return {"literal": written}
    sides = [side for side in (begun, ended) if side]
    found: dict[str, Any] = {"date-parts": [_parts(side) for side in sides]}
    if any(side[4] for side in sides):
        found["circa"] = True
    if begun[2] in _SEASONS and not slash:
        found["season"] = _SEASONS.index(begun[2]) + 1
    return found


def _parts(side: re.Match[str]) -> list[int]:
    """Year, month and day, as far as they are known; a season is no month."""
    year = int(side[1])
    if year < 1:
        year -= 1  # CSL has no year 0; that is what 1 BCE is in BibLaTeX
    parts = [year]
    for part in (side[2], side[3]):
        if not part or "X" in part or int(part) > 31 or (part in _SEASONS and len(parts) == 1):
            break
        parts.append(int(part))
    return parts


def written_date(date: dict[str, Any]) -> str:
    """A date of CSL as a date field has it; '' where it is none, or in words.

    Raises TypeError, ValueError, LookupError or AttributeError for what is no date of CSL.
    """
    if said := date.get("literal"):
        return _open_range(str(said))
    sides = [_side(parts) for parts in date.get("date-parts") or [] if any(parts)]
    if not sides:
        return ""
    season = str(date.get("season") or "")
    if season.isdecimal() and 0 < int(season) < 5 and len(sides) == 1 and len(sides[0]) == 4:
        sides[0] += f"-{_SEASONS[int(season) - 1]}"
    if date.get("circa"):
        sides = [f"{side}~" for side in sides]
    return "/".join(sides[:2])


def _side(parts: list[Any]) -> str:
    year = int(parts[0])
    if year < 0:
        year += 1
    sign = "-" if year < 0 else ""
    numbers = [f"{int(part):02}" for part in parts[1:3] if part]
    return "-".join((f"{sign}{abs(year):04}", *numbers))


def _open_range(said: str) -> str:
    """'2021/..' for '2021–', a date without an end, or without a beginning; else ''."""
    found = _OPEN.fullmatch(said)
    if not found or not _SIDE.fullmatch(found[1] or found[2]):
        return ""
    return f"{found[1]}/.." if found[1] else f"../{found[2]}"
