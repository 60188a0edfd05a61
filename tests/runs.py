"""Runs of eight normalised words, hashed: they show that content copies nothing from the paper, without the paper's text.

    python -m tests.runs PAPER.txt > tests/paper-runs.txt

The text has its notes as paragraphs that begin with a raised number.
"""

import hashlib
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

LENGTH = 8
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def words(text: str) -> list[str]:
    """The words of a text in lower case, without accents, punctuation and note marks."""
    plain = unicodedata.normalize(
        "NFKD", text.translate(dict.fromkeys(map(ord, RAISED), " ")).replace("’", "'")
    )
    return re.findall(r"[a-z0-9]+(?:'[a-z]+)?", re.sub(r"[\u0300-\u036f]", "", plain).lower())


def runs(text: str) -> Iterator[str]:
    """Every run of words in a text."""
    found = words(text)
    for start in range(len(found) - LENGTH + 1):
        yield " ".join(found[start : start + LENGTH])


def hashed(run: str) -> str:
    """Twelve hexadecimal digits that stand for a run."""
    return hashlib.blake2b(run.encode(), digest_size=6).hexdigest()


def body_and_notes(paper: str) -> Iterator[str]:
    """The running text, which goes on across the notes of a page, and each note."""
    paragraphs = paper.split("\n\n")
    notes = [paragraph for paragraph in paragraphs if paragraph.strip()[:1] in RAISED]
    yield "\n".join(paragraph for paragraph in paragraphs if paragraph not in notes)
    yield from notes


if __name__ == "__main__":
    source = Path(sys.argv[1]).read_text(encoding="utf-8")
    print("\n".join(sorted({hashed(run) for part in body_and_notes(source) for run in runs(part)})))
