"""Works in archives: preprint servers and libraries, by BibLaTeX's `eprint` and `eprinttype`."""

import re
from dataclasses import dataclass

from litmap.model.reference import Reference
from litmap.references.identifiers import ARXIV, ARXIV_NUMBER, WEB_ADDRESS, doi_of


@dataclass(frozen=True)
class Archive:
    """An archive: its name, whether what it holds are preprints, its addresses.

    In `address`, `{}` stands for the number of a work; '' where the form is not known.
    `dois` finds the number of a work in its DOI, where the archive gives DOIs. `journal` is what
    records have for a journal where there is none.
    """

    name: str
    address: str = ""
    preprints: bool = True
    dois: str = ""
    journal: str = ""

    @property
    def prefix(self) -> str:
        """What all its DOIs have before the slash."""
        return self.dois.partition("/")[0].replace("\\", "")


_OSF = "https://osf.io/{}"

_ARCHIVES = (
    Archive(
        name="arXiv",
        address="https://arxiv.org/abs/{}",
        dois=r"10\.48550/arxiv\.(.+)",
        journal="CoRR",
    ),
    Archive(
        name="SSRN",
        address="https://ssrn.com/abstract={}",
        dois=r"10\.2139/ssrn\.([0-9]+)",
        journal="SSRN Electronic Journal",
    ),
    Archive("SocArXiv", _OSF, dois=r"10\.31235/osf\.io/(\w+)"),
    Archive("PsyArXiv", _OSF, dois=r"10\.31234/osf\.io/(\w+)"),
    Archive("LawArXiv", _OSF, dois=r"10\.31228/osf\.io/(\w+)"),
    Archive("EdArXiv", _OSF, dois=r"10\.35542/osf\.io/(\w+)"),
    Archive("AfricArXiv", _OSF, dois=r"10\.31730/osf\.io/(\w+)"),
    Archive("MediArXiv", _OSF, dois=r"10\.33767/osf\.io/(\w+)"),
    Archive("OSF", _OSF, dois=r"10\.31219/osf\.io/(\w+)"),
    Archive("Preprints.org", dois=r"10\.20944/preprints(.+)"),
    Archive("Research Square", dois=r"10\.21203/rs\.3\.(.+)"),
    Archive("TechRxiv", dois=r"10\.36227/techrxiv\.(.+)"),
    Archive("PhilArchive", "https://philarchive.org/rec/{}"),
    Archive("PhilSci-Archive", "https://philsci-archive.pitt.edu/{}/"),
    Archive("bioRxiv"),
    Archive("medRxiv"),
    Archive("ChinaXiv"),
    Archive("HAL", "https://hal.science/{}"),
    Archive("MPRA", "https://mpra.ub.uni-muenchen.de/{}/"),
    Archive("Zenodo", "https://zenodo.org/records/{}", preprints=False),
    Archive("JSTOR", "https://www.jstor.org/stable/{}", preprints=False),
    Archive("PubMed", "https://pubmed.ncbi.nlm.nih.gov/{}/", preprints=False),
    Archive("PMC", "https://pmc.ncbi.nlm.nih.gov/articles/{}/", preprints=False),
    Archive("Handle", "https://hdl.handle.net/{}", preprints=False),
    Archive("HDL", "https://hdl.handle.net/{}", preprints=False),
    Archive("Google Books", "https://books.google.com/books?id={}", preprints=False),
)

_SERVER = re.compile("rxiv|preprint", re.IGNORECASE)
"""What the names of preprint servers hold, those that are not in the list too."""

_OF_ANOTHER = re.compile(
    r"\b(?:repl(?:y|ies)|response|rejoinder|review|comment(?:s|ary)?|erratum|correction|companion"
    r"|supplement|translation|continuation|sequel)\b",
    re.IGNORECASE,
)
"""What tells that the number behind it is that of another work: 'Response to arXiv:…'."""

_BY_PREFIX = {archive.prefix: archive for archive in _ARCHIVES if archive.dois}


@dataclass(frozen=True)
class Eprint:
    """A work in an archive, and its number there."""

    archive: Archive
    number: str

    @property
    def words(self) -> str:
        """Archive and number: 'arXiv:2307.04699', 'SSRN:4567890'; the name if it is an address."""
        if WEB_ADDRESS.fullmatch(self.number):
            return self.archive.name
        return f"{self.archive.name}:{self.number}"


def eprint_of(reference: Reference) -> Eprint | None:
    """The archive that holds a work, and its number there; None where the record names none."""
    number = reference.get("eprint").strip()
    named = reference.first_of("eprinttype", "archiveprefix")
    if number and named:
        archive = archive_named(named) or Archive(named, preprints=bool(_SERVER.search(named)))
        return Eprint(archive, _bare(number, archive))
    if number := _arxiv_mentioned(reference):
        return Eprint(_ARCHIVES[0], number)
    return _by_doi(doi_of(reference.get("doi")) or doi_of(reference.get("url")))


def _by_doi(doi: str) -> Eprint | None:
    """The archive that gave a DOI, and the number of the work there."""
    archive = _BY_PREFIX.get(doi.partition("/")[0])
    if archive and (found := re.fullmatch(archive.dois, doi, re.IGNORECASE)):
        return Eprint(archive, found[1])
    return None


def is_preprint(reference: Reference) -> bool:
    """Is the work on a preprint server and, as far as the record says, in no journal or book?

    A report is one only if it says where: many have a DOI of SSRN besides their publisher.
    """
    if reference.first_of("booktitle", "maintitle"):
        return False
    eprint = eprint_of(reference)
    journal = reference.first_of("journaltitle", "journal")
    if eprint is None or not eprint.archive.preprints:
        return reference.get("sourcetype") == "preprint" and not journal
    if "report" in reference.type and not reference.get("eprint"):
        return False
    return not journal or is_name_of(eprint.archive, journal)


def is_name_of(archive: Archive, text: str) -> bool:
    """Does a text name nothing but the archive, as 'arXiv preprint arXiv:2307.04699' does?"""
    plain = _letters(text)
    name = _letters(archive.name)
    if name == "arxiv" and name in plain:
        return True
    return plain in (name, f"{name}preprint", f"{name}preprints", _letters(archive.journal))


def archive_named(name: str) -> Archive | None:
    """The archive that is known by a name, without regard to case, blanks and signs."""
    plain = _letters(name)
    for archive in _ARCHIVES:
        if _letters(archive.name) in (plain, plain.removesuffix("preprints")):
            return archive
    return None


def _letters(text: str) -> str:
    return re.sub(r"[\W_\d]+", "", text).casefold()


def _bare(number: str, archive: Archive) -> str:
    """The number without the archive's name, address or DOI before it."""
    if archive.dois and (found := re.fullmatch(archive.dois, doi_of(number), re.IGNORECASE)):
        return found[1]
    head = archive.address.partition("{}")[0]
    plain = number.removeprefix(head) if head else number
    return re.sub(rf"{re.escape(archive.name)}:\s*", "", plain, count=1, flags=re.IGNORECASE)


def _arxiv_mentioned(reference: Reference) -> str:
    """An arXiv number that stands without its archive or beside other words; '' without one."""
    if ARXIV_NUMBER.fullmatch(reference.get("eprint")):
        return reference.get("eprint")
    for field in ("eprint", "doi", "journal", "journaltitle", "howpublished", "publisher"):
        text = reference.get(field)
        match = ARXIV.search(text)
        if match and not _OF_ANOTHER.search(text, 0, match.start()):
            return match[1]
    return ""
