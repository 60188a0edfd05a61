"""Rules about relations and links: what is named must exist, and be of the right kind."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.content.load import FAR
from litmap.content.prose import Span
from litmap.graph.addresses import BadLink, resolve
from litmap.model.argument import Assessment, Pathway
from litmap.model.entry import Claim
from litmap.model.fields import AssessmentRef, ClaimRef, Ref
from litmap.model.text import Text
from litmap.model.walk import Found, walk
from litmap.problems.problem import Place, Problem, nearest


def unknown_entry(corpus: Corpus) -> Iterator[Problem]:
    """Every id, claim and assessment named in front matter exists, and is of a kind that fits.

    unknown-entry: an id in front matter is that of an entry.
        bad:  part_of: governance-deficits
        good: part_of: governance-deficit
    wrong-kind: a field takes entries of certain kinds.
        bad:  involves: [{institution: slow-ratification}]
        good: involves: [{institution: council-of-europe}]
    unknown-claim: a claim is named as entry-id#claim-id.
        bad:  rests_on: ["slow-ratification#slow"]
        good: rests_on: ["slow-ratification#draft-only"]
    unknown-assessment: an assessment is named as pathway/criterion/condition.
        bad:  inherits: weak-regime-complex/speed/current
        good: inherits: weak-regime-complex/coordination/current
    """
    for entry in (*corpus.entries.values(), *corpus.future.values()):
        for found in walk(entry.fields, FAR):
            if isinstance(found.marker, Ref):
                yield from _named(corpus, found, found.marker)


def _named(corpus: Corpus, found: Found, marker: Ref) -> Iterator[Problem]:
    wanted = found.target
    target = corpus.known(wanted)
    if target is None:
        if wanted not in corpus.broken:
            fitting = [
                e.id for e in corpus.entries.values() if not marker.kinds or e.kind in marker.kinds
            ]
            yield Problem(
                found.value.place(),
                "unknown-entry",
                f"there is no entry '{wanted}'"
                f"{nearest(wanted, fitting) or '; create its file, or correct the id'}",
            )
    elif marker.kinds and target.kind not in marker.kinds:
        yield Problem(
            found.value.place(),
            "wrong-kind",
            f"'{wanted}' is of the kind {target.kind}; '{found.field}' takes {' or '.join(marker.kinds)}",
        )
    elif isinstance(marker, ClaimRef) and target.complete:
        yield from _claim(found, target)
    elif isinstance(marker, AssessmentRef) and target.complete:
        yield from _assessment(found, target)


def _claim(found: Found, target: LoadedEntry) -> Iterator[Problem]:
    claim_id = found.value.partition("#")[2]
    if target.claim(claim_id) is None:
        known = [str(claim.id) for claim in target.fields.claims]
        yield Problem(
            found.value.place(),
            "unknown-claim",
            f"'{target.id}' has no claim '{claim_id}'{nearest(claim_id, known)}",
        )


def _assessment(found: Found, target: LoadedEntry) -> Iterator[Problem]:
    known = [
        f"{target.id}/{a.criterion}/{a.condition}"
        for a in (target.fields.assessments if isinstance(target.fields, Pathway) else [])
    ]
    if found.value not in known:
        yield Problem(
            found.value.place(),
            "unknown-assessment",
            f"there is no assessment '{found.value}'{nearest(found.value, known)}",
        )


def circle(corpus: Corpus) -> Iterator[Problem]:
    """Nothing is part of itself, rests on itself, succeeds itself or takes its verdict from itself, even indirectly.

    circle: nothing is part of itself, rests on itself or succeeds itself.
        bad:  a: part_of: b, and b: part_of: a
        good: one of the two
    """
    links: defaultdict[str, dict[tuple[str, str], Place]] = defaultdict(dict)
    for entry in (*corpus.entries.values(), *corpus.future.values()):
        for found in walk(entry.fields, FAR):
            if says := _ACYCLIC.get((type(found.owner).__name__, found.field)) or _ACYCLIC.get(
                ("", found.field)
            ):
                links[says].setdefault(
                    (_node(entry, found), corpus.today_name(found.value)), found.value.place()
                )
    for says, edges in links.items():
        while closed := _closed(edges):
            way = " → ".join((*closed, closed[0]))
            place = edges.pop((closed[-1], closed[0]))
            yield Problem(
                place,
                "circle",
                f"'{closed[0]}' {says} itself: {way}; remove one of these relations",
            )


_ACYCLIC = {
    ("", "part_of"): "is part of",
    ("Claim", "rests_on"): "rests on",
    ("Lineage", "to"): "is succeeded by",
    ("Assessment", "inherits"): "takes its verdict from",
}


def _node(entry: LoadedEntry, found: Found) -> str:
    """The full name of what a relation starts from: the entry, its claim or its assessment."""
    owner = found.owner
    if isinstance(owner, Claim):
        return f"{entry.id}#{owner.id}"
    return (
        f"{entry.id}/{owner.criterion}/{owner.condition}"
        if isinstance(owner, Assessment)
        else entry.id
    )


def _closed(edges: Iterable[tuple[str, str]]) -> list[str]:
    """The nodes of one circle in the order of its edges, from the first by name; [] where there is none."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for source, target in edges:
        sorter.add(target, source)
    try:
        sorter.prepare()
    except CycleError as error:
        nodes: list[str] = error.args[1][1:]
        first = nodes.index(min(nodes))
        return nodes[first:] + nodes[:first]
    return []


def broken_link(corpus: Corpus) -> Iterator[Problem]:
    """Every link leads to an entry, a claim, a reference or a web address.

    broken-link: a link leads to an entry, a claim, a reference or a web address.
        bad:  [slow](../barriers/slow.md)
        good: [slow](../barriers/slow-ratification.md)
    """
    entries = (*corpus.entries.values(), *corpus.future.values())
    authored = [
        (e.file, p.prose, p.found.value if p.found else e.body) for e in entries for p in e.pieces
    ]
    authored += [(page.file, page.prose, page.body) for page in corpus.pages.values()]
    for file, prose, text in authored:
        before, written = "", None
        for span in prose.spans():
            if span.href and span.href != before:
                try:
                    resolve(corpus, file, span.href)
                except BadLink as wrong:
                    written = written or [
                        (text.place(match.end()), match.end()) for match in _ADDRESS.finditer(text)
                    ]
                    yield Problem(_address_of(span, text, written), "broken-link", str(wrong))
            before = span.href


_ADDRESS = re.compile(r"\]\(\s*<?")


def _address_of(span: Span, text: Text, written: list[tuple[Place, int]]) -> Place:
    """Where the address of a link was `written`, which may be a line below the link's words."""
    first = bisect_left(written, (span.place,))
    near = (
        place for place, start in written[first : first + 20] if text.startswith(span.href, start)
    )
    return next(near, span.place)
