"""The names of fields: BibLaTeX's data model, BibTeX's own, and those of reference managers."""

import re
from collections.abc import Collection

_BIBLATEX = """
    abstract addendum afterword annotation annotator author authortype bookauthor bookpagination
    booksubtitle booktitle booktitleaddon chapter commentator crossref date doi edition editor
    editora editoratype editorb editorbtype editorc editorctype editortype eid entryset
    entrysubtype eprint eprintclass eprinttype eventdate eventtitle eventtitleaddon execute file
    foreword gender holder howpublished ids indexsorttitle indextitle institution introduction
    isan isbn ismn isrn issn issue issuesubtitle issuetitle issuetitleaddon iswc journalsubtitle
    journaltitle journaltitleaddon keywords label langid langidopts language library lista listb
    listc listd liste listf location mainsubtitle maintitle maintitleaddon namea nameaddon
    nameatype nameb namebtype namec namectype note number options organization origdate
    origlanguage origlocation origpublisher origtitle pages pagetotal pagination part presort
    publisher pubstate related relatedoptions relatedstring relatedtype reprinttitle series
    shortauthor shorteditor shorthand shorthandintro shortjournal shortseries shorttitle sortkey
    sortname sortshorthand sorttitle sortyear subtitle title titleaddon translator type url
    urldate usera userb userc userd usere userf venue verba verbb verbc version volume volumes
    xdata xref
"""
_BIBTEX = """
    address annote archiveprefix day journal key month pdf primaryclass school year
    endday endmonth endyear eventday eventmonth eventyear origday origmonth origyear
    urlday urlmonth urlyear hyphenation
"""
_OURS = "verified read sourcetype region standing standingsince standingby"
_MANAGERS = """
    abbr_title acmid affiliation affiliations article-number article_type arxivid author-email
    author_keywords bibdate bibsource biburl call-number citeulike-article-id coden collaboration
    comment correspondence_address created creationdate date-added date-modified dateadded
    datemodified description document_type eissn e-issn fjournal funding groups isbn-13 issn-l
    istex journal-iso journal-url keyword mdate mrreviewer lastchecked lccn modificationdate
    mrclass mrnumber numpages owner pmc pmcid pmid printed priority publication_stage
    qualityassured ranking readstatus refid remark reportnumber repository review s2id tags
    timestamp url_pdf username zblnumber
"""
KNOWN_FIELDS = frozenset(f"{_BIBLATEX} {_BIBTEX} {_OURS}".split())
"""The fields whose meaning is laid down somewhere."""

_PASSED_BY = frozenset(_MANAGERS.split())
_OF_MANAGERS = re.compile(
    r"(?:mendeley|bdsk|ads|opt|jabref|zotero|researchgate)[-_]?\w.*|[\W_].*|.*[+-]an\b.*"
    r"|.*[\d-]"
)
"""Fields that programs write for themselves; nobody mistyped them."""

_ASIDE = frozenset(("abstract", "annote", "file", "key", "keywords"))


def is_unseen(name: str) -> bool:
    """Does no page show what a field, its name in lower case, holds?"""
    return name in _ASIDE or name in _PASSED_BY or bool(_OF_MANAGERS.fullmatch(name))


_DISABLED = re.compile("^(?:no|old|x)_?")
"""Before the name of a field that somebody has put out of use."""


def meant(name: str, known: Collection[str] = KNOWN_FIELDS) -> list[str]:
    """The known fields that a `name`, in lower case, was probably meant to be; none if it is known.

    A slip of the hand changes, drops, adds or exchanges one letter, in a long name perhaps two.
    """
    if name in known or name in _PASSED_BY or _OF_MANAGERS.fullmatch(name) or len(name) < 4:
        return []
    if _DISABLED.sub("", name) in known:
        return []
    from rapidfuzz.distance import OSA  # only a faulty file needs it

    slips = 1 if len(name) < 6 else 2
    found = [
        field for field in sorted(known) if OSA.distance(name, field, score_cutoff=slips) <= slips
    ]
    return sorted(found, key=lambda field: OSA.distance(name, field))
