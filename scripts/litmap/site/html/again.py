"""Author text that another page shows again: its links lead on, and nothing in it is an edge."""

from itertools import groupby

from markupsafe import Markup, escape

from litmap.graph.addresses import BadLink, resolve
from litmap.model.text import Text
from litmap.problems.wording import tidy
from litmap.site.html.page_data import PageData


def shown_again(page_data: PageData, text: Text | None, file: str) -> Markup:
    """A prose field without its citations, which are named elsewhere; '' for None.

    `file` is that in which it was written: its links start there.
    """
    if text is None:
        return Markup("")
    parts = []
    for href, group in groupby(
        page_data.graph.prose[text.place()].spans(), key=lambda one: one.href
    ):
        words = "".join(span.text for span in group if not span.citations)
        parts.append(_linked(page_data, file, href, words))
    return Markup(tidy(Markup("").join(parts)))


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
