"""The searches that found the works of the map, as a page lists them."""

from collections.abc import Sequence
from dataclasses import dataclass

from litmap.graph.coverage import NOT_RECORDED
from litmap.graph.flow import Flow
from litmap.model.dates import in_words
from litmap.model.searches import Verdict


@dataclass(frozen=True)
class SearchLine:
    """A search for works in a table; `hits` and `words` say so where they were not recorded."""

    title: str
    when: str
    where: str
    words: str
    hits: str
    note: str
    on_the_map: int
    to_read: int
    left_out: int


def search_lines(found: Flow) -> list[SearchLine]:
    """The searches in the order of their file."""
    lines = []
    for _, search, number in found.ways:
        if search is None:
            continue
        waits, left = _number(search.to_read), _number(search.left_out)
        lines.append(
            SearchLine(
                title=str(search.title),
                when=in_words(search.date),
                where=str(search.where),
                words=str(search.words or NOT_RECORDED),
                hits=str(search.hits or NOT_RECORDED),
                note=str(search.note or ""),
                on_the_map=number - waits - left,
                to_read=waits,
                left_out=left,
            )
        )
    return lines


def _number(verdicts: Sequence[Verdict]) -> int:
    return sum(len(verdict.works) for verdict in verdicts)
