"""The order of the argument: by group, by rank (the place in the paper), then by title."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.graph.graph import Graph, date_of
from litmap.model.argument import Barrier, Pathway, Ranked, Recommendation
from litmap.model.dates import last_day
from litmap.model.vocabulary import (
    ORDER_NAMES,
    PATHWAY_STANDINGS,
    RECOMMENDATION_STANDINGS,
    THE_CANDIDATES,
)

_UNRANKED = 10_000
"""Higher than any rank."""
_GROUPS = {
    name: number
    for names in (ORDER_NAMES, PATHWAY_STANDINGS, RECOMMENDATION_STANDINGS)
    for number, name in enumerate(names)
}

Position = tuple[int, int, str]
"""What entries of a kind are sorted by: group, rank and title."""


def position(corpus: Corpus, entry: LoadedEntry) -> Position:
    """Where an entry comes among those of its kind."""
    fields = entry.fields
    rank = _UNRANKED
    if isinstance(fields, Ranked) and fields.rank:
        rank = int(fields.rank)
    return _GROUPS.get(group_of(entry), 0), rank, corpus.heading(entry).lower()


def group_of(entry: LoadedEntry) -> str:
    """The order of a barrier, the standing of a pathway or recommendation; '' for other kinds."""
    fields = entry.fields
    if isinstance(fields, Barrier):
        return fields.order
    if isinstance(fields, Pathway | Recommendation):
        return fields.standing
    return ""


def only_gathers(corpus: Corpus, entry: LoadedEntry) -> bool:
    """Is it a candidate whose parts are candidates, so that it asks who they are?"""
    if group_of(entry) != "candidate":
        return False
    for other in corpus.of_kind("recommendation"):
        if group_of(other) == "candidate" and entry in wholes(corpus, other):
            return True
    return False


def standing_in_words(corpus: Corpus, advice: LoadedEntry) -> str:
    """What a recommendation is to the paper: 'recommended', 'a candidate', 'the candidates'."""
    if only_gathers(corpus, advice):
        return THE_CANDIDATES
    return RECOMMENDATION_STANDINGS[group_of(advice)]


def in_order(corpus: Corpus, entries: Iterable[LoadedEntry]) -> list[LoadedEntry]:
    """Entries of one kind in the order of the argument."""
    return sorted(entries, key=lambda entry: position(corpus, entry))


def newest_first(entries: Iterable[LoadedEntry]) -> list[LoadedEntry]:
    """Developments, the newest first."""
    return sorted(entries, key=lambda entry: (last_day(date_of(entry)), entry.id), reverse=True)


def tree(corpus: Corpus, entries: Iterable[LoadedEntry]) -> list[tuple[LoadedEntry, int]]:
    """Entries in the order of the argument, each followed by its parts.

    Each comes with how many of the entries above it are its wholes. What is a part of a part that
    is not among `entries` belongs to the nearest whole that is. The parts of one whole come by
    rank, whatever their group.
    """
    found = in_order(corpus, entries)
    ids = {entry.id for entry in found}
    tops: list[LoadedEntry] = []
    parts: dict[str, list[LoadedEntry]] = defaultdict(list)
    for entry in found:
        above = next((whole for whole in wholes(corpus, entry) if whole.id in ids), None)
        if above:
            parts[above.id].append(entry)
        else:
            tops.append(entry)
    for siblings in parts.values():
        siblings.sort(key=lambda entry: position(corpus, entry)[1:])
    rows: list[tuple[LoadedEntry, int]] = []
    seen: set[str] = set()
    for top in (*tops, *found):  # behind the tops: circles of parts, which no top leads to
        waiting = [(top, 0)]
        while waiting:
            entry, depth = waiting.pop()
            if entry.id in seen:
                continue
            seen.add(entry.id)
            rows.append((entry, depth))
            waiting += [(part, depth + 1) for part in reversed(parts[entry.id])]
    return rows


def wholes(corpus: Corpus, entry: LoadedEntry) -> Iterator[LoadedEntry]:
    """What an entry is part of, what that is part of, and so on; the nearest first."""
    seen = {entry.id}
    whole = _whole(corpus, entry)
    while whole and whole.id not in seen:
        seen.add(whole.id)
        yield whole
        whole = _whole(corpus, whole)


def parts(graph: Graph, entry: LoadedEntry) -> Iterator[LoadedEntry]:
    """The parts of an entry, their parts, and so on, each once."""
    seen = {entry.id}
    waiting = [entry]
    while waiting:
        above = waiting.pop()
        for edge in graph.incoming(above.id):
            part = graph.corpus.entries[edge.source]
            if part.id not in seen and _whole(graph.corpus, part) == above:
                seen.add(part.id)
                waiting.append(part)
                yield part


def _whole(corpus: Corpus, entry: LoadedEntry) -> LoadedEntry | None:
    """The entry of its own kind that an entry is part of, or None."""
    return corpus.resolve(str(getattr(entry.fields, "part_of", None) or ""), entry.kind)
