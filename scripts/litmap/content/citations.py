"""The citation grammar: Pandoc's syntax, with a role that says why a work is cited.

    [supports @key, p. 5; see also @other]      a group
    @key [disputes, sec. 3]                     narrative
    [-@key]                                     without the author

This module reads the text between the brackets; `prose.py` finds the brackets.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from litmap.content.locators import normalised, starts_locator
from litmap.model.text import Text
from litmap.model.vocabulary import PREFIXES, ROLES
from litmap.problems.problem import Place, Problem, nearest

KEY = re.compile(r"\w+(?:[:.#$%&+?~/-]\w+)*(?<!_)")
"""As in Pandoc: single signs stand between letters and digits only, so '@a/@b', '@a...b' and '_@a_' end behind 'a'."""
_ITEM = re.compile(
    r"(?P<before>.*?)(?P<suppress>-?)@(?P<key>" + KEY.pattern + r")(?P<rest>.*)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Citation:
    """One pointer to a reference. `place` is that of its `@`."""

    key: str
    place: Place
    role: str = "background"
    partly: bool = False
    prefix: str = ""
    locator: str = ""
    narrative: bool = False
    suppress: bool = False


def mixed(citations: Iterable[Citation]) -> bool:
    """Do some citations of a group say what they do? Those that do not must then be told apart from them."""
    return any(citation.role != "background" for citation in citations)


def has_citation(content: str) -> bool:
    """Does the text between two brackets hold a citation? An escaped or inner `@`, as in an address, does not count."""
    return bool(re.search(r"(?:^|[\s;(])-?@[A-Za-z0-9_]", content))


def read_group(source: Text, start: int, end: int, problems: list[Problem]) -> tuple[Citation, ...]:
    """The citations between the brackets at `start` and `end` of a text, as offsets of what stands inside.

    citation-syntax: a citation looks like [role @key, locator; role @key].
        bad:  [supports @doe2024map p. 5]
        good: [supports @doe2024map, p. 5]
    """
    found = []
    for item_start, item_end in _items(source, start, end):
        item = source[item_start:item_end]
        match = _ITEM.fullmatch(item)
        if not match:
            what = (
                f"'{item.strip()[:60]}' holds no '@key'" if item.strip() else "no work stands here"
            )
            message = f"{what}; write [role @key, locator], with ';' between two works"
            problems.append(
                Problem(_place_of_words(source, item_start, item), "citation-syntax", message)
            )
            continue
        at = item_start + match.start("key") - 1
        role, partly, prefix = _read_words(source, item_start, match["before"], problems)
        locator = _read_locator(source, item_start + match.start("rest"), match["rest"], problems)
        found.append(
            Citation(
                match["key"],
                source.place(at),
                role,
                partly,
                prefix,
                locator,
                suppress=bool(match["suppress"]),
            )
        )
    return tuple(found)


def read_narrative(
    source: Text, at: int, key: str, bracket: tuple[int, int] | None, problems: list[Problem]
) -> Citation:
    """A citation in the running text; `bracket` bounds what stands inside the bracket right behind it."""
    place = source.place(at)
    if bracket is None:
        return Citation(key, place, narrative=True)
    start, end = bracket
    content = source[start:end]
    first, comma, rest = content.partition(",")
    if starts_locator(content.strip()):
        return Citation(key, place, locator=normalised(content), narrative=True)
    role, partly, prefix = _read_words(source, start, first, problems)
    return Citation(
        key, place, role, partly, prefix, normalised(rest) if comma else "", narrative=True
    )


def _items(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split at ';' outside braces."""
    depth, begin = 0, start
    for offset in range(start, end):
        character = source[offset]
        depth += (character == "{") - (character == "}")
        if character == ";" and depth <= 0:
            yield begin, offset
            begin = offset + 1
    yield begin, end


def _place_of_words(source: Text, start: int, words: str) -> Place:
    return source.place(start + len(words) - len(words.lstrip()))


def _read_words(
    source: Text, start: int, before: str, problems: list[Problem]
) -> tuple[str, bool, str]:
    """Role, `partly` and prefix from the words before a key; without a role it is background.

    unknown-role: before a key stands a role, or nothing.
        bad:  [proves @doe2024map]
        good: [supports @doe2024map]
    """
    words = before.split()
    role = words.pop() if words and words[-1] in ROLES else ""
    partly = bool(words) and words[-1] == "partly"
    if partly:
        words.pop()
    prefix = " ".join(words)
    if (prefix and prefix not in PREFIXES) or (partly and not role):
        wrong = prefix or "partly"
        offset = start + before.find(wrong.split()[0])
        cure = nearest(wrong, [*ROLES, *PREFIXES]) or f"; the roles are {', '.join(ROLES)}"
        problems.append(
            Problem(source.place(offset), "unknown-role", f"'{wrong[:60]}' is not a role{cure}")
        )
    return role or "background", partly, prefix


def _read_locator(source: Text, start: int, rest: str, problems: list[Problem]) -> str:
    if not rest.strip(" \n."):
        return ""
    if not rest.lstrip().startswith(","):
        place = _place_of_words(source, start, rest)
        problems.append(
            Problem(
                place,
                "citation-syntax",
                f"'{rest.strip()[:40]}' follows the key without a comma; "
                "write '@key, p. 5', and ';' before another work",
            )
        )
    elif second := re.search(
        r"(?<!\w)@[A-Za-z0-9_]", re.sub(r"\{[^}]*\}", lambda braces: " " * len(braces[0]), rest)
    ):
        problems.append(
            Problem(
                source.place(start + second.start()),
                "citation-syntax",
                "a second work stands here without a semicolon; put ';' before it and its role",
            )
        )
    return normalised(rest.lstrip().lstrip(","))
