"""Each change in one plain sentence, and the wordings before and after where these are shown."""

import re
from collections.abc import Iterable

from litmap.history.event import NOT_CHECKED, Event
from litmap.history.values import without_citations
from litmap.model.kinds import MODELS
from litmap.model.vocabulary import PLURALS
from litmap.problems.wording import capitalised, ended

_LINK = re.compile(r"!?\[((?:[^\[\]\\]|\\.)*)\]\([^()\s]*\)")
_ESCAPED = re.compile(r"\\([^\w\s])")
_WORDINGS = ("claim-reworded", "answer-reworded", "text-reworded", "work-annotated")


class Said(str):
    """Words that an author wrote, in a sentence of ours: whoever shows them sets them apart."""

    __slots__ = ()


class Value(Said):
    """A word or a few that stand in a sentence without quotes: a name, a verdict, a place."""

    __slots__ = ()


Words = list[str]
"""The parts of a sentence, of which some are `Said`."""


def plain(text: str) -> str:
    """An author's words without the marks of Markdown and the citations in brackets."""
    return _ESCAPED.sub(r"\1", _LINK.sub(r"\1", without_citations(text)))


def as_plain(words: Iterable[str]) -> str:
    """A sentence as text, an author's words in quotes."""
    return "".join(map(quoted, words))


def quoted(part: str) -> str:
    """A part of a sentence as text, with quotes around an author's words."""
    if isinstance(part, Value):
        return plain(part)
    return f"“{plain(part)}”" if isinstance(part, Said) else part


def wordings(event: Event) -> tuple[str, str]:
    """The wording before and now, '' for one that was not there; two of '' where none is shown."""
    if event.kind in _WORDINGS and event.before:
        return plain(event.before), plain(event.after)
    return "", ""


def sentence(event: Event) -> Words:
    """What changed. Where it is about an entry or a work, its name stands before the sentence."""
    return _with_one_stop(_sentence(event))


def _with_one_stop(words: Words) -> Words:
    """A sentence in which an author's full stop stands at the end alone, and is not doubled."""
    *before, last = words
    found = [_unstopped(part) for part in before]
    if last == "." and before and before[-1].endswith((".", "?", "!")):
        return [*found[:-1], before[-1]]
    return [*found, last]


def _unstopped(part: str) -> str:
    """A part that others follow, without the full stop of its author."""
    if isinstance(part, Said) and not isinstance(part, Value) and not part.endswith(".."):
        return Said(part.removesuffix("."))
    return part


def _sentence(event: Event) -> Words:
    about = event.kind.partition("-")[0]
    if about == "claim":
        return _claim(event)
    if about == "citation" or event.kind in ("contested", "uncontested"):
        return _citation(event)
    if about in ("entry", "page", "text", "answer", "dispute"):
        return _entry(event)
    if about in ("work", "standing"):
        return _work(event)
    if about in ("relation", "membership"):
        return _relation(event)
    return _judged(event)


def _claim(event: Event) -> Words:
    text = Said(event.claim)
    if event.kind == "claim-added":
        return ["A claim was added: ", text, "."]
    if event.kind == "claim-withdrawn":
        return ["The claim ", text, " was withdrawn", *_because(event)]
    if event.kind == "claim-reworded":
        return ["A claim was reworded."]
    if event.kind == "claim-moved":
        return ["The claim ", text, " moved here from ", Said(event.before), "."]
    if event.kind == "claim-merged":
        return ["The claim ", Said(event.before), " is now part of the claim ", text, "."]
    return ["The address of the claim ", text, *_instead(event)]


def _instead(event: Event) -> Words:
    """That there is another value now."""
    return [" is now ", Value(event.after), ", no longer ", Value(event.before), "."]


def _because(event: Event) -> Words:
    return [": ", Said(event.said), "."] if event.said else ["."]


def _owner(event: Event) -> Words:
    """What in the entry an event is about."""
    if event.claim:
        return ["the claim ", Said(event.claim)]
    if event.measure:
        return ["the verdict on ", Said(event.measure)]
    return ["this entry"]


def _citation(event: Event) -> Words:
    source, owner = Said(event.source), _owner(event)
    if event.kind == "contested":
        said = Value(event.said)
        return ["The claim ", Said(event.claim), " is now ", said, " ", source, "."]
    if event.kind == "uncontested":
        return [
            "The claim ",
            Said(event.claim),
            " is no longer ",
            Value(event.before),
            " ",
            source,
            ".",
        ]
    if event.kind == "citation-added":
        return [source, " was added as a source of ", *owner, " (", Value(event.after), ")."]
    if event.kind == "citation-removed":
        return [source, " is no longer a source of ", *owner, " (", Value(event.before), ")."]
    if event.kind == "citation-retyped":
        role = [" in another role: ", Value(event.after), ", no longer ", Value(event.before), "."]
        return [source, " is cited at ", *owner, *role]
    return [source, " is cited at ", *owner, " for another place: ", Value(event.after), "."]


def _entry(event: Event) -> Words:
    if event.kind == "entry-added":
        summary: Words = [": ", Said(event.after)] if event.after else []
        return ["This entry was added", *summary, "."]
    if event.kind == "entry-removed":
        return ["This entry was removed", *_because(event)]
    if event.kind == "entry-merged":
        return ["The entry ", Said(event.before), " became part of this one."]
    if event.kind == "entry-renamed" and event.said == "kind":
        then, now = Value(_kind(event.before)), Value(_kind(event.after))
        return ["It is one of the ", now, " now, no longer of the ", then, "."]
    if event.kind == "entry-renamed":
        return ["Its address", *_instead(event)]
    if event.kind == "page-changed":
        return ["This page was changed."]
    if event.kind == "dispute-changed":
        return _dispute(event)
    return ["The ", Value(event.said), f" was {_how(event)}.", *_new(event)]


def _new(event: Event) -> Words:
    """A wording that stands where there was none."""
    return [" ", Said(event.after)] if event.after and not event.before else []


def _how(event: Event) -> str:
    if not event.before:
        return "added"
    return "reworded" if event.after else "removed"


def _kind(kind: str) -> str:
    """A kind of entry in the plural; one that the map no longer has as old files call it."""
    for name in MODELS:
        if name == kind:
            return PLURALS[name]
    return kind


def _dispute(event: Event) -> Words:
    if not event.before:
        return ["A live dispute was added: ", Said(event.title)]
    if not event.after:
        return ["The live dispute ", Said(event.title), " was removed."]
    return ["The live dispute ", Said(event.title), " was changed: ", Value(event.said), "."]


def _work(event: Event) -> Words:
    if event.kind == "work-added":
        return ["The work ", Said(event.after), " was added."]
    if event.kind == "work-removed":
        return ["The work ", Said(event.before), " was removed", *_because(event)]
    if event.kind == "work-read":
        return ["How far it was read: ", Value(event.after), *_before(event)]
    if event.kind == "work-renamed":
        return ["Its key", *_instead(event)]
    if event.kind == "work-annotated":
        return [f"What the map says of it was {_how(event)}.", *_new(event)]
    if event.kind == "standing-changed":
        now = event.after or "not said"
        return ["Its standing now: ", Value(now), *(_before(event) if event.before else ["."])]
    return ["Its record was corrected: ", Value(event.said), "."]


def _before(event: Event, nothing: str = "none") -> Words:
    """What there was before."""
    return [" (before: ", Value(event.before or nothing), ")."]


def _relation(event: Event) -> Words:
    of: Words = []
    if event.claim or event.measure:
        of = [" for ", *_owner(event)]
    if event.before and event.after:
        return ["Changed", *of, ": ", Value(event.after), "; before: ", Value(event.before), "."]
    if event.after:
        return ["New", *of, ": ", Value(event.after), "."]
    return ["No longer", *of, ": ", Value(event.before), "."]


def _overtaken(event: Event) -> Words:
    """What an event changes: a claim of an entry, or the entry."""
    if event.claim:
        return ["the claim ", Said(event.claim), " of ", Said(event.source)]
    return [Said(event.source)]


def _judged(event: Event) -> Words:
    """Whether something still holds, what an event changes, a verdict, or details."""
    if event.kind == "overtaken":
        return ["This event ", Value(event.said), " ", *_overtaken(event), "."]
    if event.kind == "holds-changed":
        reason: Words = [" ", Said(ended(event.said))] if event.said else []
        lead, *owner = _owner(event)
        before = _before(event) if event.before != NOT_CHECKED else ["."]
        return [capitalised(lead), *owner, ": ", Value(event.after), *before, *reason]
    if event.kind == "verdict-changed":
        now = Value(event.after or "not assessed")
        before = _before(event, "not assessed")
        return ["The verdict on ", Said(event.measure), " is now ", now, *before]
    return ["Changed in ", *_owner(event), ": ", Value(event.said), "."]
