"""What in mkdocs.yml and in the folder of its pictures would make a wrong or unsafe site."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_WEB_ADDRESS = re.compile(r"https?://[^\s/\"'<>]+(?:/[^\s\"'<>]*)?")


def faults(settings: Any) -> list[str]:
    """A sentence for each setting or file that must be changed first; [] if all is well.

    `settings` is the configuration as MkDocs has loaded it.
    """
    found = list(_links_below(Path(settings["docs_dir"])))
    if not settings["use_directory_urls"]:
        found.append("mkdocs.yml: use_directory_urls must be true, or the map's links are dead")
    if not _leads_home(settings["nav"]):
        found.append("mkdocs.yml: name index.md in 'nav', in no group: every page leads there")
    address = (settings["extra"] or {}).get("repository")
    if address and not _is_web_address(address):
        found.append(
            f"mkdocs.yml: extra.repository is {str(address)[:80]!r}; "
            "write its web address, such as https://github.com/owner/map"
        )
    return found


def _leads_home(nav: object) -> bool:
    """Does the navigation name the home page outside its groups, as MkDocs needs it?"""
    for item in nav if isinstance(nav, list) else []:
        if item == "index.md" or (isinstance(item, dict) and "index.md" in item.values()):
            return True
    return False


def repository(settings: Any) -> str:
    """The web address of the map's files and forms, if it is known and sound; else ''.

    Others copy it as git takes it, with '.git' or a slash at its end; links need it without.
    """
    address = (settings["extra"] or {}).get("repository")
    if isinstance(address, str) and _is_web_address(address):
        return address.rstrip("/").removesuffix(".git")
    return ""


def robots(settings: Any) -> str:
    """What robots.txt says: everything may be read, and where the list of pages is, if known."""
    address = settings["site_url"]
    if not address:
        return "User-agent: *\nAllow: /\n"
    return f"User-agent: *\nAllow: /\nSitemap: {address.rstrip('/')}/sitemap.xml\n"


def _is_web_address(value: object) -> bool:
    return isinstance(value, str) and bool(_WEB_ADDRESS.fullmatch(value))


def _links_below(folder: Path) -> Iterator[str]:
    """The links in the folder whose files MkDocs publishes: they could publish any file."""
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        if path.is_symlink():
            yield f"{path} is a link, and what it leads to would be published; put a file there"
