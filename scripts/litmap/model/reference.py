"""One work in `references.bib`, as the rest of the library sees it."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from litmap.model.date_words import not_yet
from litmap.model.months import month_and_day, season_of_year, span_of_year
from litmap.model.publication_date import UNDATED, PublicationDate, read_date
from litmap.model.publication_year import read_year
from litmap.model.standing import STANDING_NAMES
from litmap.problems.problem import Place

VERIFIED = ("yes", "partly", "no")
"""Was the record checked against the work or its publisher's page?"""

READ = ("full", "part", "abstract", "record", "unopened")
"""How much of the work was read; `unopened`: its address is known, its text was seen elsewhere."""

UNREAD = ("record", "unopened")
"""The values of a work that nobody opened: its roles are the paper's use, and support nothing."""

READ_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "full": "in full",
        "part": "in part",
        "abstract": "abstract",
        "record": "record only",
        "unopened": "not opened",
    }
)
"""How far a work was read, as pages say it."""

WORK_GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "scholarly": (
            "journal-article",
            "book",
            "chapter",
            "conference-paper",
            "report",
            "preprint",
            "thesis",
            "dataset",
        ),
        "official": ("official-document",),
        "opinion": ("opinion", "editorial"),
        "news": ("news",),
        "web": ("web-page",),
    }
)
"""The values of `sourcetype` in the groups in which a library lists works."""

SOURCE_TYPES = tuple(chain.from_iterable(WORK_GROUPS.values()))

REGIONS = ("africa", "asia", "europe", "north-america", "south-america", "oceania", "global")
"""The values of `region`: where those who made a work are; `global` for bodies of all the world."""

_GROUP_OF = {kind: group for group, kinds in WORK_GROUPS.items() for kind in kinds}
_GROUP_OF_TYPE = {
    "article": "scholarly",
    "book": "scholarly",
    "incollection": "scholarly",
    "inproceedings": "scholarly",
    "report": "scholarly",
    "thesis": "scholarly",
    "legislation": "official",
}
"""The groups of works without `sourcetype`, by BibTeX type."""

_KIND_OF_TYPE = {
    **{"misc": "work", "inreference": "reference entry", "unpublished": "unpublished work"},
    **{"jurisdiction": "court case", "legal": "legal text", "online": "web page"},
    **{"inproceedings": "conference paper", "proceedings": "conference proceedings"},
    **dict.fromkeys(("incollection", "suppcollection", "inbook", "suppbook"), "chapter"),
    **dict.fromkeys(("bookinbook", "mvbook", "collection", "mvcollection"), "book"),
}
"""What works without `sourcetype` are called whose BibTeX type is no word of English."""

HOUSE_VALUES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "verified": VERIFIED,
        "read": READ,
        "sourcetype": SOURCE_TYPES,
        "region": REGIONS,
        "standing": tuple(STANDING_NAMES),
    }
)
"""The house fields with a fixed vocabulary."""

HOUSE_FIELDS = (
    *("verified", "read", "annotation", "sourcetype", "region"),
    *("standing", "standingsince", "standingby"),
)
"""Fields of our own: our work on a record, and where the work stands today."""


@dataclass(frozen=True, slots=True)
class Person:
    """An author or editor, in Unicode. `last` holds the whole name of a `corporate` one.

    `told` is by what lists and labels tell it from a namesake: its initials, or its given names.
    """

    last: str
    first: str = ""
    particle: str = ""
    suffix: str = ""
    corporate: bool = False
    told: str = ""


class Names(NamedTuple):
    """The persons and bodies that a field names, in order; is there `more` ('and others')?"""

    persons: tuple[Person, ...] = ()
    more: bool = False


NAME_FIELDS = (
    *("author", "editor", "editora", "editorb", "editorc", "translator", "bookauthor"),
    *("annotator", "commentator", "introduction", "foreword", "afterword", "holder"),
)
"""The fields that hold names."""

TITLES = (
    *("title", "subtitle", "titleaddon", "shorttitle", "booktitle", "booksubtitle"),
    *("maintitle", "mainsubtitle", "issuetitle", "origtitle"),
)
"""The fields that hold titles."""

PUBLICATION = ("date", "year", "month", "day")
"""The fields that say when a work was published."""

DATE_FIELDS = ("date", "eventdate", "origdate")
"""The fields that hold a date, perhaps a range or one that is not certain."""

_VERBATIM = "doi eprint isbn issn pmid pmcid url urldate file pdf ids crossref xdata xref"
VERBATIM = frozenset((*_VERBATIM.split(), *DATE_FIELDS, "standingsince", "standingby"))
"""The fields that hold addresses, numbers or dates: in them no character is LaTeX."""

_NOBODY = Names()

_SAYS_NOT_YET = ("pubstate", "note", "addendum", "howpublished")
"""Fields in which records say that a work is not out yet."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A work. Field values are Unicode, free of LaTeX; titles keep their capitals.

    `type` is the BibTeX type in lower case; `fields` maps lower-case field names
    to plain text (no character in it is markup), with what a `crossref` adds.
    The `NAME_FIELDS` are not among them, but in `people`, by the name of the field; one that
    names nobody is in neither. URLs, DOIs and other identifiers are
    as written. `source` is the entry's own BibTeX, character for character, from
    `@` to its closing brace.
    `field_places` gives the place of the name of each field that the entry itself has,
    those with names included; `shared_places` those that it took from `@xdata` and that no work
    before it took. A record is not `complete` where a slip has cut it short. `kept` are the words
    and names in titles that it has in braces, so that no style turns them into small letters.
    """

    key: str
    type: str
    fields: Mapping[str, str]
    people: Mapping[str, Names]
    source: str
    place: Place
    field_places: Mapping[str, Place]
    complete: bool = True
    shared_places: Mapping[str, Place] = dataclasses.field(default_factory=dict)
    kept: tuple[str, ...] = ()

    def get(self, field: str) -> str:
        """The text of a field, or '' where the work has none."""
        return self.fields.get(field, "")

    def own(self, field: str) -> str:
        """The text of a field of which the faults are this record's.

        '' for what it takes from another record, at which they are reported.
        """
        takes = self.get("crossref") or self.get("xdata")
        if takes and field not in self.field_places and field not in self.shared_places:
            return ""
        return self.get(field)

    def names(self, field: str) -> Names:
        """Who is named in one of `NAME_FIELDS`; nobody where the work has no such field."""
        return self.people.get(field, _NOBODY)

    @property
    def authors(self) -> tuple[Person, ...]:
        """The authors in their order."""
        return self.names("author").persons

    @property
    def editors(self) -> tuple[Person, ...]:
        """The editors in their order."""
        return self.names("editor").persons

    @property
    def translators(self) -> tuple[Person, ...]:
        """The translators in their order."""
        return self.names("translator").persons

    @property
    def more_authors(self) -> bool:
        """Does the list of authors end in `and others`?"""
        return self.names("author").more

    @property
    def more_editors(self) -> bool:
        """Does the list of editors end in `and others`?"""
        return self.names("editor").more

    def first_of(self, *fields: str) -> str:
        """The text of the first of these fields that the work has, or ''."""
        for field in fields:
            if text := self.get(field):
                return text
        return ""

    @property
    def kind(self) -> str:
        """What kind of work it is, in words: 'journal article'."""
        kind = self.get("sourcetype") or _KIND_OF_TYPE.get(self.type, self.type)
        return kind.replace("-", " ")

    @property
    def group(self) -> str:
        """The group of `WORK_GROUPS` that it is listed in; 'web' where nothing is known."""
        group = _GROUP_OF.get(self.get("sourcetype")) or _GROUP_OF_TYPE.get(self.type)
        return group or "web"

    @property
    def opened(self) -> bool:
        """Has somebody here opened it? If not, its roles are the paper's use of it."""
        return self.get("read") not in UNREAD

    @property
    def former_keys(self) -> list[str]:
        """The keys that it had before, from BibLaTeX's field `ids`, as they are written there."""
        keys = [key.strip() for key in self.get("ids").split(",")]
        return list(filter(None, keys))

    @property
    def published(self) -> PublicationDate:
        """When the work was published, from `date`, or from `year` with `month` and `day`.

        Without these, words such as 'forthcoming' count, in `pubstate` or alone in another field.
        """
        if date := self.get("date"):
            return read_date(date)
        if year := self.get("year"):
            found = read_year(year)
            if found.words == found.start and self.get("month"):
                return replace(found, start=found.start + self._month_and_day())
            return found
        for field in _SAYS_NOT_YET:
            if words := not_yet(self.get(field)):
                return PublicationDate(words)
        return UNDATED

    @property
    def date(self) -> str:
        """The date of publication as a `date` field has it, also where year and month tell it.

        '' where no year of our era is known.
        """
        published = self.published
        if self.get("date"):
            return self.get("date")
        year, month = published.start[:4], self.get("month")
        if not year or published.words != year:
            return published.start
        season = season_of_year(f"{month} {self.get('year')}")
        return season or span_of_year(year, month, self.get("day")) or published.start

    def _month_and_day(self) -> str:
        """'-05-09', '-05', or '' where no month is known."""
        try:
            return month_and_day(self.get("month"), self.get("day"))
        except ValueError:
            return ""

    @property
    def year(self) -> str:
        """The year of publication in four digits, the first of several; '' where none is known."""
        return self.published.start[:4]

    def place_of(self, field: str) -> Place:
        """Where to report a fault of `field`: at its name or, without one, at the entry."""
        return self.field_places.get(field) or self.shared_places.get(field, self.place)
