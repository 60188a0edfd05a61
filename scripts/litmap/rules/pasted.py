"""Rules about what is pasted from a word processor, or into the wrong place."""

import re
from collections.abc import Iterator

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.model.entry import Claim
from litmap.model.kinds import MODELS, field_names
from litmap.model.text import Run, Text
from litmap.problems.problem import Problem, as_ascii

_JOINED = re.compile("[\ufb00-\ufb06]")
_ODD = re.compile("[\u00a0\u2007\u202f\u2011\ufb00-\ufb06]")
_ODD_NAMES = {"\u00a0": "no-break space", "\u2007": "no-break space", "\u202f": "no-break space"}
_ODD_NAMES["\u2011"] = "no-break hyphen"
_BULLET = re.compile(
    r"[•‣◦▪●■·❖➢➤☐☑](?=\s)|^[ \t]*([–—→✓o])[ \t](?=.*\n[ \t]*\1[ \t])|^o(?=\t)", re.MULTILINE
)
"""A bullet that a word processor makes; a dash only where the next line begins with it too."""

_TABLE = re.compile(
    r"^[ \t]*(?:(\|?[^|\n]*\|[^\n]*)\n[ \t]*\|?[ \t]*:?--+:?[ \t]*(?:\|[ \t:-]*)+$"
    r"|(\+(?:[-=]{2,}\+)+)[ \t]*$"
    r"|((?!(?:[0-9]{1,3}[.)]|\S)\s)[^\t\n]+\t[^\n]+)\n[^\t\n]+\t[^\n]+$)",
    re.MULTILINE,
)
"""The head of a table in Markdown and the line below it, or two rows of a spreadsheet."""

_FOOTNOTE = re.compile(
    r"(?<![\w./@-])([^\W\d_]{3,})(?:[.,;\"'”’)]+\d{1,3}(?![\w.,/%-]{0,40}\w)|[.,;:\"'”’)]*[¹²³⁰⁴-⁹]+)"
)
"""A word, and a number right behind the stop that follows it, or a raised one."""

_DIGIT = re.compile("[0-9¹²³⁰⁴-⁹]")

_SHORT = """
    sec art ann app fig para paras vol nos col line box tab ver est approx rev res doc corr add
    jan feb mar apr jun jul aug sep sept oct nov dec
"""
_SHORT_WORDS = frozenset(_SHORT.split())
"""What may have a stop and a number behind it, where a blank was forgotten."""

_CHAT_MARK = re.compile(
    r"(?::c|c)ontentReference\[oaicite:\d+\](?:\{[^}]*\})?|【[^】]*】"
    r"|t(?<=\bt)urn\d+(?:search|view|news)\d+\b"
)
"""What a chat program leaves where it means a source.

Each form begins with a character, so the search skips all other text quickly.
"""

_FIELD = re.compile(r"^\s*(?:- )?([a-z_]+):(\s.*)?$", re.MULTILINE)


def looks_pasted(text: str) -> bool:
    """Is a paragraph a list from a word processor, fields, or a chat program's? A rule says so."""
    listed = _BULLET.search(text) or text.startswith(("– ", "— ", "|", "+-")) or "\t" in text
    return bool(listed or _FIELD.search(text) or _CHAT_MARK.search(text))


def odd_character(corpus: Corpus) -> Iterator[Problem]:
    """Blanks, hyphens and letters are those that a reader's search finds.

    A title in references.bib may hold no-break spaces, which some languages ask for.

    odd-character: no no-break space, no-break hyphen or joined letters, as word processors make.
        bad:  the ﬁrst treaty
        good: the first treaty
    """
    for entry in corpus.authored:
        yield from _odd_in_file(_ODD, entry.front, entry.file, first=2)
        yield from _odd(_ODD, entry.body)
    for page in corpus.pages.values():
        for text in (page.title, page.summary, page.body):
            yield from _odd(_ODD, text)
    for work in corpus.references.values():
        yield from _odd_in_file(_JOINED, work.source, work.place.file, first=work.place.line)


def _odd_in_file(signs: re.Pattern[str], text: str, file: str, first: int) -> Iterator[Problem]:
    """The same of a text that is written in a file from a line on."""
    if not text.isascii():
        yield from _odd(signs, Text(text, file, _lines(text, first)))


def _lines(text: str, first: int) -> tuple[Run, ...]:
    """The runs of a text that is written in a file from a line on."""
    runs: list[Run] = []
    start = 0
    for number, line in enumerate(text.split("\n"), first):
        runs.append(Run(start, number, 1))
        start += len(line) + 1
    return tuple(runs)


def _odd(signs: re.Pattern[str], text: Text) -> Iterator[Problem]:
    if text.isascii():
        return
    for match in signs.finditer(text):
        odd = match[0]
        name = _ODD_NAMES.get(odd, "joined letter")
        yield Problem(
            text.place(match.start()),
            "odd-character",
            f"there is a {name} (U+{ord(odd):04X}) here, which a search does not find; "
            f"type '{as_ascii(odd)}'",
            "warning",
        )


def pasted_list(corpus: Corpus) -> Iterator[Problem]:
    """A list is written as Markdown, and only below the front matter.

    pasted-list: a list has '- ' before each item, in lines of their own below the front matter.
        bad:  • first point • second point
        good: two lines that start with '- '
    """
    for _, raw, _ in corpus.texts:
        found = _BULLET.search(raw)
        if found:
            yield Problem(
                raw.place(found.start()),
                "pasted-list",
                f"'{found[0].strip()}' is a bullet from a word processor; write sentences, or, "
                "below the front matter, '- ' at the start of a line for each item",
                "warning",
            )
        if table := _TABLE.search(raw):
            at = table.lastindex or 0
            head = " ".join(table[at].split())
            yield Problem(
                raw.place(table.start(at)),
                "pasted-list",
                f"'{head[:40]}' is the head of a table, which is shown as typed; "
                "write sentences, or a list with '- ' before each item",
                "warning",
            )


def footnote_number(corpus: Corpus) -> Iterator[Problem]:
    """No number of a footnote is left at the end of a word.

    footnote-number: no footnote number is left from another document; the source is cited.
        bad:  AI develops fast.12
        good: AI develops fast [supports @doe2024map, p. 5].
    """
    for _, _, prose in corpus.texts:
        for span in prose.spans():
            if not _DIGIT.search(span.text):  # as in nearly all
                continue
            if "code" in span.marks or _CHAT_MARK.search(span.text):
                continue
            for match in _FOOTNOTE.finditer(span.text):
                if match[1].lower() in _SHORT_WORDS:
                    continue
                yield Problem(
                    span.part(match.start(), span.end - span.start).place,
                    "footnote-number",
                    f"'{match[0]}' ends with the number of a footnote; delete the number, and cite "
                    "the note's source",
                    "warning",
                )


def chat_mark(corpus: Corpus) -> Iterator[Problem]:
    """No mark of a chat program is left in a text; what it means is cited.

    chat-mark: no chat program's mark is left in place of a source.
        bad:  The act is ours to add. :contentReference[oaicite:2]{index=2}
        good: The act is ours to add [evidence @doe2024map, p. 5].
    """
    for _, raw, _ in corpus.texts:
        for match in _CHAT_MARK.finditer(raw):
            yield Problem(
                raw.place(match.start()),
                "chat-mark",
                f"'{match[0]}' was left by a chat program; delete it, and cite the source itself",
                "warning",
            )


def field_in_body(corpus: Corpus) -> Iterator[Problem]:
    """Fields are in the front matter, above the second '---'.

    field-in-body: claims and other fields are above the second '---'.
        bad:  "claims: below the second '---'"
        good: "the same above it"
    """
    for entry in corpus.authored:
        lines = _field_lines(entry)
        at_start = [match for match in lines if not entry.body[: match.start()].strip()]
        if len(lines) > 1 or at_start or any(not match[2] for match in lines):
            first, last = lines[0], entry.body.place(lines[-1].start(1)).line
            yield Problem(
                entry.body.place(first.start(1)),
                "field-in-body",
                f"'{first[1]}:' is below the front matter, and is shown as text; move what is "
                f"here, down to line {last} and as it is, to just above the second '---'",
            )


def _field_lines(entry: LoadedEntry) -> list[re.Match[str]]:
    """The lines of a body that look like fields of the entry or of a claim."""
    names = {*field_names(MODELS[entry.kind]), *field_names(Claim)}
    return [match for match in _FIELD.finditer(entry.body) if match[1] in names]
