"""Places in the source paper in words: '§4 n. 46'."""

from typing import NamedTuple

from litmap.model.paper import Paper, PaperPart, paper_parts
from litmap.problems.wording import listed, plural


class Place(NamedTuple):
    """A place in short ('§4 n. 46') and in full ('section 4, note 46'); its anchor on /paper/."""

    short: str
    full: str
    anchor: str


def paper_place(paper: Paper | None, locator: str) -> Place | None:
    """The place that a locator of the source paper names; None if it names none.

    A note is given with its section, if the map knows it.
    """
    parts = paper_parts(locator)
    if not parts:
        return None
    notes_by_section = _by_section(paper, parts)
    bare = [section for section, notes in notes_by_section.items() if section and not notes]
    short = []
    full = []
    if bare:
        short.append(f"{plural(len(bare), '§', '§§')}{', '.join(bare)}")
        full.append(f"{plural(len(bare), 'section')} {listed(bare)}")
    for section, notes in notes_by_section.items():
        if notes:
            said = f"{plural(len(notes), 'n.', 'nn.')} {', '.join(notes)}"
            short.append(f"§{section} {said}" if section else said)
            note_words = f"{plural(len(notes), 'note')} {listed(notes)}"
            full.append(f"section {section}, {note_words}" if section else note_words)
    notes_first = sorted(parts, key=lambda part: part.part != "note")
    return Place("; ".join(short), "; ".join(full), notes_first[0].anchor)


def _by_section(paper: Paper | None, parts: list[PaperPart]) -> dict[str, list[str]]:
    """The notes that a locator names, by their section; '' for a note of no known section."""
    found: dict[str, list[str]] = {}
    for kind, number in parts:
        if kind == "section":
            found.setdefault(number, [])
            continue
        note = paper.by_number.get(number) if paper else None
        section = str(note.section) if note else ""
        found.setdefault(section, []).append(number)
    return found
