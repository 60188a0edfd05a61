"""Author text that another page shows again: its links lead on, and nothing in it is an edge."""

from itertools import groupby

from markupsafe import Markup, escape

from litmap.content.prose import Span, without_brackets
from litmap.graph.addresses import BadLink, resolve
from litmap.model.text import Text
from litmap.site.html.page_data import PageData


def shown_again(page_data: PageData, text: Text | None, file: str) -> Markup:
    """A prose field without citations in brackets, which are named elsewhere; '' for None.

    `file` is that in which it was written: its links start there.
    """
    if text is None:
        return Markup("")
    parts = []
    spans = without_brackets(page_data.graph.prose[text.place()].spans())
    for href, group in groupby(spans, key=lambda one: one.href):
        words = "".join(_words(page_data, span) for span in group)
        parts.append(_linked(page_data, file, href, words))
    return Markup("").join(parts).strip()


def _words(page_data: PageData, span: Span) -> str:
    """The text of a span; a citation that is part of its sentence by name."""
    if span.citations:
        return page_data.labels.cited(span.citations[0])
    return span.text


def _linked(page_data: PageData, file: str, href: str, words: str) -> Markup:
    """Words within an author's link; the words alone where it leads nowhere."""
    if not href:
        return escape(words)
    try:
        target = resolve(page_data.corpus, file, href)
    except BadLink:
        return escape(words)
    if not target.address:
        return escape(words)
    address = target.address if target.external else page_data.href(target.address)
    return Markup('<a href="{}">{}</a>').format(address, words)
