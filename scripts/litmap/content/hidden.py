"""Characters that show nothing, turn the text round, or have no meaning in any text.

Some of them are letters' helpers in one script and a slip of the hand in another: a joiner shapes
Persian, Hindi and joined emoji, a direction mark orders Arabic and Hebrew. There they may stay.
"""

import re
import unicodedata
from collections.abc import Iterator

from litmap.problems.problem import Place, Problem

_HIDDEN = ("Cc", "Cf", "Zl", "Zp", "Cs", "Co")
_RIGHT_TO_LEFT = ("R", "AL")
_SHAPED = (
    "\u0600-\u109f\u1200-\u139f\u1700-\u18af\u1900-\u1cff\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00011fff"
)
"""Letters of Arabic, of the scripts of India and South-East Asia, and others that are shaped."""

_EMOJI = "\u2190-\u2bff\u3030\u303d\ufe0f\U0001f000-\U0001faff"
_MAY_STAY = re.compile(
    rf"(?<=[{_SHAPED}])[\u200c\u200d\u180e]|(?<=[{_EMOJI}])\u200d"
    r"|(?<=[\U0001f3f4\U000e0020-\U000e007e])[\U000e0020-\U000e007f]"
    # signs of Arabic, Syriac and Kaithi before a number, which are seen
    r"|[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]"
)
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
    """The problem of an invisible character."""
    name = unicodedata.name(character, "character").lower()
    message = f"there is an invisible {name} U+{ord(character):04X} here; delete it"
    return Problem(place, "hidden-character", message)


def _is_hidden(character: str) -> bool:
    if ord(character) & 0xFFFE == 0xFFFE or "\ufdd0" <= character <= "\ufdef":
        return True
    return character not in "\t\n" and unicodedata.category(character) in _HIDDEN
