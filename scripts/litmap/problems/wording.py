"""Lists and counts in words, for messages and pages alike."""

from collections.abc import Sequence


def listed(words: Sequence[str], joint: str = "and") -> str:
    """'A', 'A and B', 'A, B and C'; '' for no words. `joint` is the word before the last."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def plural(number: int, noun: str) -> str:
    """A noun in the form that a number asks for: 'work' beside 1, 'works' beside 0 and 2."""
    return noun if number == 1 else f"{noun}s"


def counted(number: int, noun: str) -> str:
    """A number with its noun: '1 work', '2 works'."""
    return f"{number} {plural(number, noun)}"
