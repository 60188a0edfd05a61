"""What references are called on the site, in the style of `references.style`."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import NamedTuple

from markupsafe import Markup

from litmap.content.citations import Citation
from litmap.model.paper import Paper
from litmap.model.reference import Reference
from litmap.model.roles import ROLES
from litmap.model.vocabulary import PAPER
from litmap.references import style
from litmap.references.containers import title_of
from litmap.references.csl import csl_item
from litmap.references.direction import isolated
from litmap.references.embedded import coins
from litmap.references.full import host_of, with_address
from litmap.references.people import everybody
from litmap.references.typography import StyledText, outer_quotes
from litmap.site.html.places import paper_place

THE_PAPER = "Paper"
"""The label of the source paper in a bracket: each page names it so often that its names tire."""
_SAID_OF_PAPER = ("disputes", "qualifies", "updates")
"""Roles of the source paper that are said; that it makes a statement is the rule."""


class _Made(NamedTuple):
    """What is made once of a reference, because many pages ask for it."""

    names: str
    year: str
    openurl: str
    order: tuple[str, ...]


class Labels:
    """The labels of all references of a corpus, each made once."""

    def __init__(self, references: Mapping[str, Reference], paper: Paper | None = None) -> None:
        """Letters for equal labels are given over all `references`, so a work has one label.

        With `paper`, citations of the source paper are short: 'Paper §4 n. 46'.
        """
        told = style.with_namesakes_told(references.values())
        self._references = {reference.key: reference for reference in told}
        self._paper = paper
        self._pieces: dict[str, tuple[StyledText, ...]] = {}
        self._html: dict[tuple[str, bool], Markup] = {}
        self._plain: dict[tuple[str, bool], str] = {}
        self._suffixes = style.year_suffixes(references.values())
        self._made = {}
        for key, reference in self._references.items():
            item = csl_item(reference)
            self._made[key] = _Made(
                names=style.names(reference),
                year=style.year(reference, self._suffixes[key]),
                openurl=coins(item),
                order=style.sort_key(reference),
            )

    def label(self, key: str) -> str:
        """'Cihon et al. 2020'."""
        made = self._made[key]
        return f"{made.names} {made.year}"

    def cited(self, citation: Citation) -> str:
        """A citation's own words.

        'Cihon et al. 2020'; narrative 'Cihon et al. (2020)'; without the author '2020'; 'Paper'.
        """
        made = self._made.get(citation.key)
        if made is None:
            return f"@{citation.key}"
        if citation.narrative:
            return f"{made.names} ({made.year})"
        if citation.suppress:
            return made.year
        if self.in_short(citation):
            return THE_PAPER
        return f"{made.names} {made.year}"

    def cited_html(self, citation: Citation) -> Markup:
        """The same as HTML, with what runs from right to left set apart."""
        work = self._references.get(citation.key)
        language = work.get("langid") if work else ""
        return Markup(isolated(self.cited(citation), language))

    def in_short(self, citation: Citation) -> bool:
        """Is it a citation of the source paper that can be written as its place there?"""
        if citation.key != PAPER or self._paper is None or citation.narrative:
            return False
        return not citation.suppress

    def role(self, citation: Citation, spelt: bool) -> str:
        """The role in words; '' where it goes without saying.

        That is background, unless it is to be `spelt` out, and what the source paper states.
        """
        if self.in_short(citation) and citation.role not in _SAID_OF_PAPER:
            return ""
        if citation.role != "background":
            return role_words(citation)
        return ROLES["background"].passive if spelt and not citation.prefix else ""

    def said(self, citation: Citation, spelt: bool = False) -> str:
        """The whole citation as plain text: 'see partly supports Cihon et al. 2020, p. 5'.

        Background, the default, goes unsaid unless it is to be `spelt` out.
        """
        role = self.role(citation, spelt)
        cited = self.cited(citation)
        locator = citation.locator
        if citation.narrative:
            behind = ", ".join(filter(None, (role, locator)))
            if behind:
                return f"{cited} [{behind}]"
            return cited
        said = " ".join(filter(None, (citation.prefix, role, cited)))
        place = paper_place(self._paper, locator) if self.in_short(citation) else None
        if place:
            return f"{said} {place.short}"
        if locator:
            return f"{said}, {locator}"
        return said

    def heading(self, key: str) -> str:
        """'Cihon, Maas and Kemp 2020', for the top of a page."""
        return style.heading(self._references[key], self._suffixes[key])

    def order(self, key: str) -> tuple[str, ...]:
        """By what works are sorted in a list."""
        return self._made[key].order

    def keys_by(self, names: Collection[str]) -> list[str]:
        """The works whose author is an institution with one of some names."""
        sought = {name.casefold() for name in names}
        found = []
        for key, reference in self._references.items():
            for author in reference.authors:
                if author.corporate and author.last.casefold() in sought:
                    found.append(key)
                    break
        return found

    def html(self, key: str, address: bool = True) -> Markup:
        """The formatted reference; without DOI or web address if `address` is false."""
        written = self._html.get((key, address))
        if written is None:
            language = self._references[key].get("langid")
            written = Markup(style.as_html(self._full(key, address), language))
            self._html[key, address] = written
        return written

    def plain(self, key: str, address: bool = False) -> str:
        """The formatted reference as plain text; with DOI or web address if `address` is true."""
        written = self._plain.get((key, address))
        if written is None:
            written = style.as_plain(self._full(key, address))
            self._plain[key, address] = written
        return written

    def _full(self, key: str, address: bool) -> tuple[StyledText, ...]:
        """The full reference in pieces, made once for all ways in which it is written."""
        reference = self._references[key]
        pieces = self._pieces.get(key)
        if pieces is None:
            pieces = style.full(reference, self._suffixes[key], address=False)
            self._pieces[key] = pieces
        return with_address(reference, pieces) if address else pieces

    def title(self, key: str) -> str:
        """The title of the work, with its subtitle."""
        return outer_quotes(title_of(self._references[key]))

    def byline(self, key: str) -> Markup:
        """'Robert O. Keohane and David G. Victor. *Perspectives on Politics*, 9(1), 7–23.'"""
        return Markup(style.byline_html(self._references[key]))

    def all_names(self, key: str) -> str:
        """Everybody who is named in the record of a work, for those who look for a name."""
        return "; ".join(everybody(self._references[key]))

    def title_order(self, key: str) -> str:
        """By what titles are sorted."""
        return style.title_order(self._references[key])

    def host(self, key: str) -> str:
        """The journal, book or publisher of the work; '' where that is its author."""
        return host_of(self._references[key])

    def coins(self, key: str) -> str:
        """The work as an OpenURL context object, for reference managers that read lists."""
        return self._made[key].openurl


def passive_words(citation: Citation) -> str:
    """The role from the side of the statement: 'supported by', 'disputed in part by'."""
    words = ROLES[citation.role].passive
    if not citation.partly:
        return words
    if words.endswith(" by"):
        return f"{words.removesuffix(' by')} in part by"
    return f"{words}, in part,"


def role_words(citation: Citation) -> str:
    """'supports', 'partly supports'."""
    if citation.partly:
        return f"partly {citation.role}"
    return citation.role


def roles_in_words(roles: Counter[str]) -> str:
    """'supports 3, disputes 1', in the order of the roles."""
    return ", ".join(f"{role} {roles[role]}" for role in ROLES if roles[role])
