"""Mistakes seeded by those who know the rules. Each function spoils one place of a sound text.

It returns the spoilt text and the line at which a reader would look for the mistake, or None where the file offers no
place for it.
"""

import random
import re

Seeded = tuple[str, int] | None
BIB = "references.bib"


def replaced(text: str, match: re.Match[str], new: str, at: int = -1) -> tuple[str, int]:
    """The text with a match replaced, and the line of the offset `at` (default: where the match starts)."""
    start = match.start() if at < 0 else at
    return text[: match.start()] + new + text[match.end() :], text.count("\n", 0, start) + 1


def some(pattern: str, text: str, rng: random.Random) -> re.Match[str] | None:
    """Any match of a pattern."""
    found = list(re.finditer(pattern, text, re.MULTILINE))
    return rng.choice(found) if found else None


def misspelt_key(path: str, text: str, rng: random.Random) -> Seeded:
    """A letter is missing in a cited key."""
    match = some(r"(?<![\w.])@([a-z]{4,})\d{4}[a-z]+", text, rng) if path != BIB else None
    return replaced(text, match, match[0][:3] + match[0][4:]) if match else None


def unknown_role(path: str, text: str, rng: random.Random) -> Seeded:
    """A word that is no role stands before a key."""
    match = some(r"\b(?:supports|states|evidence)(?= @)", text, rng) if path != BIB else None
    return replaced(text, match, "confirms") if match else None


def no_comma(path: str, text: str, rng: random.Random) -> Seeded:
    """The comma before a locator is missing."""
    match = some(r"(@[a-z]+\d{4}[a-z]+),(?= (?:sec|n)\.)", text, rng) if path != BIB else None
    return replaced(text, match, match[1]) if match else None


def unquoted_cites(path: str, text: str, rng: random.Random) -> Seeded:
    """The quotation marks around a source are missing."""
    match = some(r'(?<=cites: )"(\[[^"]*\])"', text, rng) if path != BIB else None
    return replaced(text, match, match[1]) if match else None


def misspelt_field(path: str, text: str, rng: random.Random) -> Seeded:
    """A field's name has a slip."""
    match = some(r"^ +(about|text|cites|as_of)(?=:)", text, rng) if path != BIB else None
    return replaced(text, match, match[0][:-1], match.start(1)) if match else None


def unknown_word(path: str, text: str, rng: random.Random) -> Seeded:
    """A field with fixed words has another one."""
    match = (
        some(r"(?<=about: )(statement|mechanism|drawback|remedy|caveat|scope)$", text, rng)
        if path != BIB
        else None
    )
    return replaced(text, match, "reason") if match else None


def impossible_date(path: str, text: str, rng: random.Random) -> Seeded:
    """A day that no month has."""
    match = some(r"(?<=as_of: )(\d{4})-\d\d-\d\d", text, rng) if path != BIB else None
    return replaced(text, match, f"{match[1]}-02-30") if match else None


def unknown_relation(path: str, text: str, rng: random.Random) -> Seeded:
    """An id in a relation has a slip."""
    match = (
        some(r"(?:institution|pathway|barrier): ([a-z-]{5,})$", text, rng) if path != BIB else None
    )
    return replaced(text, match, match[0] + "x", match.start(1)) if match else None


def dead_link(path: str, text: str, rng: random.Random) -> Seeded:
    """A link leads to a file that is not there."""
    match = some(r"(?<=\]\()(\.\./[a-z]+/[a-z0-9-]+)\.md(?=\))", text, rng) if path != BIB else None
    return replaced(text, match, match[1] + "s.md") if match else None


def doubled_claim(path: str, text: str, rng: random.Random) -> Seeded:
    """Two claims have one id."""
    ids = list(re.finditer(r"(?<=^  - id: )[a-z0-9-]+$", text, re.MULTILINE)) if path != BIB else []
    if len(ids) < 2:
        return None
    second = rng.randrange(1, len(ids))
    return replaced(text, ids[second], ids[0][0])


def unclosed_front_matter(path: str, text: str, rng: random.Random) -> Seeded:
    """The second line of hyphens is missing."""
    match = re.search(r"(?<=\n)---\n", text) if path != BIB else None
    return (text[: match.start()] + text[match.end() :], 1) if match else None


def zero_width(path: str, text: str, rng: random.Random) -> Seeded:
    """An invisible character inside a word."""
    match = some(r"[a-z]{6,}", text, rng)
    return replaced(text, match, match[0][:3] + "\u200b" + match[0][3:]) if match else None


def bib_comma(path: str, text: str, rng: random.Random) -> Seeded:
    """The comma behind a field is missing."""
    match = some(r"\},$(?=\n  [a-z]+ =)", text, rng) if path == BIB else None
    return replaced(text, match, "}") if match else None


def bib_brace(path: str, text: str, rng: random.Random) -> Seeded:
    """The brace behind a value is missing."""
    match = some(r"(?<=[a-z0-9])\},$", text, rng) if path == BIB else None
    if not match:
        return None
    line = text.count("\n", 0, match.start()) + 1
    return text[: match.start()] + "," + text[match.end() :], line


def bib_doubled_key(path: str, text: str, rng: random.Random) -> Seeded:
    """A record takes the key of another."""
    keys = (
        list(re.finditer(r"(?<=^@)([a-z]+)\{([a-z0-9-]+)(?=,)", text, re.MULTILINE))
        if path == BIB
        else []
    )
    if len(keys) < 2:
        return None
    first = keys[0]
    match = rng.choice(keys[1:])
    return replaced(text, match, f"{match[1]}{{{first[2]}")


def bib_bad_doi(path: str, text: str, rng: random.Random) -> Seeded:
    """A DOI has lost its beginning."""
    match = some(r"(?<=doi = \{)10\.", text, rng) if path == BIB else None
    return replaced(text, match, "") if match else None


def bib_bad_date(path: str, text: str, rng: random.Random) -> Seeded:
    """A date is written in words."""
    match = some(r"(?<=date = \{)(\d{4})-\d\d-\d\d", text, rng) if path == BIB else None
    return replaced(text, match, f"May {match[1]}") if match else None


def bib_backwards(path: str, text: str, rng: random.Random) -> Seeded:
    """Pages run backwards."""
    match = some(r"(?<=pages = \{)(\d+)--(\d+)", text, rng) if path == BIB else None
    return replaced(text, match, f"{match[2]}--{match[1]}") if match else None


FAULTS = [
    misspelt_key,
    unknown_role,
    no_comma,
    unquoted_cites,
    misspelt_field,
    unknown_word,
    impossible_date,
    unknown_relation,
    dead_link,
    doubled_claim,
    unclosed_front_matter,
    zero_width,
    bib_comma,
    bib_brace,
    bib_doubled_key,
    bib_bad_doi,
    bib_bad_date,
    bib_backwards,
]
