"""One work in `references.bib`, as the rest of the library sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from litmap.problems.problem import Place

VERIFIED = ("yes", "partly", "no")
"""Was the record checked against the work or its publisher's page?"""

READ = ("full", "part", "abstract", "record", "unopened")
"""How much of the work was read; `unopened`: its address is known, its text was seen elsewhere."""

HOUSE_VALUES: Mapping[str, tuple[str, ...]] = MappingProxyType({"verified": VERIFIED, "read": READ})
"""The house fields with a fixed vocabulary."""

HOUSE_FIELDS = ("verified", "read", "annotation", "sourcetype", "region")
"""Fields that speak of our own work on a record; an exported entry is without them."""


@dataclass(frozen=True, slots=True)
class Person:
    """An author or editor, in Unicode. A corporate name stands whole in `last`, and `corporate` is true."""

    last: str
    first: str = ""
    particle: str = ""
    suffix: str = ""
    corporate: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A work. Field values are Unicode, free of LaTeX; titles keep their capitals.

    `type` is the BibTeX type in lower case; `fields` maps lower-case field names
    to plain text (no character in it is markup), with what a `crossref` adds.
    Authors and editors are not among the fields; `more_authors` and `more_editors`
    tell that the list ends in `and others`. URLs, DOIs and other identifiers stand
    as written. `source` is the entry's own BibTeX, character for character, from
    `@` to its closing brace; `public` is the same for export: without the house
    fields, and with the text of each `@string` in place of its name.
    `field_places` gives the place of the name of each field that the entry itself has,
    authors and editors included.
    """

    key: str
    type: str
    fields: Mapping[str, str]
    authors: tuple[Person, ...]
    editors: tuple[Person, ...]
    source: str
    place: Place
    field_places: Mapping[str, Place]
    more_authors: bool = False
    more_editors: bool = False
    public: str = ""

    def get(self, field: str) -> str:
        """The text of a field, or '' where the work has none."""
        return self.fields.get(field, "")

    def first_of(self, *fields: str) -> str:
        """The text of the first of these fields that the work has, or ''."""
        for field in fields:
            if text := self.get(field):
                return text
        return ""

    @property
    def year(self) -> str:
        """The year of publication in digits, or ''."""
        return (self.get("date") or self.get("year"))[:4]

    def place_of(self, field: str) -> Place:
        """Where to report a fault of `field`: at its name, or at the entry if the entry has no such field."""
        return self.field_places.get(field, self.place)
