"""The order in which entries are listed: by rank and name, each whole followed by its parts."""

from collections import defaultdict
from collections.abc import Iterable

from litmap.content.corpus import Corpus, LoadedEntry


def tree(corpus: Corpus, entries: Iterable[LoadedEntry]) -> list[tuple[LoadedEntry, int]]:
    """Entries by rank and name, each followed by its parts, with how many wholes are above it."""
    found = sorted(entries, key=lambda entry: (_rank(entry), corpus.heading(entry).lower()))
    ids = {entry.id for entry in found}
    tops: list[LoadedEntry] = []
    parts: dict[str, list[LoadedEntry]] = defaultdict(list)
    for entry in found:
        whole = corpus.resolve(str(getattr(entry.fields, "part_of", None) or ""))
        if whole and whole.id in ids and whole.id != entry.id:
            parts[whole.id].append(entry)
        else:
            tops.append(entry)
    rows: list[tuple[LoadedEntry, int]] = []
    seen: set[str] = set()

    def add(entry: LoadedEntry, depth: int) -> None:
        if entry.id not in seen:
            seen.add(entry.id)
            rows.append((entry, depth))
            for part in parts[entry.id]:
                add(part, depth + 1)

    for entry in (*tops, *found):  # behind the tops: circles of parts, which no top leads to
        add(entry, 0)
    return rows


def _rank(entry: LoadedEntry) -> int:
    """The present state before what is proposed or recommended, and that before the rest."""
    standing = str(getattr(entry.fields, "standing", ""))
    return {"present": 0, "proposed": 1}.get(standing, 2)
