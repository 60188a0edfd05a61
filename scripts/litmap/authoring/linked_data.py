"""What a page says of its work in JSON-LD, in the words of schema.org."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from litmap.authoring.bylines import is_name
from litmap.authoring.html_page import one_line
from litmap.references.csl import CslItem
from litmap.references.identifiers import DOI, doi_of

MOST_NODES = 500
"""Things of a page's data that are looked at."""

DEEPEST = 5
"""Things that are nested deeper are not."""

MOST_PEOPLE = 50

_SOURCE_TYPES: Mapping[str, str] = {
    "ScholarlyArticle": "web-page",
    "Report": "report",
    "NewsArticle": "news",
    "ReportageNewsArticle": "news",
    "AnalysisNewsArticle": "news",
    "OpinionNewsArticle": "opinion",
    "Legislation": "official-document",
    "Dataset": "dataset",
    "Article": "web-page",
    "BlogPosting": "web-page",
    "TechArticle": "web-page",
    "CreativeWork": "web-page",
    "WebPage": "web-page",
    "AboutPage": "web-page",
}
"""Words for `sourcetype` by the types of works; the earlier type is the more telling one."""

_BODIES = ("Organization", "NewsMediaOrganization", "GovernmentOrganization", "Corporation", "NGO")


@dataclass(frozen=True)
class LinkedWork:
    """A work as its page describes it; '' and empty where the page says nothing."""

    title: str = ""
    people: tuple[CslItem, ...] = ()
    site: str = ""
    date: str = ""
    language: str = ""
    doi: str = ""
    source_type: str = ""


def linked_work(blocks: list[Any]) -> LinkedWork:
    """The work that the blocks of a page are about; of several things the most telling."""
    nodes = list(_nodes(blocks))
    by_id = {str(node["@id"]): node for node in nodes if isinstance(node.get("@id"), str)}
    for kind, source_type in _SOURCE_TYPES.items():
        for node in nodes:
            if kind in _types(node):
                return _work(node, by_id, source_type)
    return LinkedWork()


def _nodes(blocks: list[Any]) -> Iterator[dict[str, Any]]:
    """The things that a page is about, and not those that it only lists."""
    waiting = [(block, 0) for block in blocks]
    seen = 0
    while waiting and seen < MOST_NODES:
        seen += 1
        thing, depth = waiting.pop(0)
        if isinstance(thing, list) and depth < DEEPEST:
            waiting += [(one, depth + 1) for one in thing[:MOST_NODES]]
        elif isinstance(thing, dict):
            yield thing
            if depth < DEEPEST:
                waiting += [(thing.get(name), depth + 1) for name in ("@graph", "mainEntity")]


def _work(node: dict[str, Any], by_id: Mapping[str, Any], source_type: str) -> LinkedWork:
    people: list[CslItem] = []
    for name in ("author", "creator"):
        if not people:
            people = list(_people(node.get(name), by_id))
    site = ""
    for name in ("publisher", "sourceOrganization", "isPartOf"):
        site = site or _word(_thing(node.get(name), by_id), "name")
    return LinkedWork(
        title=_word(node, "headline", "name"),
        people=tuple(people),
        site=site,
        date=_word(node, "datePublished", "dateCreated"),
        language=_word(node, "inLanguage") or _word(_thing(node.get("inLanguage"), by_id), "name"),
        doi=_doi(node),
        source_type=source_type,
    )


def _types(node: Mapping[str, Any]) -> list[str]:
    """The types of a thing, with or without schema.org's address before them."""
    said = node.get("@type")
    types = said if isinstance(said, list) else [said]
    return [str(one).rpartition("/")[2] for one in types if isinstance(one, str)]


def _thing(value: Any, by_id: Mapping[str, Any]) -> dict[str, Any]:
    """A thing, the first of several, or the one that an `@id` names; {} for anything else."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, str):
        return {"name": value}
    if not isinstance(value, dict):
        return {}
    known = by_id.get(str(value.get("@id")), {})
    return {**known, **value}


def _word(thing: Mapping[str, Any], *names: str) -> str:
    """The text of the first of these names that has one."""
    for name in names:
        value = thing.get(name)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict):
            value = value.get("@value")
        if isinstance(value, str) and value.strip():
            return one_line(value)
    return ""


def _people(value: Any, by_id: Mapping[str, Any]) -> Iterator[CslItem]:
    several = value if isinstance(value, list) else [value]
    for one in several[:MOST_PEOPLE]:
        thing = _thing(one, by_id)
        family, given = _word(thing, "familyName"), _word(thing, "givenName")
        name = _word(thing, "name")
        if not is_name(family or name):
            continue
        if family:
            yield {"family": family, "given": given}
        elif any(kind in _BODIES for kind in _types(thing)):
            yield {"literal": name}
        else:
            yield {"name": name}


def _doi(node: Mapping[str, Any]) -> str:
    """The DOI of a work, from its identifiers."""
    for name in ("identifier", "sameAs", "@id", "doi"):
        value = node.get(name)
        several = value if isinstance(value, list) else [value]
        for one in several[:MOST_PEOPLE]:
            if isinstance(one, dict):
                one = one.get("value")
            found = doi_of(one.strip()) if isinstance(one, str) else ""
            if DOI.fullmatch(found):
                return found
    return ""
