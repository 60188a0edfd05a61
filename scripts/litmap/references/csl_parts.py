"""What several formats need of a CSL item: a name, a date, a publisher, an address."""

from urllib.parse import quote

from litmap.references.csl import SITES, CslItem
from litmap.references.identifiers import DOI_ADDRESS

COMMA = "\N{SINGLE LOW-9 QUOTATION MARK}"
"""Stands for a comma within the name of a body, which most readers would cut in two there."""


def name_parts(person: CslItem) -> tuple[str, str, str]:
    """A person's last name with its particle, the given names, and a suffix such as 'Jr.'"""
    last = f"{person.get('non-dropping-particle', '')} {person['family']}".strip()
    given, _, suffix = str(person.get("given", "")).partition(", ")
    return last, given, suffix or person.get("suffix", "")


def day(item: CslItem, name: str, join: str) -> str:
    """A date as far as it is known, the first one of a range: '2024/09/05'; '' without one."""
    days = _days(item, name, join)
    return days[0] if days else ""


def days(item: CslItem, name: str) -> str:
    """Both ends of a range of dates: '2023-11-01/2023-11-02'; '' for a single date."""
    found = _days(item, name, "-")
    return "/".join(found) if len(found) == 2 else ""


def _days(item: CslItem, name: str, join: str) -> list[str]:
    found = []
    for parts in item.get(name, {}).get("date-parts", []):
        found.append(join.join(f"{part:02}" for part in parts))
    return found


def pages(item: CslItem) -> tuple[str, str]:
    """The first and the last page, both in full; '' for what is not known."""
    first, _, last = item.get("page", "").partition("-")
    if last and len(last) < len(first) and (first + last).isdecimal():
        last = first[: len(first) - len(last)] + last  # '545-56' is read as it stands by nobody
    return first, last


def publisher(item: CslItem) -> str:
    """The publisher; '' for a page whose site has that name."""
    found = str(item.get("publisher", ""))
    if item["type"] in SITES and found == item.get("container-title"):
        return ""
    return found


def doi_address(item: CslItem) -> str:
    """The address at which the DOI leads to the work; '' without one."""
    doi = item.get("DOI")
    return DOI_ADDRESS + doi if doi else ""


def address(item: CslItem) -> str:
    """Where the work is on the web: its own address, its DOI's or that on arXiv; '' for none."""
    found = item.get("URL") or doi_address(item)
    if not found and item.get("archive") == "arXiv":
        return f"https://arxiv.org/abs/{quote(item['archive_location'], safe='/.')}"
    return str(found)
