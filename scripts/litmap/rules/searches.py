"""Rules about the record of searches for works, `content/searches.yml`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from litmap.content.corpus import Corpus
from litmap.model.dates import first_day
from litmap.model.reference import Reference
from litmap.model.searches import Candidate, WorkSearch
from litmap.model.text import Text
from litmap.model.vocabulary import PAPER
from litmap.problems.problem import Place, Problem
from litmap.references.address import arxiv
from litmap.references.identifiers import ARXIV, ARXIV_NUMBER, DOI, bare_doi
from litmap.references.sameness import letters_of
from litmap.rules.citations import cure_of_key

_VERSION = re.compile(r"v[0-9]+$")


class _Named(NamedTuple):
    """What tells a work from others: its numbers, its title as bare letters, its year."""

    doi: str
    arxiv: str
    title: str
    year: str

    def same(self, other: "_Named") -> str:
        """What is the same about two works that can be one: 'DOI'; '' if they cannot."""
        if self.doi and self.doi == other.doi:
            return "DOI"
        if self.arxiv and self.arxiv == other.arxiv:
            return "arXiv number"
        if not self.title or self.title != other.title:
            return ""
        if (self.doi and other.doi) or (self.year and other.year and self.year != other.year):
            return ""
        return "title"


def sound_searches(corpus: Corpus) -> Iterator[Problem]:
    """Each search has an id of its own, and each of its candidates a name and reasons.

    search-form: a search has its own id, a candidate a name and a reason, a reason its candidates.
        bad:  to_read: [{because: Not opened yet., works: []}]
        good: to_read: [{because: Not opened yet., works: [{title: A map of rules, date: 2024}]}]
    """
    seen: set[str] = set()
    for search in corpus.searches:
        if search.id in seen:
            message = f"'{search.id}' is already the id of a search above; choose another"
            yield Problem(search.id.place(), "search-form", message)
        seen.add(str(search.id))
        if first_day(search.date) > corpus.today:
            message = f"'{search.date}' is in the future; write the day on which it was made"
            yield Problem(search.date.place(), "lies-ahead", message, "warning")
        for place, message in _faults(search):
            yield Problem(place, "search-form", message)


def _faults(search: WorkSearch) -> Iterator[tuple[Place, str]]:
    for group in (*search.to_read, *search.left_out):
        if not group.works:
            yield group.because.place(), "no work has this reason; name one, or remove the reason"
        for one in group.works:
            if not one.name:
                message = "a work here has no name; give its title, doi, arxiv or address"
                yield group.because.place(), message
            yield from _bad_numbers(one)


def _bad_numbers(one: Candidate) -> Iterator[tuple[Place, str]]:
    if one.doi and not DOI.fullmatch(one.doi):
        cure = "write it as 10.1093/ia/iiae073, without an address before it"
        yield one.doi.place(), f"'{one.doi[:80]}' is not a DOI; {cure}"
    if one.arxiv and not ARXIV_NUMBER.fullmatch(one.arxiv):
        yield one.arxiv.place(), f"'{one.arxiv[:40]}' is no arXiv number; write it as 2307.04699"


def works_of_searches(corpus: Corpus) -> Iterator[Problem]:
    """The works that a search brought onto the map are in references.bib, and so is what they cite.

    search-work: each key in a search is that of a work of the map besides the paper.
        bad:  works: [doe2024mapp]
        good: works: [doe2024map]
    """
    for search in corpus.searches:
        for key in search.works:
            if corpus.names.key(key) == PAPER:
                message = "the map starts from the paper, so no search found it; leave it out"
                yield Problem(key.place(), "search-work", message)
            else:
                yield from _unknown(corpus, key)
        for candidate in search.candidates:
            for key in candidate.cites:
                yield from _unknown(corpus, key)


def _unknown(corpus: Corpus, key: Text) -> Iterator[Problem]:
    if corpus.names.key(key) not in corpus.references:
        message = f"no reference '{key}' in references.bib{cure_of_key(corpus, key)}"
        yield Problem(key.place(), "search-work", message)


def found_once(corpus: Corpus) -> Iterator[Problem]:
    """A work stands once in the record, at the search that found it first.

    found-twice: a work stands once in searches.yml: by its key, or as a candidate.
        bad:  a candidate with the DOI of another one
        good: the candidate at the first search that found it
    on-the-map: a candidate is not on the map; once it is in references.bib, its key says so.
        bad:  works: [{title: A map of rules}], and @doe2024map has that title
        good: works: [doe2024map]
    """
    seen: dict[str, Text] = {}
    for search in corpus.searches:
        for key in search.works:
            now = corpus.names.key(key)
            if now in seen:
                message = f"'{key}' stands already in line {seen[now].place().line}; remove one"
                yield Problem(key.place(), "found-twice", message)
            seen.setdefault(now, key)
    candidates = [one for search in corpus.searches for one in search.candidates if one.name]
    yield from _on_the_map(corpus, candidates)
    yield from _twice(candidates)


def _on_the_map(corpus: Corpus, candidates: list[Candidate]) -> Iterator[Problem]:
    """The candidates that are in references.bib."""
    works = {key: _of_work(work) for key, work in corpus.references.items()}
    by_sign = _by_sign(works)
    for candidate in candidates:
        name = _of_candidate(candidate)
        for key in _alike(name, by_sign):
            if what := name.same(works[key]):
                message = (
                    f"'{candidate.name[:60]}' is on the map as '{key}', which has the same {what}; "
                    "remove it here, and name the key in 'works' of the search"
                )
                yield Problem(_place(candidate), "on-the-map", message)
                break


def _twice(candidates: list[Candidate]) -> Iterator[Problem]:
    """The candidates that stand further up already."""
    named = {str(number): _of_candidate(one) for number, one in enumerate(candidates)}
    by_sign = _by_sign(named)
    for number, candidate in enumerate(candidates):
        name = named[str(number)]
        for other in map(int, _alike(name, by_sign)):
            what = name.same(named[str(other)]) if other < number else ""
            if what:
                line = _place(candidates[other]).line
                message = (
                    f"'{candidate.name[:60]}' has the same {what} as the work in line {line}; "
                    "remove one of the two"
                )
                yield Problem(_place(candidate), "found-twice", message)
                break


def _by_sign(works: dict[str, _Named]) -> dict[str, list[str]]:
    """The works that have a number or title, by each of these."""
    found: dict[str, list[str]] = {}
    for key, name in works.items():
        for sign in filter(None, name[:3]):
            found.setdefault(sign, []).append(key)
    return found


def _alike(name: _Named, by_sign: dict[str, list[str]]) -> Iterator[str]:
    """The works with which one shares a number or the title."""
    for sign in filter(None, name[:3]):
        yield from by_sign.get(sign, ())


def _of_work(work: Reference) -> _Named:
    number = _VERSION.sub("", arxiv(work))
    return _named(work.get("doi"), number, work.get("title"), work.year)


def _of_candidate(one: Candidate) -> _Named:
    number = _VERSION.sub("", one.arxiv or "")
    return _named(str(one.doi or ""), number, str(one.title or ""), str(one.date or "")[:4])


def _named(doi: str, number: str, title: str, year: str) -> _Named:
    """Numbers in one form: a DOI of arXiv is an arXiv number."""
    doi = bare_doi(doi).lower()
    if match := ARXIV.fullmatch(doi):
        doi, number = "", number or match[1]
    return _Named(doi, number, letters_of(title), year)


def _place(one: Candidate) -> Place:
    """Where a candidate is reported: at the first thing that names it."""
    named = one.title or one.doi or one.arxiv or one.address
    assert named is not None, "candidates without a name are reported before"
    return named.place()
