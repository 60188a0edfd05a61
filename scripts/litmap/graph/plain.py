"""The sentences of edges in plain text, as they stand in data files."""

from collections.abc import Iterable

from litmap.content.corpus import Corpus
from litmap.content.prose import Span, without_brackets


def plain_text(corpus: Corpus, spans: Iterable[Span]) -> str:
    """The text of spans. Of its citations those stay that are part of a sentence, by name."""
    said = ""
    for span in without_brackets(spans):
        if span.citations:
            said += named(corpus, span.citations[0].key)
        else:
            said += span.text
    return " ".join(said.split())


def named(corpus: Corpus, key: str) -> str:
    """A work as a sentence names it: 'Cihon et al. (2020a)'."""
    return corpus.works_named.get(key, f"@{key}")
