"""Our one author-date style: how a work is named in the text and described in full.

In the text: "Cihon et al. 2020"; up to two names, else the first and "et al."
(`citation_label`). As a heading: "Cihon, Maas and Kemp 2020"; up to three
(`heading`). A corporate author is named whole, or by `shortauthor`. Missing
authors are replaced by the editors, missing editors by the short title in quotes (of a
standard by the body that issued it), a missing date by "n.d."; what is not out yet is
"forthcoming" or "in press". Works that would share a label get a, b, c (`year_suffixes`).

In full, by kind of work (`full`, and from it `html` and `plain`):

- article: Author, A., Author, B. and Author, C. (2020). ‘Title’. *Journal*, 11(5), 545–556.
- press, online first: Author, A. (2023). ‘Title’ [Editorial]. *Paper*, 8 December 2023, p. 7.
- chapter: Author, A. (2009). ‘Title’, in Editor, E. (ed.), *Book*, 2nd edition, vol. 2, ch. 3,
  pp. 44–88. Place: Publisher.
- foreword: Author, A. (2009). Foreword, in Bookauthor, B., *Book*, pp. v–x. Publisher.
- paper: Author, A. (2024). ‘Title’. Presented at Event, Venue, 27–30 March 2024.
- book: Author, A. (2016). *Title*, 2nd edition, vol. 2 of *Main Title*. Edited and translated from
  French by B. Other. Place: Publisher, Series No. 7. First published as *Titre*, Paris: Éditeur,
  1975.
- report: Author, A. (2024). *Title*. Place: Institution, CIGI Papers No. 311. May 2024.
- thesis: Author, A. (2021). *Title*. University, PhD thesis.
- preprint: Author, A. (2023). *Title*. Preprint (arXiv:2307.04699).
- dataset, software: Author, A. (2024). *Title*. Zenodo, dataset, version 2.1.
- treaty: Council of Europe (2024). *Title*. CETS No. 225, Vilnius. 5 September 2024.
- act: European Union (2024). *Regulation (EU) 2024/1689 of 13 June 2024 on …*. OJ L, 2024/1689,
  12 July 2024. Before October 2023: OJ L 119, 4 May 2016, pp. 1–88.
- case: *Name v. Name* (2021). 593 U.S. 1. Court, case 17-1234. 5 April 2021.
- standard: IB (International Body) (2023). *Title*. IB 42001:2023, Geneva.
- document: UN General Assembly (2024). *Title*. United Nations, Resolution A/RES/78/265. 21 March
  2024.
- other: Author, A. (2023). *Title*. Publisher, Blog post. 18 December 2023.

A body that the text cites by a short name is listed and sorted by it, with its whole name behind
it in brackets, unless that starts with the short one. A body is not named again as publisher, nor
a kind that the title begins or ends with. Of editions the first is not named. Pages have "p." or
"pp." in books and where a date stands before them, but not behind the volume of a journal.
BibLaTeX's keys ('phdthesis', 'inpress', 'patentus') are written in words (`work_types.py`,
`kind_words.py`). A number that is a symbol has no "No." before it: "OJ L 119", "A/RES/78/265".
Works that are not out yet have "forthcoming" or "in press" for the year, or "In press." at the
end.

A date more exact than the year is written out unless the work is a book, part of one, or in a
volume of a journal. Neither it nor a number is repeated from the title. Then comes the address,
once: the DOI as https://doi.org/…, else the URL (also one in `howpublished`) with "(accessed 20
February 2024)", else that in an archive whose addresses are known (`eprints.py`). A work by
nobody starts with its title. More than ten names are cut to seven and "et al.". Chinese,
Japanese and Korean names in their own script have no comma, and are whole in the text. Titles
keep their capitals; quotes inside quotes are double; full stops never meet; ranges of numbers
have an en dash. Left out are abstracts, keywords, other identifiers, our own fields, and those
for sorting and cross-references.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from html import escape

from litmap.model.reference import Person, Reference
from litmap.problems.wording import listed
from litmap.references.containers import title_of
from litmap.references.direction import isolated
from litmap.references.full import byline, full_reference
from litmap.references.namesakes import told_apart
from litmap.references.opening import as_cited, leading_short, naming_field, short_name
from litmap.references.people import label_name, parts_in_list
from litmap.references.sorting import (
    sortable,
    sortable_body,
    sortable_surname,
    sortable_title,
)
from litmap.references.typography import StyledText, inner_quotes, letters

_SHORT = re.compile(r"(.+?[?!]|.+?)(?:\s*:\s|\s[–—-]\s|(?<=[?!])\s|\Z)")


def names(reference: Reference, most: int = 2) -> str:
    """The names of a label: up to `most` surnames, else the first and "et al.".

    The short title, if the work has neither authors nor editors.
    """
    reference = as_cited(reference)
    people, more = reference.names(naming_field(reference))
    if short := short_name(reference):
        return short
    if not people:
        return f"‘{inner_quotes(_short_title(reference))}’"
    if more or len(people) > most:
        return f"{label_name(people[0])} et al."
    return listed([label_name(person) for person in people])


def year(reference: Reference, suffix: str = "") -> str:
    """The year of publication with the `suffix` that sets works apart.

    '2020', '2020a', '1991–1992', 'n.d.', 'n.d.-a', 'forthcoming', 'forthcoming-a'.
    """
    words = reference.published.words
    if suffix and not words[-1].isdecimal():
        return f"{words}-{suffix}"
    return words + suffix


def citation_label(reference: Reference, suffix: str = "") -> str:
    """How the text names a work: 'Cihon et al. 2020', 'Abbott and Snidal 2000'."""
    return f"{names(reference, 2)} {year(reference, suffix)}"


def heading(reference: Reference, suffix: str = "") -> str:
    """How a heading names a work: 'Cihon, Maas and Kemp 2020', 'Roberts et al. 2024'."""
    return f"{names(reference, 3)} {year(reference, suffix)}"


def year_suffixes(references: Iterable[Reference]) -> dict[str, str]:
    """By key: 'a', 'b', … 'z', 'aa' … for works that share a label in the text, '' for others.

    The letters go by date, then title, then key; the order of `references` does not matter.
    """
    groups: dict[str, list[Reference]] = defaultdict(list)
    for reference in with_namesakes_told(references):
        groups[citation_label(reference).casefold()].append(reference)
    suffixes: dict[str, str] = {}
    for group in groups.values():
        if len(group) == 1:
            suffixes[group[0].key] = ""
            continue
        group.sort(key=lambda work: (work.published.order, sortable(work.get("title")), work.key))
        for index, work in enumerate(group):
            suffixes[work.key] = letters(index)
    return suffixes


def with_namesakes_told(references: Iterable[Reference]) -> list[Reference]:
    """The references, with what tells persons of one surname apart in works of one label."""
    return told_apart(map(as_cited, references), citation_label, _field_in_label)


def _field_in_label(reference: Reference) -> str:
    return "" if short_name(reference) else naming_field(reference)


def sort_key(reference: Reference) -> tuple[str, str, str, str]:
    """Orders a list of works by names, date, title and key, as a librarian does.

    Case, accents, apostrophes and articles before them ('al-') do not count; a name comes before a
    longer one, and before 'et al.'. A body stands at the short name by which the text cites it.
    """
    reference = as_cited(reference)
    title = title_order(reference)
    return _sortable_names(reference) or title, reference.published.order, title, reference.key


def title_order(reference: Reference) -> str:
    """By what titles are sorted."""
    return sortable_title(title_of(reference), reference.get("langid"))


def _sortable_names(reference: Reference) -> str:
    if short := leading_short(reference):
        return sortable_body(short)
    people, more = reference.names(naming_field(reference))
    names = _BEHIND_NAME.join(map(_sortable_name, people))
    return names + _BEHIND_NAME if more else names


def _sortable_name(person: Person) -> str:
    if person.corporate:
        return sortable_body(person.last)
    last, first, suffix = parts_in_list(person)
    parts = (sortable_surname(last), sortable(first), sortable(suffix))
    return _BEHIND_SURNAME.join(filter(None, parts))


_BEHIND_SURNAME = "\x01"
_BEHIND_NAME = "\x02"
"""Signs that sort before a blank, so that 'Smith, A.' comes before 'Smith Jones, A.'."""


def html(reference: Reference, suffix: str = "", address: bool = True) -> str:
    """The full reference as HTML, all text escaped: italics in `<em>`, at most one link."""
    return as_html(full(reference, suffix, address), reference.get("langid"))


def plain(reference: Reference, suffix: str = "", address: bool = True) -> str:
    """The full reference as plain text."""
    return as_plain(full(reference, suffix, address))


def byline_html(reference: Reference) -> str:
    """Who made the work and where it appeared, without title and year, as HTML."""
    return as_html(byline(reference), reference.get("langid"))


def full(reference: Reference, suffix: str = "", address: bool = True) -> tuple[StyledText, ...]:
    """The full reference in pieces; without DOI or URL if `address` is false."""
    return full_reference(reference, year(reference, suffix), address)


def as_html(spans: Iterable[StyledText], language: str) -> str:
    """Pieces of a reference in a language (`langid`) as HTML."""
    return "".join(_tagged(span, language) for span in spans)


def as_plain(spans: Iterable[StyledText]) -> str:
    """Pieces of a reference as plain text."""
    return "".join(span.text for span in spans)


def _tagged(span: StyledText, language: str) -> str:
    text = isolated(span.text, language)
    if span.em:
        text = f"<em>{text}</em>"
    if span.href:
        text = f'<a href="{escape(span.href)}">{text}</a>'
    return text


def _short_title(reference: Reference) -> str:
    """The field `shorttitle`, or the title up to its colon or dash, at most eight words."""
    if short := reference.get("shorttitle"):
        return short
    match = _SHORT.match(reference.get("title") or title_of(reference))
    if not match:
        return "[untitled]"
    words = match[1].split()
    if len(words) > 8:
        return f"{' '.join(words[:6])}…"
    return " ".join(words)
