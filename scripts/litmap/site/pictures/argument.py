"""The argument at a glance: barriers → pathways → recommendations → addressees, in columns.

Lengths are in rem, so that labels and lines keep together when a reader enlarges the text.
Neighbouring columns are joined by ribbons (a group of barriers and a pathway) or lines; what a
single barrier does is drawn on choice.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from litmap.content.corpus import LoadedEntry
from litmap.graph.addressees import addressees
from litmap.graph.choice import option_numbers
from litmap.graph.evidence import BarrierCell, inferred
from litmap.graph.graph import Graph
from litmap.graph.listing import rows
from litmap.graph.order import group_of, standing_in_words
from litmap.graph.support import disputing_works, supporting_works
from litmap.model.argument import Pathway, Recommendation
from litmap.model.vocabulary import ORDER_NAMES, PATHWAY_STANDINGS, Kind
from litmap.problems.wording import capitalised
from litmap.site.pictures import svg
from litmap.site.pictures.nodes import Group, Node, grouped, needed, order_of, spread
from litmap.site.pictures.ribbons import (
    RIBBON,
    RIBBONS,
    Advice,
    Counts,
    GroupEffect,
    Nodes,
    Ribbon,
    ported,
    ribbons,
)

REM = 20
COLUMNS: Mapping[Kind, float] = {
    "barrier": 14.2,
    "pathway": 12,
    "recommendation": 13.6,
    "institution": 8.2,
}
"""How wide columns are; `.lm-picture` of the style sheet has the same columns."""
GUTTERS = (6.5, 1.9, 3)
"""How wide the gutters between them are."""
_SIZE, _COUNT, _SMALL, _GROUP = 0.65, 0.62, 0.58, 0.68
_ROW, _LINE, _META_LINE = 1.2, 0.82, 0.8
_PAD, _INDENT = 0.3, 0.7
_BOLD = 0.92
"""The room for a label that is set in bold, whose letters are wider."""


@dataclass(frozen=True)
class Argument:
    """The whole picture: nodes by column from top to bottom, groups, ribbons and lines.

    `single` are the lines of single barriers, which are shown on choice; so are the `lines` from
    pathways to recommendations.
    """

    columns: Mapping[Kind, Sequence[Node]]
    groups: Sequence[Group]
    ribbons: Sequence[Ribbon]
    single: Sequence[Ribbon]
    lines: Sequence[Ribbon]
    high: float


def argument(graph: Graph, cells: Sequence[BarrierCell]) -> Argument:
    """Lay the argument out; `cells` say what barriers do to pathways."""
    groups = grouped(_nodes(graph, "barrier"), _group_names())
    barriers = [node for group in groups for node in group.nodes]
    pathways = _nodes(graph, "pathway")
    recommendations = _nodes(graph, "recommendation")
    institutions = _addressed(graph, recommendations)
    counts = _counts_by_group(cells)
    _make_room(pathways, counts)
    high = max(needed(pathways), needed(recommendations), needed(institutions))
    if groups:
        high = max(high, groups[-1].foot)
    spread(pathways, high, share=0.42)
    spread(recommendations, high, share=0.5)
    spread(institutions, high, share=0.5)
    nodes = {}
    for node in (*barriers, *pathways, *recommendations, *institutions):
        nodes[node.entry.id] = node
    advice = list(_advice(graph, recommendations))
    for cell in cells:
        _join(nodes, cell.barrier.id, cell.pathway.id)
    for _, source, target, _ in advice:
        _join(nodes, source, target)
    _join_barriers(graph, nodes, recommendations)
    return Argument(
        columns={
            "barrier": barriers,
            "pathway": pathways,
            "recommendation": recommendations,
            "institution": institutions,
        },
        groups=groups,
        ribbons=ribbons(groups, counts, nodes),
        single=list(_single(cells, nodes)),
        lines=ported(advice, nodes),
        high=high,
    )


def _group_names() -> dict[str, list[str]]:
    """The names of the groups of barriers, in order, broken into lines."""
    room = COLUMNS["barrier"] * REM
    return {order: svg.lines(name, room, _GROUP * REM) for order, name in ORDER_NAMES.items()}


def _counts_by_group(cells: Sequence[BarrierCell]) -> Counts:
    """How many barriers of a group have an effect on a pathway, for the effects always drawn."""
    counts: Counter[GroupEffect] = Counter()
    for cell in cells:
        order = order_of(cell.barrier)
        for effect in cell.effects:
            if effect in RIBBONS:
                counts[GroupEffect(order, cell.pathway.id, effect)] += 1
    return counts


def _make_room(pathways: Iterable[Node], counts: Counts) -> None:
    """Make each pathway's box at least as high as all ribbons that reach it."""
    for node in pathways:
        inflow = 0.0
        for key, number in counts.items():
            if key.pathway == node.entry.id:
                inflow += RIBBON * number
        node.high = max(node.high, inflow + _PAD)


def _single(cells: Sequence[BarrierCell], nodes: Nodes) -> Iterator[Ribbon]:
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
    numbers = option_numbers(graph.corpus)
    for entry, depth in rows(graph.corpus, kind, graph.corpus.of_kind(kind)):
        node = Node(entry, kind)
        node.depth = depth
        if kind == "pathway" and (depth == 0 or entry.id in numbers):
            node.head = _head(entry, numbers)
        _count(graph, node)
        _write(node, _meta(graph, entry))
        nodes.append(node)
    return nodes


def _head(pathway: LoadedEntry, numbers: Mapping[str, int]) -> str:
    """'Starting point', 'Option 1', 'Not compared in the paper'."""
    if pathway.id in numbers:
        return f"Option {numbers[pathway.id]}"
    return capitalised(PATHWAY_STANDINGS[group_of(pathway)].removeprefix("the "))


def _count(graph: Graph, node: Node) -> None:
    """Count the works behind a node's claims, and note what speaks against them.

    That a note of ours is answered since changes nothing of what the paper says.
    """
    entry = node.entry
    node.works = len(supporting_works(graph, entry))
    node.disputing = tuple(disputing_works(graph, entry))
    node.changed = any(claim.changed and not claim.is_note for claim in entry.fields.claims)


def _write(node: Node, meta: str) -> None:
    """Break a node's words into lines, which make its height; its counts are beside the first."""
    room = (COLUMNS[node.column] - _INDENT * node.depth - 1) * REM
    counts = svg.width(f"{node.counts}  ", _COUNT * REM)
    room_for_label = room - counts
    if node.changed:
        room_for_label -= REM
    if node.column in ("pathway", "recommendation") and node.depth == 0:
        room_for_label *= _BOLD
    node.label = svg.lines(node.entry.label, room_for_label, _SIZE * REM)
    lines = len(node.label)
    if node.column == "barrier":
        node.high = _ROW + _LINE * (lines - 1)
        return
    if meta:
        node.meta = svg.lines(meta, room, _SMALL * REM)
    node.high = 2 * _PAD + _LINE * lines
    node.high += _META_LINE * len(node.meta)


def _meta(graph: Graph, entry: LoadedEntry) -> str:
    """What is said below a label: how a pathway is judged today, how a recommendation fared."""
    fields = entry.fields
    if isinstance(fields, Recommendation) and fields.standing != "recommended":
        return standing_in_words(graph.corpus, entry)
    if isinstance(fields, Pathway):
        return _judged_today(graph, fields)
    return ""


def _judged_today(graph: Graph, pathway: Pathway) -> str:
    """'coordination mixed, democracy weak'."""
    said = []
    assessed = False
    for assessment in pathway.assessments:
        criterion = graph.corpus.resolve(assessment.criterion, "criterion")
        if criterion is None or assessment.condition != "current":
            continue
        if assessment.verdict != "not-assessed":
            assessed = True
        word = criterion.label.lower().split()[-1]
        verdict = assessment.verdict.replace("-", " ")
        said.append(f"{word} {verdict}")
    if not assessed:
        return "not assessed"
    return ", ".join(said)


def _addressed(graph: Graph, advice: Sequence[Node]) -> list[Node]:
    """The institutions asked to act, by the mean place of the recommendations that ask them."""
    asked: dict[str, list[int]] = {}
    for place, node in enumerate(advice):
        for institution, _ in addressees(graph.corpus, node.entry):
            asked.setdefault(institution.id, []).append(place)
    by_place = []
    for entry_id, places in asked.items():
        mean = sum(places) / len(places)
        by_place.append((mean, entry_id))
    by_place.sort()
    room = (COLUMNS["institution"] - 1.7) * REM
    nodes = []
    for _, entry_id in by_place:
        node = Node(graph.corpus.entries[entry_id], "institution")
        node.label = svg.lines(graph.corpus.name(entry_id), room, _SIZE * REM)
        node.high = 0.4 + _LINE * len(node.label)
        nodes.append(node)
    return nodes


def _advice(graph: Graph, nodes: Iterable[Node]) -> Iterator[Advice]:
    """The edges on the right: from pathways to recommendations, and on to institutions."""
    steps = inferred(graph)
    for node in nodes:
        own = node.entry.id
        for served in _recommendation(node).serves:
            pathway = graph.corpus.resolve(served, "pathway")
            if pathway:
                yield Advice(1, pathway.id, own)
        for institution, _ in addressees(graph.corpus, node.entry):
            is_ours = (frozenset((own, institution.id)), "") in steps
            yield Advice(2, own, institution.id, is_ours)


def _recommendation(node: Node) -> Recommendation:
    assert isinstance(node.entry.fields, Recommendation)
    return node.entry.fields


def _join_barriers(graph: Graph, nodes: Nodes, advice: Iterable[Node]) -> None:
    """Join each barrier to the recommendations that answer it.

    A barrier also lights those who are asked to act on it, but they do not light the barrier.
    """
    for node in advice:
        for addressed in _recommendation(node).addresses:
            barrier = graph.corpus.resolve(addressed.barrier, "barrier")
            if barrier is None:
                continue
            _join(nodes, barrier.id, node.entry.id)
            for institution, _ in addressees(graph.corpus, node.entry):
                nodes[barrier.id].near.add(institution.id)


def _join(nodes: Nodes, one: str, other: str) -> None:
    """Tell both nodes that the other is near."""
    nodes[one].near.add(other)
    nodes[other].near.add(one)
