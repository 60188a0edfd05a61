"""CSL items from registries, pages and files, as drafts of records."""

import re

from litmap.authoring.characters import visible
from litmap.authoring.csl_day import date_field
from litmap.authoring.csl_extra import with_extra, without_doubles
from litmap.authoring.csl_people import people_of
from litmap.authoring.csl_types import REGISTRIES
from litmap.authoring.csl_values import (
    can_be_cited,
    first,
    identifier,
    is_too_long,
    plain,
    several,
)
from litmap.authoring.drafts import Draft, left_out
from litmap.model.languages import language_name
from litmap.model.reference import SOURCE_TYPES, Names, Person
from litmap.references.address import eprint_address
from litmap.references.addresses import addresses
from litmap.references.csl import DATES, TEXTS, CslItem
from litmap.references.csl_dates import written_date
from litmap.references.csl_file import SOFTWARE
from litmap.references.eprints import Eprint, archive_named
from litmap.references.identifiers import ARXIV, bare_doi
from litmap.references.work_types import BY_CSL, OTHER, PREPRINT, WorkType, type_key

_JOURNALS = ("article", "review", "suppperiodical", "periodical", "jurisdiction", "legislation")
_INSTITUTIONS = ("report", "thesis")

_DATES_OF_ISSUE = ("published-print", "issued", "published", "published-online")
"""Where a date of publication stands, the one in print first."""

_NUMBERS = ("isbn", "issn")
_IDENTIFIERS = ("doi", "pmid", "pmcid")

_PAGES = re.compile(r"(?<![\w-])([0-9]+|[ivxlcdm]+|[A-Za-z]+[0-9]+)\s*[-‐‑‒–—]+\s*(?=[0-9A-Za-z])")

_EID = re.compile(r"[Ee][0-9]{2,}")
"""The number of an article without pages, in place of pages."""

_TOLD_OTHERWISE = frozenset(("id", "citation-key", "type", "source_type"))
"""Values that say how the source keeps its record, or what another value says too."""


def draft_of(item: CslItem, origin: str = "") -> Draft:
    """The draft of a CSL item, which `origin` names for people.

    Raises TypeError, AttributeError, LookupError or ValueError for what is no CSL item.
    """
    return _Reading(item).draft(origin or f"'{plain(item, 'title')[:60]}'")


class _Reading:
    """One item on its way: its values are taken one by one, and what is left is named."""

    def __init__(self, item: CslItem) -> None:
        filled = {name: value for name, value in item.items() if value not in ("", None, [], {})}
        self.over = [name for name in filled if name != "title" and is_too_long(filled[name])]
        for name in self.over:  # all that somebody has copied into a note
            del filled[name]
        self.item = without_doubles(with_extra(filled))
        for name in (*_DATES_OF_ISSUE, *DATES.values()):
            if isinstance(self.item.get(name), str):
                self.item[name] = {"raw": self.item[name]}
        said = str(self.item.get("type", ""))
        self.csl_type = REGISTRIES.get(said, said)
        self._set_software()
        self.kind: WorkType = BY_CSL.get(self.csl_type, OTHER)
        self.fields: dict[str, str] = {}
        self.people: dict[str, Names] = {}
        self.notes: list[str] = []
        self.taken: set[str] = set(_TOLD_OTHERWISE)

    def _set_software(self) -> None:
        """Files have a program as a book with a version, or as a document."""
        is_program = self.item.get("genre") == SOFTWARE
        if is_program or (self.csl_type == "book" and "version" in self.item):
            self.csl_type = "software"
        if is_program:
            del self.item["genre"]

    def draft(self, origin: str) -> Draft:
        """All that the item says, in our fields."""
        self.people, kinds, taken = people_of(self.item)
        self.fields |= kinds
        self.taken |= taken
        title = ": ".join(filter(None, (self._text("title"), self._text("subtitle"))))
        volume_title = self._text("volume-title")
        self._add("title", volume_title or title)
        self._add("maintitle", title if volume_title else "")
        self._add_archive()
        self._add_container()
        self._add_publisher()
        self._add_numbers()
        self._add_dates()
        self._add_texts()
        self._add_language()
        self._add("entrysubtype", self._subtype())
        if self.item.get("source_type") in SOURCE_TYPES:
            self.fields["sourcetype"] = self.item["source_type"]
        self.over += [self._with_value(name) for name in self.item if name not in self.taken]
        return Draft(
            type=self.kind.biblatex,
            fields=self.fields,
            people=self.people,
            origin=origin,
            former_keys=self._former_keys(),
            left_out=tuple(self.over),
            notes=tuple(self.notes),
        )

    def _with_value(self, name: str) -> str:
        """What is told of a value that is not taken."""
        value = self.item[name]
        if isinstance(value, dict):
            value = value.get("raw") or value.get("literal")
        return left_out(name, value if isinstance(value, str) else "")

    def _text(self, name: str) -> str:
        """A value as plain text on one line; it counts as taken."""
        self.taken.add(name)
        return " ".join(plain(self.item, name).split())

    def _add(self, field: str, value: str) -> None:
        """Fill a field that is still empty."""
        if value and not self.fields.get(field):
            self.fields[field] = value

    def _add_archive(self) -> None:
        """The preprint server and the number of the work there."""
        archive, number = self._text("archive"), identifier(self.item, "archive_location")
        said = ARXIV.fullmatch(identifier(self.item, "number"))
        if said and not number:
            archive, number = "arXiv", said[1]
        self.taken.add("archive_location")
        if not number:
            self._add("library", archive)
            return
        place = self._text("archive_location")
        is_preprint = self.csl_type in ("article", "document") and " " not in place
        if not archive_named(archive) and not is_preprint:  # a place among papers: 'Box 3'
            self._add("library", ", ".join(filter(None, (archive, place))))
            return
        if archive.casefold() == "arxiv":
            archive = "arxiv"
            if self.kind in (OTHER, PREPRINT) or self.csl_type == "manuscript":
                self.kind = PREPRINT
        self.fields |= {"eprint": number, "eprinttype": archive}
        if self.kind == PREPRINT:
            self.taken.add("number")
            if self._text("publisher").casefold() == archive.casefold():
                self.item.pop("publisher", None)

    def _add_container(self) -> None:
        """The journal, book or site."""
        container = self._text("container-title")
        kind = self.kind.biblatex
        if kind in _JOURNALS:
            self._add("journaltitle", container)
        elif kind == "online":
            self._add("organization", container or self._text("publisher"))
        else:
            self._add("booktitle", container)

    def _add_publisher(self) -> None:
        """Who published the work; of a case its court."""
        publisher, authority = self._text("publisher"), self._text("authority")
        kind = self.kind.biblatex
        if kind == "patent":
            self._add_holder(publisher)
        elif kind in _INSTITUTIONS or kind == "jurisdiction":
            self._add("institution", publisher or authority)
        elif publisher != self.fields.get("organization"):
            self._add("publisher", publisher)
        self._add("institution", authority)
        self._add("location", self._text("publisher-place"))

    def _add_holder(self, holder: str) -> None:
        if holder:
            self.people["holder"] = Names((Person(holder, corporate=True),))

    def _add_numbers(self) -> None:
        """Issue or number, and pages or the article's own number."""
        issue, in_series = self._text("issue"), self._text("collection-number")
        number = "" if self.kind == PREPRINT and "eprint" in self.fields else self._text("number")
        article_number = self._text("article-number")
        pages = self._text("page")
        if issue and number and not article_number:
            article_number, number = number, ""
        is_article = self.kind.biblatex == "article"
        if is_article and pages and (pages == (article_number or number) or _EID.fullmatch(pages)):
            article_number, pages, number = pages, "", ""
        self._add("number", issue or in_series or number)
        self._add("eid", article_number)
        self._add("pages", _PAGES.sub(r"\1–", pages))

    def _add_dates(self) -> None:
        for name in _DATES_OF_ISSUE:
            if name not in self.item:
                continue
            field, written = date_field(self.item[name])
            if "date" in self.fields or "year" in self.fields:
                self.taken.add(name)
            else:
                self._add_date(name, field, written)
        for field, name in DATES.items():
            if name in self.item:
                _, written = date_field(self.item[name])
                if field == "urldate":
                    written = written.partition("T")[0]
                    written = written if len(written) == 10 else ""
                self._add_date(name, field, written)

    def _add_date(self, name: str, field: str, written: str) -> None:
        """Fill a field with a date; one that cannot be read is left out, and so is not taken."""
        if not written:
            return
        self.taken.add(name)
        self._add(field, written)
        said = str(self.item[name].get("raw") or self.item[name].get("literal") or written)
        if said != written and not written_date(self.item[name]):
            self.notes.append(f"The date '{said[:60]}' is taken as {written}.")

    def _add_texts(self) -> None:
        for field, name in TEXTS.items():
            if field == "url":
                self._add_address(name)
            elif field in _NUMBERS:
                self.taken.add(name)
                self._add(field, several(self.item, name))
            elif field in _IDENTIFIERS:
                self.taken.add(name)
                self._add(field, identifier(self.item, name))
            else:
                self._add(field, self._text(name))
        doi = bare_doi(self.fields.pop("doi", ""))
        self._add("url" if "://" in doi else "doi", doi)
        if self._text("source") not in ("", self.fields.get("library")):
            self.taken.discard("source")  # its place is taken by an archive: it is told
        self._add("type", type_key(self._text("genre")))
        self._add("howpublished", self._text("medium"))
        self._add("note", self._text("note"))
        self._add("shorttitle", self._text("shortTitle"))
        self._add("shortjournal", self._text("journalAbbreviation"))
        self._add("eventtitle", self._text("event"))
        url = self.fields.get("url", "")
        is_doi = "doi" in self.fields and "doi.org/" in url
        if url and (is_doi or url == self._eprint_address()):
            del self.fields["url"]

    def _add_address(self, name: str) -> None:
        """The first of the addresses that a value holds."""
        self.taken.add(name)
        found, *others = addresses(visible(first(self.item.get(name)))) or [""]
        self._add("url", found)
        self.over += [f"{name} '{other}'" for other in others]

    def _eprint_address(self) -> str:
        """The address of the work in its archive, which its number tells."""
        archive = archive_named(self.fields.get("eprinttype", ""))
        if archive is None:
            return ""
        return eprint_address(Eprint(archive, self.fields["eprint"]))

    def _add_language(self) -> None:
        said = self._text("language")
        name = language_name(said)
        self._add("langid" if name else "language", name or said)

    def _subtype(self) -> str:
        """What sets the type apart; of a preprint with its number the number does."""
        if self.kind == PREPRINT and "eprint" in self.fields:
            return ""
        return self.kind.subtype

    def _former_keys(self) -> tuple[str, ...]:
        """The keys that the item has where it comes from, if somebody may have cited it by them."""
        names = [str(self.item.get(name) or "") for name in ("citation-key", "id")]
        return tuple(dict.fromkeys(filter(can_be_cited, names)))
