"""The argument at a glance: barriers → pathways → recommendations → addressees, laid out in columns.

Lengths are in rem, so that labels and lines keep together when a reader enlarges the text. Neighbouring columns are
joined by ribbons (a group of barriers and a pathway) or lines; what a single barrier does is drawn on choice.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from litmap.evidence import bearings
from litmap.graph import ClaimView, Graph
from litmap.model.argument import Barrier, Recommendation
from litmap.model.vocabulary import ORDER_NAMES, PAPER, Kind
from litmap.site.order import tree
from litmap.site.pictures import svg
from litmap.source.corpus import LoadedEntry

REM = 20
COLUMNS: Mapping[Kind, float] = {"barrier": 14.2, "pathway": 12, "recommendation": 13.6, "institution": 8.2}
GUTTERS = (6, 3, 2.4)
RIBBONS = ("hinders", "motivates", "mixed")
"""The effects that are always drawn. The others show when their barrier or pathway is chosen, and in the list."""
_SIZE, _SMALL = 0.65, 0.58
_ROW, _LINE, _PAD, _INDENT = 1.2, 0.82, 0.3, 0.7
_RIBBON, _PORT = 0.1, 0.16


@dataclass
class Node:
    """An entry in the picture. `top` and `high` are its place in its column, `near` all that is lit with it.

    `works` counts the works besides the paper behind its claims, `disputing` those that dispute one.
    """

    entry: LoadedEntry
    column: Kind
    label: list[str]
    meta: list[str]
    high: float
    depth: int = 0
    top: float = 0
    works: int = 0
    disputing: int = 0
    overtaken: bool = False
    near: set[str] = field(default_factory=set)

    @property
    def middle(self) -> float:
        """Where a line reaches it."""
        return self.top + self.high / 2

    @property
    def counts(self) -> str:
        """'6 ≠1': its works, and those that dispute it."""
        return f"{self.works or ''}{f' ≠{self.disputing}' if self.disputing else ''}".strip()


@dataclass(frozen=True)
class Group:
    """A group of barriers: its name and the stretch of its bracket."""

    order: str
    name: str
    nodes: Sequence[Node]
    top: float

    @property
    def foot(self) -> float:
        """Where its last row ends."""
        return self.nodes[-1].top + self.nodes[-1].high


@dataclass(frozen=True)
class Line:
    """A line or ribbon through a gutter, from `y1` on its left edge to `y2` on its right; `wide` 0 for a hairline.

    `source` is an entry or, for a ribbon, the order of a group.
    """

    gutter: int
    source: str
    target: str
    effect: str
    y1: float
    y2: float
    wide: float = 0

    def path(self, left: float = 0, right: float = 100, scale: float = 1) -> str:
        """The shape as SVG's path data, between two edges."""
        middle = (left + right) / 2
        y1, y2, wide = self.y1 * scale, self.y2 * scale, self.wide * scale
        there = svg.curve(left, y1, right, y2)
        back = f"V{y2 + wide:.4g}C{middle:g} {y2 + wide:.4g} {middle:g} {y1 + wide:.4g} {left:g} {y1 + wide:.4g}Z"
        return there + back if self.wide else there


@dataclass(frozen=True)
class Argument:
    """The whole picture: nodes by column from top to bottom, groups, ribbons, and lines shown always or on choice."""

    columns: Mapping[Kind, Sequence[Node]]
    groups: Sequence[Group]
    ribbons: Sequence[Line]
    single: Sequence[Line]
    lines: Sequence[Line]
    high: float

    @property
    def disputed(self) -> list[Node]:
        """What works dispute, column by column."""
        return [node for nodes in self.columns.values() for node in nodes if node.disputing]


def argument(graph: Graph) -> Argument:
    """Lay the argument out."""
    columns: dict[Kind, list[Node]] = {kind: list(_nodes(graph, kind)) for kind in COLUMNS}
    columns["institution"] = _by_first_use(graph, columns["recommendation"])
    cells = list(bearings(graph).values())
    groups = _grouped(columns["barrier"])
    columns["barrier"] = [node for group in groups for node in group.nodes]
    counts = Counter((_order(cell.barrier), cell.pathway.id, effect)
                     for cell in cells for effect in cell.effects if effect in RIBBONS)  # fmt: skip
    inflow: defaultdict[str, float] = defaultdict(float)
    for (_, pathway, _), number in counts.items():
        inflow[pathway] += _RIBBON * number
    for node in columns["pathway"]:
        node.high = max(node.high, inflow[node.entry.id] + _PAD)
    others = [nodes for kind, nodes in columns.items() if kind != "barrier"]
    high = max(groups[-1].foot if groups else 0, *map(_needed, others))
    for column in others:
        _spread(column, high, 0.42 if column is columns["pathway"] else 0.5)
    nodes = {node.entry.id: node for column in columns.values() for node in column}
    advice = list(_advice(columns["recommendation"], graph))
    _light(nodes, [(cell.barrier.id, cell.pathway.id) for cell in cells], advice, columns["recommendation"], graph)
    single = [Line(0, cell.barrier.id, cell.pathway.id, effect, nodes[cell.barrier.id].middle,
                   nodes[cell.pathway.id].middle) for cell in cells for effect in cell.effects]  # fmt: skip
    return Argument(columns, groups, _ribbons(groups, counts, nodes), single, _ported(advice, nodes), high)


def _nodes(graph: Graph, kind: Kind) -> Iterator[Node]:
    corpus = graph.corpus
    if kind == "institution":
        return
    for entry, depth in tree(corpus, corpus.of_kind(kind)):
        claims = entry.fields.claims
        cited = [citation for claim in claims for citation in graph.citations(claim)]
        node = Node(
            entry, kind, [], [], 0, 0 if kind == "barrier" else depth,
            works=len({c.key for c in cited if c.key != PAPER and c.role != "background"}),
            disputing=len({c.key for c in cited if c.role == "disputes"}),
            overtaken=any("overtaken" in graph.statuses(*ClaimView(entry, claim)) for claim in claims),
        )  # fmt: skip
        _write(node, _meta(graph, entry))
        yield node


def _write(node: Node, meta: str) -> None:
    """Break a node's words into lines, which make its height; its counts stand beside the first."""
    room = (COLUMNS[node.column] - _INDENT * node.depth - 1) * REM
    counts = svg.width(f"{node.counts}  ", _SMALL * REM) + (REM if node.overtaken else 0)
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
    verdicts = [(corpus_name, one.verdict.replace("-", " ")) for one in getattr(fields, "assessments", [])
                if one.condition == "current" and (corpus_name := graph.corpus.resolve(one.criterion))]  # fmt: skip
    if not verdicts or all(verdict == "not assessed" for _, verdict in verdicts):
        return "not assessed"
    return ", ".join(f"{criterion.label.lower().split()[-1]} {verdict}" for criterion, verdict in verdicts)


def _by_first_use(graph: Graph, advice: Iterable[Node]) -> list[Node]:
    """The bodies asked to act, each as high as the recommendations that ask it are on average."""
    asked: dict[str, list[int]] = {}
    for place, node in enumerate(advice):
        for body in _addressees(graph, node.entry):
            asked.setdefault(body.id, []).append(place)
    found = sorted(asked, key=lambda one: (sum(asked[one]) / len(asked[one]), one))
    nodes = []
    for one in found:
        label = svg.lines(graph.corpus.name(one), (COLUMNS["institution"] - 0.7) * REM, _SIZE * REM)
        nodes.append(Node(graph.corpus.entries[one], "institution", label, [], 0.4 + _LINE * len(label)))
    return nodes


def _addressees(graph: Graph, entry: LoadedEntry) -> list[LoadedEntry]:
    asked = entry.fields.addressed_to if isinstance(entry.fields, Recommendation) else []
    return [body for one in asked if (body := graph.corpus.resolve(one.institution))]


def _order(barrier: LoadedEntry) -> str:
    return barrier.fields.order if isinstance(barrier.fields, Barrier) else ""


def _grouped(barriers: list[Node]) -> list[Group]:
    """The barriers' groups from the top down; their rows get their places here."""
    groups, top = [], 0.0
    for order, name in ORDER_NAMES.items():
        nodes = [node for node in barriers if _order(node.entry) == order]
        if nodes:
            start = top = top + 1.5
            for node in nodes:
                node.top, top = top, top + node.high
            groups.append(Group(order, name, nodes, start))
            top += 0.9
    return groups


def _gap(before: Node, after: Node) -> float:
    """The least room between two neighbours: little within a family, more where another begins."""
    if after.column == "institution":
        return 0.5
    return 0.35 if after.depth > (1 if after.column == "recommendation" else 0) else 0.9


def _needed(nodes: Sequence[Node]) -> float:
    return sum(node.high for node in nodes) + sum(_gap(*pair) for pair in pairwise(nodes))


def _spread(nodes: Sequence[Node], high: float, share: float) -> None:
    """Place a column: what is left of the height widens the larger gaps, and `share` of the rest stands on top."""
    gaps = [*(_gap(*pair) for pair in pairwise(nodes)), 0][: len(nodes)]
    wide = [gap >= 0.5 for gap in gaps]
    free = high - _needed(nodes)
    more = min(free / (sum(wide) + 1), 3.2) if any(wide) else 0
    top = (free - more * sum(wide)) * share
    for node, gap, widened in zip(nodes, gaps, wide, strict=True):
        node.top = top
        top += node.high + gap + (more if widened else 0)


def _advice(nodes: Iterable[Node], graph: Graph) -> Iterator[tuple[int, str, str]]:
    """The edges on the right: (gutter, from, to)."""
    for node in nodes:
        fields = node.entry.fields
        for served in fields.serves if isinstance(fields, Recommendation) else []:
            if pathway := graph.corpus.resolve(served):
                yield 1, pathway.id, node.entry.id
        for body in _addressees(graph, node.entry):
            yield 2, node.entry.id, body.id


def _light(nodes: Mapping[str, Node], bearing: Iterable[tuple[str, str]], advice: Iterable[tuple[int, str, str]],
           recommendations: Iterable[Node], graph: Graph) -> None:
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


def _ribbons(groups: Sequence[Group], counts: Mapping[tuple[str, str, str], int],
             nodes: Mapping[str, Node]) -> list[Line]:
    """The ribbons: along their bracket in the order of pathways, and stacked on their card in that of groups."""
    orders = {group.order: group for group in groups}
    keys = sorted(counts, key=lambda key: (nodes[key[1]].top, list(orders).index(key[0]), RIBBONS.index(key[2])))
    arriving = {key[1]: nodes[key[1]].middle for key in keys}
    for (_, pathway, _), number in counts.items():
        arriving[pathway] -= _RIBBON * number / 2
    leaving, gaps = {}, {}
    for order, group in orders.items():
        widths = [_RIBBON * number for key, number in counts.items() if key[0] == order]
        gaps[order] = (group.foot - group.top - sum(widths)) / (len(widths) + 1)
        leaving[order] = group.top + gaps[order]
    ribbons = []
    for order, pathway, effect in keys:
        wide = _RIBBON * counts[order, pathway, effect]
        ribbons.append(Line(0, order, pathway, effect, leaving[order], arriving[pathway], wide))
        leaving[order] += wide + gaps[order]
        arriving[pathway] += wide
    return ribbons


def _ported(edges: Sequence[tuple[int, str, str]], nodes: Mapping[str, Node]) -> list[Line]:
    """Hairlines that share out the edge of a box: sorted by where they lead, so that they do not cross there."""
    ends: dict[tuple[int, str, bool], list[str]] = defaultdict(list)
    for gutter, source, target in edges:
        ends[gutter, source, True].append(target)
        ends[gutter, target, False].append(source)

    def port(gutter: int, one: str, other: str, leaving: bool) -> float:
        others = sorted(ends[gutter, one, leaving], key=lambda name: (nodes[name].top, name))
        step = min(_PORT, (nodes[one].high - 0.2) / len(others))
        return nodes[one].middle + step * (others.index(other) - (len(others) - 1) / 2)

    return [Line(gutter, source, target, "", port(gutter, source, target, True), port(gutter, target, source, False))
            for gutter, source, target in edges]  # fmt: skip
