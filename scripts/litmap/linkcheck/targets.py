"""Which addresses the map gives its readers, and where each is written."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from litmap.content.corpus import Corpus
from litmap.model.institutions import Institution
from litmap.problems.problem import Place
from litmap.references.full import address_of

DOI = "https://doi.org/"


class OutwardLink(NamedTuple):
    """An address as readers follow it, and where authors wrote it, in order."""

    address: str
    places: tuple[Place, ...]


def outward_links(corpus: Corpus) -> list[OutwardLink]:
    """Every outward address of the entries and references that are shown, each once, in alphabetical order."""
    places: dict[str, list[Place]] = defaultdict(list)
    for address, place in [*_of_references(corpus), *_of_entries(corpus)]:
        places[address].append(place)
    return [OutwardLink(address, tuple(sorted(set(places[address])))) for address in sorted(places)]


def _of_references(corpus: Corpus) -> Iterator[tuple[str, Place]]:
    for work in corpus.references.values():
        found = {span.href for span in address_of(work) if span.href}
        url = work.get("url")
        if url.startswith(("http://", "https://")):
            found.add(url)  # it stands on the work's page, even beside a DOI
        for address in found:
            field = "url" if address == url else "doi" if address.startswith(DOI) else "eprint"
            yield address, work.place_of(field)


def _of_entries(corpus: Corpus) -> Iterator[tuple[str, Place]]:
    for entry in corpus.entries.values():
        if isinstance(entry.fields, Institution) and entry.fields.website:
            yield str(entry.fields.website), entry.fields.website.place()
        for piece in entry.pieces:
            yield from (
                (span.href, span.place) for span in piece.prose.spans() if "://" in span.href
            )
    for page in corpus.pages.values():
        yield from ((span.href, span.place) for span in page.prose.spans() if "://" in span.href)
