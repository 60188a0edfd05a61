"""Numbers of issues, volumes, chapters and pages, with the words before them."""

import re

_PAGE = re.compile(r"[A-Za-z]{0,2}-?[0-9]+|[ivxlcdm]+\b|[IVXLCDM]+\b")
_PAGES_SAID = re.compile(r"(?:\b(?:pp?|pages?|S)|页|頁|쪽)\.?\Z")
_NUMBER = re.compile(r"[0-9A-Z]\S{0,8}|[ivxlc]+")


def volume_and_number(volume: str, number: str) -> str:
    """'11(5)', '11', 'no. 5'; a number that is a symbol has no 'no.' before it: 'L 119'."""
    if volume and number:
        return f"{volume}({number})"
    return volume or numbered(number)


def numbered(number: str) -> str:
    """'no. 5'; what starts with a letter, as 'L 119' and 'A/RES/78/265' do, stays as it is."""
    return f"no. {number}" if number[:1].isdecimal() else number


def paged(pages: str) -> str:
    """'p. 7', 'p. A1', 'pp. 1, 4', 'pp. v–x'; '' without pages."""
    if not _PAGE.match(pages) or _PAGES_SAID.search(pages):
        return pages
    return f"p. {pages}" if _PAGE.fullmatch(pages) else f"pp. {pages}"


def labelled(label: str, number: str) -> str:
    """A number with its label, unless it has one, as 'Band 2' has."""
    return f"{label} {number}" if _NUMBER.fullmatch(number) else number
