"""What the works that the paper names say, beside the use that it makes of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from litmap.content.locators import ABSTRACT, WHOLE, normalised
from litmap.graph.addresses import PAPER_PAGE
from litmap.graph.graph import Edge
from litmap.model.paper import Comparison, Note, Paper
from litmap.model.vocabulary import PAPER, SAYS_NAMES, Says
from litmap.problems.wording import counted, plural
from litmap.site.html.page_data import EntryLink, PageData

_WHERE_SEEN = {"abstract": " in its abstract", "part": " in the part we read"}
_SAID_BEFORE = (ABSTRACT, WHOLE)
_ORDER: tuple[Says, ...] = ("other", "less", "more", "same")
"""From what differs most."""


_FOUND_BY_US = ("disputes", "qualifies", "updates")
"""Roles that a work has by our reading: the paper does not cite works against itself."""


@dataclass(frozen=True)
class ComparisonRow:
    """A work and what it says, in words and in a sentence or two, with how far it was read.

    `note` is the number of the paper's note, `note_href` its address. `words` say how far the work
    was read; `place` is where in it we saw that, '' where the words say so.
    """

    note: str
    note_href: str
    work: EntryLink
    says: Says
    words: str
    text: str
    place: str


def comparison_rows(page_data: PageData, paper: Paper, key: str = "") -> list[ComparisonRow]:
    """All comparisons, or those of the work with a key: what differs most first, then by note."""
    rows = []
    for note, one in paper.comparisons:
        if one.key in page_data.corpus.references and key in ("", one.key):
            rows.append(_row(page_data, note, one))
    rows.sort(key=lambda row: _ORDER.index(row.says))
    return rows


def _row(page_data: PageData, note: Note, one: Comparison) -> ComparisonRow:
    work = page_data.corpus.references[one.key]
    place = normalised(one.place)
    return ComparisonRow(
        note=str(note.note),
        note_href=page_data.href(f"{PAPER_PAGE}#note-{note.note}"),
        work=page_data.work_link(str(one.key)),
        says=one.says,
        words=SAYS_NAMES[one.says] + _WHERE_SEEN.get(work.get("read"), ""),
        text=str(one.text),
        place="" if place in _SAID_BEFORE else place,
    )


def compared_in_words(page_data: PageData, paper: Paper) -> str:
    """'The paper names 51 works. We compared 35 of them with its use of them: 3 say something …'

    A work counts once, by what differs most; the rest was not opened, or not read so far.
    """
    works = {str(key) for note in paper.notes for key in note.keys}
    compared: dict[str, set[Says]] = {}
    for _, one in paper.comparisons:
        compared.setdefault(str(one.key), set()).add(one.says)
    unread = {key for key in works if not _opened(page_data, key)}
    rest = works - unread - compared.keys()
    said = f"The paper names {counted(len(works), 'work')}. We compared {len(compared)} of them "
    said += f"with its use of them: {', '.join(_counts(compared))}."
    if unread:
        said += f" We have not opened {len(unread)}."
    if rest:
        said += f" Of {len(rest)} we have not read as far as the point that they are cited for."
    return said


def _counts(compared: dict[str, set[Says]]) -> Iterator[str]:
    """'3 say something else', '12 say more': each work once, where it differs most."""
    most = Counter(min(found, key=_ORDER.index) for found in compared.values())
    for says in _ORDER:
        if most[says]:
            rest = SAYS_NAMES[says].removeprefix("says ")
            yield f"{most[says]} {plural(most[says], 'says', 'say')} {rest}"


def _opened(page_data: PageData, key: str) -> bool:
    work = page_data.corpus.references.get(key)
    return work is not None and work.opened


def by_user(edges: Sequence[Edge]) -> tuple[list[Edge], list[Edge]]:
    """The uses of a work in two: those that the paper makes of it, and those that we found."""
    by_paper = [edge for edge in edges if _is_of_paper(edge)]
    return by_paper, [edge for edge in edges if not _is_of_paper(edge)]


def _is_of_paper(edge: Edge) -> bool:
    """Does the work stand beside a statement of the paper, for what the paper cites it for?"""
    if edge.citation is None or edge.citation.role in _FOUND_BY_US:
        return False
    beside = chain.from_iterable(span.citations for span in edge.sentence)
    return any(one.key == PAPER and one.role == "states" for one in beside)
