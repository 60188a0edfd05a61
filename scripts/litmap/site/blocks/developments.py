"""Developments: which ones bear on an entry since the paper, and what one changes on the map."""

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.graph.graph import date_of
from litmap.graph.order import newest_first
from litmap.model.argument import Pathway
from litmap.model.dates import in_words
from litmap.model.institutions import Development
from litmap.model.vocabulary import DEVELOPMENT_EFFECT_WORDS
from litmap.problems.wording import counted
from litmap.site.html.page_data import EntryLink, PageData

Effects = Counter[tuple[str, str]]
"""How often a development has an effect ('updates') on a part of an entry ('claim')."""
_WHOLE = "this entry"


@dataclass(frozen=True)
class DevelopmentLine:
    """A development that bears on an entry, and in which way."""

    date: str
    link: EntryLink
    effect: str


@dataclass(frozen=True)
class MapChange:
    """What a development does to a claim, assessment or entry, and why."""

    effect: str
    link: EntryLink
    because: Markup


def development_lines(page_data: PageData, entry: LoadedEntry) -> list[DevelopmentLine]:
    """The developments that bear on an entry, its claims or its assessments, newest first."""
    effects: dict[str, Effects] = {}
    for name, part in _parts(page_data.corpus, entry).items():
        for development, effect in page_data.graph.developments_on.get(name, []):
            effects.setdefault(development.id, Counter())[effect, part] += 1
    lines = []
    for development in newest_first([page_data.corpus.entries[one] for one in effects]):
        line = DevelopmentLine(
            date=in_words(date_of(development)),
            link=page_data.link(development),
            effect=_effects_in_words(effects[development.id]),
        )
        lines.append(line)
    return lines


def _parts(corpus: Corpus, entry: LoadedEntry) -> dict[str, str]:
    """The full names of all on which a development can bear, each with the word for what it is."""
    parts = {entry.id: _WHOLE}
    for claim in entry.fields.claims:
        parts[f"{entry.id}#{claim.id}"] = "claim"
    if isinstance(entry.fields, Pathway):
        for one in entry.fields.assessments:
            name = f"{entry.id}/{one.criterion}/{one.condition}"
            parts[corpus.names.current(name)] = "assessment"
    return parts


def _effects_in_words(effects: Effects) -> str:
    """'updates 1 claim, confirms this entry'."""
    said = []
    for (effect, part), number in effects.items():
        verb = DEVELOPMENT_EFFECT_WORDS[effect][0]
        if part == _WHOLE:
            said.append(f"{verb} {part}")
        else:
            said.append(f"{verb} {counted(number, part)}")
    return ", ".join(said)


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
