"""The citation grammar: Pandoc's syntax, with a role that says why a work is cited.

    [supports @key, p. 5; see also @other]      a group
    @key [disputes, sec. 3]                     narrative
    @key [p. 5; see also @other]                narrative, and a group
    [-@key]                                     without the author

This module reads the text between the brackets; `prose.py` finds the brackets.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from litmap.content.locators import normalised, starts_locator
from litmap.model.roles import PREFIXES, ROLES
from litmap.model.text import Text
from litmap.model.vocabulary import PAPER
from litmap.problems.problem import Place, Problem, nearest
from litmap.problems.wording import listed

KEY = re.compile(r"\w+(?:[:.#$%&+?~/-]\w+)*(?<!_)")
"""As in Pandoc: single signs are between letters and digits only, so '@a/@b' ends behind 'a'."""

_ITEM = re.compile(
    r"(?P<before>.*?)(?P<suppress>-?)@(?P<key>" + KEY.pattern + r")(?P<rest>.*)", re.DOTALL
)
_ITEM_SIGN = re.compile(r"[{};]")
_BRACED = re.compile(r"\{[^}]*\}")
_SECOND_WORK = re.compile(r"(?<!\w)@[A-Za-z0-9_]")


@dataclass(frozen=True, slots=True)
class Citation:
    """One pointer to a reference. `place` is that of its `@`.

    `partly` weakens the role. `locator` is in house spelling, `written` as it was typed: a comma
    with nothing behind it is ','. `narrative` is a citation in the running text; `suppress` leaves
    its author out.
    """

    key: str
    place: Place
    role: str = "background"
    partly: bool = False
    prefix: str = ""
    locator: str = ""
    written: str = field(default="", compare=False)
    narrative: bool = False
    suppress: bool = False

    @property
    def needs_place(self) -> bool:
        """Should it say where in the work? The source paper's places have a rule of their own."""
        return self.role != "background" and self.key != PAPER


def mixed(citations: Iterable[Citation]) -> bool:
    """Do some citations of a group have a role? Then those without one must be shown as such."""
    return any(citation.role != "background" for citation in citations)


def has_citation(content: str) -> bool:
    """Does a text between two brackets hold a citation? An escaped or inner `@` does not count."""
    return bool(re.search(r"(?:^|[\s;(])-?@[A-Za-z0-9_]", content))


def read_group(source: Text, start: int, end: int, problems: list[Problem]) -> tuple[Citation, ...]:
    """The citations in a bracket, whose content is `source` from `start` to `end`.

    citation-syntax: a citation looks like [role @key, locator; role @key].
        bad:  [supports @doe2024map p. 5]
        good: [supports @doe2024map, p. 5]
    """
    found: list[Citation] = []
    for item_start, item_end in items(source, start, end):
        item = source[item_start:item_end]
        match = _ITEM.fullmatch(item)
        if not match:
            problems.append(_no_key(_place_of_words(source, item_start, item), item))
            continue
        at = item_start + match.start("key") - 1
        rest_start = item_start + match.start("rest")
        role, partly, prefix = _read_words(source, item_start, match["before"], problems)
        citation = Citation(
            key=match["key"],
            place=source.place(at),
            role=role,
            partly=partly,
            prefix=prefix,
            locator=_read_locator(source, rest_start, match["rest"], problems),
            written=_as_typed(match["rest"]),
            suppress=bool(match["suppress"]),
        )
        found.append(citation)
    return tuple(found)


def _no_key(place: Place, item: str) -> Problem:
    what = "there is no work here"
    if item.strip():
        what = f"'{item.strip()[:60]}' holds no '@key'"
    message = f"{what}; write [role @key, locator], with ';' between two works"
    return Problem(place, "citation-syntax", message)


def read_narrative(
    source: Text, at: int, key: str, bracket: tuple[int, int] | None, problems: list[Problem]
) -> Citation:
    """A citation in the running text; `bracket` bounds the content of the bracket behind it."""
    place = source.place(at)
    if bracket is None:
        return Citation(key, place, narrative=True)
    start, end = bracket
    content = source[start:end]
    if starts_locator(content.strip()):
        return Citation(
            key, place, locator=normalised(content), written=_as_typed(content), narrative=True
        )
    words, _, locator = content.partition(",")
    role, partly, prefix = _read_words(source, start, words, problems)
    return Citation(
        key=key,
        place=place,
        role=role,
        partly=partly,
        prefix=prefix,
        locator=normalised(locator),
        written=_as_typed(locator),
        narrative=True,
    )


def items(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The bounds of each item of a bracket, whose content is from `start` to `end`.

    Items are split at ';' outside braces.
    """
    depth = 0
    begin = start
    for match in _ITEM_SIGN.finditer(source, start, end):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
        elif depth <= 0:
            yield begin, match.start()
            begin = match.end()
    yield begin, end


def _place_of_words(source: Text, start: int, words: str) -> Place:
    """The place of the first character that is not a blank; `words` begin at `start`."""
    return source.place(start + len(words) - len(words.lstrip()))


def _read_words(
    source: Text, start: int, before: str, problems: list[Problem]
) -> tuple[str, bool, str]:
    """Role, `partly` and prefix from the words before a key; without a role it is background.

    unknown-role: the word before a key is a role.
        bad:  [proves @doe2024map]
        good: [supports @doe2024map]
    """
    words = before.split()
    role = ""
    if words and words[-1] in ROLES:
        role = words.pop()
    partly = bool(words) and words[-1] == "partly"
    if partly:
        words.pop()
    prefix = " ".join(words)
    if (prefix and prefix not in PREFIXES) or (partly and not role):
        wrong = prefix or "partly"
        offset = start + before.find(wrong.split()[0])
        message = _wrong_words(wrong[:60], role)
        problems.append(Problem(source.place(offset), "unknown-role", message))
    return role or "background", partly, prefix


def _wrong_words(wrong: str, role: str) -> str:
    """What is wrong with words before a key, or before its role if it has one; and the cure."""
    if wrong == "partly":
        return "'partly' is not a role; write it before one, such as 'partly supports'"
    if role:
        return (
            f"'{wrong}' cannot come before '{role}'; write '{role}' alone, or 'partly {role}'"
            f" ({listed(PREFIXES, 'or')} may be there too)"
        )
    cure = nearest(wrong, [*ROLES, *PREFIXES])
    if not cure:
        words = listed(PREFIXES, "or")
        cure = f"; the roles are {', '.join(ROLES)}; without a role write nothing, or {words}"
    return f"'{wrong}' is not a role{cure}"


def _as_typed(rest: str) -> str:
    """A locator as it was typed, on one line; ',' for a comma with nothing behind it."""
    words = " ".join(rest.split())
    return words.lstrip(", ") or words


def _read_locator(source: Text, start: int, rest: str, problems: list[Problem]) -> str:
    """The locator in what follows a key; `rest` begins at `start`."""
    if not rest.strip(" \n."):
        return ""
    outside_braces = _BRACED.sub(lambda braces: " " * len(braces[0]), rest)
    second = _SECOND_WORK.search(outside_braces)
    if not rest.lstrip().startswith(","):
        place = _place_of_words(source, start, rest)
        message = (
            f"'{rest.strip()[:40]}' follows the key without a comma; "
            "write '@key, p. 5', and ';' before another work"
        )
        problems.append(Problem(place, "citation-syntax", message))
    elif second:
        place = source.place(start + second.start())
        message = (
            "here is a second work without a semicolon; write ';' before its role, in place of "
            "the ',' there"
        )
        problems.append(Problem(place, "citation-syntax", message))
    return normalised(rest.lstrip().lstrip(",").rstrip(" ,"))
