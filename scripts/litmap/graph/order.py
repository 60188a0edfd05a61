"""In which order entries are listed: what is first among its like, then by name, each whole followed by its parts."""

from collections.abc import Iterable

from litmap.content.corpus import Corpus, LoadedEntry


def tree(corpus: Corpus, entries: Iterable[LoadedEntry]) -> list[tuple[LoadedEntry, int]]:
    """Entries by rank and name, each followed by its parts, with how many wholes it stands below."""
    found = sorted(entries, key=lambda entry: (_rank(entry), corpus.heading(entry).lower()))
    ids = {entry.id for entry in found}
    parts: dict[str, list[LoadedEntry]] = {}
    for entry in found:
        whole = corpus.resolve(str(getattr(entry.fields, "part_of", None) or ""))
        parts.setdefault(whole.id if whole and whole.id in ids - {entry.id} else "", []).append(
            entry
        )
    rows: list[tuple[LoadedEntry, int]] = []
    seen: set[str] = set()

    def add(whole: str, depth: int) -> None:
        for entry in parts.get(whole, []):
            if entry.id not in seen:
                seen.add(entry.id)
                rows.append((entry, depth))
                add(entry.id, depth + 1)

    add("", 0)
    for entry in found:  # the parts of a circle stand below no whole
        if entry.id not in seen:
            seen.add(entry.id)
            rows.append((entry, 0))
            add(entry.id, 1)
    return rows


def _rank(entry: LoadedEntry) -> int:
    """The present state before what is proposed or recommended, and that before the rest."""
    return {"present": 0, "proposed": 1}.get(str(getattr(entry.fields, "standing", "")), 2)
