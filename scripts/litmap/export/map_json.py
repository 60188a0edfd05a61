"""The map as one JSON document: entries, references, claims, edges and disputes.

`schema.py` describes it.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from litmap.content.citations import Citation
from litmap.content.corpus import LoadedEntry
from litmap.content.parse import parse_inline
from litmap.export.statuses import statuses
from litmap.graph.graph import ClaimView, Edge, Graph
from litmap.graph.plain import plain_text
from litmap.graph.shaken import shaken
from litmap.model.dispute import Dispute
from litmap.model.entry import Claim
from litmap.model.fields import Record
from litmap.model.institutions import Instrument
from litmap.model.roles import ROLES
from litmap.model.text import Run, Text
from litmap.model.walk import FieldPath
from litmap.references.csl import csl_item
from litmap.references.csl_file import readable
from litmap.references.formats import Written
from litmap.references.ris import ris

FACT_FIELDS = (
    "order",
    "standing",
    "rank",
    "type",
    "binding",
    "date",
    "part_of",
    "question",
    "answer",
)
"""Fields of some kinds of entry that the document repeats, where they are filled."""

RECORD_FIELDS = (
    "effect",
    "condition",
    "verdict",
    "by",
    "tie",
    "change",
    "date",
    "since",
    "until",
    "as_of",
)
"""Fields of the record of a relation that the document repeats, where they are filled."""

HOLDS_FIELDS = ("answer", "because", "checked", "settle")
"""Fields that say whether something still holds."""

VERSION = 5
"""The version of the document: higher when something is added or changes its meaning."""

_EVENT_FIELDS = ("date", "event", "what")

Item = dict[str, Any]
"""An object of the document."""


def map_json(graph: Graph) -> str:
    """The whole map as of its day, as JSON."""
    corpus = graph.corpus
    edges: list[Item] = []
    for entry_id in corpus.entries:
        edges += _edges(graph, entry_id)
    return as_document(
        {
            "$schema": "map.schema.json",
            "version": VERSION,
            "as_of": corpus.today.isoformat(),
            "entries": [_entry(graph, entry) for entry in corpus.entries.values()],
            "claims": [_claim(graph, view) for view in graph.claims()],
            "references": list(map(csl_item, corpus.references.values())),
            "edges": edges,
            "disputes": list(map(_dispute, corpus.disputes)),
            "standings": _standings(graph),
        }
    )


def _dispute(dispute: Dispute) -> Item:
    positions = []
    for one in dispute.positions:
        works = [str(key) for key in one.works]
        positions.append({"view": str(one.view), "paper": one.paper, "works": works})
    return {
        "id": str(dispute.id),
        "question": str(dispute.question),
        "claims": [str(name) for name in dispute.claims],
        "positions": positions,
        "settle": str(dispute.settle),
    }


def _standings(graph: Graph) -> list[Item]:
    """Where works stand, with the claims that cite each and those that rest on these."""
    citing: dict[str, list[str]] = {key: [] for key in graph.standings}
    for view in graph.claims():
        for key in dict.fromkeys(one.key for one in graph.citations(view.claim)):
            if key in citing:
                citing[key].append(view.name)
    resting: dict[str, list[str]] = {key: [] for key in graph.standings}
    for name, below in shaken(graph).items():
        for key in dict.fromkeys(one.standing.key for one in below):
            resting[key].append(name)
    found: list[Item] = []
    for key, standing in sorted(graph.standings.items()):
        said: Item = {"work": key, "standing": standing.word}
        said |= {"since": standing.since, "by": standing.by}
        found.append(said | {"claims": citing[key], "resting": resting[key]})
    return found


def works_json(works: Mapping[str, Written]) -> str:
    """Each work in all formats by key, for a reader's own list."""
    found: dict[str, Item] = {}
    for key, work in works.items():
        found[key] = {
            "bib": work.biblatex,
            "bibtex.bib": work.bibtex,
            "ris": ris([work.item]),
            "json": readable(work.item),
        }
    return as_document(found)


def as_document(value: object) -> str:
    """A value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _entry(graph: Graph, entry: LoadedEntry) -> Item:
    corpus = graph.corpus
    found: Item = {
        "id": entry.id,
        "kind": entry.kind,
        "title": corpus.heading(entry),
        "name": corpus.name(entry.id),
        "summary": str(entry.fields.summary),
        "page": entry.address,
    }
    if entry.fields.also:
        found["also"] = [str(name) for name in entry.fields.also]
    found |= _filled(entry.fields, FACT_FIELDS)
    if isinstance(entry.fields, Instrument):
        found["events"] = []
        for event in entry.fields.events:
            found["events"].append(_filled(event, _EVENT_FIELDS))
    return found


def _filled(record: Record | None, names: Iterable[str]) -> dict[str, str]:
    """The fields of a record among `names` that it has and that are filled."""
    found: dict[str, str] = {}
    for name in names:
        value = getattr(record, name, None)
        if value:
            found[name] = str(value)
    return found


def _claim(graph: Graph, view: ClaimView) -> Item:
    entry, claim = view
    basis = graph.basis(claim)
    steps: list[Item] = []
    for step in claim.rests_on:
        steps.append({"claim": graph.corpus.names.current(step.claim), "by": step.by})
    found: Item = {
        "id": view.name,
        "entry": entry.id,
        "text": str(claim.text),
        "about": claim.about,
        "side": claim.stands,
        "by": claim.by,
        "as_of": str(claim.as_of or ""),
        "status": statuses(graph, view),
        "label": view.label,
        "basis": basis.value,
        "cited": list(basis.cited),
        "beside": list(basis.beside),
        "marks": list(graph.marks(claim)),
        "page": f"{entry.address}#{view.anchor}",
        "rests_on": [step["claim"] for step in steps],
        "steps": steps,
        "cites": [{"key": one.key, **_role(one)} for one in graph.citations(claim)],
    }
    if claim.holds:
        found["holds"] = _plain(graph, _filled(claim.holds, HOLDS_FIELDS))
    return found


def _plain(graph: Graph, texts: Mapping[str, str]) -> dict[str, str]:
    """Texts of authors as data: without links, marks and citations in brackets."""
    plain: dict[str, str] = {}
    for name, text in texts.items():
        spans = parse_inline(Text(text, "", (Run(0, 1, 1),))).spans()
        plain[name] = plain_text(graph.corpus, spans)
    return plain


def _edges(graph: Graph, entry_id: str) -> list[Item]:
    """The edges that start in an entry. Those of one record name the first of its relations."""
    edges = graph.outgoing(entry_id)
    first: dict[FieldPath, Edge] = {}
    for edge in edges:
        if edge.kind == "relation" and edge.record and not isinstance(edge.owner, Claim):
            first.setdefault(edge.record, edge)
    return [_edge(graph, edge, first.get(edge.record, edge)) for edge in edges]


def _edge(graph: Graph, edge: Edge, first: Edge) -> Item:
    """An edge; `first` is the first relation of its record, or the edge itself."""
    address = graph.corpus.entries[edge.source].address
    found: Item = {
        "kind": edge.kind,
        "from": f"{address}#{edge.anchor}",
        "source": edge.source,
        "target": edge.target,
        "says": edge.words[0],
        "inverse": edge.words[1],
        "where": edge.where,
        "sentence": plain_text(graph.corpus, edge.sentence),
    }
    beside = edge is not first
    if beside:
        found["beside"] = f"{address}#{first.anchor}"
    if edge.kind == "relation" and not (beside and edge.fragment):
        found |= _filled(edge.owner, RECORD_FIELDS)
    if edge.fragment.startswith("#claim-"):
        claim_id = edge.fragment.removeprefix("#claim-")
        found["claim"] = f"{edge.target}#{claim_id}"
    if edge.citation:
        found |= _role(edge.citation)
    return found


def _role(citation: Citation) -> Item:
    return {
        "role": citation.role,
        "cito": ROLES[citation.role].cito_address,
        "partly": citation.partly,
        "locator": citation.locator,
    }
