"""The addresses that the map gives its readers, each with its places in the files."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from litmap.content.corpus import Corpus
from litmap.content.prose import ParsedProse
from litmap.model.institutions import Institution
from litmap.problems.problem import Place
from litmap.references.address import address_of, web_address
from litmap.references.identifiers import DOI_ADDRESS


class OutwardLink(NamedTuple):
    """An address as readers follow it, and the places at which authors wrote it, in order."""

    address: str
    places: tuple[Place, ...]


def outward_links(corpus: Corpus) -> list[OutwardLink]:
    """Every outward address of what is shown, each once, in alphabetical order."""
    places: dict[str, set[Place]] = defaultdict(set)
    for address, place in chain(_of_references(corpus), _of_texts(corpus)):
        places[address].add(place)
    return [OutwardLink(address, tuple(sorted(places[address]))) for address in sorted(places)]


def _of_references(corpus: Corpus) -> Iterator[tuple[str, Place]]:
    for work in corpus.references.values():
        url = web_address(work) if work.get("url") else ""
        if url.startswith(("http://", "https://")):
            yield url, work.place_of("url")  # the work's page shows it, even beside a DOI
        for span in address_of(work):
            if span.href and span.href != url:
                field = "doi" if span.href.startswith(DOI_ADDRESS) else "eprint"
                yield span.href, work.place_of(field)


def _of_texts(corpus: Corpus) -> Iterator[tuple[str, Place]]:
    proses: list[ParsedProse] = []
    for entry in corpus.entries.values():
        if isinstance(entry.fields, Institution) and entry.fields.website:
            yield str(entry.fields.website), entry.fields.website.place()
        proses += [piece.prose for piece in entry.pieces]
    proses += [page.prose for page in corpus.pages.values()]
    for prose in proses:
        for span in prose.spans():
            if "://" in span.href:
                yield span.href, span.place
