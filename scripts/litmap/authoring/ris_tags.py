"""What tags and types of RIS mean, beside what we write ourselves."""

from collections.abc import Mapping

from litmap.references.ris import TAGS

OTHER_TYPES: Mapping[str, str] = {
    "ABST": "article-journal",
    "AGGR": "dataset",
    "CHART": "graphic",
    "CLSWK": "book",
    "CONF": "paper-conference",
    "CTLG": "article-magazine",
    "DBASE": "dataset",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EJOUR": "article-journal",
    "GOVDOC": "report",
    "INPR": "article-journal",
    "LEGAL": "legal_case",
    "MULTI": "motion_picture",
    "SER": "book",
    "THESIS": "thesis",
    "UNBILL": "bill",
    "UNPB": "manuscript",
    "UNPD": "manuscript",
    "WEB": "webpage",
}
"""Types that we do not write, as CSL's."""

VARIABLES: Mapping[str, str] = {
    **{tag: name for name, tag in TAGS.items()},
    "ET": "edition",
    "PB": "publisher",
    "SE": "chapter-number",
}
"""Variables by tag, as most types have them."""

OF_TYPE: Mapping[tuple[str, str], str] = {
    ("dataset", "ET"): "version",
    ("software", "ET"): "version",
    ("legal_case", "PB"): "authority",
    ("article-journal", "M1"): "issue",
    ("article-journal", "C7"): "article-number",
    ("book", "M1"): "collection-number",
    ("book", "T2"): "collection-title",
    ("report", "T2"): "collection-title",
    ("software", "T2"): "collection-title",
    ("standard", "T2"): "collection-title",
    ("treaty", "T2"): "collection-title",
    ("legal_case", "A2"): "container-title",
    ("dataset", "NV"): "number",
    ("legal_case", "NV"): "container-title-short",
    ("chapter", "SV"): "collection-number",
    ("speech", "T2"): "event-title",
    ("book", "SP"): "number-of-pages",
    ("thesis", "SP"): "number-of-pages",
}
"""Variables by CSL type and tag, where the type gives the tag a meaning of its own."""

SAID_TO_BE: Mapping[tuple[str, str], str] = {
    ("MANSCPT", "Preprint"): "article",
    ("STAT", "Treaty"): "treaty",
}
"""CSL types by RIS type and what M3 says."""

PERSONS: Mapping[str, str] = {
    "AU": "author",
    "A1": "author",
    "ED": "editor",
    "A4": "translator",
}
SERIES_EDITORS = ("book", "report", "patent", "bill", "legal_case", "song", "thesis")
"""Types in which A2 is not the editor of what holds the work."""

NO_TRANSLATORS = ("report", "legal_case", "paper-conference", "dataset", "motion_picture", "song")
"""Types in which A4 is somebody else."""
