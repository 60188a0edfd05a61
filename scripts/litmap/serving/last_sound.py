"""A map some of whose files cannot be read just now, as it was when they last could.

Who is in the middle of an edit keeps seeing the page, and every other page that speaks of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from litmap.content.corpus import Corpus, LoadedEntry, PlainPage
from litmap.content.files import BIBLIOGRAPHY, CONTENT, DISPUTES_FILE, PAPER_FILE, SEARCHES_FILE
from litmap.model.reference import Reference
from litmap.problems.problem import Problem


def with_last_sound(corpus: Corpus, problems: Sequence[Problem], before: Corpus) -> Corpus:
    """The map with what is broken in it as it stood in the map `before`.

    `problems` are those of reading. What is gone together with its file stays gone, but for the
    works of a bibliography that is missing.
    """
    broken = _broken(problems)
    shown = replace(
        corpus,
        authored=_entries(corpus, broken, before),
        pages=_pages(corpus, broken, before),
        references=_references(corpus, broken, before),
    )
    if f"{CONTENT}/{PAPER_FILE}" in broken and corpus.paper is None:
        shown = replace(shown, paper=before.paper)
    if f"{CONTENT}/{DISPUTES_FILE}" in broken and not corpus.disputes:
        shown = replace(shown, disputes=before.disputes)
    if f"{CONTENT}/{SEARCHES_FILE}" in broken and not corpus.searches:
        shown = replace(shown, searches=before.searches)
    return shown


def _broken(problems: Sequence[Problem]) -> set[str]:
    """The files with errors. One that is not there is gone, but for the bibliography."""
    found = set()
    for problem in problems:
        file = problem.place.file
        is_gone = problem.rule == "missing-file" and file != BIBLIOGRAPHY
        if problem.severity == "error" and not is_gone:
            found.add(file)
    return found


def _entries(corpus: Corpus, broken: set[str], before: Corpus) -> tuple[LoadedEntry, ...]:
    """The entries in the order of their files."""
    found = list(corpus.authored)
    known = {entry.id for entry in found}
    for entry in before.authored:
        if entry.file in broken and entry.id not in known:
            found.append(entry)
    return tuple(sorted(found, key=lambda entry: entry.file.split("/")))


def _pages(corpus: Corpus, broken: set[str], before: Corpus) -> Mapping[str, PlainPage]:
    pages = dict(corpus.pages)
    for name, page in before.pages.items():
        if page.file in broken and name not in pages:
            pages[name] = page
    return pages


def _references(corpus: Corpus, broken: set[str], before: Corpus) -> Mapping[str, Reference]:
    if BIBLIOGRAPHY not in broken:
        return corpus.references
    return {**before.references, **corpus.references}
