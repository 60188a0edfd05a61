"""Find the names of institutions in prose: longest name first, whole words, as capitalised.

A name that two bodies share is recognised, so that no shorter name is found
inside it, but it leads to neither.
"""

import re
from collections.abc import Iterator

from litmap.content.corpus import Corpus
from litmap.content.prose import Block, Span
from litmap.model.institutions import Institution


class NameIndex:
    """All names of institutions that may be found on the corpus's day."""

    def __init__(self, corpus: Corpus) -> None:
        """Collect titles, acronyms and names; those of bodies with `mentions: off` are left out."""
        # the id of the one body that has the name, '' for a shared name
        self._owner: dict[str, str] = {}
        for entry in corpus.of_kind("institution"):
            for name, ambiguous in _names(entry.fields):
                if ambiguous or name in self._owner:
                    self._owner[name] = ""
                else:
                    self._owner[name] = entry.id
        longest_first = sorted(self._owner, key=lambda name: (-len(name), name))
        words = "|".join(map(re.escape, longest_first))
        pattern = r"(?!)"  # matches nothing
        if words:
            pattern = rf"(?<!\w)(?:{words})(?!\w)"
        self._pattern = re.compile(pattern)

    def mark(self, block: Block, own: str) -> Block:
        """The block with its spans split at each name;

        `own` is the institution whose page this is, if any.
        """
        if not self._pattern.search(block.text):
            return block
        spans: list[Span] = []
        for span in block.spans:
            if span.href or span.citations or "code" in span.marks:
                spans.append(span)
            else:
                spans += self._split(span, own)
        return block.with_spans(tuple(spans))

    def named_in(self, text: str) -> set[str]:
        """The ids of the institutions that a text names."""
        found = {self._owner[match[0]] for match in self._pattern.finditer(text)}
        return found - {""}

    def _split(self, span: Span, own: str) -> Iterator[Span]:
        """The parts of a span: its names, and the text between them."""
        done = 0
        for match in self._pattern.finditer(span.text):
            start, end = match.span()
            owner = self._owner[match[0]]
            if not owner or owner == own:
                continue
            if start > done:
                yield span.part(done, start)
            name = span.part(start, end)
            yield name._replace(mention=owner)
            done = end
        if done < len(span.text):
            yield span.part(done, len(span.text))


def _names(fields: object) -> Iterator[tuple[str, bool]]:
    """Each name of an institution, and whether its entry says that another body shares it."""
    if not isinstance(fields, Institution) or not fields.mentions:
        return
    ambiguous: dict[str, bool] = {}
    for name in fields.names:
        ambiguous[str(name.name)] = name.ambiguous
    ambiguous.setdefault(str(fields.title), False)
    if fields.acronym:
        ambiguous.setdefault(str(fields.acronym), False)
    yield from ambiguous.items()
