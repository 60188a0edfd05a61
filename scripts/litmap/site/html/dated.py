"""When what pages show last changed, from the history of the sources that they are made from."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from litmap.model.vocabulary import Kind
from litmap.site.html.page import Page
from litmap.site.html.plan import Content
from litmap.site.html.site import Site


def dated(
    site: Site, sources: Iterable[str], contents: Mapping[str, Content]
) -> dict[str, Content]:
    """The same contents, in which each page has the last day on which one of its sources changed.

    Sources are named as in `Site.edited`. A reformatted source has not changed.
    """
    day = site.edited(sources)
    found: dict[str, Content] = {}
    for path, content in contents.items():
        found[path] = replace(content, edited=day) if isinstance(content, Page) else content
    return found


def ids_of(site: Site, *kinds: Kind) -> list[str]:
    """The ids of the entries of some kinds, as sources; of all kinds where none is named."""
    entries = site.corpus.entries.values()
    return [entry.id for entry in entries if not kinds or entry.kind in kinds]


def keys_of(site: Site) -> list[str]:
    """All works, as sources."""
    return [f"@{key}" for key in site.corpus.references]
