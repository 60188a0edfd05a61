"""The types of works, in every format in which they come and go.

BibLaTeX's types are ours. CSL's are those of its schema 1.0.2, RIS's those that Zotero and EndNote
read. What a format has no type for becomes the nearest one that it has.
"""

from collections.abc import Mapping
from typing import NamedTuple

from litmap.model.reference import Reference
from litmap.references.address import arxiv


class WorkType(NamedTuple):
    """A type of work, as BibLaTeX, CSL, RIS, plain BibTeX and schema.org name it.

    `subtype` is the `entrysubtype` that sets it apart in BibLaTeX, '' where none does.
    """

    biblatex: str
    csl: str
    ris: str
    bibtex: str
    schema: str
    subtype: str = ""


_TABLE = """
article        article-newspaper  NEWS    article        NewsArticle          newspaper
article        article-magazine   MGZN    article        Article              magazine
article        article-journal    JOUR    article        ScholarlyArticle
review         article-journal    JOUR    article        Review
periodical     periodical         JFULL   misc           Periodical
suppperiodical article-journal    JOUR    article        ScholarlyArticle
book           book               BOOK    book           Book
collection     book               EDBOOK  book           Book
mvbook         book               BOOK    book           Book
mvcollection   book               EDBOOK  book           Book
reference      book               BOOK    book           Book
mvreference    book               BOOK    book           Book
commentary     book               BOOK    book           Book
proceedings    book               EDBOOK  proceedings    Book
mvproceedings  book               EDBOOK  proceedings    Book
manual         book               BOOK    manual         Book
booklet        book               BOOK    booklet        CreativeWork
incollection   chapter            CHAP    incollection   Chapter
inbook         chapter            CHAP    inbook         Chapter
bookinbook     chapter            CHAP    inbook         Chapter
suppbook       chapter            CHAP    inbook         Chapter
suppcollection chapter            CHAP    incollection   Chapter
inreference    entry-dictionary   DICT    incollection   Article              dictionary
inreference    entry-encyclopedia ENCYC   incollection   Article
inproceedings  paper-conference   CPAPER  inproceedings  ScholarlyArticle
report         report             RPRT    techreport     Report
thesis         thesis             THES    phdthesis      Thesis
online         article            MANSCPT misc           ScholarlyArticle     preprint
online         post-weblog        BLOG    misc           BlogPosting          blog
online         post               ICOMM   misc           SocialMediaPosting   post
online         webpage            ELEC    misc           WebPage
unpublished    speech             SLIDE   unpublished    CreativeWork         talk
unpublished    manuscript         MANSCPT unpublished    CreativeWork
dataset        dataset            DATA    misc           Dataset
software       software           COMP    misc           SoftwareApplication
standard       standard           STAND   misc           CreativeWork
patent         patent             PAT     misc           CreativeWork
legislation    bill               BILL    misc           Legislation          bill
legislation    legislation        STAT    misc           Legislation
legal          treaty             STAT    misc           Legislation
jurisdiction   legal_case         CASE    misc           CreativeWork
video          broadcast          VIDEO   misc           VideoObject          broadcast
video          motion_picture     VIDEO   misc           VideoObject
movie          motion_picture     MPCT    misc           Movie
audio          song               SOUND   misc           AudioObject
music          song               MUSIC   misc           MusicRecording
artwork        graphic            ART     misc           VisualArtwork
image          map                MAP     misc           Map                  map
image          figure             FIGURE  misc           ImageObject
letter         personal_communication PCOMM misc         Message
misc           hearing            HEAR    misc           CreativeWork         hearing
misc           interview          PCOMM   misc           CreativeWork         interview
misc           document           GEN     misc           CreativeWork
performance    document           GEN     misc           CreativeWork
"""
"""BibLaTeX, CSL, RIS, BibTeX, schema.org and subtype. Of several rows for one type of CSL or RIS,
the first one without a subtype counts."""

TYPES = tuple(WorkType(*line.split()) for line in _TABLE.strip().splitlines())

ALIASES: Mapping[str, str] = {
    "codefragment": "software",
    "conference": "inproceedings",
    "electronic": "online",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "softwaremodule": "software",
    "softwareversion": "software",
    "techreport": "report",
    "www": "online",
}
"""Types that stand for another one."""

THESES: Mapping[str, str] = {"phdthesis": "phdthesis", "mastersthesis": "mathesis"}
"""What `type` says of a thesis of these types."""

_FIRST: dict[str, WorkType] = {}
for _row in TYPES:
    _FIRST.setdefault(f"{_row.biblatex}/{_row.subtype}", _row)

OTHER = _FIRST["misc/"]
"""What a work is that nothing else fits."""

PREPRINT = _FIRST["online/preprint"]
_WHOLE = ("incollection", "inbook", "inproceedings", "report", "thesis", "book")
"""Types that a work on a preprint server keeps."""

_ARCHIVES = ("jstor", "pubmed", "pmc", "hdl", "googlebooks", "urn", "doi", "eric")
"""Values of `eprinttype` that are no preprint servers."""


def type_of(reference: Reference) -> WorkType:
    """What a work is, from its type, its `entrysubtype`, and whether it is a preprint."""
    kind = ALIASES.get(reference.type, reference.type)
    if kind not in _WHOLE and is_preprint(reference):
        return PREPRINT
    subtype = reference.get("entrysubtype")
    return _FIRST.get(f"{kind}/{subtype}") or _FIRST.get(f"{kind}/") or OTHER


def is_preprint(reference: Reference) -> bool:
    """Is the work on a preprint server and, as far as the record says, in no journal or book?"""
    journal = reference.first_of("journaltitle", "journal", "booktitle")
    if journal and "arxiv" not in journal.casefold():
        return False
    archive = reference.first_of("eprinttype", "archiveprefix").casefold()
    on_server = bool(reference.get("eprint") and archive and archive not in _ARCHIVES)
    return on_server or bool(arxiv(reference)) or reference.get("sourcetype") == "preprint"


def _by(format_index: int) -> dict[str, WorkType]:
    """The types by their name in a format; one without a subtype comes before one with it."""
    found: dict[str, WorkType] = {}
    for row in sorted(TYPES, key=lambda row: bool(row.subtype)):
        found.setdefault(row[format_index], row)
    return found


BY_CSL: Mapping[str, WorkType] = _by(1)
"""The types by what CSL calls them."""

BY_RIS: Mapping[str, WorkType] = _by(2)
"""The types by what RIS calls them."""

_KEYS: Mapping[str, str] = {
    "bathesis": "Bachelor's thesis",
    "candthesis": "Candidate thesis",
    "mathesis": "Master's thesis",
    "phdthesis": "PhD thesis",
    "resreport": "Research report",
    "techreport": "Technical report",
    "software": "Computer software",
    "datacd": "CD-ROM",
    "audiocd": "Audio CD",
    "patent": "Patent",
    "patentde": "German patent",
    "patenteu": "European patent",
    "patentfr": "French patent",
    "patentuk": "British patent",
    "patentus": "US patent",
    "patreq": "Patent request",
    "patreqde": "German patent request",
    "patreqeu": "European patent request",
    "patreqfr": "French patent request",
    "patrequk": "British patent request",
    "patrequs": "US patent request",
}
"""The words for which BibLaTeX has a key in `type`."""

_KEY_OF = {words.casefold(): key for key, words in _KEYS.items()}


def type_words(reference: Reference) -> str:
    """The field `type` in words: 'PhD thesis' for 'phdthesis'; of a thesis what its type says."""
    said = reference.get("type") or THESES.get(reference.type, "")
    return _KEYS.get(said.casefold(), said)


def type_key(words: str) -> str:
    """What to write in `type` for some words: BibLaTeX's key, if it has one for them."""
    return _KEY_OF.get(words.replace("’", "'").casefold(), words)
