"""The map as one JSON document: entries, references, claims and edges, with the schema that it keeps."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import ClaimView, Edge, Graph
from litmap.model.entry import Claim, Entry
from litmap.model.fields import Record
from litmap.model.institutions import Instrument
from litmap.model.reference import Reference
from litmap.model.vocabulary import KINDS, ROLES, By, Status
from litmap.model.walk import hidden
from litmap.references.csl import csl_item
from litmap.references.ris import ris

SCHEMA_ID = "https://json-schema.org/draft/2020-12/schema"
_TEXT = {"type": "string"}
_ENTRY = {
    "id": _TEXT,
    "kind": {"enum": list(KINDS)},
    "title": _TEXT,
    "name": _TEXT,
    "summary": _TEXT,
    "page": _TEXT,
}
_CITED = {
    "key": _TEXT,
    "role": {"enum": list(ROLES)},
    "cito": _TEXT,
    "partly": {"type": "boolean"},
    "locator": _TEXT,
}

_FACTS = ("order", "standing", "type", "binding", "date", "part_of")
_EVENT = ("date", "event", "what")
_RECORD = (
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


def map_json(graph: Graph) -> str:
    """The whole map as of its day, as JSON."""
    entries = graph.corpus.entries.values()
    heads = _heads(graph)
    return _json(
        {
            "$schema": "map.schema.json",
            "as_of": graph.corpus.today.isoformat(),
            "entries": [_entry(graph, entry) for entry in entries],
            "claims": [
                _claim(graph, ClaimView(entry, claim))
                for entry in entries
                for claim in entry.fields.claims
            ],
            "references": [csl_item(reference) for reference in graph.corpus.references.values()],
            "edges": [_edge(graph, edge, heads) for edge in graph.edges],
        }
    )


def works_json(references: Iterable[Reference]) -> str:
    """Each work in three formats by key, for a reader's own list: {key: {bib, ris, json}}."""
    return _json(
        {
            one.key: {"bib": one.public, "ris": ris([item]), "json": item}
            for one in references
            for item in [csl_item(one)]
        }
    )


def _entry(graph: Graph, entry: LoadedEntry) -> dict[str, Any]:
    corpus = graph.corpus
    found: dict[str, Any] = {
        "id": entry.id,
        "kind": entry.kind,
        "title": corpus.heading(entry),
        "name": corpus.name(entry.id),
        "summary": str(entry.fields.summary),
        "page": entry.address,
        **_said(entry.fields, _FACTS),
    }
    if isinstance(entry.fields, Instrument):
        found["events"] = [
            _said(event, _EVENT) for event in entry.fields.events if not hidden(event, corpus.today)
        ]
    return found


def _said(record: Record | None, names: Iterable[str]) -> dict[str, str]:
    """The fields of a record that have one of some names and are filled."""
    return {name: str(value) for name in names if (value := getattr(record, name, None))}


def _claim(graph: Graph, view: ClaimView) -> dict[str, Any]:
    entry, claim = view
    return {
        "id": view.name,
        "entry": entry.id,
        "text": str(claim.text),
        "about": claim.about,
        "by": claim.by,
        "as_of": str(claim.as_of or ""),
        "status": list(graph.statuses(entry, claim)),
        "page": f"{entry.address}#claim-{claim.id}",
        "rests_on": [str(one) for one in claim.rests_on],
        "cites": [
            {
                "key": c.key,
                "role": c.role,
                "cito": _cito(c.role),
                "partly": c.partly,
                "locator": c.locator,
            }
            for c in graph.citations(claim)
        ],
    }


def _heads(graph: Graph) -> dict[int, str]:
    """The anchor of the first relation of each record, by identity; all else in the record stands beside it."""
    heads: dict[int, str] = {}
    for edge in graph.edges:
        if (
            edge.kind == "relation"
            and edge.owner is not None
            and not isinstance(edge.owner, Claim | Entry)
        ):
            heads.setdefault(id(edge.owner), edge.anchor)
    return heads


def _edge(graph: Graph, edge: Edge, heads: Mapping[int, str]) -> dict[str, Any]:
    citation = edge.citation
    found: dict[str, Any] = {
        "kind": edge.kind,
        "from": f"{graph.corpus.entries[edge.source].address}#{edge.anchor}",
        "source": edge.source,
        "target": edge.target,
        "says": edge.words[0],
        "inverse": edge.words[1],
        "where": edge.where,
        "sentence": "".join(span.text for span in edge.sentence if not span.citations).strip(),
    }
    head = heads.get(id(edge.owner), "")
    beside = bool(head) and head != edge.anchor
    if beside:
        found["beside"] = f"{graph.corpus.entries[edge.source].address}#{head}"
    if edge.kind == "relation" and not (beside and edge.fragment):
        found |= _said(edge.owner, _RECORD)
    if edge.fragment.startswith("#claim-"):
        found["claim"] = f"{edge.target}#{edge.fragment.removeprefix('#claim-')}"
    if citation:
        found |= {
            "role": citation.role,
            "cito": _cito(citation.role),
            "partly": citation.partly,
            "locator": citation.locator,
        }
    return found


def _cito(role: str) -> str:
    return f"http://purl.org/spar/cito/{ROLES[role].cito}"


def schema_json() -> str:
    """The JSON Schema of `map_json`."""
    claim = {
        "id": _TEXT,
        "entry": _TEXT,
        "text": _TEXT,
        "about": _TEXT,
        "by": {"enum": list(get_args(By))},
        "as_of": _TEXT,
        "status": _list({"enum": list(get_args(Status))}),
        "page": _TEXT,
        "rests_on": _list(_TEXT),
        "cites": _list(_object(_CITED)),
    }
    edge = {
        "kind": {"enum": ["cite", "relation", "link", "mention"]},
        "from": _TEXT,
        "source": _TEXT,
        "target": _TEXT,
        "says": _TEXT,
        "inverse": _TEXT,
        "where": _TEXT,
        "sentence": _TEXT,
    }
    event = _object({"date": _TEXT, "event": _TEXT}, optional={"what": _TEXT})
    facts = dict.fromkeys(_FACTS, _TEXT) | {"events": _list(event)}
    more = dict.fromkeys(("beside", "claim", *_RECORD), _TEXT)
    cited = {name: form for name, form in _CITED.items() if name != "key"}
    reference = {
        "type": "object",
        "required": ["id", "type", "title"],
        "properties": {"id": _TEXT, "type": _TEXT, "title": _TEXT},
    }
    return _json(
        {
            "$schema": SCHEMA_ID,
            "title": "A living literature map",
            "description": "Entries, their claims, the works cited (CSL-JSON) and every edge. `target` of a "
            "citation is the work's key behind an '@'; `from` is the page and anchor where the edge starts, `beside` "
            "that of the relation in whose record it stands, `claim` the claim it leads to.",
            **_object(
                {
                    "$schema": _TEXT,
                    "as_of": {"type": "string", "format": "date"},
                    "entries": _list(_object(_ENTRY, optional=facts)),
                    "claims": _list(_object(claim)),
                    "references": _list(reference),
                    "edges": _list(_object(edge, optional=cited | more)),
                }
            ),
        }
    )


def _object(properties: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties | (optional or {}),
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
