"""The claims of others on which a recommendation rests, and which of them are in doubt."""

from collections.abc import Sequence

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import ClaimView
from litmap.problems.wording import counted
from litmap.site.blocks.basis import doubts
from litmap.site.html.page_data import PageData


def foundation_grounds(page_data: PageData, entry: LoadedEntry) -> list[ClaimView]:
    """The claims of others on which a recommendation rests, those in doubt first."""
    found = page_data.site.facts.foundations(entry)
    return sorted(found, key=lambda view: not doubts(page_data, view))


def doubted(page_data: PageData, grounds: Sequence[ClaimView]) -> str:
    """'1 of the 7 claims it rests on' is disputed or changed; '' if none is in doubt."""
    number = sum(bool(doubts(page_data, view)) for view in grounds)
    if number == 0:
        return ""
    return f"{number} of the {counted(len(grounds), 'claim')} it rests on"
