"""By what works can be filtered, and what a library says of each in a row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from litmap.content.corpus import Corpus
from litmap.content.sentences import first_sentence
from litmap.graph.graph import Graph
from litmap.model.entry import Claim
from litmap.model.reference import READ_NAMES, Reference
from litmap.model.roles import ROLES
from litmap.model.standing import STANDING_NAMES
from litmap.model.vocabulary import PAPER_DATE
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
DOES: Mapping[str, str] = {
    "disputes": "disputes a claim",
    "qualifies": "limits a claim",
    "updates": "updates a claim",
    "supports": "supports a claim",
    "extends": "gives the framework",
    "evidence": "evidence for a fact",
    "states": "makes a statement",
    "unread": "not read by us, as it is cited",
    "background": "background",
    "waits": "waits to be placed",
}
"""What works do, as choices."""
_UNREAD = {"background": "background"}
"""What a work that nobody opened does, by role; in any other role it is used as the paper does."""
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
    """What a work does on the map: its roles, and the number of claims for which it has each.

    Our notes do not count. `claims` are those for which it is more than background.
    """

    roles: tuple[str, ...]
    claims_by_role: Mapping[str, int]
    claims: int

    @property
    def weight(self) -> tuple[int, int, int]:
        """By what works are sorted: first those that dispute, then those that limit, then use."""
        claims = self.claims_by_role
        return -claims.get("disputes", 0), -claims.get("qualifies", 0), -self.claims


def work_uses(graph: Graph, key: str) -> WorkUses:
    """What a work does on the map."""
    roles = set()
    claims: dict[str, set[tuple[str, str]]] = {}
    for edge in graph.incoming(f"@{key}"):
        if edge.citation is None or edge.in_note:
            continue
        roles.add(edge.citation.role)
        if isinstance(edge.owner, Claim):
            name = (edge.source, str(edge.owner.id))
            claims.setdefault(edge.citation.role, set()).add(name)
    weighty = [names for role, names in claims.items() if role != "background"]
    return WorkUses(
        roles=tuple(role for role in ROLES if role in roles),
        claims_by_role={role: len(names) for role, names in claims.items()},
        claims=len(set().union(*weighty)),
    )


def does(reference: Reference, uses: WorkUses) -> list[str]:
    """What a work does, by the values of the facet: of one that nobody opened, the paper's use.

    A work that nothing cites yet waits to be placed.
    """
    if not uses.roles:
        return ["waits"]
    if reference.opened:
        return list(uses.roles)
    return list(dict.fromkeys(_UNREAD.get(role, "unread") for role in uses.roles))


def work_values(
    graph: Graph, reference: Reference, uses: WorkUses, bodies: Sequence[str]
) -> RowValues:
    """The values of one work, by facet; `bodies` are the institutions whose work it is."""
    corpus = graph.corpus
    standing = graph.standings.get(reference.key)
    by_paper = corpus.paper is not None and bool(corpus.paper.notes_of(reference.key))
    return {
        "kind": [reference.group],
        "does": does(reference, uses),
        "read": [reference.get("read") or "none"],
        "cited": ["yes" if by_paper else "no"],
        "year": [_band(reference.year)],
        "body": bodies,
        "standing": [standing.word] if standing else [],
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
            {value: words for value, words in DOES.items() if value in used},
            most=len(DOES),
        ),
        FacetPlan("read", "How far read", _depths(rows)),
        FacetPlan("cited", "Cited by the paper", _CITED),
        FacetPlan("year", "Year", _YEARS),
        FacetPlan("body", "Work of", by_number(rows, "body", bodies), most=5),
        *_standings(rows),
        FacetPlan("mine", "My list", {"1": "only my list"}),
    ]


def _standings(rows: Sequence[RowValues]) -> Iterator[FacetPlan]:
    """Where works stand today, as choices: only what some work of these is."""
    used = {value for row in rows for value in row["standing"]}
    words: dict[str, str] = {}
    for word, name in STANDING_NAMES.items():
        if word in used:
            words[word] = name
    if words:
        yield FacetPlan("standing", "Today", words)


def _depths(rows: Sequence[RowValues]) -> Mapping[str, str]:
    """How far works were read, as choices; that it is not said only where there are such works."""
    if any("none" in row["read"] for row in rows):
        return {**READ_NAMES, "none": "not said"}
    return READ_NAMES


def argues_in_short(reference: Reference) -> str:
    """The first sentence of what a work argues, at most so many words; else why there is none."""
    annotation = reference.get("annotation")
    if not annotation:
        return "Not summed up yet." if reference.opened else "Not read by us."
    sentence = first_sentence(annotation)
    words = sentence.split()
    if len(words) <= _MOST_WORDS:
        return sentence
    return " ".join(words[:_MOST_WORDS]).rstrip(",;:") + " …"
