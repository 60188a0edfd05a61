"""Find the names of institutions in prose: longest name first, whole words, as capitalised.

A name that two bodies share is recognised, so that no shorter name is found
inside it, but it leads to neither.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping

from litmap.content.corpus import Corpus
from litmap.content.prose import Block, Span
from litmap.model.institutions import Institution
from litmap.model.walk import hidden


class NameIndex:
    """All names of institutions that may be found on the corpus's day."""

    def __init__(self, corpus: Corpus) -> None:
        """Collect titles, acronyms and names; those of bodies with `mentions: off` are left out."""
        owners: dict[str, set[str]] = defaultdict(set)
        for entry in corpus.of_kind("institution"):
            for name, shared in _names(entry.fields, corpus):
                owners[name] |= {entry.id, ""} if shared else {entry.id}
        self._owner: Mapping[str, str] = {
            name: next(iter(ids)) if len(ids) == 1 else "" for name, ids in owners.items()
        }
        longest = sorted(self._owner, key=lambda name: (-len(name), name))
        words = "|".join(re.escape(name) for name in longest)
        self._pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)") if words else re.compile(r"(?!)")

    def mark(self, block: Block, own: str) -> Block:
        """The block with its spans split at each name; `own` is the institution whose page this is, if any."""
        if not self._pattern.search(block.text):
            return block
        spans: list[Span] = []
        for span in block.spans:
            spans += (
                [span]
                if span.href or span.citations or "code" in span.marks
                else self._split(span, own)
            )
        return block.with_spans(tuple(spans))

    def _split(self, span: Span, own: str) -> Iterator[Span]:
        done = 0
        for match in self._pattern.finditer(span.text):
            owner = self._owner[match[0]]
            if not owner or owner == own:
                continue
            if match.start() > done:
                yield _cut(span, done, match.start())
            yield _cut(span, match.start(), match.end())._replace(mention=owner)
            done = match.end()
        if done < len(span.text):
            yield _cut(span, done, len(span.text))


def _names(fields: object, corpus: Corpus) -> Iterator[tuple[str, bool]]:
    """Each name of an institution, and whether its entry says that another body shares it."""
    if not isinstance(fields, Institution) or not fields.mentions:
        return
    listed = {
        str(name.name): name.ambiguous for name in fields.names if not hidden(name, corpus.today)
    }
    for name in (fields.title, fields.acronym):
        if name:
            listed.setdefault(str(name), False)
    yield from listed.items()


def _cut(span: Span, start: int, end: int) -> Span:
    """Part of a span. Its place moves along the line, which is exact but for text behind a folded line's end."""
    place = span.place._replace(column=span.place.column + start)
    return span._replace(start=span.start + start, text=span.text[start:end], place=place)


def clip(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    """The spans between two offsets of their block's text."""
    kept = []
    for index in range(bisect_right(spans, start, key=lambda span: span.end), len(spans)):
        span = spans[index]
        if span.start >= end:
            break
        if not span.citations and span.text:
            kept.append(_cut(span, max(start - span.start, 0), min(end, span.end) - span.start))
        elif span.citations and start <= span.start:
            kept.append(span)
    return tuple(kept)
