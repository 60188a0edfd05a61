"""What an item leads to: in words, where on the site, and on the page of which entry."""

from dataclasses import dataclass

from litmap.content.corpus import LoadedEntry
from litmap.graph.addresses import METHOD_PAGE, of_reference
from litmap.graph.graph import Graph, date_of
from litmap.graph.statements import address_of, statement_named, words_of
from litmap.graph.upkeep import RATING, WORKS
from litmap.model.dates import in_words

_OF_MAP = {
    RATING: ("The second rating of verdicts and roles", "/matrix/"),
    WORKS: ("The search for newer works", METHOD_PAGE),
}
"""By the name of what is about no statement: what it is called, and which page shows it."""


@dataclass(frozen=True)
class Target:
    """What something is called and where it stands.

    `address` starts at the site's root, or is that of another site. `words` is '' for a work, which
    has a label of its own. `entry` is None for what belongs to none.
    """

    words: str
    address: str
    entry: LoadedEntry | None = None


def target_of(graph: Graph, name: str) -> Target:
    """What the name of an `Item`, or one in its `by`, means."""
    if name.startswith("@"):
        return Target("", of_reference(name[1:]))
    if "://" in name:
        return Target(name, name)
    if name in _OF_MAP:
        return Target(*_OF_MAP[name])
    statement = statement_named(graph.corpus, name)
    if statement:
        words = words_of(graph.corpus, statement)
        return Target(words, address_of(graph, statement), statement.entry)
    for page in graph.corpus.pages.values():
        if page.file == name:
            address = "/" if page.name == "index" else f"/{page.name}/"
            return Target(str(page.title), address)
    return Target(name, "/")


def day_of(target: Target) -> str:
    """The day of an event, as '5 Sep 2024'; '' for anything else."""
    if target.entry is None or not date_of(target.entry):
        return ""
    return in_words(date_of(target.entry))
