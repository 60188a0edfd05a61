"""Works that somebody should look at: what searches found, without what is known, ranked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from litmap.authoring.known_works import KnownWorks
from litmap.content.corpus import Corpus
from litmap.model.reference import Names, Person, Reference
from litmap.problems.problem import Place
from litmap.references.identifiers import ARXIV
from litmap.references.sameness import letters_of
from litmap.watch.openalex import Found

_TELLING = 4
"""A title of so many words tells a work from others, whatever its year."""


@dataclass(frozen=True)
class Candidate:
    """A work that was found, and the keys of the works of the map that it cites."""

    work: Found
    cites: tuple[str, ...]

    @property
    def arxiv(self) -> str:
        """Its number at arXiv, from its DOI; '' for another DOI."""
        match = ARXIV.fullmatch(self.work.doi)
        return match[1] if match else ""


def candidates(found: Iterable[Found], corpus: Corpus, keys: Mapping[str, str]) -> list[Candidate]:
    """The works that are not known, each once: first those that cite most works of the map.

    Known are the works of the map, whose `keys` are given by their numbers at OpenAlex, and those
    that earlier searches found, whatever became of them.
    """
    ranked = sorted(_candidates(found, keys), key=_place)
    before = [*corpus.references.values(), *_found_before(corpus)]
    known = KnownWorks({work.key: work for work in before})
    titles = {letters_of(work.get("title")) for work in before}
    fresh: list[Candidate] = []
    for one in ranked:
        reference = _as_reference(one)
        is_ours = one.work.number in keys or known.same(reference)
        title = letters_of(one.work.title)
        if is_ours or (title in titles and len(one.work.title.split()) >= _TELLING):
            continue
        known.add(reference)
        titles.add(title)
        fresh.append(one)
    return fresh


def _found_before(corpus: Corpus) -> Iterator[Reference]:
    """The candidates of earlier searches, in the form in which works are compared."""
    for search in corpus.searches:
        for number, one in enumerate(search.candidates):
            fields: dict[str, str | None] = {"title": one.title, "date": one.date}
            fields |= {"doi": one.doi, "url": one.address}
            if one.arxiv:
                fields |= {"eprint": one.arxiv, "eprinttype": "arxiv"}
            given = {name: str(text) for name, text in fields.items() if text}
            yield _reference(f"?{search.id}-{number}", given)


def _candidates(found: Iterable[Found], keys: Mapping[str, str]) -> Iterator[Candidate]:
    for work in found:
        yield Candidate(work, tuple(sorted({keys[number] for number in work.cites})))


def _place(one: Candidate) -> tuple[int, str, str]:
    """By how many works of ours it cites, then by title."""
    return -len(one.cites), one.work.title.casefold(), one.work.number


def _as_reference(one: Candidate) -> Reference:
    """A candidate in the form in which works are compared."""
    fields = {"title": one.work.title, "date": one.work.date, "doi": one.work.doi}
    if one.arxiv:
        fields |= {"eprint": one.arxiv, "eprinttype": "arxiv"}
    people: dict[str, Names] = {}
    if one.work.authors:
        persons = [_person(name) for name in one.work.authors]
        people["author"] = Names(tuple(persons))
    given = {name: text for name, text in fields.items() if text}
    return replace(_reference(f"?{one.work.number}", given), people=people)


def _reference(key: str, fields: Mapping[str, str]) -> Reference:
    return Reference(
        key=key,
        type="misc",
        fields=fields,
        people={},
        source="",
        place=Place("references.bib"),
        field_places={},
    )


def _person(name: str) -> Person:
    """A name in its usual order; its last word is taken for the surname."""
    first, _, last = name.rpartition(" ")
    return Person(last=last, first=first)
