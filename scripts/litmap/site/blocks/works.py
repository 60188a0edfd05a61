"""By what works can be filtered, and what a library says of each in a row."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from litmap.content.corpus import Corpus
from litmap.content.sentences import sentences
from litmap.graph.graph import Graph
from litmap.model.entry import Claim
from litmap.model.reference import READ_NAMES, Reference
from litmap.model.vocabulary import PAPER_DATE, ROLES
from litmap.site.blocks.facets import FacetPlan, RowValues, by_number

GROUP_NAMES: Mapping[str, str] = {
    "scholarly": "scholarly",
    "official": "official texts",
    "opinion": "opinion, editorial",
    "news": "news",
    "web": "web pages",
}
"""What the groups of works are called as choices."""
SHOWN_FIRST = ("scholarly", "official", "opinion")
"""The groups that a library shows at first; news and web pages mostly stand behind facts."""
_DOES: Mapping[str, str] = {
    "disputes": "disputes a claim",
    "qualifies": "limits a claim",
    "updates": "updates a claim",
    "supports": "supports a claim",
    "extends": "builds the frame",
    "evidence": "evidence for a fact",
    "states": "makes a statement",
    "unread": "as the paper uses it; not read by us",
    "background": "background",
}
_PAPER_YEAR = int(PAPER_DATE[:4])
_YEARS: Mapping[str, str] = {
    "since": f"since {_PAPER_YEAR}",
    "before": f"{_PAPER_YEAR - 4}–{_PAPER_YEAR - 1}",
    "earlier": f"before {_PAPER_YEAR - 4}",
    "none": "no date",
}
"""Bands of years, seen from the paper."""
_CITED = {"yes": "yes", "no": "added by this map"}
_MOST_WORDS = 30


@dataclass(frozen=True)
class WorkUses:
    """What a work does on the map: how many citations by role, and the claims that it bears on.

    Our notes do not count; a claim counts once, and not where the work is only its background.
    """

    roles: Mapping[str, int]
    claims: int

    @property
    def weight(self) -> tuple[int, int, int]:
        """By what works are sorted: first those that dispute, then those that limit, then use."""
        return -self.roles.get("disputes", 0), -self.roles.get("qualifies", 0), -self.claims


def work_uses(graph: Graph, key: str) -> WorkUses:
    """What a work does on the map."""
    roles: Counter[str] = Counter()
    claims = set()
    for edge in graph.incoming(f"@{key}"):
        if edge.citation is None or edge.in_note:
            continue
        role = edge.citation.role
        roles[role] += 1
        if isinstance(edge.owner, Claim) and role != "background":
            claims.add((edge.source, str(edge.owner.id)))
    return WorkUses({role: roles[role] for role in ROLES if roles[role]}, len(claims))


def does(reference: Reference, uses: WorkUses) -> list[str]:
    """What a work does, by the values of the facet: of one that nobody opened, the paper's use."""
    weighty = [role for role in uses.roles if role != "background"]
    found = list(uses.roles)
    if weighty and not reference.opened:
        found = ["unread"] + [role for role in uses.roles if role == "background"]
    return found


def work_values(
    corpus: Corpus, reference: Reference, uses: WorkUses, bodies: Sequence[str]
) -> RowValues:
    """The values of one work, by facet; `bodies` are the institutions whose work it is."""
    by_paper = corpus.paper is not None and bool(corpus.paper.notes_of(reference.key))
    return {
        "kind": [reference.group],
        "does": does(reference, uses),
        "read": [reference.get("read")] if reference.get("read") else [],
        "cited": ["yes" if by_paper else "no"],
        "year": [_band(reference.year)],
        "body": bodies,
    }


def _band(year: str) -> str:
    if not year:
        return "none"
    if int(year) >= _PAPER_YEAR:
        return "since"
    return "before" if int(year) >= _PAPER_YEAR - 4 else "earlier"


def work_plans(corpus: Corpus, rows: Sequence[RowValues]) -> list[FacetPlan]:
    """The facets of works with these values. News and web pages are left out at first.

    Which works are on the reader's own list only a script knows.
    """
    bodies = {one.id: corpus.name(one.id) for one in corpus.of_kind("institution")}
    used = {value for row in rows for value in row["does"]}
    return [
        FacetPlan("kind", "Kind", GROUP_NAMES, ticked=SHOWN_FIRST),
        FacetPlan(
            "does",
            "What it does here",
            {value: words for value, words in _DOES.items() if value in used},
            most=len(_DOES),
        ),
        FacetPlan("read", "How far read", READ_NAMES),
        FacetPlan("cited", "Cited by the paper", _CITED),
        FacetPlan("year", "Year", _YEARS),
        FacetPlan("body", "Work of", by_number(rows, "body", bodies), most=5),
        FacetPlan("mine", "My list", {"1": "only my list"}),
    ]


def argues_in_short(reference: Reference) -> str:
    """The first sentence of what a work argues, at most so many words; else why there is none."""
    annotation = reference.get("annotation")
    if not annotation:
        return "Not summed up yet." if reference.opened else "Not read by us."
    start, end = sentences(annotation)[0]
    words = annotation[start:end].split()
    if len(words) <= _MOST_WORDS:
        return annotation[start:end]
    return " ".join(words[:_MOST_WORDS]).rstrip(",;:") + " …"
