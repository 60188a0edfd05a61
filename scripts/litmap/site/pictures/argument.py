"""The argument at a glance: barriers → pathways → recommendations → addressees, in columns.

Lengths are in rem, so that labels and lines keep together when a reader enlarges the text.
Neighbouring columns are joined by ribbons (a group of barriers and a pathway) or lines; what a
single barrier does is drawn on choice.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from litmap.content.corpus import LoadedEntry
from litmap.graph.evidence import BarrierCell
from litmap.graph.graph import Graph
from litmap.graph.order import tree
from litmap.graph.support import disputing_works, supporting_works
from litmap.model.argument import Pathway, Recommendation
from litmap.model.vocabulary import Kind
from litmap.site.pictures import svg
from litmap.site.pictures.nodes import Group, Node, grouped, needed, order_of, spread
from litmap.site.pictures.ribbons import RIBBON, RIBBONS, Ribbon, ported, ribbons

REM = 20
COLUMNS: Mapping[Kind, float] = {
    "barrier": 14.2,
    "pathway": 12,
    "recommendation": 13.6,
    "institution": 8.2,
}
"""How wide columns are; `.lm-picture` of the style sheet has the same columns."""
GUTTERS = (6, 3, 2.4)
"""How wide the gutters between them are."""
_SIZE, _COUNT, _SMALL = 0.65, 0.62, 0.58
_ROW, _LINE, _PAD, _INDENT = 1.2, 0.82, 0.3, 0.7


@dataclass(frozen=True)
class Argument:
    """The whole picture: nodes by column from top to bottom, groups, ribbons and lines.

    `single` are the lines of single barriers, which are shown on choice.
    """

    columns: Mapping[Kind, Sequence[Node]]
    groups: Sequence[Group]
    ribbons: Sequence[Ribbon]
    single: Sequence[Ribbon]
    lines: Sequence[Ribbon]
    high: float


def argument(graph: Graph, cells: Iterable[BarrierCell]) -> Argument:
    """Lay the argument out; `cells` say what barriers do to pathways."""
    cells = list(cells)
    groups = grouped(_nodes(graph, "barrier"))
    columns: dict[Kind, list[Node]] = {
        "barrier": [node for group in groups for node in group.nodes],
        "pathway": _nodes(graph, "pathway"),
        "recommendation": _nodes(graph, "recommendation"),
    }
    columns["institution"] = _addressed(graph, columns["recommendation"])
    counts = _counts_by_group(cells)
    _make_room(columns["pathway"], counts)
    high = max(needed(nodes) for kind, nodes in columns.items() if kind != "barrier")
    if groups:
        high = max(high, groups[-1].foot)
    spread(columns["pathway"], high, share=0.42)
    spread(columns["recommendation"], high, share=0.5)
    spread(columns["institution"], high, share=0.5)
    nodes = {node.entry.id: node for column in columns.values() for node in column}
    advice = list(_advice(graph, columns["recommendation"]))
    _join(nodes, ((cell.barrier.id, cell.pathway.id) for cell in cells))
    _join(nodes, ((source, target) for _, source, target in advice))
    _join_barriers(graph, nodes, columns["recommendation"])
    return Argument(
        columns=columns,
        groups=groups,
        ribbons=ribbons(groups, counts, nodes),
        single=list(_single(cells, nodes)),
        lines=ported(advice, nodes),
        high=high,
    )


def _counts_by_group(cells: Iterable[BarrierCell]) -> Counter[tuple[str, str, str]]:
    """How many barriers of a group have an effect on a pathway, for the effects always drawn."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for cell in cells:
        for effect in cell.effects:
            if effect in RIBBONS:
                counts[order_of(cell.barrier), cell.pathway.id, effect] += 1
    return counts


def _make_room(pathways: Iterable[Node], counts: Counter[tuple[str, str, str]]) -> None:
    """Make each pathway's box at least as high as all ribbons that reach it."""
    inflow: dict[str, float] = {}
    for (_, pathway, _), number in counts.items():
        inflow[pathway] = inflow.get(pathway, 0) + RIBBON * number
    for node in pathways:
        node.high = max(node.high, inflow.get(node.entry.id, 0) + _PAD)


def _single(cells: Iterable[BarrierCell], nodes: Mapping[str, Node]) -> Iterator[Ribbon]:
    """A line for each effect of each barrier."""
    for cell in cells:
        for effect in cell.effects:
            yield Ribbon(
                gutter=0,
                source=cell.barrier.id,
                target=cell.pathway.id,
                effect=effect,
                y1=nodes[cell.barrier.id].middle,
                y2=nodes[cell.pathway.id].middle,
            )


def _nodes(graph: Graph, kind: Kind) -> list[Node]:
    """The entries of a kind in order, with the counts of their works and their sizes."""
    nodes = []
    for entry, depth in tree(graph.corpus, graph.corpus.of_kind(kind)):
        node = Node(entry, kind)
        if kind != "barrier":
            node.depth = depth
        _count(graph, node)
        _write(node, _meta(graph, entry))
        nodes.append(node)
    return nodes


def _count(graph: Graph, node: Node) -> None:
    """Count the works behind a node's claims, and note what speaks against them."""
    entry = node.entry
    node.works = len(supporting_works(graph, entry))
    node.disputing = tuple(disputing_works(graph, entry))
    for claim in entry.fields.claims:
        if "overtaken" in graph.statuses(entry, claim):
            node.overtaken = True


def _write(node: Node, meta: str) -> None:
    """Break a node's words into lines, which make its height; its counts are beside the first."""
    room = (COLUMNS[node.column] - _INDENT * node.depth - 1) * REM
    counts = svg.width(f"{node.counts}  ", _COUNT * REM)
    if node.overtaken:
        counts += REM
    node.label = svg.lines(node.entry.label, room - counts, _SIZE * REM)
    if node.column == "barrier":
        node.high = _ROW + _LINE * (len(node.label) - 1)
        return
    if meta:
        node.meta = svg.lines(meta, room, _SMALL * REM)
    node.high = 2 * _PAD + _LINE * len(node.label) + 0.8 * len(node.meta)


def _meta(graph: Graph, entry: LoadedEntry) -> str:
    """What is said below a label: how a pathway is judged today, how a recommendation fared."""
    fields = entry.fields
    if isinstance(fields, Recommendation) and fields.standing != "recommended":
        return fields.standing.replace("-", " ")
    if isinstance(fields, Pathway):
        return _judged_today(graph, fields)
    return ""


def _judged_today(graph: Graph, pathway: Pathway) -> str:
    """'coordination mixed, democracy weak'."""
    said = []
    assessed = False
    for assessment in pathway.assessments:
        criterion = graph.corpus.resolve(assessment.criterion)
        if assessment.condition == "current" and criterion:
            assessed = assessed or assessment.verdict != "not-assessed"
            word = criterion.label.lower().split()[-1]
            said.append(f"{word} {assessment.verdict.replace('-', ' ')}")
    if not assessed:
        return "not assessed"
    return ", ".join(said)


def _addressed(graph: Graph, advice: Iterable[Node]) -> list[Node]:
    """The institutions asked to act, by the mean place of the recommendations that ask them."""
    asked: dict[str, list[int]] = {}
    for place, node in enumerate(advice):
        for institution in _addressees(graph, node.entry):
            asked.setdefault(institution.id, []).append(place)

    def mean_place(entry_id: str) -> tuple[float, str]:
        return sum(asked[entry_id]) / len(asked[entry_id]), entry_id

    nodes = []
    room = (COLUMNS["institution"] - 1.7) * REM
    for entry_id in sorted(asked, key=mean_place):
        node = Node(graph.corpus.entries[entry_id], "institution", asked=len(asked[entry_id]))
        node.label = svg.lines(graph.corpus.name(entry_id), room, _SIZE * REM)
        node.high = 0.4 + _LINE * len(node.label)
        nodes.append(node)
    return nodes


def _addressees(graph: Graph, entry: LoadedEntry) -> list[LoadedEntry]:
    """The institutions that a recommendation asks to act."""
    assert isinstance(entry.fields, Recommendation)
    found = [graph.corpus.resolve(one.institution) for one in entry.fields.addressed_to]
    return [institution for institution in found if institution]


def _advice(graph: Graph, nodes: Iterable[Node]) -> Iterator[tuple[int, str, str]]:
    """The edges on the right: (gutter, from, to)."""
    for node in nodes:
        assert isinstance(node.entry.fields, Recommendation)
        for served in node.entry.fields.serves:
            pathway = graph.corpus.resolve(served)
            if pathway:
                yield 1, pathway.id, node.entry.id
        for institution in _addressees(graph, node.entry):
            yield 2, node.entry.id, institution.id


def _join_barriers(graph: Graph, nodes: Mapping[str, Node], advice: Iterable[Node]) -> None:
    """Join each barrier to the recommendations that answer it.

    A barrier also lights those who are asked to act on it, but they do not light the barrier.
    """
    for node in advice:
        assert isinstance(node.entry.fields, Recommendation)
        asked = {institution.id for institution in _addressees(graph, node.entry)}
        for addressed in node.entry.fields.addresses:
            barrier = graph.corpus.resolve(addressed.barrier)
            if barrier:
                nodes[barrier.id].near.update(asked)
                _join(nodes, [(barrier.id, node.entry.id)])


def _join(nodes: Mapping[str, Node], pairs: Iterable[tuple[str, str]]) -> None:
    """Tell both nodes of each pair that the other is near."""
    for source, target in pairs:
        nodes[source].near.add(target)
        nodes[target].near.add(source)
