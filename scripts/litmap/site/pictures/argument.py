"""The argument at a glance: barriers → pathways → recommendations → addressees, laid out in columns.

Lengths are in rem, so that labels and lines keep together when a reader enlarges the text. Neighbouring columns are
joined by ribbons (a group of barriers and a pathway) or lines; what a single barrier does is drawn on choice.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from litmap.content.corpus import LoadedEntry
from litmap.graph.evidence import barrier_cells
from litmap.graph.graph import ClaimView, Graph
from litmap.graph.order import tree
from litmap.model.argument import Pathway, Recommendation
from litmap.model.vocabulary import PAPER, Kind
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
GUTTERS = (6, 3, 2.4)
"""How wide columns and the gutters between them are; `.lm-picture` of the style sheet has the same columns."""
_SIZE, _COUNT, _SMALL = 0.65, 0.62, 0.58
_ROW, _LINE, _PAD, _INDENT = 1.2, 0.82, 0.3, 0.7


@dataclass(frozen=True)
class Argument:
    """The whole picture: nodes by column from top to bottom, groups, ribbons, and lines shown always or on choice."""

    columns: Mapping[Kind, Sequence[Node]]
    groups: Sequence[Group]
    ribbons: Sequence[Ribbon]
    single: Sequence[Ribbon]
    lines: Sequence[Ribbon]
    high: float


def argument(graph: Graph) -> Argument:
    """Lay the argument out."""
    columns: dict[Kind, list[Node]] = {kind: list(_nodes(graph, kind)) for kind in COLUMNS}
    columns["institution"] = _by_mean_place(graph, columns["recommendation"])
    cells = list(barrier_cells(graph).values())
    groups = grouped(columns["barrier"])
    columns["barrier"] = [node for group in groups for node in group.nodes]
    counts = Counter(
        (order_of(cell.barrier), cell.pathway.id, effect)
        for cell in cells
        for effect in cell.effects
        if effect in RIBBONS
    )
    inflow: defaultdict[str, float] = defaultdict(float)
    for (_, pathway, _), number in counts.items():
        inflow[pathway] += RIBBON * number
    for node in columns["pathway"]:
        node.high = max(node.high, inflow[node.entry.id] + _PAD)
    others = [nodes for kind, nodes in columns.items() if kind != "barrier"]
    high = max(groups[-1].foot if groups else 0, *map(needed, others))
    for column in others:
        spread(column, high, 0.42 if column is columns["pathway"] else 0.5)
    nodes = {node.entry.id: node for column in columns.values() for node in column}
    advice = list(_advice(columns["recommendation"], graph))
    _light(
        nodes,
        [(cell.barrier.id, cell.pathway.id) for cell in cells],
        advice,
        columns["recommendation"],
        graph,
    )
    single = [
        Ribbon(
            0,
            cell.barrier.id,
            cell.pathway.id,
            effect,
            nodes[cell.barrier.id].middle,
            nodes[cell.pathway.id].middle,
        )
        for cell in cells
        for effect in cell.effects
    ]
    return Argument(
        columns, groups, ribbons(groups, counts, nodes), single, ported(advice, nodes), high
    )


def _nodes(graph: Graph, kind: Kind) -> Iterator[Node]:
    corpus = graph.corpus
    if kind == "institution":
        return
    for entry, depth in tree(corpus, corpus.of_kind(kind)):
        claims = entry.fields.claims
        cited = [citation for claim in claims for citation in graph.citations(claim)]
        node = Node(
            entry,
            kind,
            [],
            [],
            0,
            0 if kind == "barrier" else depth,
            works=len({c.key for c in cited if c.key != PAPER and c.role != "background"}),
            disputing=tuple(
                dict.fromkeys(key for claim in claims for key in graph.disputants(claim))
            ),
            overtaken=any(
                "overtaken" in graph.statuses(*ClaimView(entry, claim)) for claim in claims
            ),
        )
        _write(node, _meta(graph, entry))
        yield node


def _write(node: Node, meta: str) -> None:
    """Break a node's words into lines, which make its height; its counts stand beside the first."""
    room = (COLUMNS[node.column] - _INDENT * node.depth - 1) * REM
    counts = svg.width(f"{node.counts}  ", _COUNT * REM) + (REM if node.overtaken else 0)
    node.label = svg.lines(node.entry.label, room - counts, _SIZE * REM)
    if node.column == "barrier":
        node.high = _ROW + _LINE * (len(node.label) - 1)
    else:
        node.meta = svg.lines(meta, room, _SMALL * REM) if meta else []
        node.high = 2 * _PAD + _LINE * len(node.label) + 0.8 * len(node.meta)


def _meta(graph: Graph, entry: LoadedEntry) -> str:
    """What stands below a label: how a pathway is judged today, what became of a recommendation."""
    fields = entry.fields
    if isinstance(fields, Recommendation):
        return "" if fields.standing == "recommended" else fields.standing.replace("-", " ")
    if not isinstance(fields, Pathway):
        return ""
    verdicts = [
        (criterion, one.verdict.replace("-", " "))
        for one in fields.assessments
        if one.condition == "current" and (criterion := graph.corpus.resolve(one.criterion))
    ]
    if all(verdict == "not assessed" for _, verdict in verdicts):
        return "not assessed"
    return ", ".join(
        f"{criterion.label.lower().split()[-1]} {verdict}" for criterion, verdict in verdicts
    )


def _by_mean_place(graph: Graph, advice: Iterable[Node]) -> list[Node]:
    """The bodies asked to act, each as high as the recommendations that ask it are on average."""
    asked: dict[str, list[int]] = {}
    for place, node in enumerate(advice):
        for body in _addressees(graph, node.entry):
            asked.setdefault(body.id, []).append(place)
    found = sorted(asked, key=lambda one: (sum(asked[one]) / len(asked[one]), one))
    nodes = []
    for one in found:
        label = svg.lines(graph.corpus.name(one), (COLUMNS["institution"] - 1.7) * REM, _SIZE * REM)
        nodes.append(
            Node(
                graph.corpus.entries[one],
                "institution",
                label,
                [],
                0.4 + _LINE * len(label),
                asked=len(asked[one]),
            )
        )
    return nodes


def _addressees(graph: Graph, entry: LoadedEntry) -> list[LoadedEntry]:
    asked = entry.fields.addressed_to if isinstance(entry.fields, Recommendation) else []
    return [body for one in asked if (body := graph.corpus.resolve(one.institution))]


def _advice(nodes: Iterable[Node], graph: Graph) -> Iterator[tuple[int, str, str]]:
    """The edges on the right: (gutter, from, to)."""
    for node in nodes:
        fields = node.entry.fields
        for served in fields.serves if isinstance(fields, Recommendation) else []:
            if pathway := graph.corpus.resolve(served):
                yield 1, pathway.id, node.entry.id
        for body in _addressees(graph, node.entry):
            yield 2, node.entry.id, body.id


def _light(
    nodes: Mapping[str, Node],
    bearing: Iterable[tuple[str, str]],
    advice: Iterable[tuple[int, str, str]],
    recommendations: Iterable[Node],
    graph: Graph,
) -> None:
    """Tell each node its neighbours; a barrier is joined to those that are asked to act on it, too."""
    pairs = [*bearing, *((source, target) for _, source, target in advice)]
    for node in recommendations:
        fields = node.entry.fields
        for one in fields.addresses if isinstance(fields, Recommendation) else []:
            if barrier := graph.corpus.resolve(one.barrier):
                pairs.append((barrier.id, node.entry.id))
                nodes[barrier.id].near |= {body.id for body in _addressees(graph, node.entry)}
    for source, target in pairs:
        nodes[source].near.add(target)
        nodes[target].near.add(source)
