"""Names that were written in place of ids: what the map knows by them."""

from dataclasses import replace

from litmap.content.corpus import Corpus
from litmap.problems.problem import Problem
from litmap.problems.wording import listed


def with_id(problem: Problem, corpus: Corpus) -> Problem:
    """The problem of a name in place of an id, with the id as its cure if the map knows the name.

    All names are known only when everything is read.
    """
    if not problem.wanted:
        return problem
    cure = _comma_lost(problem.wanted, corpus) or corpus.ids_by_name.cure(problem.wanted)
    if not cure:
        return problem
    fault, _, _ = problem.message.rpartition(";")
    return replace(problem, message=fault + cure)


def _comma_lost(wanted: str, corpus: Corpus) -> str:
    """What to do where several ids stand in place of one; '' where they do not."""
    words = wanted.split()
    if len(words) > 1 and all(corpus.known(word) for word in words):
        quoted = [f"'{word}'" for word in words]
        return f"; write ',' between {listed(quoted)}"
    return ""
