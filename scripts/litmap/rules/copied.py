"""No sentence is copied from the paper. Hashes of its runs of eight words are enough to show it.

    python -m litmap.rules.copied PAPER.txt > scripts/litmap/rules/paper-runs.txt

The text has its notes as paragraphs that begin with a raised number.
"""

import hashlib
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from litmap.content.corpus import Corpus
from litmap.model.fields import Record
from litmap.model.institutions import Institution
from litmap.model.text import Text
from litmap.model.walk import records
from litmap.problems.problem import Problem

LENGTH = 8
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
HASHES = Path(__file__).with_name("paper-runs.txt")
_NO_RAISED = str.maketrans(RAISED + "’", " " * len(RAISED) + "'")
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_ACCENT = re.compile(r"[\u0300-\u036f]")


def copied_words(corpus: Corpus) -> Iterator[Problem]:
    """No text has eight words in a row from the paper, but for titles, names and quoted misprints.

    copied-words: no eight words in a row are copied.
        bad:  a sentence of the paper, with one word changed
        good: the same thought in your own words
    """
    paper = paper_runs()
    allowed = {run for name in _names(corpus) for run in runs(f"the {name}")}
    for text in _texts(corpus):
        starts: list[int] = []
        before = False
        for word, run in enumerate(runs(text)):
            copied = hashed(run) in paper and run not in allowed
            if copied and not before:
                starts = starts or _starts(text)
                yield Problem(
                    text.place(starts[word]),
                    "copied-words",
                    f"'{run}' is the paper's own wording; say it in your own words",
                    "warning",
                )
            before = copied


def _names(corpus: Corpus) -> Iterator[str]:
    """Titles and names, and what the list of corrections quotes."""
    yield from (reference.get("title") for reference in corpus.references.values())
    for entry in corpus.authored:
        yield entry.fields.title
        if isinstance(entry.fields, Institution):
            yield from (name.name for name in entry.fields.names)
    for search in corpus.searches:
        yield from (str(one.title or "") for one in search.candidates)
    if corpus.paper:
        yield from (section.title for section in corpus.paper.sections)
        yield from (one.printed for one in corpus.paper.corrections if one.printed)


def _texts(corpus: Corpus) -> Iterator[Text]:
    """Everything that authors wrote and that is long enough."""
    entries = corpus.authored
    found = [text for entry in entries for text in _values(entry.records)]
    found += [entry.body for entry in entries]
    for page in corpus.pages.values():
        found += [page.title, page.summary, page.body]
    found += _values(records(corpus.paper)) if corpus.paper else []
    for search in corpus.searches:
        found += _values(records(search))
    return (text for text in found if text.count(" ") >= LENGTH - 1)


def _values(held: Iterable[Record]) -> Iterator[Text]:
    """All texts in some records."""
    for one in held:
        for field in type(one).model_fields:
            value = getattr(one, field)
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, Text):
                    yield item


def _starts(text: str) -> list[int]:
    """The offset of each of the `words` of a text."""
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        plain = _plain(character)  # may be several characters, or none
        characters.append(plain)
        offsets += [offset] * len(plain)
    return [offsets[match.start()] for match in _WORD.finditer("".join(characters))]


@cache
def paper_runs() -> frozenset[str]:
    """The hashes of all runs in the paper."""
    return frozenset(HASHES.read_text(encoding="utf-8").split())


def words(text: str) -> list[str]:
    """The words of a text in lower case, without accents, punctuation and note marks."""
    return _WORD.findall(_plain(text))


def _plain(text: str) -> str:
    """A text in lower case, without accents and note marks."""
    plain = text.translate(_NO_RAISED)
    if not plain.isascii():
        plain = _ACCENT.sub("", unicodedata.normalize("NFKD", plain))
    return plain.lower()


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
