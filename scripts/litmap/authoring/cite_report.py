"""What `litmap cite` says when it is done."""

from collections import Counter
from collections.abc import Iterator

from litmap.authoring.taking import Added, Outcome
from litmap.problems.wording import listed

MOST_SHOWN = 3
"""Records that are shown whole; of more, one line each."""


def cited_lines(outcome: Outcome) -> Iterator[str]:
    """What became of each work, in lines, and a summary of several."""
    often = _often_left_out(outcome.added)
    for one in outcome.added:
        if len(outcome.added) <= MOST_SHOWN:
            yield from one.text.splitlines()
        else:
            yield f"Added '@{one.key}': {one.origin}."
        for note in one.notes:
            yield f"  {note}"
        rest = [name[:80] for name in one.left_out if _field(name) not in often]
        if rest:
            yield f"  Left out: {', '.join(rest)}."
    if often:
        counts = [f"'{name}' in {number} records" for name, number in often.items()]
        yield f"Left out: {listed(counts)}."
    for work in outcome.there:
        yield f"Already here: {work.origin}: {work.reason}."
    for work in outcome.left_out:
        yield f"Left out: {work.origin}: {work.reason}."
    if outcome.read > 1 or not outcome.added:
        yield _summary(outcome)
    if outcome.added:
        yield _next_step(outcome.added)


def _often_left_out(added: list[Added]) -> dict[str, int]:
    """The fields that many records lose, with the number of these records."""
    counts = Counter(_field(name) for one in added for name in one.left_out)
    return {name: number for name, number in counts.most_common() if number > MOST_SHOWN}


def _field(left_out: str) -> str:
    """The name of a field that was left out, without its value."""
    return left_out.partition(" '")[0]


def _summary(outcome: Outcome) -> str:
    """'82 read, 79 added, 2 already here, 1 left out.'"""
    parts = [f"{outcome.read} read", f"{len(outcome.added)} added"]
    if outcome.there:
        parts.append(f"{len(outcome.there)} already here")
    if outcome.left_out:
        parts.append(f"{len(outcome.left_out)} left out")
    return f"{', '.join(parts)}."


def _next_step(added: list[Added]) -> str:
    if len(added) == 1:
        (one,) = added
        return (
            f"Cite it as '@{one.key}'. Compare the record with the work, then set 'verified'. If "
            "you have read it, set read = {full} (or part, abstract) "
            f"on line {one.read_line} of references.bib."
        )
    return (
        "Compare each record with its work, then set 'verified'; where you have read it, set "
        "'read' to full, part or abstract. Then run `litmap check`."
    )
