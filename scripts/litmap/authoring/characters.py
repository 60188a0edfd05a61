"""Characters that nobody sees, in texts that anybody may have written."""

import unicodedata


def is_unseen(character: str) -> bool:
    """Is this a control, format, private or unassigned character?"""
    return unicodedata.category(character)[0] == "C"


def visible(text: str) -> str:
    """A text with a blank for each character that nobody sees."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if is_unseen(one) else one for one in text)
