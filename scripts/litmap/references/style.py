"""Our one author-date style: how a work is named in the text and described in full.

In the text: "Cihon et al. 2020"; up to two names, else the first and "et al."
(`citation_label`). As a heading: "Cihon, Maas and Kemp 2020"; up to three
(`heading`). A corporate author is named whole, or by `shortauthor`. Without
authors the editors stand, without editors the short title in quotes; without a
date "n.d.". Works that would share a label get a, b, c (`year_suffixes`).

In full, by kind of work (`full`, and from it `html` and `plain`):

- article: Author, A., Author, B. and Author, C. (2020). ‘Title’. *Journal*, 11(5), 545–556.
- chapter: Author, A. (2009). ‘Title’, in Editor, E. (ed.), *Book*, 44–88. Place: Publisher.
- book: Author, A. (2016). *Title*, 2nd edition. Place: Publisher.
- report: Author, A. (2024). *Title*. Institution, CIGI Papers No. 311.
- preprint: Author, A. (2023). *Title*. Preprint (arXiv:2307.04699).
- act: European Union (2024). *Regulation (EU) 2024/1689 of 13 June 2024 on …*.
- document: UN General Assembly (2024). *Title*. United Nations, Resolution A/RES/78/265. 21 March 2024.
- other: Author, A. (2023). *Title*. Publisher. 18 December 2023.

A date more exact than the year is written out unless the work is a book, part of one,
or in a volume of a journal. Neither it nor a number is repeated from the title. Then
comes the address, once: the DOI as https://doi.org/…, else the URL with "(accessed 20
February 2024)", else the preprint's. A work by nobody starts with its title. More than
ten names are cut to seven and "et al.". Titles keep their capitals; quotes inside
quotes are double; full stops never meet; ranges of numbers have an en dash.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from html import escape

from litmap.model.reference import Reference
from litmap.problems.wording import listed
from litmap.references.full import (
    StyledText,
    address_of,
    family_first,
    opening,
    published,
    reference_sentences,
    responsible,
    surname,
)
from litmap.references.typography import inner_quotes, is_stopped, letters, sortable

_SHORT = re.compile(r"(.+?[?!]|.+?)(?:\s*:\s|\s[–—-]\s|(?<=[?!])\s|\Z)")


def names(reference: Reference, most: int = 2) -> str:
    """Who a label names: up to `most` surnames, else the first and "et al."; the short title if nobody is."""
    people, more = responsible(reference)
    short = reference.get("shortauthor" if reference.authors else "shorteditor")
    if short and people:
        return short
    if not people:
        return f"‘{inner_quotes(_short_title(reference))}’"
    if more or len(people) > most:
        return f"{surname(people[0])} et al."
    return listed([surname(person) for person in people])


def year(reference: Reference, suffix: str = "") -> str:
    """The year of publication with the `suffix` that tells works apart: '2020', '2020a', 'n.d.', 'n.d.-a'."""
    digits = reference.year
    if digits:
        return digits + suffix
    return f"n.d.-{suffix}" if suffix else "n.d."


def citation_label(reference: Reference, suffix: str = "") -> str:
    """How the text names a work: 'Cihon et al. 2020', 'Abbott and Snidal 2000', 'Council of Europe 2023'."""
    return f"{names(reference, 2)} {year(reference, suffix)}"


def heading(reference: Reference, suffix: str = "") -> str:
    """How a heading names a work: 'Cihon, Maas and Kemp 2020'; beyond three names 'Roberts et al. 2024'."""
    return f"{names(reference, 3)} {year(reference, suffix)}"


author_date = heading


def year_suffixes(references: Iterable[Reference]) -> dict[str, str]:
    """For each key, 'a', 'b', … 'z', 'aa' … where several works share a label in the text, else ''.

    Works that share one are lettered by date, then title, then key; the order given does not matter.
    """
    groups: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        groups[citation_label(reference).casefold()].append(reference)
    suffixes: dict[str, str] = {}
    for group in groups.values():
        group.sort(key=lambda work: (published(work), sortable(work.get("title")), work.key))
        for index, work in enumerate(group):
            suffixes[work.key] = letters(index) if len(group) > 1 else ""
    return suffixes


def sort_key(reference: Reference) -> tuple[str, str, str, str]:
    """Orders a list of works by names, date, title and key, without regard to case and accents."""
    people, _ = responsible(reference)
    title = sortable(reference.get("title"))
    who = sortable(", ".join(family_first(person) for person in people)) or title
    return who, published(reference), title, reference.key


def html(reference: Reference, suffix: str = "", address: bool = True) -> str:
    """The full reference as HTML, all text escaped: italics in `<em>`, at most one link; see `full`."""
    return "".join(_tagged(span) for span in full(reference, suffix, address))


def plain(reference: Reference, suffix: str = "", address: bool = True) -> str:
    """The full reference as plain text; see `full`."""
    return "".join(span.text for span in full(reference, suffix, address))


def full(reference: Reference, suffix: str = "", address: bool = True) -> tuple[StyledText, ...]:
    """The full reference in pieces; without DOI or URL where `address` is false."""
    spans: list[StyledText] = []
    for sentence in (opening(reference, year(reference, suffix)), *reference_sentences(reference)):
        worded = [span for span in sentence if span.text]
        if worded:
            spans += [StyledText(" "), *worded] if spans else worded
            spans += [] if is_stopped(worded[-1].text) else [StyledText(".")]
    where = address_of(reference) if address else []
    return tuple([*spans, StyledText(" "), *where] if where else spans)


def _tagged(span: StyledText) -> str:
    text = f"<em>{escape(span.text)}</em>" if span.em else escape(span.text)
    return f'<a href="{escape(span.href)}">{text}</a>' if span.href else text


def _short_title(reference: Reference) -> str:
    """The field `shorttitle`, or the title up to its colon or dash, at most eight words."""
    if short := reference.get("shorttitle"):
        return short
    match = _SHORT.match(reference.get("title"))
    words = match[1].split() if match else ["[untitled]"]
    return " ".join(words) if len(words) <= 8 else f"{' '.join(words[:6])}…"
