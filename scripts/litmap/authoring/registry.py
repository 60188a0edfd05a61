"""The record of a DOI, from whichever registry holds it.

Crossref, DataCite, mEDRA, JaLC, KISTI and others answer at https://doi.org by content negotiation:
asked for CSL-JSON, they give the work's record (https://citation.doi.org/docs.html).
"""

import json
from typing import Any
from urllib.parse import quote

from litmap.authoring.edits import Refused
from litmap.authoring.fetching import BY_HAND, Web
from litmap.references.csl import CslItem
from litmap.references.identifiers import ARXIV

CSL_JSON = "application/vnd.citationstyles.csl+json"

_UNKNOWN = (400, 404, 410)
_NOT_SO = (204, 406)
"""The registry knows the DOI, and has no record in this form."""

_TAKEN = """
abstract accessed annote archive article-number author categories chapter-number collection-title
container-title DOI edition editor event-place event-title genre institution ISBN ISSN issue issued
keyword language note number number-of-pages original-title page published published-online
published-print publisher publisher-place subject subtitle title translator type version
volume
"""
DESCRIBING = frozenset(_TAKEN.split())
"""The names in an answer that tell of the work. The others are the registry's own business."""


def work_of_doi(doi: str, web: Web) -> CslItem:
    """The work with a DOI as a CSL item, with what its registry calls differently set right.

    Raises Refused if no registry knows it, or gives a record.
    """
    address = web.resolver.rstrip("/") + "/" + quote(doi, safe="/()")
    _, answer = web.fetch(address, CSL_JSON)
    if answer.status in _UNKNOWN:
        raise Refused(f"no registry knows the DOI {doi}; check it for a typing error")
    if answer.status not in (200, *_NOT_SO):
        raise Refused(
            f"the registry answered {answer.status} for the DOI {doi}; "
            f"try again later, or {BY_HAND}"
        )
    item: Any = None
    if answer.status == 200:
        item = _read(answer.data)
    if not isinstance(item, dict) or not item.get("title"):
        raise Refused(
            f"the registry gives no record of the DOI {doi} that can be read; give the address of "
            f"the work's page, a file of its record, or {BY_HAND}"
        )
    return _set_right(item, doi)


def _read(data: bytes) -> Any:
    """What an answer holds as JSON; None for a page, XML or anything else."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _set_right(answer: dict[str, Any], doi: str) -> CslItem:
    """A registry's record as CSL has it."""
    item = {name: value for name, value in answer.items() if name in DESCRIBING and value}
    item["DOI"] = answer.get("DOI") or doi
    if isinstance(item.get("author"), list):
        item["author"] = [_person(one) for one in item["author"]]
    if not isinstance(item.get("issued", {}), dict):
        item["issued"] = {"raw": item["issued"]}
    arxiv = ARXIV.fullmatch(doi)
    if arxiv:  # the house knows a preprint by its number, and who published it by the archive
        item |= {"type": "preprint", "archive": "arXiv", "archive_location": arxiv[1]}
        for name in ("DOI", "publisher"):
            item.pop(name, None)
    return item


_FIRMS = ("inc", "inc.", "ltd", "ltd.", "llc", "gmbh", "corp.", "s.a.")


def _person(one: Any) -> Any:
    """DataCite gives some persons as 'Doe, Jane', where CSL means a body."""
    if not isinstance(one, dict) or one.get("family"):
        return one
    family, _, given = str(one.get("literal") or "").partition(", ")
    if not given or "," in given or given.casefold() in _FIRMS:
        return one
    return {"family": family, "given": given}
