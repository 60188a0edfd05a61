"""Drafts as records in house form."""

from collections.abc import Mapping

from litmap.authoring.drafts import Draft
from litmap.model.reference import HOUSE_FIELDS
from litmap.references.record_text import field_texts, record_text
from litmap.references.work_types import type_of

_SOURCE_TYPES: Mapping[str, str] = {
    "article-journal": "journal-article",
    "article-newspaper": "news",
    "article-magazine": "news",
    "article": "preprint",
    "book": "book",
    "chapter": "chapter",
    "paper-conference": "conference-paper",
    "report": "report",
    "thesis": "thesis",
    "dataset": "dataset",
    "legislation": "official-document",
    "treaty": "official-document",
    "bill": "official-document",
    "legal_case": "official-document",
    "webpage": "web-page",
    "post-weblog": "web-page",
    "post": "web-page",
}
"""House words for what a work is, by CSL's types; for other works there is none."""


def record(draft: Draft, key: str, *, verified: str, read: str = "record") -> str:
    """A draft as a record of references.bib under a key, with its line end.

    `read` and `verified` are house words: nobody has read the work yet, or compared the record with
    it.
    """
    work = draft.as_reference(key)
    values = dict(field_texts(work))
    house = {name: values.pop(name, "") for name in HOUSE_FIELDS}
    house |= {"verified": verified, "read": read}
    if not house["sourcetype"]:
        house["sourcetype"] = _SOURCE_TYPES.get(type_of(work).csl, "")
    values["ids"] = ", ".join(one for one in draft.former_keys if one != key)
    return record_text(draft.type, key, values | house) + "\n"
