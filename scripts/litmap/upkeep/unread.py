"""Works and links that need a look: cited beyond what was read, broken twice, read by nobody."""

from collections import Counter
from collections.abc import Iterator, Mapping

from litmap.graph.graph import Graph
from litmap.graph.weight import Weights
from litmap.linkcheck.targets import outward_links
from litmap.model.dates import in_words
from litmap.model.reference import READ_NAMES
from litmap.problems.problem import Place
from litmap.problems.wording import capitalised, counted
from litmap.rules.places import beyond_reading
from litmap.rules.unread import record_only
from litmap.upkeep.item import Item

_ADDRESS_FIELDS = ("url", "doi", "eprint")


def beyond(graph: Graph, weights: Weights) -> Iterator[Item]:
    """Citations of what nobody read of a work, as the check finds them."""
    names = _names_by_file(graph)
    for problem in (*beyond_reading(graph.corpus), *record_only(graph.corpus)):
        name = names.get(problem.place.file)
        if name:
            why = f"{capitalised(problem.message)}."
            resting = weights.on_statement(name)
            yield Item("beyond", name, problem.place, why, resting=resting)


def _names_by_file(graph: Graph) -> Mapping[str, str]:
    """What is shown of each file: the id of its entry, or the file of a plain page."""
    found = {entry.file: entry.id for entry in graph.corpus.entries.values()}
    return found | {page.file: page.file for page in graph.corpus.pages.values()}


def broken(graph: Graph, weights: Weights) -> Iterator[Item]:
    """Addresses of other sites that two rounds of the link checker found broken."""
    names = _names_by_file(graph)
    keys = _keys_by_place(graph)
    for link in outward_links(graph.corpus):
        record = graph.corpus.link_records.get(link.address)
        if record is None or not record.confirmed:
            continue
        since = record.broken_since or record.checked
        resting: frozenset[str] = frozenset()
        for place in link.places:
            if place in keys:
                resting |= weights.on_work(keys[place])
            else:
                resting |= weights.on_statement(names.get(place.file, ""))
        why = f"Broken since {in_words(f'{since:%Y-%m-%d}')}: {record.reason}."
        yield Item("broken", link.address, link.places[0], why, resting=resting)


def _keys_by_place(graph: Graph) -> Mapping[Place, str]:
    """The works by the places of their addresses."""
    found = {}
    for key, work in graph.corpus.references.items():
        for field in _ADDRESS_FIELDS:
            found[work.place_of(field)] = key
    return found


def unread(graph: Graph, weights: Weights) -> Iterator[Item]:
    """Works in a role that nobody here has opened."""
    for key, work in graph.corpus.references.items():
        if work.opened:
            continue
        uses: Counter[str] = Counter()
        for edge in graph.incoming(f"@{key}"):
            if edge.citation and edge.citation.needs_place:
                uses[edge.source] += 1
        if uses:
            places = counted(uses.total(), "place")
            read = capitalised(READ_NAMES[work.get("read")])
            why = f"{read}; it has a role in {places} on {counted(len(uses), 'page')}."
            resting = weights.on_work(key)
            yield Item("unread", f"@{key}", work.place_of("read"), why, resting=resting)
