"""`links.json`: what `litmap links` found, if it ever ran here."""

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from litmap.model.link_record import LinkRecords
from litmap.problems.problem import Place, Problem

FILE = "links.json"
MAX_LINK_RECORDS = 20_000_000


def recall(root: Path, problems: list[Problem]) -> LinkRecords:
    """The memory of links in a project's folder, by address; empty if there is none to be read.

    link-memory: links.json is written by `litmap links` alone.
        bad:  a links.json edited by hand
        good: the file as it was written, or none
    """
    path = root / FILE
    if not path.exists() and not path.is_symlink():
        return {}
    try:
        if path.is_symlink() or path.stat().st_size > MAX_LINK_RECORDS:
            raise OSError("a link, or too large to be ours")
        return TypeAdapter(LinkRecords).validate_json(path.read_bytes())
    except (OSError, ValidationError):
        message = (
            f"{FILE} is not as 'litmap links' writes it; remove it, and the next round starts anew"
        )
        problems.append(Problem(Place(FILE), "link-memory", message, "notice"))
        return {}
