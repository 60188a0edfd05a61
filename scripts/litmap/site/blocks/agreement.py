"""How far two raters agree, as a page shows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from litmap.graph.agreement import Rated, Tally, rated_roles, rated_verdicts, same_side, tally
from litmap.model.agreement import Agreement
from litmap.model.dates import in_words
from litmap.model.vocabulary import CONDITION_NAMES
from litmap.problems.wording import counted, plural
from litmap.site.blocks.upkeep import overdue_since
from litmap.site.html.page_data import EntryLink, PageData

CSV_HEAD = ("kind", "what", "first", "second", "agrees", "void", "second rater's reason")


@dataclass(frozen=True)
class RatedRow:
    """One thing that was rated twice: links to it, both words, and the second rater's reason."""

    links: tuple[EntryLink, ...]
    first: str
    second: str
    because: str
    void: bool


@dataclass(frozen=True)
class AgreementBlock:
    """Both ratings in sentences, with the rows on which the raters differ or which are void."""

    how: str
    when: str
    drawn: str
    verdicts: str
    roles: str
    differing: tuple[RatedRow, ...]


def agreement_block(page_data: PageData, agreement: Agreement) -> AgreementBlock:
    """The block; what agrees is counted, what does not is listed."""
    verdicts = rated_verdicts(page_data.graph)
    roles = rated_roles(page_data.graph)
    rows = [_verdict_row(page_data, one) for one in verdicts if one.void or not one.agrees]
    rows += [_role_row(page_data, one) for one in roles if one.void or not one.agrees]
    return AgreementBlock(
        how=str(agreement.how),
        when=_when(page_data, agreement),
        drawn=f"{agreement.drawn} (seed {agreement.seed})",
        verdicts=" ".join(_counts(tally(verdicts), "verdict")),
        roles=" ".join([*_counts(tally(roles), "role"), *_sides(roles)]),
        differing=tuple(rows),
    )


def _when(page_data: PageData, agreement: Agreement) -> str:
    overdue = overdue_since(page_data.corpus, "rating", agreement.date)
    return f"{in_words(agreement.date)}; {overdue}" if overdue else in_words(agreement.date)


def agreement_lines(page_data: PageData) -> Iterator[list[str]]:
    """All ratings as lines of a table, under `CSV_HEAD`."""
    graph = page_data.graph
    for kind, rated in (("verdict", rated_verdicts(graph)), ("role", rated_roles(graph))):
        for one in rated:
            agrees, void = str(one.agrees).lower(), str(one.void).lower()
            yield [kind, one.name, one.first, one.second, agrees, void, one.because]


def _counts(found: Tally, what: str) -> Iterator[str]:
    """'45 of 60 roles agree (Cohen's kappa 0.68).' and what does not count."""
    verb = plural(found.agreed, "agrees", "agree")
    said = f"{found.agreed} of {counted(found.counted, what)} {verb}"
    if found.kappa is not None:
        said += f" (Cohen's kappa {found.kappa:.2f})"
    yield f"{said}."
    if found.void:
        yield f"{found.void} changed since and no longer {plural(found.void, 'counts', 'count')}."


def _sides(roles: Sequence[Rated]) -> Iterator[str]:
    """On how many roles both at least see the work on the same side."""
    if any(not one.void for one in roles):
        yield f"On {same_side(roles)} both put the work on the same side of the claim."


def _verdict_row(page_data: PageData, one: Rated) -> RatedRow:
    pathway, criterion, condition = one.name.split("/")
    links = []
    entry = page_data.corpus.resolve(pathway)
    if entry:
        words = f"{page_data.corpus.name(criterion)}, {CONDITION_NAMES[condition].lower()}"
        links.append(page_data.link(entry, title=f"{entry.label}: {words}"))
    return _row(one, links)


def _row(one: Rated, links: Sequence[EntryLink]) -> RatedRow:
    return RatedRow(
        links=tuple(links),
        first=one.first,
        second=one.second,
        because=one.because,
        void=one.void,
    )


def _role_row(page_data: PageData, one: Rated) -> RatedRow:
    name, _, key = one.name.rpartition("@")
    links = []
    view = page_data.graph.claim_named(name)
    if view:
        links.append(page_data.link(view.entry, f"#{view.anchor}", view.label))
    if key in page_data.corpus.references:
        links.append(page_data.work_link(key))
    return _row(one, links)
