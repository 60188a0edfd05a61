"""The searches that found the works of the map, as a page lists them."""

from collections.abc import Sequence
from dataclasses import dataclass

from litmap.graph.coverage import NOT_RECORDED
from litmap.graph.flow import Flow
from litmap.model.dates import in_words
from litmap.model.searches import Candidate, SameReason
from litmap.references.address import doi_address


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


@dataclass(frozen=True)
class LeftOut:
    """A reason with the works that it leaves out: each by its words, and an address or ''."""

    because: str
    works: Sequence[tuple[str, str]]


def left_out(found: Flow) -> list[LeftOut]:
    """The works that were left out, by reason."""
    rows = []
    for reason in found.left_out:
        works = [(_in_short(one), candidate_address(one)) for one in reason.works]
        rows.append(LeftOut(reason.because, works))
    return rows


def _in_short(one: Candidate) -> str:
    """'Brass and Aarne: Location verification for AI chips (2024)', as far as it is known."""
    words = f"{one.authors}: {one.name}" if one.authors else one.name
    return f"{words} ({one.date[:4]})" if one.date else words


def candidate_address(one: Candidate) -> str:
    """Where a work that is not on the map is to be had; '' where that is not known."""
    if one.doi:
        return doi_address(one.doi)
    if one.arxiv:
        return f"https://arxiv.org/abs/{one.arxiv}"
    return str(one.address or "")


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


def _number(groups: Sequence[SameReason]) -> int:
    return sum(len(group.works) for group in groups)
