"""What a development changes on the map: what was said, and what it does to that."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from litmap.content.corpus import LoadedEntry
from litmap.model.institutions import BearsOnMap, Development
from litmap.model.vocabulary import DEVELOPMENT_EFFECT_WORDS, Answer
from litmap.site.blocks.since import SinceRow, since_rows
from litmap.site.html.page_data import EntryLink, PageData


@dataclass(frozen=True)
class MapChange:
    """What a development does to a claim, verdict or entry, and why.

    `link` has the words of what was said, `places` are those in the paper, `page` is the entry
    that says it. `answer` is None, and `words` is '', where nobody has looked whether it holds.
    """

    link: EntryLink
    places: Sequence[Markup]
    page: EntryLink
    effect: str
    because: Markup
    answer: Answer | None
    words: str


def map_changes(page_data: PageData, entry: LoadedEntry) -> list[MapChange]:
    """What a development changes; [] for an entry of another kind."""
    if not isinstance(entry.fields, Development):
        return []
    names = page_data.corpus.names
    targets = {names.current(str(one.target)) for one in entry.fields.bears_on}
    said = {row.name: row for row in since_rows(page_data, targets)}
    changes = []
    for bearing in entry.fields.bears_on:
        row = said.get(names.current(str(bearing.target)))
        link = page_data.relation(bearing.target) if bearing.target else None
        if link:
            changes.append(_change(page_data, entry, bearing, link=link, row=row))
    return changes


def _change(
    page_data: PageData,
    entry: LoadedEntry,
    bearing: BearsOnMap,
    *,
    link: EntryLink,
    row: SinceRow | None,
) -> MapChange:
    """One change; a statement that is not shown today goes by the name of its entry."""
    change = MapChange(
        link=link,
        places=(),
        page=page_data.link(page_data.corpus.entries[link.target]),
        effect=DEVELOPMENT_EFFECT_WORDS[bearing.effect][0],
        because=page_data.field_html(bearing.because, entry.file),
        answer=None,
        words="",
    )
    if row is None:
        return change
    return replace(
        change,
        link=replace(link, title=row.said.words),
        places=row.said.places,
        answer=row.answer,
        words=row.words if row.answer else "",
    )
