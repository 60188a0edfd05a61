"""Rules about the place in a work that a citation names, and how far the work was read."""

from collections.abc import Iterator

from litmap.content.corpus import Corpus
from litmap.content.locators import ABSTRACT, NOT_OPENED, OPENING, WHOLE
from litmap.model.reference import Reference
from litmap.problems.problem import Problem
from litmap.rules.pages import extent
from litmap.rules.unread import record_only


def no_place(corpus: Corpus) -> Iterator[Problem]:
    """A citation with a role says where in the work, so that a reader can look it up.

    no-place: a citation with a role names a place in the work, or 'abstract'.
        bad:  [supports @doe2024map]
        good: [supports @doe2024map, p. 5]
    """
    told = {problem.place for problem in record_only(corpus)}  # its cure names a place too
    for _, _, prose in corpus.texts:
        for citation in prose.citations():
            work = corpus.references.get(citation.key)
            if (
                work
                and citation.needs_place
                and not citation.locator
                and citation.place not in told
            ):
                yield Problem(
                    citation.place,
                    "no-place",
                    f"the citation of '{work.key}' says '{citation.role}', but not where; "
                    f"write it, such as '@{work.key}, {_example(work)}'",
                    "warning",
                )


def _example(work: Reference) -> str:
    """A place as it would be written for what was read of a work."""
    if not work.opened:
        return NOT_OPENED
    if work.get("read") == "abstract":
        return ABSTRACT
    first, last = extent(work)
    return f"p. {min(max(first, 5), last)}"


def beyond_reading(corpus: Corpus) -> Iterator[Problem]:
    """Nobody cites from a work what was not read of it.

    beyond-reading: the cited place is in the part of the work that was read.
        bad:  [supports @doe2024map, p. 5] with read = {abstract}
        good: [supports @doe2024map, abstract]
    """
    told = {problem.place for problem in record_only(corpus)}
    for _, _, prose in corpus.texts:
        for citation in prose.citations():
            work = corpus.references.get(citation.key)
            if work and citation.needs_place and citation.locator and citation.place not in told:
                fault = unfit_place(citation.locator, work)
                if fault:
                    yield Problem(citation.place, "beyond-reading", fault, "warning")


def unfit_place(place: str, work: Reference) -> str:
    """What does not fit between a place in a work and how far the work was read; '' if all does."""
    read = work.get("read")
    if place == NOT_OPENED and work.opened:
        right = "the place that was read"
    elif place != NOT_OPENED and not work.opened:
        right = f"'{NOT_OPENED}'"
    elif read == "abstract" and place != ABSTRACT:
        right = f"'{ABSTRACT}'"
    elif place == WHOLE and read != "full":
        right = f"the part that was read, such as '{OPENING}'"
    else:
        return ""
    return (
        f"'{place[:40]}' is cited from '{work.key}', whose record says read = {{{read}}}; "
        f"write {right}, or correct the record"
    )
