"""Characters that show nothing, turn the text round, or have no meaning in any text.

Some of them are letters' helpers in one script and a slip of the hand in another: a joiner shapes
Persian, Hindi and joined emoji, a direction mark orders Arabic and Hebrew. There they may stay.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import itemgetter

from litmap.bibtex.fields import is_unseen
from litmap.model.reference import Reference
from litmap.problems.problem import Place, Problem, Severity

SOFT_HYPHEN = "\u00ad"
_HIDDEN = ("Cc", "Cf", "Zl", "Zp", "Cs", "Co")
_RIGHT_TO_LEFT = ("R", "AL")
_SHAPED = (
    "\u0600-\u109f\u1200-\u139f\u1700-\u18af\u1900-\u1cff\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00011fff"
)
"""Letters of Arabic, of the scripts of India and South-East Asia, and others that are shaped."""

_WITHOUT_BLANKS = "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff"
"""Letters of Thai, Lao, Tibetan, Burmese and Khmer, which have no blanks between words."""

_EMOJI = "\u2190-\u2bff\u3030\u303d\ufe0f\U0001f000-\U0001faff"
_MAY_STAY = re.compile(
    rf"(?<=[{_SHAPED}])[\u200c\u200d\u180e]|(?<=[{_EMOJI}])\u200d"
    rf"|(?<=[{_WITHOUT_BLANKS}])\u200b(?=[{_WITHOUT_BLANKS}])"
    r"|(?<=[\U0001f3f4\U000e0020-\U000e007e])[\U000e0020-\U000e007f]"
    # signs of Arabic, Syriac and Kaithi before a number, which are seen
    r"|[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]"
)
_EMPTY = "\u00ad\u200b\u200e\u200f\u061c\u2060\ufeff\u2028\u2029"
"""Soft hyphen, empty blanks and joiners, marks of direction, separators: they come with pasted
text, and a reader sees the same without them. Others turn text round, or were letters once."""

_MARK_OF_DIRECTION = re.compile("[\u200e\u200f\u061c]")


def hidden_characters(text: str) -> Iterator[int]:
    """The offset of each hidden character that does not belong to the letters beside it."""
    if text.isprintable():
        return
    turned = any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text)
    for index, character in enumerate(text):
        if not _is_hidden(character) or _MAY_STAY.match(text, index):
            continue
        if not (turned and _MARK_OF_DIRECTION.match(character)):
            yield index


def hidden_character(place: Place, character: str) -> Problem:
    """The problem of an invisible character, or of one that has a meaning in a single font only."""
    code = f"U+{ord(character):04X}"
    if unicodedata.category(character) == "Co":
        message = f"there is a character {code} here that no font knows; type what was meant"
        return Problem(place, "hidden-character", message, "warning")
    name = unicodedata.name(character, "character").lower()
    cure = "delete it"
    if character == SOFT_HYPHEN:
        cure = "delete it, and the blank behind it if one cuts the word"
    elif meant := _of_windows(character):
        cure = f"write the '{meant}' that Windows has there"
    message = f"there is an invisible {name} {code} here; {cure}"
    severity: Severity = "warning" if character in _EMPTY else "error"
    return Problem(place, "hidden-character", message, severity)


def _of_windows(character: str) -> str:
    """The character that Windows has at the number of a control character; '' for none.

    Text in Windows-1252 that was read as Latin-1 holds them.
    """
    if not "\x80" <= character <= "\x9f":
        return ""
    return character.encode("latin-1").decode("cp1252", errors="ignore")


def milder_where_unseen(
    problems: Iterable[Problem], references: Iterable[Reference]
) -> Iterator[Problem]:
    """The problems of a bibliography; a hidden character in what no page shows is only a notice."""
    fields: list[tuple[Place, str]] = []
    for work in references:
        fields += [(place, name) for name, place in work.field_places.items()]
    fields.sort()
    for problem in problems:
        at = bisect_right(fields, problem.place, key=itemgetter(0)) - 1
        if problem.rule == "hidden-character" and at >= 0 and is_unseen(fields[at][1]):
            problem = replace(problem, severity="notice")
        yield problem


def _is_hidden(character: str) -> bool:
    if ord(character) & 0xFFFE == 0xFFFE or "\ufdd0" <= character <= "\ufdef":
        return True
    return character not in "\t\n" and unicodedata.category(character) in _HIDDEN
