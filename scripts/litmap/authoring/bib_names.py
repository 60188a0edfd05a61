"""Names of fields in other people's BibTeX."""

from collections.abc import Mapping

RENAMED: Mapping[str, str] = {
    "address": "location",
    "archiveprefix": "eprinttype",
    "hyphenation": "langid",
    "journal": "journaltitle",
    "keyword": "keywords",
    "accessed": "urldate",
    "lastaccessed": "urldate",
    "lastchecked": "urldate",
    "urlaccessdate": "urldate",
    "pmc": "pmcid",
    "primaryclass": "eprintclass",
    "school": "institution",
}
"""Fields of BibTeX and of programs that BibLaTeX calls differently."""
