"""Characters that nobody sees, in texts that anybody may have written."""

import unicodedata

from litmap.content.hidden import hidden_characters


def is_unseen(character: str) -> bool:
    """Is this a control, format, private or unassigned character?"""
    return unicodedata.category(character)[0] == "C"


def visible(text: str) -> str:
    """A text with a blank for each character that nobody sees and no letter beside it needs."""
    if text.isascii() and text.isprintable():
        return text
    shown = list(text)
    for index in hidden_characters(text):
        shown[index] = " "
    return "".join(shown)
