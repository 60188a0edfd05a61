"""Characters that nobody sees, in texts that anybody may have written."""

import unicodedata

from litmap.content.hidden import hidden_characters


def is_unseen(character: str) -> bool:
    """Is this a control, format, private or unassigned character?"""
    return unicodedata.category(character)[0] == "C"


def visible(text: str) -> str:
    """A text without characters that nobody sees and no letter beside it needs.

    A blank stands for one that took room, such as a tab.
    """
    if text.isascii() and text.isprintable():
        return text
    shown = list(text)
    for index in hidden_characters(text):
        is_format = unicodedata.category(text[index]) == "Cf"  # a soft hyphen, a mark
        shown[index] = "" if is_format else " "
    return "".join(shown)
