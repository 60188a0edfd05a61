"""ISBNs and ISSNs: whether a text holds such numbers, and whether their last digit fits."""

import re

_REMARK = re.compile(
    r"\([^()]*\)|\b(?:e-?)?ISBN(?:-1[03])?:?|\b1[03]:|"
    r"(?:\\(?:textbackslash\{\})?|\$\\backslash\$)[rn](?=[0-9])",
    re.IGNORECASE,
)
_ISSN = re.compile(r"(?<![0-9])[0-9]{4}-?[0-9]{3}[0-9Xx](?![0-9])")
_ISBN = re.compile(r"(?<![0-9])(?:97[89]\s?-?\s?)?(?:[0-9]\s?-?\s?){9}[0-9Xx](?![0-9])")
DASHES = re.compile("[‐‑‒–—−]")
"""What word processors make of a hyphen, which no identifier holds."""


def isbns_in(text: str) -> list[str]:
    """The ISBNs in a text, without words for them and remarks, such as '(pbk.)'; perhaps none."""
    return [found.strip() for found in _ISBN.findall(_REMARK.sub(" ", DASHES.sub("-", text)))]


def are_isbns(text: str) -> bool:
    """Does a text hold ISBNs alone, one or several, each with its remark, as '… (pbk.)'?

    Beside them, the ISSN of a series may stand.
    """
    plain = _REMARK.sub(" ", DASHES.sub("-", text))
    found = _ISBN.findall(plain)
    rest = _ISBN.sub("", plain)
    rest = _ISSN.sub(lambda match: "" if is_issn(match[0]) else match[0], rest)
    return bool(found) and all(map(_is_isbn, found)) and not re.search("[0-9]", rest)


def _is_isbn(said: str) -> bool:
    """Does the last digit of a number of ten or thirteen digits fit?"""
    digits = re.sub(r"[\s-]", "", said).upper()
    total = 0
    if len(digits) == 10:
        for weight, digit in zip(range(10, 0, -1), digits, strict=True):
            total += weight * _digit(digit)
        return total % 11 == 0
    for index, digit in enumerate(digits):
        if not digit.isdecimal():
            return False
        total += int(digit) * (3 if index % 2 else 1)
    return total % 10 == 0


def is_issn(said: str) -> bool:
    """Is it the number of a journal: eight digits, the last of which fits?"""
    digits = DASHES.sub("-", said).replace("-", "").strip().upper()
    if not re.fullmatch("[0-9]{7}[0-9X]", digits):
        return False
    total = 0
    for weight, digit in zip(range(8, 0, -1), digits, strict=True):
        total += weight * _digit(digit)
    return total % 11 == 0


def issns_alone(text: str) -> list[str]:
    """The ISSNs of which a text consists, with or without that word; none for other texts."""
    plain = re.sub(r"\bISSN:?", " ", _REMARK.sub(" ", text), flags=re.IGNORECASE)
    found = re.split(r"[\s,;/]+", plain.strip(" ,;:"))
    if all(map(is_issn, found)):
        return found
    return []


def _digit(sign: str) -> int:
    """The value of a digit; 'X' stands for ten at the end of some numbers."""
    if sign == "X":
        return 10
    return int(sign)
