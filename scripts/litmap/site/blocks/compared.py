"""What the works that the paper names say, beside the use that it makes of them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from litmap.content.locators import normalised
from litmap.graph.addresses import PAPER_PAGE
from litmap.model.paper import Comparison, Note, Paper
from litmap.model.reference import READ_NAMES
from litmap.model.vocabulary import SAYS_NAMES, Says
from litmap.problems.wording import counted
from litmap.site.html.page_data import EntryLink, PageData


@dataclass(frozen=True)
class ComparisonRow:
    """A work and what it says, in words and in a sentence or two, with how far it was read.

    `note` is the number of the paper's note, `note_href` its address. `read` says how far the work
    was read and, where that says more, the place in it.
    """

    note: str
    note_href: str
    work: EntryLink
    says: Says
    words: str
    text: str
    read: str


def comparison_rows(page_data: PageData, paper: Paper, key: str = "") -> list[ComparisonRow]:
    """All comparisons in the order of the notes, or those of the work with a key."""
    rows = []
    for note, one in paper.comparisons:
        if one.key in page_data.corpus.references and key in ("", one.key):
            rows.append(_row(page_data, note, one))
    return rows


def _row(page_data: PageData, note: Note, one: Comparison) -> ComparisonRow:
    work = page_data.corpus.references[one.key]
    return ComparisonRow(
        note=str(note.note),
        note_href=page_data.href(f"{PAPER_PAGE}#note-{note.note}"),
        work=page_data.work_link(str(one.key)),
        says=one.says,
        words=SAYS_NAMES[one.says],
        text=str(one.text),
        read=reading(normalised(one.place), READ_NAMES.get(work.get("read"), "")),
    )


def reading(place: str, read: str) -> str:
    """'abstract', 'in part (p. 5)'."""
    return read if place in ("", read) else f"{read} ({place})"


def compared_in_words(page_data: PageData, paper: Paper) -> str:
    """'Of 51 works we compared 40: 20 say the same, 12 more … 11 were not opened by us.'"""
    works = {str(key) for note in paper.notes for key in note.keys}
    compared: dict[str, set[Says]] = {}
    for _, one in paper.comparisons:
        compared.setdefault(str(one.key), set()).add(one.says)
    said = f"The paper names {counted(len(works), 'work')}; we compared {len(compared)}"
    counts = ", ".join(_counts(compared))
    if counts:
        said += f": {counts}"
    unread = [key for key in works if not _opened(page_data, key)]
    if unread:
        said += f". Nobody here has opened {len(unread)}"
    return said + "."


def _counts(compared: dict[str, set[Says]]) -> Iterator[str]:
    """'20 say the same', '12 say more': each work once, where it differs most."""
    order = list(SAYS_NAMES)
    most = Counter(max(found, key=order.index) for found in compared.values())
    for says, words in SAYS_NAMES.items():
        if most[says]:
            verb, _, rest = words.partition(" ")
            yield f"{most[says]} {verb if most[says] == 1 else 'say'} {rest}"


def _opened(page_data: PageData, key: str) -> bool:
    work = page_data.corpus.references.get(key)
    return work is not None and work.opened
