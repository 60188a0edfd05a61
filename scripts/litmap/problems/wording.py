"""Lists and counts in words, for messages and pages alike."""

from collections.abc import Sequence


def listed(words: Sequence[str], joint: str = "and") -> str:
    """'A', 'A and B', 'A, B and C'; '' for no words. `joint` is the word before the last."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def capitalised(words: str) -> str:
    """Words with a capital at the beginning and otherwise as they are: 'AI body', 'No body'."""
    return words[:1].upper() + words[1:]


def ended(sentence: str) -> str:
    """A sentence with a full stop, if it has no mark at its end."""
    if sentence.endswith((".", "!", "?")):
        return sentence
    return f"{sentence}."


def plural(number: int, one: str, many: str = "") -> str:
    """The word for a number of things: `one`, or `many`, by default `one` with an 's'."""
    if number == 1:
        return one
    return many or f"{one}s"


def counted(number: int, one: str, many: str = "") -> str:
    """'1 claim', '2 claims', '0 claims', '2 entries': a number with its word."""
    return f"{number} {plural(number, one, many)}"
