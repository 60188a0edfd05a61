"""How many citations of other works say where in the work."""

from dataclasses import dataclass

from litmap.content.corpus import Corpus
from litmap.content.locators import NOT_OPENED


@dataclass(frozen=True)
class Placed:
    """Of all citations with a role: how many name a place, and how many works nobody opened."""

    total: int
    placed: int
    not_opened: int


def placed(corpus: Corpus) -> Placed:
    """The count over everything that authors wrote; the source paper has places of its own."""
    total = named = not_opened = 0
    for _, _, prose in corpus.texts():
        for citation in prose.citations():
            if citation.needs_place and citation.key in corpus.references:
                total += 1
                not_opened += citation.locator == NOT_OPENED
                named += citation.locator not in ("", NOT_OPENED)
    return Placed(total, named, not_opened)
