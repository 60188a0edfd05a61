"""What the works of the map are: their years, regions, languages, kinds, roles, depth of reading.

Every work but the paper is counted, once a facet; what its record does not say is counted too, as
"not recorded". Claims are counted by whose statement they are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from litmap.graph.flow import outcome_of, roles_of
from litmap.graph.graph import Graph
from litmap.model.languages import language_name, language_tag
from litmap.model.reference import READ_NAMES, SOURCE_TYPES, Reference
from litmap.model.roles import ROLES
from litmap.model.vocabulary import PAPER, PAPER_DATE

NOT_RECORDED = "not recorded"
"""What is said where a record says nothing."""

REGION_NAMES: Mapping[str, str] = {
    "europe": "Europe",
    "north-america": "North America",
    "asia": "Asia",
    "africa": "Africa",
    "south-america": "South America",
    "oceania": "Oceania",
    "global": "the world, or several of these",
}
"""Where those who made a work are, in words."""

_PAPER_YEAR = int(PAPER_DATE[:4])
_SPANS: Mapping[str, str] = {
    "earlier": "before 2010",
    "2010s": f"2010–{_PAPER_YEAR - 5}",
    "before": f"{_PAPER_YEAR - 4}–{_PAPER_YEAR - 2}",
}
"""Spans of years before those that are counted one by one."""
_WHOSE: Mapping[str, str] = {
    "paper": "the paper",
    "inferred": "inferred from the paper",
    "other": "other works and sources",
    "ours": "our notes on what the paper leaves open",
}
_OF_BASIS = {"note": "ours", "inferred": "inferred", "other": "other", "none": ""}
_ROLE_NAMES: Mapping[str, str] = {
    **{role.name: role.meaning for role in ROLES.values()},
    "unread": "not read by us, named as the paper uses it",
    "uncited": "cited nowhere yet",
}
_KIND_NAMES = {one: one.replace("-", " ") for one in SOURCE_TYPES}


class Value(NamedTuple):
    """A value of a facet, in words too, how often it occurs, and how often with weight.

    `name` is '' for what is not recorded. Of works those weigh that somebody opened and that have a
    role besides background; of claims those that a work disputes or limits are counted instead.
    """

    name: str
    words: str
    number: int
    weighty: int


@dataclass(frozen=True)
class Facet:
    """One thing about works or claims: `of` what, how many there are in all, and its values.

    A work may have several values where `several` says so, such as roles.
    """

    name: str
    heading: str
    of: str
    total: int
    values: Sequence[Value]
    several: bool = False

    def number(self, *names: str) -> int:
        """How often some values occur together; 0 where they do not."""
        return sum(value.number for value in self.values if value.name in names)

    @property
    def recorded(self) -> int:
        """Of how many works or claims this is recorded."""
        return self.total - self.number("")


def coverage(graph: Graph) -> dict[str, Facet]:
    """All facets, by name."""
    works = [work for key, work in graph.corpus.references.items() if key != PAPER]
    placed = {work.key for work in works if outcome_of(graph, work.key) == "placed"}
    roles = {work.key: _roles(graph, work) for work in works}
    facets = [
        _facet("year", "Year", {one.key: [_years(one)] for one in works}, placed, words=_SPANS),
        _field("region", "Where its makers are", works, placed, words=REGION_NAMES),
        _facet(
            "language", "Language", {one.key: [_language(one)] for one in works}, placed, words={}
        ),
        _field("sourcetype", "Kind of work", works, placed, words=_KIND_NAMES),
        replace(
            _facet("role", "What it does here", roles, placed, words=_ROLE_NAMES), several=True
        ),
        _field("read", "How far we read it", works, placed, words=READ_NAMES),
        _voices(graph),
    ]
    return {facet.name: facet for facet in facets}


def _field(
    name: str,
    heading: str,
    works: Iterable[Reference],
    placed: set[str],
    *,
    words: Mapping[str, str],
) -> Facet:
    """A facet of a field of records; a value that is none of its words counts as not recorded."""
    values = {}
    for work in works:
        said = work.get(name)
        values[work.key] = [said if said in words else ""]
    return _facet(name, heading, values, placed, words=words)


def _facet(
    name: str,
    heading: str,
    values: Mapping[str, Sequence[str]],
    placed: set[str],
    *,
    words: Mapping[str, str],
) -> Facet:
    """A facet of works, in the order of `words`.

    Values without words of their own follow, the larger number first, years by time; last comes
    what is not recorded.
    """
    numbers = Counter(one for found in values.values() for one in found)
    weighty = Counter(one for key in placed for one in values[key])
    places = {value: place for place, value in enumerate(words)}

    def position(value: str) -> tuple[bool, int, str, int, str]:
        year = value if name == "year" else ""
        return not value, places.get(value, len(places)), year, -numbers[value], value

    found = []
    for value in sorted(numbers, key=position):
        shown = words.get(value) or value or NOT_RECORDED
        found.append(Value(value, shown, numbers[value], weighty[value]))
    return Facet(name, heading, of="work", total=len(values), values=found)


def _years(work: Reference) -> str:
    """The year from the one before the paper's on; before that, a span."""
    if not work.year:
        return ""
    year = int(work.year)
    if year >= _PAPER_YEAR - 1:
        return work.year
    if year >= _PAPER_YEAR - 4:
        return "before"
    return "2010s" if year >= 2010 else "earlier"


def _language(work: Reference) -> str:
    """The language without its variant: 'English'; as it is written where it is unknown."""
    said = work.get("langid")
    return (language_name(language_tag(said)) or said).capitalize()


def _roles(graph: Graph, work: Reference) -> list[str]:
    """What a work does; one that nobody opened has no roles but background."""
    found = roles_of(graph, work.key)
    if not found:
        return ["uncited"]
    if work.opened:
        return sorted(found)
    return sorted({role if role == "background" else "unread" for role in found})


def _voices(graph: Graph) -> Facet:
    """Whose statements the claims are."""
    numbers: Counter[str] = Counter()
    doubted: Counter[str] = Counter()
    for view in graph.claims():
        whose = _OF_BASIS.get(graph.basis(view.claim).value, "paper")
        numbers[whose] += 1
        doubted[whose] += bool({"contested", "limited"} & set(graph.marks(view.claim)))
    values = []
    for whose, words in {**_WHOSE, "": NOT_RECORDED}.items():
        if numbers[whose]:
            values.append(Value(whose, words, numbers[whose], doubted[whose]))
    heading = "Whose statement a claim is"
    return Facet("voice", heading, of="claim", total=sum(numbers.values()), values=values)
