"""From an issue form to a draft: what a reader reports becomes an edit of an entry, or a new one.

Nothing in a reader's words is syntax: they become folded blocks of YAML, escaped, or comments.
"""

import re
import textwrap
from pathlib import Path
from typing import NamedTuple, cast

from litmap.authoring.edits import Edit
from litmap.authoring.forms import BadForm, Form
from litmap.authoring.inert import comment, folded, inert, slug
from litmap.authoring.layout import Layout
from litmap.authoring.places import Target, claims_of, target_of
from litmap.authoring.skeleton import skeleton
from litmap.authoring.sources import source_of
from litmap.content.corpus import Corpus, LoadedEntry
from litmap.content.locators import PLACE_WORDS, normalised, starts_locator
from litmap.model.fields import ID_LENGTH
from litmap.model.roles import ROLES
from litmap.model.text import Text
from litmap.model.vocabulary import DEVELOPMENT_EFFECT_WORDS, PLURALS, Kind
from litmap.model.walk import FieldPath
from litmap.model.written_day import written_day

_AGAINST = ("disputes", "qualifies", "updates")
"""Roles that say something about a claim that is there, and none without it."""
_WITH_GROUNDS = ("disputes", "qualifies")
_LOCATOR = re.compile(r"[\w.,()§¶ –-]{1,60}")


class NewEntry(NamedTuple):
    """A draft that is an entry of its own."""

    kind: Kind
    id: str
    text: str
    advice: str


class EntryEdits(NamedTuple):
    """A draft that is part of an entry."""

    entry: LoadedEntry
    edits: list[Edit]
    advice: str


class Citation(NamedTuple):
    """A citation to be written, what the work says, and what to do next, in sentences."""

    role: str
    key: str
    locator: str
    says: str
    advice: str

    @property
    def written(self) -> str:
        """The citation as it stands between brackets."""
        said = f"{self.role} @{self.key}"
        if self.locator:
            said += f", {self.locator}"
        return said


def draft(root: Path, corpus: Corpus, form: Form) -> NewEntry | EntryEdits:
    """What a form asks for.

    Raises BadForm where the form leaves open what to write, and Refused where the entry is written
    in a way to which nothing can be added.
    """
    if form.name == "report-fault":
        raise BadForm(
            "this form reports a fault of the site; it needs no change of an entry; "
            "pass it to somebody who looks after the program"
        )
    if form.name == "propose-entry":
        return _proposed(corpus, form)
    target = target_of(corpus, form.needed("place"))
    if form.name == "report-outdated":
        return _development(corpus, form, target)
    if form.name == "add-source":
        role, says = _role(form), form.needed("statement")
    else:
        role, says = "disputes", form.needed("dispute")
    if not form.answer("source"):
        raise BadForm(_without_source(target, says))
    citation = _citation(corpus, form, role, says)
    if target.claim:
        return _at_claim(root, target, citation, form.origin)
    if role in _AGAINST:
        raise BadForm(_without_claim(target.entry))
    return _new_claim(root, target.entry, citation, form.origin)


def _role(form: Form) -> str:
    role = form.chosen("role")
    if role not in ROLES:
        return "background"
    return role


def _without_claim(entry: LoadedEntry) -> str:
    """What the editor does about a dispute that names no claim."""
    if not entry.fields.claims:
        return f"'{entry.id}' has no claim that could be disputed; look at {entry.file} yourself"
    return (
        f"the form names '{entry.id}' but none of its claims; ask which one, and write its address "
        f"below '### Page or claim'; {claims_of(entry)}"
    )


def _without_source(target: Target, says: str) -> str:
    """What the editor does about a dispute for which the reader knows no source."""
    entry = target.entry
    place = entry.file
    if claim := entry.claim(target.claim):
        place += f", line {claim.id.place().line}"
    return (
        f"the form names no source, and only a work can dispute '{target.name}'. Compare the "
        f"claim with its sources: {place}. If it says more than they do, correct it "
        f"there; else ask the reader for a work that says otherwise. They write: {says[:300]}"
    )


def _citation(corpus: Corpus, form: Form, role: str, says: str) -> Citation:
    """The citation of the form's source."""
    source = source_of(corpus, form.answer("source"))
    where = form.answer("where")
    locator = normalised(where)
    known = locator in PLACE_WORDS or starts_locator(locator)
    advice = source.advice
    if where and not (known and _LOCATOR.fullmatch(locator)):
        advice += (
            f" The place '{where[:60]}' was not understood and is left out; write it as 'p. 5' "
            "or 'sec. 3'."
        )
        locator = ""
    return Citation(role, source.key, locator, says, advice=advice)


def _at_claim(root: Path, target: Target, citation: Citation, origin: str) -> EntryEdits:
    """A citation beside a claim, with the reader's words as what the work says."""
    entry = target.entry
    index = [str(claim.id) for claim in entry.fields.claims].index(target.claim)
    claim = entry.fields.claims[index]
    cited = re.compile(rf"{citation.role} @{citation.key}(?![\w-])")
    if citation.key in claim.grounds or cited.search(claim.cites or ""):
        raise BadForm(
            f"'{target.name}' is cited with {citation.role} @{citation.key} already; "
            f"look at {entry.file}, line {claim.id.place().line}"
        )
    layout = Layout(root, entry)
    neighbour: FieldPath = ("claims", index, "text")
    if claim.cites:
        neighbour = ("claims", index, "cites")
        cite = _beside(claim.cites, citation)
    else:
        cite = layout.new_field(neighbour, f'cites: "[{citation.written}]"\n')
    if citation.role not in _WITH_GROUNDS:
        said = comment(f"@{citation.key} says: {citation.says}")
        words = layout.new_field(neighbour, origin + said)
    elif claim.grounds:
        words = layout.new_inner_field(("claims", index, "grounds"), origin + _ground(citation, 0))
    else:
        words = layout.new_field(neighbour, f"{origin}grounds:\n{_ground(citation, 2)}")
    advice = f"'{target.name}' cites the source with the role '{citation.role}'. {citation.advice}"
    return EntryEdits(entry, [cite, words], advice)


def _beside(cites: Text, citation: Citation) -> Edit:
    """The edit that adds a citation to those of a claim."""
    close = cites.rfind("]")
    if close < 0:
        place = cites.place()
        raise BadForm(
            f"{place.file}, line {place.line} cites nothing in brackets; correct it first, "
            "as `litmap check` says"
        )
    return Edit(cites.place(close), "]", f"; {citation.written}]")


def _ground(citation: Citation, indent: int) -> str:
    """What the work says, as an item of a claim's `grounds`."""
    return f"{' ' * indent}{citation.key}: {folded(inert(citation.says), indent + 2)}\n"


def _new_claim(root: Path, entry: LoadedEntry, citation: Citation, origin: str) -> EntryEdits:
    """A claim that the work makes."""
    taken = [str(claim.id) for claim in entry.fields.claims]
    item = _claim(citation, origin, taken)
    layout = Layout(root, entry)
    if entry.fields.claims:
        edit = layout.new_last_item(("claims",), item)
    else:
        edit = layout.new_last_field(f"claims:\n  - {textwrap.indent(item, '    ').lstrip()}")
    advice = f"It is a claim of '{entry.id}'; write its 'label' and 'as_of'. {citation.advice}"
    return EntryEdits(entry, [edit], advice)


def _claim(citation: Citation, origin: str, taken: list[str]) -> str:
    """A claim as the lines of its fields. A work that supports nothing else makes the statement."""
    if citation.role != "evidence":
        citation = citation._replace(role="states")
    claim_id = first_words = slug(citation.says)
    number = 2
    while claim_id in taken:
        claim_id = f"{first_words[: ID_LENGTH - 5]}-{number}"
        number += 1
    return (
        f"id: {claim_id}\n"
        f"{origin}"
        f"text: {folded(inert(citation.says), 2)}\n"
        f'cites: "[{citation.written}]"\n'
    )


def _development(corpus: Corpus, form: Form, target: Target) -> NewEntry:
    """An event that changes what the map says."""
    statement = inert(form.needed("change"))
    title = re.sub(r"[\[\]@]", "", form.answer("event") or form.answer("change"))
    try:
        day = written_day(form.answer("date"))
    except ValueError as error:
        raise BadForm(f"{error} below '### Day'") from None
    citation = _citation(corpus, form, "evidence", statement)
    field = f"entry: {target.name}"
    if target.claim:
        field = f'claim: "{target.name}"'
    effect = form.chosen("effect")
    if effect not in DEVELOPMENT_EFFECT_WORDS:
        effect = "updates"
    because = folded(f"{statement.rstrip('.')} [{citation.written}].", 6)
    given = {
        "title": folded(title, 2),
        "summary": folded(statement, 2),
        "date": day,
        "bears_on": f"\n  - {field}\n    effect: {effect}\n    because: {because}",
        "confidence": "low",
    }
    advice = f"It bears on '{target.name}' and is dated {day}. {citation.advice}"
    return _entry("development", title, given, form, advice=advice)


def _proposed(corpus: Corpus, form: Form) -> NewEntry:
    """A new entry of the kind that was chosen, with a claim if a source was named."""
    kind = form.chosen("kind")
    if kind not in PLURALS:
        form.needed("kind")
        raise BadForm(f"'{kind[:40]}' is not a kind; the kinds are {', '.join(PLURALS)}")
    title = re.sub(r"[\[\]@]", "", form.needed("name"))
    given = {"title": folded(title, 2), "summary": folded(inert(form.needed("summary")), 2)}
    advice = "Fill in its other fields."
    if form.answer("place"):
        given["related"] = f"[{target_of(corpus, form.answer('place')).entry.id}]"
    if form.answer("source"):
        says = form.answer("saying") or form.needed("summary")
        citation = _citation(corpus, form, "states", says)
        item = _claim(citation, "", [])
        given["claims"] = f"\n  - {textwrap.indent(item, '    ').strip()}"
        advice += f" {citation.advice}"
    return _entry(cast(Kind, kind), title, given, form, advice=advice)


def _entry(kind: Kind, title: str, given: dict[str, str], form: Form, *, advice: str) -> NewEntry:
    """A draft of a new entry, in which the form's issue is named."""
    entry_id = slug(title)
    text = skeleton(kind, entry_id, given).replace("---\n", f"---\n{form.origin}", 1)
    return NewEntry(kind, entry_id, text, advice)
