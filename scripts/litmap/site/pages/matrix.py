"""The evidence matrices: barriers × pathways, and criteria × pathways under two conditions, with their works."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from litmap.content.corpus import LoadedEntry
from litmap.export import joined
from litmap.export.table import csv_text
from litmap.graph.evidence import (
    BarrierCell,
    CriterionCell,
    Evidence,
    barrier_cells,
    criterion_cells,
)
from litmap.graph.graph import Graph
from litmap.graph.order import tree
from litmap.model.argument import Assessment, BearsOn
from litmap.model.vocabulary import BY_NAMES, CONDITION_NAMES, EFFECT_WORDS, ORDER_NAMES, ROLES
from litmap.site.html.labels import Labels
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import EntryLink, PageData
from litmap.site.html.templates import load_templates
from litmap.site.html.writer import Writer
from litmap.site.pictures.slides import SlideRow, matrix_slide

_PAGE = "/matrix/"
_LEAD = (
    "What each barrier does to each pathway, and how each pathway is judged, with the works behind it. "
    "Where nothing is recorded, that is a gap in this map, not a finding."
)

_KEY = "'paper + 1, 2022': it rests on the paper and one more work, of 2022. The stronger the colour, the more works."
_EFFECTS = (
    "A dash: nothing recorded, a gap in this map and not a finding. Inferred: no source says it outright. "
    "Red hinders, green is eased by, blue speaks for, gold cuts both ways."
)
_JUDGED = "The paper judges in prose; the words are our reading of it."
_SHORT = {"mixed": "both ways", "not-applicable": "not applicable"}
"""Effects whose words are too long for a cell."""


@dataclass(frozen=True)
class Reason:
    """One record behind a cell: what it says, why, whose word it is, and where it stands."""

    words: str
    icon: str
    because: str
    by: str
    href: str


@dataclass(frozen=True)
class MatrixCell:
    """A cell: its place, signs and words, how many works stand behind it, and the list behind it.

    `count` is the number of works, the paper included; `beyond` says whether it rests on others; `inferred`, that no
    record of it is the source's; `name` is an anchor and a file name ('' where nothing is recorded).
    """

    row: str
    column: str
    condition: str
    name: str = ""
    count: int = 0
    signs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    evidence: str = ""
    newest: str = ""
    beyond: bool = False
    disputants: tuple[str, ...] = ()
    inferred: bool = False
    by: str = ""
    roles: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    works: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()

    @property
    def says(self) -> bool:
        """Does it say something? That the paper gives no verdict says nothing."""
        return bool(self.name) and self.tone != "not-assessed"

    @property
    def notes(self) -> tuple[str, ...]:
        """On what it rests and what is to be known of it, below its words on a slide."""
        disputed = f"≠ disputed by {len(self.disputants)}" if self.disputants else ""
        return tuple(note for note in (self.evidence, disputed, "inferred" * self.inferred) if note)

    @property
    def tone(self) -> str:
        """What colours the cell: hindering and speaking for at once is 'mixed'."""
        drawn = [sign for sign in self.signs if sign in ("hinders", "motivates", "mixed")]
        return "mixed" if len(set(drawn)) > 1 else (drawn or [*self.signs, ""])[0]


@dataclass(frozen=True)
class MatrixRow:
    """A row: the entry that it is of, in which group it stands, its cells by column."""

    entry: str
    link: EntryLink
    group: str
    words: str
    cells: tuple[MatrixCell, ...]

    @property
    def gist(self) -> str:
        """'3 of 10 pathways: hinders, eased by; 2 with works besides the paper', above the row's lists."""
        found = [cell for cell in self.cells if cell.says]
        if not found:
            return "no verdict" if any(cell.name for cell in self.cells) else "nothing recorded"
        said = ", ".join(dict.fromkeys(word for cell in found for word in cell.words))
        beyond = sum(cell.beyond for cell in found)
        newest = max(cell.newest for cell in found)
        return (
            f"{len(found)} of {len(self.cells)} pathways: {said}; {beyond or 'none'} with works besides the paper"
            f"{f', the newest of {newest}' if newest else ''}"
            f"{'; disputed' if any(cell.disputants for cell in found) else ''}"
        )


class Matrix:
    """Makes the page of the matrices and the files that belong to it."""

    def __init__(self, graph: Graph, labels: Labels) -> None:
        """`labels` name works."""
        self.graph = graph
        self.corpus = graph.corpus
        self.labels = labels
        self.writer = Writer(graph, labels, _PAGE)
        self.views = PageData(graph, self.writer)
        self.pathways = [entry for entry, _ in tree(self.corpus, self.corpus.of_kind("pathway"))]
        self.barriers = list(self._barrier_rows(barrier_cells(graph)))
        self.criteria = list(self._criterion_rows(criterion_cells(graph)))

    def page(self) -> Page:
        """The page: both tables, below each the lists behind its cells."""
        parts = load_templates("matrix")
        header = load_templates().header(
            "view", "", "", "Evidence matrices", _LEAD, [], [("Home", self.writer.href("/"))]
        )
        columns = [
            EntryLink("pathway", self.writer.href(entry.address), entry.label, target=entry.id)
            for entry in self.pathways
        ]
        roles = [(role, role) for role in ROLES if role != "background"]
        effects = [(effect, _words(effect)) for effect in EFFECT_WORDS]
        pairs = [list(rows) for _, rows in groupby(self.criteria, key=lambda row: row.entry)]
        return Page(
            "Evidence matrices",
            _LEAD,
            "view",
            [
                Section("", header),
                Section(
                    "Barriers and pathways",
                    parts.barriers(
                        columns,
                        self.barriers,
                        ORDER_NAMES,
                        effects,
                        roles,
                        _gist(self.barriers),
                        self._disputed(self.barriers),
                    ),
                ),
                Section(
                    "Criteria and pathways",
                    parts.criteria(
                        columns,
                        pairs,
                        f"{_JUDGED} {_gist(self.criteria)}",
                        self._disputed(self.criteria),
                    ),
                ),
            ],
            weight=0,
        )

    def files(self, source: str) -> dict[str, str]:
        """Both tables as CSV and as slides, and the works of each cell as BibTeX; `source` says whence and of when."""
        files = {
            f"data/matrix-{name}.csv": self._csv(rows)
            for name, rows in (("barriers", self.barriers), ("criteria", self.criteria))
        }
        for name, rows, title, caption in (
            (
                "barriers",
                self.barriers,
                "What each barrier does to each pathway",
                f"{_gist(self.barriers)} {_KEY} {_EFFECTS}",
            ),
            (
                "criteria",
                self.criteria,
                "How each pathway is judged",
                f"{_JUDGED} {_gist(self.criteria)} {_KEY}",
            ),
        ):
            files[f"data/matrix-{name}.svg"] = matrix_slide(
                title, caption, source, self.pathways, self._stripes(rows)
            )
        references = self.corpus.references
        for cell in self._filled():
            keys = dict.fromkeys(key for _, works in cell.works for key, _ in works)
            if keys:
                files[f"data/matrix/{cell.name}.bib"] = joined(
                    references[key].public for key in keys
                )
        return files

    def _disputed(self, rows: Iterable[MatrixRow]) -> list[tuple[str, MatrixCell]]:
        """The cells that works dispute, each with what it is about."""
        return [
            (
                " × ".join(
                    (row.link.title, *([row.words.lower()] if row.words else []), pathway.label)
                ),
                cell,
            )
            for row in rows
            for cell, pathway in zip(row.cells, self.pathways, strict=True)
            if cell.disputants
        ]

    def _stripes(self, rows: Iterable[MatrixRow]) -> Iterator[SlideRow]:
        """The rows as a slide has them, under the names of their groups."""
        group = ""
        for row in rows:
            if row.group in ORDER_NAMES and row.group != group:
                group = row.group
                yield SlideRow(ORDER_NAMES[group], None)
            name = f"{row.link.title}, {row.words.lower()}" if row.words else row.link.title
            yield SlideRow(
                name,
                [
                    (
                        cell.words,
                        cell.notes,
                        "" if cell.condition else cell.tone,
                        cell.count if cell.says else 0,
                    )
                    for cell in row.cells
                ],
            )

    def _filled(self) -> Iterator[MatrixCell]:
        return (cell for row in (*self.barriers, *self.criteria) for cell in row.cells if cell.name)

    def _csv(self, rows: Iterable[MatrixRow]) -> str:
        head = (
            "row",
            "row title",
            "group",
            "pathway",
            "condition",
            "says",
            "whose",
            "works",
            "newest besides the paper",
            *ROLES,
            "because",
        )
        return csv_text(
            head,
            (
                (
                    cell.row,
                    row.link.title,
                    row.group,
                    cell.column,
                    cell.condition,
                    ", ".join(cell.words),
                    cell.by,
                    cell.count,
                    cell.newest,
                    *(" ".join(key for key, _ in dict(cell.works).get(role, ())) for role in ROLES),
                    " ".join(reason.because for reason in cell.reasons),
                )
                for row in rows
                for cell in row.cells
            ),
        )

    def _barrier_rows(self, cells: dict[tuple[str, str], BarrierCell]) -> Iterator[MatrixRow]:
        barriers = tree(self.corpus, self.corpus.of_kind("barrier"))
        for order in ORDER_NAMES:
            for barrier, _ in barriers:
                if getattr(barrier.fields, "order", "") == order:
                    found = (
                        self._bearing(barrier, pathway, cells.get((barrier.id, pathway.id)))
                        for pathway in self.pathways
                    )
                    yield MatrixRow(
                        barrier.id,
                        self.views.link(barrier, title=barrier.label),
                        order,
                        "",
                        tuple(found),
                    )

    def _bearing(
        self, barrier: LoadedEntry, pathway: LoadedEntry, found: BarrierCell | None
    ) -> MatrixCell:
        if found is None:
            return MatrixCell(barrier.id, pathway.id, "")
        words = tuple(map(_words, found.effects))
        reasons = tuple(
            self._reason(barrier, record, words[found.effects.index(record.effect)], record.effect)
            for record in found.records
        )
        cell = self._cell(
            (barrier.id, pathway.id, ""), found.effects, words, reasons, found.evidence
        )
        return replace(cell, inferred=all(record.by != "source" for record in found.records))

    def _criterion_rows(
        self, cells: dict[tuple[str, str, str], CriterionCell]
    ) -> Iterator[MatrixRow]:
        for criterion, _ in tree(self.corpus, self.corpus.of_kind("criterion")):
            for condition, words in CONDITION_NAMES.items():
                keys = [(criterion.id, pathway.id, condition) for pathway in self.pathways]
                found = tuple(self._judgement(key, cells.get(key)) for key in keys)
                yield MatrixRow(
                    criterion.id, self.views.link(criterion), criterion.id, words, found
                )

    def _judgement(self, key: tuple[str, str, str], found: CriterionCell | None) -> MatrixCell:
        if found is None:
            return MatrixCell(*key)
        words = found.record.verdict.replace("-", " ")
        reason = self._reason(found.pathway, found.record, words, found.record.verdict)
        cell = self._cell(key, (found.record.verdict,), (words,), (reason,), found.evidence)
        return replace(cell, evidence="") if found.record.verdict == "not-assessed" else cell

    def _cell(
        self,
        key: tuple[str, str, str],
        signs: tuple[str, ...],
        words: tuple[str, ...],
        reasons: tuple[Reason, ...],
        evidence: Evidence,
    ) -> MatrixCell:
        name = ".".join(part for part in key if part)
        by = ", ".join(dict.fromkeys(reason.by for reason in reasons if reason.by))
        roles = tuple(
            role for role in ROLES if any(role in found for found in evidence.roles.values())
        )
        works = tuple(
            (
                role,
                tuple(
                    (work, self.labels.label(work))
                    for work, found in evidence.roles.items()
                    if role in found
                ),
            )
            for role in roles
        )
        return MatrixCell(
            *key,
            name,
            len(evidence.roles),
            signs,
            words,
            evidence.in_words,
            evidence.newest,
            bool(evidence.others),
            tuple(map(self.labels.label, evidence.disputants)),
            by=by,
            roles=roles,
            reasons=reasons,
            works=works,
        )

    def _reason(
        self, entry: LoadedEntry, record: BearsOn | Assessment, words: str, sign: str
    ) -> Reason:
        target = record.pathway if isinstance(record, BearsOn) else record.criterion
        edge = self.graph.at[target.place()]
        said = "".join(
            span.text
            for span in self.graph.prose[record.because.place()].spans()
            if not span.citations
        )
        return Reason(
            words,
            sign,
            _tidy(said),
            BY_NAMES[record.by],
            self.writer.href(f"{entry.address}#{edge.anchor}"),
        )


def _gist(rows: Iterable[MatrixRow]) -> str:
    """'79 of 350 cells say something, 21 of them with works besides the paper, the newest of 2023.'."""
    cells = [cell for row in rows for cell in row.cells]
    if not cells:
        return "Nothing recorded."
    found = [cell for cell in cells if cell.says]
    beyond = [cell for cell in found if cell.beyond]
    newest = f", the newest of {max(cell.newest for cell in beyond)}" if beyond else ""
    return (
        f"{len(found)} of {len(cells)} cells say something, {len(beyond) or 'none'} of them with works besides the "
        f"paper{newest}."
    )


def _words(effect: str) -> str:
    """What a cell says of an effect."""
    return _SHORT.get(effect, EFFECT_WORDS[effect][0])


def _tidy(words: str) -> str:
    """A sentence from which citations were taken: one blank between words, none before a stop."""
    said = " ".join(words.split())
    for stop in ".,;:":
        said = said.replace(f" {stop}", stop)
    return said
