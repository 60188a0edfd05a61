"""For and against, as a page shows it: two columns of claims, and the works that disagree."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from litmap.content.citations import Citation
from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import ClaimView
from litmap.graph.sides import Point, Sides, bearing_on, grounds, sides
from litmap.model.argument import Answering
from litmap.model.dates import in_words
from litmap.model.vocabulary import PAPER, Basis, Side
from litmap.problems.wording import counted, listed, plural
from litmap.site.blocks.claims import ClaimRow, claim_copy, claim_row
from litmap.site.blocks.relations import RelationItem, relation_blocks
from litmap.site.blocks.sources import WorkUse
from litmap.site.html.labels import role_words
from litmap.site.html.page_data import EntryLink, PageData

MOST_OPEN = 4
"""How many points a column shows open."""
MOST_WORKS = 2
"""How many works a column shows open: those that dispute most come first."""
_CRITICAL = ("disputes", "partly disputes", "limits", "partly limits")
_OPPOSITE: Mapping[Side, Side] = {"for": "against", "against": "for"}
_READ = {
    "full": "read in full",
    "part": "read in part",
    "abstract": "abstract read",
    "record": "known by its record only",
    "unopened": "not opened by us",
}
_NOT_LOOKED = "Not yet looked for."
_OUTSIDE: tuple[Basis, ...] = ("other", "beside")
"""Bases of claims that a work besides the paper makes or supports."""


@dataclass(frozen=True)
class PointRow:
    """A point of a column: the claim, the works that limit it, and what answers it.

    Works that limit a claim for the entry stand in the other column instead.
    """

    claim: ClaimRow
    limits: tuple[WorkUse, ...]
    answers: tuple[ClaimRow, ...]


@dataclass(frozen=True)
class Objection:
    """A work that disputes or limits a claim: its grounds, what it does to which claim, and how
    far it was read. `key` is that of the work."""

    key: str
    work: EntryLink
    role: str
    words: str
    claim: EntryLink
    grounds: Markup
    reading: str


@dataclass(frozen=True)
class Column:
    """One side: its points, cases that bear it out or risks, works, and what stands elsewhere.

    `sought` says when outside voices were looked for; '' where there are some.
    """

    points: tuple[PointRow, ...]
    cases: tuple[RelationItem, ...]
    works: tuple[Objection, ...]
    sought: str
    elsewhere: str

    @property
    def gist(self) -> str:
        """'5 claims; 1 work that disputes or limits'."""
        said = [counted(len(self.points), "claim")]
        works = {one.key for one in self.works}
        if works:
            verbs = plural(len(works), "disputes or limits", "dispute or limit")
            said.append(f"{counted(len(works), 'work')} that {verbs}")
        return "; ".join(said)


@dataclass(frozen=True)
class ForAndAgainst:
    """Both columns."""

    speaks_for: Column
    speaks_against: Column


class SidesBlock:
    """Makes the two columns of one entry's page. Each of its own claims stands there as a whole."""

    def __init__(self, page_data: PageData, entry: LoadedEntry) -> None:
        """The columns of `entry`, on the page of `page_data`."""
        self.page_data = page_data
        self.graph = page_data.graph
        self.entry = entry
        self.sides: Sides = sides(page_data.graph, entry)

    def block(self) -> ForAndAgainst:
        """Both columns, in reading order."""
        objections = self.objections()
        return ForAndAgainst(
            speaks_for=self._column("for", self.sides.points_for, objections),
            speaks_against=self._column("against", self.sides.points_against, objections),
        )

    def _column(
        self, side: Side, points: Sequence[Point], objections: Sequence[tuple[Side, Objection]]
    ) -> Column:
        field = "precedents" if side == "for" else "risks"
        cases: list[RelationItem] = []
        for found in relation_blocks(self.page_data, self.entry, [field]):
            cases += found.items
        works = tuple(one for on, one in objections if on == side)
        return Column(
            points=tuple(self._point(side, point) for point in points),
            cases=tuple(cases),
            works=works,
            sought=self._sought(side) if not works and not self._has_outsider(points) else "",
            elsewhere=self._elsewhere(side),
        )

    def _point(self, side: Side, point: Point) -> PointRow:
        if point.view.entry is self.entry:
            row = claim_row(self.page_data, point.view)
        else:
            row = claim_copy(self.page_data, point.view)
        limits = []
        for use in row.sources.works:
            if side == "against" and use.role == "qualifies" and use.grounds:
                limits.append(use)
        answers = tuple(claim_copy(self.page_data, view) for view in point.answers)
        return PointRow(row, tuple(limits), answers)

    def objections(self) -> list[tuple[Side, Objection]]:
        """The works that dispute or limit a claim on which the entry stands, with their side.

        A work that disputes a claim speaks for the other side. One that only limits it speaks
        against what the claim speaks for; it does not speak for what the claim speaks against.
        Those on claims of no side are left to the claim's own row.
        """
        standing: dict[str, tuple[Side, ClaimView]] = {}
        for point in self.sides.points_for:
            standing[point.view.name] = "for", point.view
        for point in self.sides.points_against:
            standing[point.view.name] = "against", point.view
        for side, view in grounds(self.graph, self.entry):
            standing.setdefault(view.name, (side, view))
        found = []
        for side, view in standing.values():
            for citation in self._critics(view):
                if side == "for" or (side == "against" and citation.role == "disputes"):
                    found.append((_OPPOSITE[side], self._objection(view, citation)))
        return sorted(found, key=lambda one: _CRITICAL.index(one[1].words))

    def critics(self) -> list[str]:
        """The keys of the works that dispute, in whole or in part, a claim on which it stands."""
        found = [one.key for _, one in self.objections() if one.role == "disputes"]
        return list(dict.fromkeys(found))

    def _critics(self, view: ClaimView) -> Iterator[Citation]:
        for citation in self.graph.citations(view.claim):
            if citation.role in ("disputes", "qualifies") and citation.key != PAPER:
                yield citation

    def _objection(self, view: ClaimView, citation: Citation) -> Objection:
        reference = self.page_data.corpus.references[citation.key]
        return Objection(
            key=citation.key,
            work=self.page_data.work_link(citation.key),
            role=citation.role,
            words=role_words(citation).replace("qualifies", "limits"),
            claim=self.page_data.link(view.entry, f"#{view.anchor}", view.label),
            grounds=self._grounds(view, citation) or escape(reference.get("annotation")),
            reading=_READ.get(reference.get("read"), ""),
        )

    def _grounds(self, view: ClaimView, citation: Citation) -> Markup:
        """The grounds that the claim gives for a work; those of an own claim are edges here."""
        for key, text in view.claim.grounds.items():
            if key == citation.key and view.entry is self.entry:
                return self.page_data.field_html(text, text.file)
            if key == citation.key:
                return escape(str(text))
        return Markup("")

    def _has_outsider(self, points: Sequence[Point]) -> bool:
        """Does a work besides the paper make one of the points, or support it?"""
        bases = {self.graph.basis(point.view.claim).value for point in points}
        return not bases.isdisjoint(_OUTSIDE)

    def _sought(self, side: Side) -> str:
        """When somebody looked for outside voices on a side that has none."""
        fields = self.entry.fields
        if not isinstance(fields, Answering) or not fields.sought:
            return _NOT_LOOKED if side == "against" else ""
        dates = dict.fromkeys(in_words(search.date) for search in fields.sought)
        voice = "critic" if side == "against" else "support"
        return f"No outside {voice} is recorded; we looked on {listed(list(dates))}."

    def _elsewhere(self, side: Side) -> str:
        """How many more barriers speak for it or hinder it than the column shows."""
        words = {"for": ("motivates",), "against": ("hinders", "worsened-by")}[side]
        barriers = {
            barrier.id: barrier
            for barrier, record in bearing_on(self.graph, self.entry)
            if record.effect in words
        }
        points = self.sides.points_for if side == "for" else self.sides.points_against
        shown = {point.view.entry.id for point in points}
        more = len(barriers.keys() - shown)
        if more == 0:
            return ""
        does = plural(more, "hinders it", "hinder it")
        if side == "for":
            does = plural(more, "speaks for it", "speak for it")
        barrier = "more barrier" if points else "barrier"
        return f"{counted(more, barrier)} {does}"
