"""The cells of the evidence matrices: what is said of a pathway, and on which works that rests."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from litmap.content.corpus import LoadedEntry
from litmap.graph.evidence import BarrierCell, CriterionCell, Evidence
from litmap.graph.order import group_of, in_order
from litmap.graph.plain import plain_text
from litmap.model.argument import Assessment, BearsOn
from litmap.model.roles import ROLES
from litmap.model.vocabulary import BY_MARKS, CHANGED_SINCE, CONDITION_NAMES, EFFECT_WORDS
from litmap.site.blocks.verdicts import has_changed
from litmap.site.html.page_data import EntryLink, PageData

_SHORT = {"mixed": "both ways", "not-applicable": "not applicable"}
"""Effects whose words are too long for a cell."""
_NO_EVIDENCE = Evidence({}, {})


@dataclass(frozen=True)
class Reason:
    """One record behind a cell: what it says, why, whose word it is, and a link to it.

    `sign` is the effect or verdict that it gives.
    """

    words: str
    sign: str
    because: str
    by: str
    href: str


@dataclass(frozen=True)
class WorksByRole:
    """The works that are cited in one role behind a cell."""

    role: str
    works: tuple[EntryLink, ...]


@dataclass(frozen=True)
class MatrixCell:
    """A cell: the ids of its row and column, its condition if it has one, and what is behind it.

    Without reasons nothing is recorded. `disputants` are labels; `inferred` says that no record of
    it is the source's, `changed` that its verdict has changed since.
    """

    row: str
    column: str
    condition: str = ""
    reasons: tuple[Reason, ...] = ()
    evidence: Evidence = _NO_EVIDENCE
    works: tuple[WorksByRole, ...] = ()
    disputants: tuple[str, ...] = ()
    inferred: bool = False
    changed: bool = False

    @property
    def name(self) -> str:
        """An anchor and a file name; '' if nothing is recorded."""
        if not self.reasons:
            return ""
        return ".".join(filter(None, (self.row, self.column, self.condition)))

    @property
    def signs(self) -> tuple[str, ...]:
        """Its effects or its verdict, each once."""
        return tuple(dict.fromkeys(reason.sign for reason in self.reasons))

    @property
    def words(self) -> tuple[str, ...]:
        """The same in words."""
        return tuple(dict.fromkeys(reason.words for reason in self.reasons))

    @property
    def by(self) -> str:
        """Whose words its records are, if not the source's."""
        return ", ".join(dict.fromkeys(reason.by for reason in self.reasons if reason.by))

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of its works."""
        return tuple(one.role for one in self.works)

    @property
    def count(self) -> int:
        """The number of its works, the paper included."""
        return len(self.evidence.roles)

    @property
    def newest(self) -> str:
        """The year of its newest work besides the paper, or ''."""
        return self.evidence.newest

    @property
    def beyond(self) -> bool:
        """Does it rest on works besides the paper?"""
        return bool(self.evidence.others)

    @property
    def says(self) -> bool:
        """Does it say something? That the paper gives no verdict says nothing."""
        return bool(self.reasons) and self.tone != "not-assessed"

    @property
    def support(self) -> str:
        """'paper + 2, 2023': on which works it rests; '' if it says nothing."""
        if not self.says:
            return ""
        return self.evidence.in_words

    @property
    def notes(self) -> list[str]:
        """What is to be known of it, below its words on a slide."""
        notes = []
        if self.support:
            notes.append(self.support)
        if self.disputants:
            notes.append(f"≠ disputed by {len(self.disputants)}")
        if self.inferred:
            notes.append("inferred")
        if self.changed:
            notes.append(CHANGED_SINCE)
        return notes

    @property
    def tone(self) -> str:
        """What colours the cell: hindering and speaking for at once is 'mixed'."""
        drawn = [sign for sign in self.signs if sign in ("hinders", "motivates", "mixed")]
        if len(drawn) > 1:
            return "mixed"
        if drawn:
            return drawn[0]
        if self.signs:
            return self.signs[0]
        return ""


@dataclass(frozen=True)
class MatrixRow:
    """A row: the entry that it is of, its group, its condition in words, its cells by column."""

    entry: str
    link: EntryLink
    group: str
    words: str
    cells: tuple[MatrixCell, ...]

    @property
    def name(self) -> str:
        """What the row is called: 'Coordination, in the abstract'."""
        if self.words:
            return f"{self.link.title}, {self.words.lower()}"
        return self.link.title

    @property
    def gist(self) -> str:
        """'3 of 10 pathways: hinders, eased by; 2 with works besides the paper'."""
        found = [cell for cell in self.cells if cell.says]
        if not found:
            if any(cell.reasons for cell in self.cells):
                return "no verdict"
            return "nothing recorded"
        words: list[str] = []
        for cell in found:
            words += cell.words
        beyond = sum(cell.beyond for cell in found)
        gist = (
            f"{len(found)} of {len(self.cells)} pathways: {', '.join(dict.fromkeys(words))}; "
            f"{beyond or 'none'} with works besides the paper"
        )
        newest = max(cell.newest for cell in found)
        if newest:
            gist += f", the newest of {newest}"
        if any(cell.disputants for cell in found):
            gist += "; disputed"
        return gist


def effect_words(effect: str) -> str:
    """What a cell says of an effect."""
    if effect in _SHORT:
        return _SHORT[effect]
    return EFFECT_WORDS[effect][0]


def barrier_rows(page_data: PageData, pathways: Sequence[LoadedEntry]) -> Iterator[MatrixRow]:
    """A row for each barrier, group by group."""
    cells = page_data.site.facts.barrier_cells
    for barrier in in_order(page_data.corpus, page_data.corpus.of_kind("barrier")):
        row = []
        for pathway in pathways:
            found = cells.get((barrier.id, pathway.id))
            if found:
                row.append(_barrier_cell(page_data, found))
            else:
                row.append(MatrixCell(barrier.id, pathway.id))
        yield MatrixRow(
            entry=barrier.id,
            link=page_data.link(barrier, title=barrier.label),
            group=group_of(barrier),
            words="",
            cells=tuple(row),
        )


def criterion_rows(page_data: PageData, pathways: Sequence[LoadedEntry]) -> Iterator[MatrixRow]:
    """For each criterion a row for each condition."""
    cells = page_data.site.facts.criterion_cells
    for criterion in in_order(page_data.corpus, page_data.corpus.of_kind("criterion")):
        for condition, words in CONDITION_NAMES.items():
            row = []
            for pathway in pathways:
                found = cells.get((criterion.id, pathway.id, condition))
                if found:
                    row.append(_criterion_cell(page_data, found))
                else:
                    row.append(MatrixCell(criterion.id, pathway.id, condition))
            yield MatrixRow(
                entry=criterion.id,
                link=page_data.link(criterion),
                group=criterion.id,
                words=words,
                cells=tuple(row),
            )


def _barrier_cell(page_data: PageData, found: BarrierCell) -> MatrixCell:
    reasons = []
    for record in found.records:
        words = effect_words(record.effect)
        reasons.append(_reason(page_data, found.barrier, record, words))
    return MatrixCell(
        row=found.barrier.id,
        column=found.pathway.id,
        reasons=tuple(reasons),
        evidence=found.evidence,
        works=_works(page_data, found.evidence),
        disputants=tuple(map(page_data.labels.label, found.evidence.disputants)),
        inferred=all(record.by != "source" for record in found.records),
    )


def _criterion_cell(page_data: PageData, found: CriterionCell) -> MatrixCell:
    words = found.record.verdict.replace("-", " ")
    return MatrixCell(
        row=found.criterion.id,
        column=found.pathway.id,
        condition=found.record.condition,
        reasons=(_reason(page_data, found.pathway, found.record, words),),
        evidence=found.evidence,
        works=_works(page_data, found.evidence),
        disputants=tuple(map(page_data.labels.label, found.evidence.disputants)),
        changed=has_changed(page_data.graph, found),
    )


def _works(page_data: PageData, evidence: Evidence) -> tuple[WorksByRole, ...]:
    """The works behind a cell by their roles; a work of two roles is in both."""
    groups = []
    for role in ROLES:
        keys = [key for key, roles in evidence.roles.items() if role in roles]
        if keys:
            groups.append(WorksByRole(role, tuple(map(page_data.work_link, keys))))
    return tuple(groups)


def _reason(
    page_data: PageData, entry: LoadedEntry, record: BearsOn | Assessment, words: str
) -> Reason:
    """The reason that `entry` gives for an effect or a verdict, without its citations."""
    if isinstance(record, BearsOn):
        target, sign = record.pathway, str(record.effect)
    else:
        target, sign = record.criterion, str(record.verdict)
    edge = page_data.graph.at[target.place()]
    because = page_data.graph.prose[record.because.place()]
    return Reason(
        words=words,
        sign=sign,
        because=plain_text(page_data.corpus, because.spans()),
        by=BY_MARKS[record.by],
        href=page_data.href(f"{entry.address}#{edge.anchor}"),
    )
