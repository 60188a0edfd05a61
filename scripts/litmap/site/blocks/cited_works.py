"""The works that an entry cites, each with an arrow back to every use."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from litmap.content.corpus import LoadedEntry
from litmap.graph.addresses import of_reference
from litmap.graph.graph import Edge
from litmap.references.formats import BIBLIOGRAPHY_FORMATS
from litmap.site.blocks.uses import not_read
from litmap.site.html.page_data import PageData


@dataclass(frozen=True)
class CitedWork:
    """A work cited on the page.

    `uses` are the parts of the entry that cite it, each with the anchors of its citations; `note`
    says what is to be known of our reading of it; `openurl` is for reference managers.
    """

    key: str
    formatted: Markup
    href: str
    uses: Sequence[tuple[str, Sequence[str]]]
    note: str
    openurl: str


def cited_works(page_data: PageData, entry: LoadedEntry) -> list[CitedWork]:
    """The works cited by an entry, in the order of a list of references."""
    uses: dict[str, list[Edge]] = {}
    for edge in page_data.graph.outgoing(entry.id):
        if edge.citation:
            uses.setdefault(edge.citation.key, []).append(edge)
    return [_work(page_data, key, uses[key]) for key in sorted(uses, key=page_data.labels.order)]


def work_files(page_data: PageData, entry: LoadedEntry) -> list[tuple[str, str]]:
    """The files with the works of an entry: the name of each format, and its address."""
    folder = page_data.href("/data/")
    files = []
    for suffix, name in BIBLIOGRAPHY_FORMATS.items():
        files.append((name, f"{folder}entries/{entry.id}.{suffix}"))
    return files


def _work(page_data: PageData, key: str, uses: list[Edge]) -> CitedWork:
    note = ""
    if not page_data.corpus.references[key].opened:
        note = not_read(page_data, key)
    anchors: dict[str, list[str]] = {}
    for edge in uses:
        anchors.setdefault(edge.where, []).append(edge.anchor)
    return CitedWork(
        key=key,
        formatted=page_data.labels.html(key),
        href=page_data.href(of_reference(key)),
        uses=[(part, anchors[part]) for part in sorted(anchors, key=str.lower)],
        note=note,
        openurl=page_data.labels.coins(key),
    )
