"""What the foot of every page says of the whole map; home hands it to the frame."""

from litmap.graph.upkeep import dormant_since
from litmap.model.vocabulary import PAPER
from litmap.site.html.site import Site


def foot(site: Site) -> dict[str, object]:
    """What it says: `paper`, the source as HTML ('' for a map without it), `reviewed`, `version`.

    `reviewed` says whether any entry was reviewed, `dormant` since when nobody has looked after the
    map for so long that it counts as dormant ('' for one that is looked after).
    """
    paper = ""
    if PAPER in site.corpus.references:
        paper = str(site.labels.html(PAPER, address=False))
    reviewed = any(entry.fields.review for entry in site.corpus.entries.values())
    return {
        "paper": paper,
        "reviewed": reviewed,
        "dormant": dormant_since(site.corpus),
        "version": site.version,
    }
