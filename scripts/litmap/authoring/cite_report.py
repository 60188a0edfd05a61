"""What `litmap cite` says when it is done."""

from collections.abc import Iterator

from litmap.authoring.cite import Added, Outcome

MOST_SHOWN = 3
"""Records that are shown whole; of more, one line each."""


def cited_lines(outcome: Outcome) -> Iterator[str]:
    """What became of each work, in lines, and a summary of several."""
    for one in outcome.added:
        if len(outcome.added) <= MOST_SHOWN:
            yield from one.text.splitlines()
        else:
            yield f"Added '@{one.key}': {one.origin}."
        for note in one.notes:
            yield f"  {note}"
    for what, works in (("Already here", outcome.there), ("Left out", outcome.left_out)):
        for work in works:
            yield f"{what}: {work.origin}: {work.reason}."
    if outcome.read > 1 or not outcome.added:
        yield _summary(outcome)
    if outcome.added:
        yield _next_step(outcome.added)


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
