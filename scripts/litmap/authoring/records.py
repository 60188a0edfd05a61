"""Drafts as records in house form."""

from litmap.authoring.drafts import Draft
from litmap.model.reference import HOUSE_FIELDS
from litmap.references.record_text import field_texts, record_text


def record(draft: Draft, key: str, *, verified: str, read: str = "record") -> str:
    """A draft as a record of references.bib under a key, with its line end.

    `read` and `verified` are house words: nobody has read the work yet, or compared the record with
    it.
    """
    values = dict(field_texts(draft.as_reference(key)))
    house = {name: values.pop(name, "") for name in HOUSE_FIELDS}
    house |= {"verified": verified, "read": read}
    if draft.former_key not in ("", key):
        values["ids"] = draft.former_key
    return record_text(draft.type, key, values | house) + "\n"
