"""Rules about the live disputes, `content/disputes.yml`."""

from collections.abc import Iterator

from litmap.content.corpus import Corpus
from litmap.model.dispute import Dispute
from litmap.model.text import Text
from litmap.problems.problem import Problem
from litmap.problems.wording import listed
from litmap.rules.argument import QUESTION_WORDS
from litmap.rules.citations import cure_of_key

VIEW_WORDS = 40
FEWEST_POSITIONS = 2


def sound_disputes(corpus: Corpus) -> Iterator[Problem]:
    """A dispute asks a question, and at least two positions answer it, each held by somebody.

    dispute-form: a dispute has an id of its own, a question, and two positions that somebody holds.
        bad:  one position, or a position with neither 'paper: true' nor works
        good: two positions, each with 'paper: true' or with works
    """
    seen: set[str] = set()
    for dispute in corpus.disputes:
        if dispute.id in seen:
            message = f"'{dispute.id}' is already the id of a dispute above; choose another"
            yield Problem(dispute.id.place(), "dispute-form", message)
        seen.add(str(dispute.id))
        for place, message in _faults(dispute):
            yield Problem(place.place(), "dispute-form", message)


def _faults(dispute: Dispute) -> Iterator[tuple[Text, str]]:
    """What is wrong with the form of a dispute, each with the text at which it is reported."""
    question = dispute.question
    if not question.rstrip().endswith("?"):
        yield question, "'question' does not end in '?'; write the question in dispute"
    if len(question.split()) > QUESTION_WORDS:
        yield question, f"'question' is too long; ask it in at most {QUESTION_WORDS} words"
    if len(dispute.positions) < FEWEST_POSITIONS:
        yield dispute.id, "there is no dispute without two positions; add one, or remove this"
    for position in dispute.positions:
        words = len(position.view.split())
        if words > VIEW_WORDS:
            yield position.view, f"'view' has {words} words; say it in at most {VIEW_WORDS}"
        if not position.paper and not position.works:
            yield position.view, "nobody holds this view; add 'paper: true', or its works"


def works_in_dispute(corpus: Corpus) -> Iterator[Problem]:
    """A work takes part in a dispute by what it is cited for at one of its claims.

    dispute-work: each work of a position is cited, with a role, at a claim of the dispute.
        bad:  works: [doe2024map], and no claim of the dispute cites it
        good: cites: "[disputes @doe2024map, p. 5]" at one of the claims
    """
    if corpus.broken or not all(entry.complete for entry in corpus.authored):
        return  # a citation may be in a part that could not be read
    for dispute in corpus.disputes:
        cited = _cited_at(corpus, dispute)
        for position in dispute.positions:
            for key in position.works:
                fault = _fault_of_work(corpus, dispute, key, cited)
                if fault:
                    yield Problem(key.place(), "dispute-work", fault)


def _cited_at(corpus: Corpus, dispute: Dispute) -> set[str]:
    """The works with a role at the claims of a dispute."""
    claims = {corpus.names.current(name) for name in dispute.claims}
    cited: set[str] = set()
    for entry in corpus.authored:
        for piece in entry.pieces:
            if not (piece.found and piece.is_sources and piece.found.record[:1] == ("claims",)):
                continue
            if f"{entry.id}#{getattr(piece.found.owner, 'id', '')}" in claims:
                cited |= {one.key for one in piece.prose.citations() if one.needs_place}
    return cited


def _fault_of_work(corpus: Corpus, dispute: Dispute, key: Text, cited: set[str]) -> str:
    work = corpus.references.get(key)
    if work is None:
        return f"no reference '{key}' in references.bib{cure_of_key(corpus, key)}"
    if not work.opened:
        return f"nobody has opened '{key}', so what it holds is not known here; leave it out"
    if key not in cited:
        claims = listed([f"'{name}'" for name in dispute.claims])
        return f"'{key}' has no role at {claims}; cite it there, or name the claim that cites it"
    return ""
