"""What a development changes on the map."""

from dataclasses import dataclass

from markupsafe import Markup

from litmap.content.corpus import LoadedEntry
from litmap.model.institutions import Development
from litmap.model.vocabulary import DEVELOPMENT_EFFECT_WORDS
from litmap.site.html.page_data import EntryLink, PageData


@dataclass(frozen=True)
class MapChange:
    """What a development does to a claim, assessment or entry, and why."""

    effect: str
    link: EntryLink
    because: Markup


def map_changes(page_data: PageData, entry: LoadedEntry) -> list[MapChange]:
    """What a development changes; [] for an entry of another kind."""
    if not isinstance(entry.fields, Development):
        return []
    changes = []
    for bearing in entry.fields.bears_on:
        link = None
        if bearing.target:
            link = page_data.relation(bearing.target)
        if link:
            change = MapChange(
                effect=DEVELOPMENT_EFFECT_WORDS[bearing.effect][0],
                link=link,
                because=page_data.field_html(bearing.because, entry.file),
            )
            changes.append(change)
    return changes
