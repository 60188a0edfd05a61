"""Rules about slips of the hand, which a contributor corrects as soon as they are pointed out."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from litmap.bibtex.fields import is_unseen, meant
from litmap.content.citations import Citation
from litmap.content.corpus import Corpus
from litmap.content.prose import CITED
from litmap.model.fields import Ref
from litmap.model.reference import HOUSE_VALUES, Reference
from litmap.model.walk import FieldPath, Found
from litmap.problems.problem import Place, Problem
from litmap.problems.wording import listed
from litmap.rules.pasted import looks_pasted

_SMALL = "the of to in and a an is for with by from on as at or"
_SMALL_WORDS = frozenset(_SMALL.split())
_DOUBLED = re.compile(r"\b(\w{1,4})\s+\1\b(?![-.'’])", re.IGNORECASE)
# the last two are in the skeletons of `litmap new`
_NOTE = re.compile(
    r"(?=[TFXL?\[SR])"  # the first characters: so the search skips all other text quickly
    r"(?:\b(?:TODO|FIXME|XXX+|TBC|TBD)\b|\?\?+|\bLorem ipsum\b|\[citation needed\]"
    r"|\bSay here (?:in one or two sentences )?what (?:it is|the word means)"
    r"|\bReplace this (?:paragraph|sentence|text|line)\b|\[cite_start\])"
)
# UTF-8 that was read as Windows' Latin alphabet
_GARBLED = re.compile("[ÂÃÄÅ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|\ufffd")
_ESCAPED = re.compile(r"\\\[[^\[\]`@]*(?<!\\)@([a-z][\w-]*)")
_EMPTY_LINK = re.compile(r"\]\(\s*\)")
_MARKUP = re.compile(
    r"\[\^\w+\]|\*\*|~~|\]\s?\(|\]\(\s*\)|\)\[(?=[\w./-]+\])"
    r"|==(?=\S)[^=\n]+==|(?<=\w)(?:\^[^\s^]{1,12}\^|~[^\s~]{1,12}~)|\A\[[ xX]\](?=\s)"
    r"|\$(?=[^$\n]*[\\^_])[^\s$](?:[^$\n]{0,200}[^\s$])?\$(?!\d)"
)
_EXTENSIONS = {
    "==": "delete the '==', or write *emphasis*",
    "^": "write the raised sign itself, such as '²'",
    "~": "write the lowered sign itself, such as '₂'",
    "$": "write the signs themselves, such as 'x²'",
    "[ ]": "delete it: a list has no boxes to tick",
    "[x]": "delete it: a list has no boxes to tick",
}
"""Signs of other kinds of Markdown, and what to write for them."""
_ENDS = (".", "!", "?", "…", ":")
_CLOSING = "'\"”’)]"
"""What may stand behind the mark that ends a sentence."""

_KEY = re.compile(r"(?<![\w@/.#-])[a-z]+\d{4}[a-z]+\b(?![\w/#-])")


def slip_of_hand(corpus: Corpus) -> Iterator[Problem]:
    """Text has no doubled word, no note to oneself and no garbled letter.

    doubled-word: a small word is written once.
        bad:  the the treaty
        good: the treaty
    left-note: no note to oneself is left in a text.
        bad:  TODO add a source
        good: the source, or nothing
    garbled: no letter or quotation mark is garbled.
        bad:  the EUâ€™s law
        good: the EU's law
    """
    for _, raw, _ in corpus.texts:
        for match in _DOUBLED.finditer(raw):
            if match[1].lower() in _SMALL_WORDS:
                yield Problem(
                    raw.place(match.start()),
                    "doubled-word",
                    f"'{match[1]}' is repeated; delete one",
                    "warning",
                )
        for match in _NOTE.finditer(raw):
            yield Problem(
                raw.place(match.start()),
                "left-note",
                f"'{match[0]}' begins a note to oneself; do what it says, and delete all of it",
                "warning",
            )
        if garbled := _garbled_in(raw):
            yield _garbled(raw.place(garbled.start()), garbled[0])
    for work in corpus.references.values():
        for field, place in work.field_places.items():
            if is_unseen(field):
                continue
            if garbled := _garbled_in(work.get(field) or _names(work, field)):
                yield _garbled(place, garbled[0])


def _garbled_in(text: str) -> re.Match[str] | None:
    return None if text.isascii() else _GARBLED.search(text)


def _names(work: Reference, field: str) -> str:
    """The names in a field, as one text."""
    return " ".join(f"{person.last} {person.first}" for person in work.names(field).persons)


def _garbled(place: Place, found: str) -> Problem:
    said = f"'{found}' is a garbled letter, dash or quotation mark; type what was meant"
    return Problem(place, "garbled", said, "warning")


def markup_left(corpus: Corpus) -> Iterator[Problem]:
    """Markdown that opens something also closes it.

    markup-left: what is meant as a link, a footnote or bold type is written so that it works.
        bad:  [the treaty] (../instruments/coe-ai-convention.md)
        good: [the treaty](../instruments/coe-ai-convention.md)
    """
    for _, raw, prose in corpus.texts:
        for span in prose.spans():
            match = _MARKUP.search(span.text)
            if match and "code" not in span.marks:
                place = span.place._replace(column=span.place.column + match.start())
                yield Problem(
                    place,
                    "markup-left",
                    f"'{match[0]}' is shown as typed; {_cure(match[0])}",
                    "warning",
                )
        for match in _ESCAPED.finditer(raw):
            if match[1] not in corpus.references:
                continue
            yield Problem(
                raw.place(match.start()),
                "markup-left",
                "this bracket is shown as typed, and cites nothing; delete the '\\' before '[' "
                "and before ']'",
                "warning",
            )
        for match in _EMPTY_LINK.finditer(raw):
            yield Problem(
                raw.place(match.start()),
                "markup-left",
                "the link leads nowhere; write the file between the round brackets",
                "warning",
            )


def _cure(markup: str) -> str:
    if markup == "~~":
        return "delete it, and the words that it strikes out"
    for sign, cure in _EXTENSIONS.items():
        if markup.lower().startswith(sign):
            return cure
    return "write a link as [text](file.md), bold type as **word**, and a source as [@key]"


def unfinished(corpus: Corpus) -> Iterator[Problem]:
    """Paragraphs end, and are not repeated.

    cut-off: a paragraph ends with a full stop.
        bad:  States rarely agree on the
        good: States rarely agree on the details.
    repeated-paragraph: no paragraph is in a text twice.
        bad:  the same paragraph pasted twice
        good: one of the two
    """
    for piece in corpus.pieces():
        if piece.found is not None:  # a field
            continue
        seen: set[str] = set()
        for block in piece.prose.blocks:
            if block.opens != ("p",) or not block.spans:
                continue
            if not is_whole(block.text) and not looks_pasted(block.text):
                yield Problem(
                    block.spans[-1].place,
                    "cut-off",
                    f"the paragraph ends with '{block.text[-20:].strip()}'; finish the sentence",
                    "warning",
                )
            if block.text in seen and len(block.text) > 40:
                yield Problem(
                    block.spans[0].place,
                    "repeated-paragraph",
                    "this paragraph is here a second time; delete one of the two",
                    "warning",
                )
            seen.add(block.text)


def is_whole(paragraph: str) -> bool:
    """Does a paragraph end with a mark that ends a sentence, or with a citation?"""
    end = paragraph.rstrip()
    return end.endswith(CITED) or end.rstrip(_CLOSING).endswith(_ENDS)


def source_without_at(corpus: Corpus) -> Iterator[Problem]:
    """A source is named with '@'.

    missing-at: a source is named with '@'.
        bad:  [supports doe2024map]
        good: [supports @doe2024map]
    """
    for _, raw, _ in corpus.texts:
        for match in _KEY.finditer(raw):
            if match[0] in corpus.references and not raw.startswith("](", match.end()):
                yield Problem(
                    raw.place(match.start()),
                    "missing-at",
                    f"'{match[0]}' is a source; write '@{match[0]}'",
                )


def said_twice(corpus: Corpus) -> Iterator[Problem]:
    """Nothing is twice in one list or citation, and no entry is related to itself.

    cited-twice: a citation names a work once for the same purpose and place.
        bad:  [supports @doe2024map; supports @doe2024map]
        good: [supports @doe2024map]
    listed-twice: a list names an entry once.
        bad:  related: [oecd, oecd]
        good: related: [oecd]
    itself: no entry is related to itself.
        bad:  related: [oecd] in the entry of the OECD
        good: related: [g20]
    """
    for piece in corpus.pieces():
        for span in piece.prose.spans():
            yield from _cited_twice(span.citations)
    for entry in corpus.authored:
        yield from _listed_twice(corpus.found(entry))
        # in any other field it would be a circle
        for related in entry.fields.related:
            if related == entry.id:
                yield Problem(
                    related.place(),
                    "itself",
                    f"'{related}' names its own entry; delete it, with the comma beside it",
                )


def _listed_twice(entry: Iterable[Found]) -> Iterator[Problem]:
    """Every id that is a second time in one list of an entry."""
    numbers: Counter[tuple[FieldPath, str, str]] = Counter()
    for found in entry:
        if not isinstance(found.marker, Ref):
            continue
        item = (found.record, found.field, str(found.value))
        numbers[item] += 1
        if numbers[item] == 2:
            yield Problem(
                found.value.place(),
                "listed-twice",
                f"'{found.value}' is listed twice in '{found.field}'; delete one",
                "warning",
            )


def _cited_twice(citations: tuple[Citation, ...]) -> Iterator[Problem]:
    seen: set[tuple[str, str, str, str]] = set()
    for one in citations:
        mark = (one.key, one.role, one.prefix, one.locator)
        if mark in seen:
            yield Problem(
                one.place,
                "cited-twice",
                f"'@{one.key}' is cited here twice with the same role and place; delete one",
                "warning",
            )
        seen.add(mark)


def bib_slips(corpus: Corpus) -> Iterator[Problem]:
    """Fields of a record have known names and a value.

    unknown-bib-field: the fields of a record are BibTeX's, or the map's own.
        bad:  tilte = {The map}
        good: title = {The map}
    empty-bib-field: a field has a value, or is left out (only a notice).
        bad:  volume = {}
        good: volume = {12}
    """
    for work in corpus.references.values():
        for field, place in work.field_places.items():
            fields = meant(field)
            if fields and not any(name in work.field_places for name in fields):
                names = listed([f"'{name}'" for name in fields[:3]], "or")
                message = f"'{field}' is not a field; did you mean {names}?"
                yield Problem(place, "unknown-bib-field", message, "warning")
            if field in work.fields and not work.get(field) and field not in HOUSE_VALUES:
                yield Problem(
                    place,
                    "empty-bib-field",
                    f"'{field}' has no value; write one, or remove it",
                    "notice",
                )
