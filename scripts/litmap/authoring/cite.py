"""`litmap cite`: adds works to references.bib, from a registry, a web page or a file."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from litmap.authoring.bib_file import with_records
from litmap.authoring.csl_draft import draft_of
from litmap.authoring.drafts import Draft, LeftOut
from litmap.authoring.edits import Refused, text_of
from litmap.authoring.fetching import Web
from litmap.authoring.known_works import KnownWorks
from litmap.authoring.page_record import PageWork, work_of_page
from litmap.authoring.record_keys import bare_address
from litmap.authoring.registry import work_of_doi
from litmap.authoring.taking import Outcome, Source, taken
from litmap.authoring.works import ENDINGS, read_works
from litmap.bibtex.reader import read_bibliography
from litmap.content.readers import MAX_BIBLIOGRAPHY
from litmap.content.writing import refuse_link, write_whole
from litmap.model.reference import Reference
from litmap.references.csl import CslItem
from litmap.references.identifiers import bare_doi, doi_of

_ARXIV = re.compile(
    r"(?:https?://(?:www\.)?arxiv\.org/(?:abs|pdf|html)/|arxiv:\s*)?"
    r"([0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[a-z]{2})?/[0-9]{7})(?:v[0-9]+)?(?:\.pdf)?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def cite(root: Path, source: str, today: date, web: Web) -> Outcome:
    """Add the works that a DOI, an arXiv number, a web address or a file names.

    `today` is the day on which a page was seen. Raises Refused, with nothing written, if the source
    is none of these or what it names cannot be read, and if its only work is there already or would
    not be sound; OSError if the bibliography cannot be written or is a link.
    """
    path = root / "references.bib"
    if not path.is_file():
        raise Refused(f"there is no file {path.name} here; give the project's folder with --root")
    refuse_link(root, path)
    before = text_of(path)
    works = _sound(path.name, before)
    known = KnownWorks(works)
    found = _found(source.strip(), known, today, web)
    outcome = taken(found, known, works)
    if outcome.read == 1 and not outcome.added:
        for only in outcome.there:
            raise Refused(only.reason)
        for only in outcome.left_out:
            raise Refused(f"{only.origin}: {only.reason}")
    if outcome.added:
        _write(path, before, outcome, works)
    return outcome


def _sound(name: str, text: str) -> dict[str, Reference]:
    """The works of the bibliography. Raises Refused where it is not clear where records end."""
    works, problems = read_bibliography(name, text)
    for problem in problems:
        if problem.rule == "bibtex-syntax" and problem.severity == "error":
            raise Refused(
                f"{name} has a mistake on line {problem.place.line}, and a record might land "
                f"within another one; mend it first: {problem.message}"
            )
    return works


def _write(path: Path, before: str, outcome: Outcome, works: Mapping[str, Reference]) -> None:
    """Add the records to the bibliography, whose text was `before`, and say where they stand."""
    records = {one.key: one.text for one in outcome.added}
    after = with_records(before, records, works.values())
    if len(after.encode()) > MAX_BIBLIOGRAPHY:
        raise Refused(
            f"{path.name} would have more than {MAX_BIBLIOGRAPHY:,} bytes, which is more "
            "than is read; take a file with fewer records"
        )
    written, _ = read_bibliography(path.name, after)
    if not written.keys() >= {*works, *records}:
        raise Refused(
            f"{path.name} would lose records by the addition; run `litmap check`, mend what it "
            "finds, and try again"
        )
    write_whole(path, after)
    for index, one in enumerate(outcome.added):
        line = written[one.key].place_of("read").line
        outcome.added[index] = replace(one, read_line=line)


def _found(source: str, known: KnownWorks, today: date, web: Web) -> Source:
    """What a source names; whether a work is there already is asked before the web is."""
    doi = doi_of(source).rstrip(".,;")
    if arxiv := _ARXIV.fullmatch(source):
        doi = f"10.48550/arXiv.{arxiv[1]}"
        known.refuse("arXiv", arxiv[1].casefold())
    if doi:
        known.refuse("DOI", bare_doi(doi.casefold()))
        return Source([_draft(work_of_doi(doi, web))])
    if _ADDRESS.match(source):
        known.refuse("address", bare_address(source))
        return _from_page(work_of_page(source.partition("#")[0], today, web), known, web)
    return Source(_from_file(Path(source)), verified="no")


def _draft(item: CslItem) -> Draft:
    """The draft of a registry's or page's item. Raises Refused for what is none."""
    try:
        return draft_of(item)
    except (TypeError, AttributeError, LookupError, ValueError, OverflowError):
        raise Refused(
            f"the record of '{str(item.get('title'))[:60]}' is not in the form of CSL-JSON; "
            "add the work by hand"
        ) from None


def _from_page(page: PageWork, known: KnownWorks, web: Web) -> Source:
    """The work of a page; where it names a DOI, the registry's record, if there is one."""
    notes: list[str] = []
    if page.doi:
        known.refuse("DOI", bare_doi(page.doi.casefold()))
        named = f"The page names the DOI {page.doi}"
        try:
            registered = _draft(work_of_doi(page.doi, web))
            return Source([registered], (f"{named}: the record is its registry's.",))
        except Refused as why:
            notes.append(f"{named}, but {why}.")
    taken = [f"{part} from {origin}" for part, origin in page.origins.items()]
    notes.append(f"Taken from the page: {', '.join(taken)}.")
    return Source([_draft(page.item)], (*notes, *page.missing))


def _from_file(path: Path) -> list[Draft | LeftOut]:
    if path.suffix.casefold() in ENDINGS and not path.exists():
        raise Refused(f"there is no file {str(path)[:100]}; correct its name or its folder")
    if not path.is_file():
        raise Refused(
            f"'{str(path)[:100]}' is not a DOI, arXiv number, web address or file; "
            "write 10.1093/ia/iiae073, 2307.04699, https://…, or the name of a .bib, .ris or "
            ".json file"
        )
    try:
        works = read_works(path)
    except ValueError as fault:
        raise Refused(f"{path.name} cannot be read: {fault}") from None
    if not works:
        raise Refused(f"there is no work in {path.name}")
    return works
