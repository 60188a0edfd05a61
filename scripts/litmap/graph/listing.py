"""The entries of a kind as its index lists them: in groups, and all in one row."""

from collections.abc import Iterable, Iterator, Mapping

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.graph.order import group_of, in_order, newest_first, tree, wholes
from litmap.model.argument import Barrier, Pathway, Recommendation
from litmap.model.institutions import Institution
from litmap.model.vocabulary import INSTITUTION_TYPES, ORDER_NAMES, Kind

Row = tuple[LoadedEntry, int]
"""An entry, and how many of the entries above it are its wholes."""

_RECOMMENDATION_GROUPS: Mapping[str, str] = {
    "recommended": "Recommended",
    "means": "What strengthening consists of (§4)",
    "candidate": "Candidates for the expert body",
    "set-aside": "Considered and found insufficient",
}
_PATHWAY_GROUPS: Mapping[str, str] = {
    "present": "Where the options start",
    "option": "The options, with their forms",
    "form": "Forms of an option",
    "precedent": "The precedent",
    "not-compared": "Not compared in the paper",
}
_PERIPHERAL = "Hosts and publishers of sources"


class Listing:
    """The entries of one kind, put in order once for all pages that go through them.

    `row` is the order in which a reader goes from one to the next: that of the index, but
    recommendations keep to the steps of the argument. `number` counts from 0. `groups` are those
    of the index, `tree` has each entry followed by its parts.
    """

    def __init__(self, corpus: Corpus, kind: Kind) -> None:
        """All entries of `kind`."""
        self.groups = list(groups(corpus, kind))
        self.tree = tree(corpus, corpus.of_kind(kind))
        self.row: list[LoadedEntry] = []
        if kind == "recommendation":
            self.row = [entry for entry, _ in self.tree]
        else:
            for _, rows in self.groups:
                self.row += [entry for entry, _ in rows]
        self.number = {entry.id: number for number, entry in enumerate(self.row)}


def groups(corpus: Corpus, kind: Kind) -> Iterator[tuple[str, list[Row]]]:
    """The groups of a kind that have entries, each with its heading ('' without one)."""
    entries = list(corpus.of_kind(kind))
    if kind == "development":
        entries = newest_first(entries)
        yield "", [(entry, 0) for entry in entries]
        return
    by_group: dict[str, list[LoadedEntry]] = {}
    for entry in entries:
        by_group.setdefault(_group(corpus, entry), []).append(entry)
    for name in _names(kind):
        if name in by_group:
            yield name, rows(corpus, kind, by_group[name])


def rows(corpus: Corpus, kind: Kind, entries: Iterable[LoadedEntry]) -> list[Row]:
    """Entries of a kind in order, each followed by its parts.

    A barrier is a part of barriers in other groups too, so barriers come one below the other.
    """
    if kind == "barrier":
        return [(entry, 0) for entry in in_order(corpus, entries)]
    return tree(corpus, entries)


def _group(corpus: Corpus, entry: LoadedEntry) -> str:
    """The heading below which an entry is listed; a pathway is with what it is a form of."""
    fields = entry.fields
    if isinstance(fields, Barrier):
        return ORDER_NAMES[fields.order]
    if isinstance(fields, Pathway):
        tops = [entry, *wholes(corpus, entry)]
        return _PATHWAY_GROUPS[group_of(tops[-1])]
    if isinstance(fields, Recommendation):
        return _RECOMMENDATION_GROUPS[fields.standing]
    if isinstance(fields, Institution):
        if fields.peripheral:
            return _PERIPHERAL
        return INSTITUTION_TYPES[fields.type]
    return ""


def _names(kind: Kind) -> list[str]:
    """The headings of an index, in order."""
    if kind == "barrier":
        return list(ORDER_NAMES.values())
    if kind == "pathway":
        return list(_PATHWAY_GROUPS.values())
    if kind == "recommendation":
        return list(_RECOMMENDATION_GROUPS.values())
    if kind == "institution":
        return [*INSTITUTION_TYPES.values(), _PERIPHERAL]
    return [""]
