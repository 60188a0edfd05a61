"""What references are called on the site, in the style of `references.style`; a letter tells equal labels apart."""

from collections.abc import Collection, Mapping

from markupsafe import Markup

from litmap.content.citations import Citation
from litmap.model.reference import Reference
from litmap.references import style
from litmap.references.csl import csl_item
from litmap.references.embedded import coins


class Labels:
    """The labels of all references of a corpus, each made once."""

    def __init__(self, references: Mapping[str, Reference]) -> None:
        """Letters for colliding years are given over all `references`, so a work is called alike on every page."""
        self._references = references
        self._suffixes = style.year_suffixes(references.values())
        self._names = {key: style.names(reference) for key, reference in references.items()}
        self._years = {
            key: style.year(reference, self._suffixes[key]) for key, reference in references.items()
        }
        self._coins = {key: coins(csl_item(reference)) for key, reference in references.items()}
        self._order = {key: style.sort_key(reference) for key, reference in references.items()}

    def label(self, key: str) -> str:
        """'Cihon et al. 2020'."""
        return f"{self._names[key]} {self._years[key]}"

    def cited(self, citation: Citation) -> str:
        """A citation's own words: 'Cihon et al. 2020', narrative 'Cihon et al. (2020)', suppressed '2020'."""
        if citation.key not in self._references:
            return f"@{citation.key}"
        if citation.narrative:
            return f"{self._names[citation.key]} ({self._years[citation.key]})"
        return self._years[citation.key] if citation.suppress else self.label(citation.key)

    def said(self, citation: Citation, spelt: bool = False) -> str:
        """The whole citation as plain text: 'see partly supports Cihon et al. 2020, p. 5'.

        Background, the default, goes unsaid unless it is to be `spelt` out.
        """
        unsaid = citation.role == "background" and not spelt
        role = "" if unsaid else f"{'partly ' if citation.partly else ''}{citation.role}"
        if citation.narrative:
            behind = ", ".join(part for part in (role, citation.locator) if part)
            return f"{self.cited(citation)} [{behind}]" if behind else self.cited(citation)
        said = " ".join(word for word in (citation.prefix, role, self.cited(citation)) if word)
        return f"{said}, {citation.locator}" if citation.locator else said

    def heading(self, key: str) -> str:
        """'Cihon, Maas and Kemp 2020', for the top of a page."""
        return style.heading(self._references[key], self._suffixes[key])

    def order(self, key: str) -> tuple[str, ...]:
        """Where a work stands in a list."""
        return self._order[key]

    def keys_by(self, names: Collection[str]) -> list[str]:
        """The works of which one of some names of a body is the author."""
        sought = {name.casefold() for name in names}
        return [
            key
            for key, reference in self._references.items()
            if any(
                person.corporate and person.last.casefold() in sought
                for person in reference.authors
            )
        ]

    def html(self, key: str, address: bool = True) -> Markup:
        """The formatted reference; without DOI or web address where `address` is false."""
        return Markup(style.html(self._references[key], self._suffixes[key], address))

    def plain(self, key: str, address: bool = False) -> str:
        """The formatted reference as plain text; with DOI or web address where `address` is true."""
        return style.plain(self._references[key], self._suffixes[key], address)

    def coins(self, key: str) -> str:
        """The work as an OpenURL context object, for reference managers that read lists."""
        return self._coins[key]
