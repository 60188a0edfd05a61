"""The records of pages that show no single entry or work."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from litmap.content.corpus import Corpus, PlainPage
from litmap.graph.plain import plain_text
from litmap.search.record import Record, each_once


@dataclass(frozen=True)
class View:
    """A page by its title; what one finds there, in a line; what else it may be called."""

    title: str
    summary: str
    names: tuple[str, ...] = ()


VIEWS: Mapping[str, View] = {
    "argument/": View("The argument", "The barriers, pathways and recommendations in one picture."),
    "barriers/": View(
        "Barriers",
        "What stands in the way, all of it.",
        ("obstacles", "problems", "challenges", "list of barriers"),
    ),
    "pathways/": View(
        "Pathways",
        "The ways forward, and how they fare.",
        ("options", "proposals", "ways forward", "list of pathways"),
    ),
    "recommendations/": View(
        "Recommendations",
        "What is recommended, and to whom.",
        ("advice", "proposals", "what to do", "list of recommendations"),
    ),
    "criteria/": View(
        "Criteria",
        "By what the pathways are judged.",
        ("standards of judgement", "list of criteria"),
    ),
    "terms/": View(
        "Terms",
        "The words of the field, explained.",
        ("glossary", "definitions", "vocabulary", "dictionary", "list of terms"),
    ),
    "institutions/": View(
        "Institutions",
        "Bodies, states and groups, and who sits where.",
        ("organisations", "actors", "members", "membership", "countries", "list of institutions"),
    ),
    "instruments/": View(
        "Instruments",
        "Treaties, principles, laws and processes.",
        ("treaties", "laws", "agreements", "regulation", "list of instruments"),
    ),
    "references/": View(
        "References",
        "All works that the map cites, with what each does here.",
        ("bibliography", "literature", "sources", "works", "library", "reading list", "citations"),
    ),
    "references/to-read/": View(
        "Works to be read",
        "Works that wait for somebody to read them and to say where they belong.",
        ("reading list", "waiting list", "unread works", "candidates", "what to read"),
    ),
    "about/method/": View("How this map is made", "How works got into the map, and what they are."),
    "claims/": View(
        "Claims",
        "Every statement of the map, with the works for and against it.",
        ("statements", "list of claims", "all claims", "register of claims"),
    ),
    "since/": View(
        "Then and now",
        "What the paper said, what has happened since, and whether it still holds.",
        (
            *("developments", "news", "changes", "updates", "latest events", "feed"),
            *("what has changed", "changed since the paper", "overtaken", "out of date"),
            *("does the argument still hold", "what still holds"),
        ),
    ),
    "disagreements/": View(
        "Disagreements",
        "Works that argue against the paper, or limit what it says; the live disputes.",
        (
            *("critics", "criticism", "critique", "objections", "disputes", "debates"),
            *("controversies", "counter-arguments", "who disagrees", "what critics say"),
        ),
    ),
    "review/": View(
        "What needs a look",
        "What is overdue, in doubt or unread, and when things fall due.",
        (
            "overdue",
            "to do",
            "entries to review",
            "freshness",
            "upkeep",
            "maintenance",
            "unverified",
        ),
    ),
    "matrix/": View(
        "Verdict tables",
        "How each pathway is judged, and what each barrier does to it.",
        (
            *("evidence matrix", "evidence matrices", "evidence map", "evidence gap map", "matrix"),
            *("verdicts", "assessment", "comparison of pathways", "gaps in the evidence"),
        ),
    ),
    "map/": View(
        "Who is tied to whom",
        "Who draws on, mandates, overlaps with or succeeded whom.",
        ("network", "network diagram", "graph", "ties", "links between institutions", "map"),
    ),
    "timeline/": View(
        "Timeline",
        "What happened when.",
        ("chronology", "dates", "history", "calendar of events"),
    ),
    "paper/": View(
        "The paper, section by section",
        "What the source paper says, section by section and note by note.",
        ("the paper", "source paper", "summary of the paper", "footnotes", "notes", "sections"),
    ),
    "data/": View(
        "Downloads",
        "The bibliography and the whole map as files: BibTeX, RIS, CSL-JSON, CSV, JSON.",
        (
            *("download", "export", "data", "dataset", "open data", "API", "schema", "files"),
            *("download BibTeX", "export BibTeX", "Zotero", "EndNote", "bib file", "spreadsheet"),
        ),
    ),
}
"""By address, the pages that are made of many things. Their titles are those that they bear.

Where an author wrote one, it has its own title.
"""

_AUTHORED: Mapping[str, tuple[str, ...]] = {
    "index": ("home", "start", "overview", "front page"),
    "argument": ("the argument in short", "summary", "argument map", "diagram", "argument"),
    "method": ("method", "methodology", "limits", "PRISMA", "coverage", "how it is made"),
    "about": ("about", "how to cite", "contact", "licence", "contribute"),
}
"""What else authored pages are called, by name."""

_ADDRESSES = {"index": "", "method": "about/method/"}
"""The addresses of authored pages that have not their name as address."""


def view_records(corpus: Corpus) -> Iterator[Record]:
    """A record for each page that is no entry and no work."""
    authored = {_ADDRESSES.get(name, f"{name}/") for name in corpus.pages}
    for address, view in VIEWS.items():
        if address not in authored:
            yield _record(address, view.title, view.summary, view.names)
    for page in corpus.pages.values():
        address = _ADDRESSES.get(page.name, f"{page.name}/")
        names = _AUTHORED.get(page.name, ())
        yield _record(address, str(page.title), str(page.summary), names, body=_text(corpus, page))


def _record(
    url: str, title: str, summary: str, names: tuple[str, ...], *, body: str = ""
) -> Record:
    return Record(
        url=url,
        kind="page",
        group="page",
        title=title,
        summary=summary,
        names=each_once(names, title),
        body=body,
    )


def _text(corpus: Corpus, page: PlainPage) -> str:
    return "\n".join(plain_text(corpus, block.spans) for block in page.prose.blocks)
