"""A round: what is asked of which service, in which order, and what is unknown in the end."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from litmap.graph.graph import Graph
from litmap.problems.wording import counted
from litmap.watch import crossref, openalex
from litmap.watch.asking import Asker, NoAnswer
from litmap.watch.candidates import Candidate, candidates
from litmap.watch.crossref import Notice
from litmap.watch.openalex import Found, Known
from litmap.watch.services import CROSSREF, OPENALEX
from litmap.watch.subjects import followed, works_by_doi

_AUTHORS_AT_ONCE = 50

Search = Callable[[Sequence[str]], Iterator[Found]]


@dataclass(frozen=True)
class Services:
    """Where the two services are; each address ends in '/'."""

    crossref: str = CROSSREF
    openalex: str = OPENALEX


@dataclass
class Outcome:
    """What a round found, and what stayed unknown.

    `notices` come with the key of their work; `unasked` says by key why the notices of a work are
    not known, or not in both directions; `unsearched` what a search could not find out. `hits` is
    how many works the searches found, known ones among them.
    """

    since: date
    asked: int = 0
    notices: list[tuple[str, Notice]] = field(default_factory=list)
    unasked: dict[str, list[str]] = field(default_factory=dict)
    unsearched: list[str] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    hits: int = 0


class Round:
    """Asks both services about the works of a map."""

    def __init__(self, graph: Graph, asker: Asker, services: Services) -> None:
        """Works are new from the day on of which the asker's memory speaks."""
        self.graph = graph
        self.works = graph.corpus.references
        self.asker = asker
        self.services = services
        self.outcome = Outcome(asker.memory.since)
        self.keys = works_by_doi(self.works)

    def run(self) -> Outcome:
        """Everything in turn. What has no answer is unknown, and ends nothing."""
        self.outcome.asked = len(self.keys)
        self._ask_crossref()
        self._ask_openalex()
        return self.outcome

    # ---- Notices ----

    def _ask_crossref(self) -> None:
        """The notices about every work, from its own record and from theirs."""
        base = self.services.crossref
        found: list[Notice] = []
        for number, doi in enumerate(self.keys, 1):
            try:
                named = crossref.in_own_record(self.asker, base, doi)
                found += named
                said = counted(len(named), "notice")
            except NoAnswer as why:
                said = self._unasked(doi, f"its record at Crossref: {why}")
            self.asker.tell(f"{number}/{len(self.keys)} Crossref, {doi}: {said}")
        more, unknown = crossref.in_notices(self.asker, base, list(self.keys))
        for doi, reason in unknown.items():
            self._unasked(doi, f"notices at Crossref: {reason}")
        self.asker.tell(f"Crossref, the records of notices: {counted(len(more), 'notice')}")
        self.outcome.notices = self._merged([*found, *more])

    def _unasked(self, doi: str, why: str) -> str:
        self.outcome.unasked.setdefault(self.keys[doi], []).append(why)
        return f"unknown, {why}"

    def _merged(self, notices: Sequence[Notice]) -> list[tuple[str, Notice]]:
        """Each notice once, with the key of its work; of two the one that has the day."""
        found: dict[tuple[str, str, str], Notice] = {}
        for one in notices:
            name = (one.doi, one.kind, one.by)
            if name not in found or not found[name].day:
                found[name] = one
        merged = [(self.keys[one.doi], one) for one in found.values()]
        return sorted(merged, key=lambda pair: (pair[0], pair[1]))

    # ---- New works ----

    def _ask_openalex(self) -> None:
        """What cites the works that are followed, and what their authors have written."""
        base, since = self.services.openalex, self.outcome.since
        ours, unknown = openalex.ours(self.asker, base, list(self.keys))
        self.asker.tell(f"OpenAlex, works of the map: {len(ours)} of {len(self.keys)} are there")
        keys = {one: self.keys[doi] for doi, work in ours.items() for one in work.numbers}
        followed_ours = self._followed(ours, unknown)
        numbers = [one for work in followed_ours for one in work.numbers]
        authors = list(dict.fromkeys(one for work in followed_ours for one in work.authors))

        def citing(some: Sequence[str]) -> Iterator[Found]:
            return openalex.citing(self.asker, base, some, since, ours=keys)

        def written_by(some: Sequence[str]) -> Iterator[Found]:
            return openalex.written_by(self.asker, base, some, since, ours=keys)

        found = self._search("works that cite those of the map", numbers, citing)
        found += self._search("works by the same authors", authors, written_by)
        self.outcome.hits = len({work.number for work in found})
        self.outcome.candidates = candidates(found, self.graph.corpus, keys)

    def _followed(self, ours: Mapping[str, Known], unknown: Mapping[str, str]) -> list[Known]:
        """The works that are followed, as OpenAlex knows them; of the others it is said why not."""
        dois = {key: doi for doi, key in self.keys.items()}
        found = []
        for key in followed(self.graph):
            doi = dois.get(key, "")
            if doi in ours:
                found.append(ours[doi])
            else:
                why = unknown.get(doi, "it has no DOI of its own")
                self.outcome.unsearched.append(f"what cites '{key}': {why}")
        return found

    def _search(self, words: str, values: Sequence[str], search: Search) -> list[Found]:
        """All that a search for some values finds, or as far as it came."""
        found: list[Found] = []
        for start in range(0, len(values), _AUTHORS_AT_ONCE):
            some = values[start : start + _AUTHORS_AT_ONCE]
            try:
                for work in search(some):
                    found.append(work)
            except NoAnswer as why:
                self.outcome.unsearched.append(f"{words}, behind the first {len(found)}: {why}")
        self.asker.tell(f"OpenAlex, {words}: {len(found)} found")
        return found
