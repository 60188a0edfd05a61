"""The claims on which an entry rests: which of them are in doubt, and which have changed."""

from litmap.content.corpus import LoadedEntry
from litmap.graph.foundations import claims_below
from litmap.graph.graph import ClaimView
from litmap.problems.wording import counted
from litmap.site.blocks.basis import doubts
from litmap.site.html.page_data import PageData


def foundation_grounds(page_data: PageData, entry: LoadedEntry) -> list[ClaimView]:
    """The claims of others on which a recommendation rests, those in doubt first."""
    found = page_data.site.facts.foundations(entry)
    return sorted(found, key=lambda view: not doubts(page_data, view))


def changed_grounds(page_data: PageData, entry: LoadedEntry) -> str:
    """'3 of the 7 claims it rests on changed since'; '' if all stand as they were made, or nobody
    looked. Its own claims are among them.
    """
    own = [ClaimView(entry, claim) for claim in entry.fields.claims if not claim.is_note]
    grounds = {view.name: view for view in (*own, *claims_below(page_data.graph, entry))}
    number = sum(view.claim.changed for view in grounds.values())
    if number == 0:
        return ""
    return f"{number} of the {counted(len(grounds), 'claim')} it rests on changed since"
