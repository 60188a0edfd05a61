"""The JSON Schema of the map as one document (`map_json.py`)."""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from litmap.export.map_json import FACT_FIELDS, RECORD_FIELDS, VERSION, as_document
from litmap.export.statuses import Status
from litmap.model.roles import ROLES
from litmap.model.standing import StandingWord
from litmap.model.vocabulary import KINDS, Answer, Basis, By, Mark, Side

SCHEMA_ID = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_BY: Schema = {"enum": list(get_args(By))}
_ENTRY: Schema = {
    "id": _TEXT,
    "kind": {"enum": list(KINDS)},
    "title": _TEXT,
    "name": _TEXT,
    "summary": _TEXT,
    "page": _TEXT,
}
_ROLE: Schema = {
    "role": {"enum": list(ROLES)},
    "cito": _TEXT,
    "partly": {"type": "boolean"},
    "locator": _TEXT,
}
_EDGE: Schema = {
    "kind": {"enum": ["cite", "relation", "link", "mention"]},
    "from": _TEXT,
    "source": _TEXT,
    "target": _TEXT,
    "says": _TEXT,
    "inverse": _TEXT,
    "where": _TEXT,
    "sentence": _TEXT,
}
_REFERENCE: Schema = {
    "type": "object",
    "required": ["id", "type", "title"],
    "properties": {"id": _TEXT, "type": _TEXT, "title": _TEXT},
}
_DESCRIPTION = (
    "Entries, their claims, the works cited (CSL-JSON) and every edge. `target` of a citation is "
    "the work's key behind an '@'; `from` is the page and anchor where the edge starts, `beside` "
    "that of the relation in whose record it stands, `claim` the claim it leads to."
)


def schema_json() -> str:
    """The JSON Schema of `map_json`, as JSON."""
    head: Schema = {
        "$schema": SCHEMA_ID,
        "title": "A living literature map",
        "description": _DESCRIPTION,
    }
    parts: Schema = {
        "$schema": _TEXT,
        "version": {"const": VERSION},
        "as_of": {"type": "string", "format": "date"},
        "entries": _list(_object(_ENTRY, optional=_facts())),
        "claims": _list(_claim()),
        "references": _list(_REFERENCE),
        "edges": _list(_edge()),
        "disputes": _list(_dispute()),
        "standings": _list(_standing()),
    }
    return as_document(head | _object(parts))


def _facts() -> Schema:
    """What only entries of some kinds have."""
    event = _object(_texts(("date", "event")), optional=_texts(("what",)))
    return _texts(FACT_FIELDS) | {"also": _list(_TEXT), "events": _list(event)}


def _dispute() -> Schema:
    position = _object({"view": _TEXT, "paper": {"type": "boolean"}, "works": _list(_TEXT)})
    parts: Schema = {"claims": _list(_TEXT), "positions": _list(position)}
    return _object(_texts(("id", "question", "settle")) | parts)


def _standing() -> Schema:
    parts: Schema = {"standing": {"enum": list(get_args(StandingWord))}}
    lists: Schema = {"claims": _list(_TEXT), "resting": _list(_TEXT)}
    return _object(_texts(("work", "since", "by")) | parts | lists)


def _claim() -> Schema:
    return _object(
        {
            "id": _TEXT,
            "entry": _TEXT,
            "text": _TEXT,
            "about": _TEXT,
            "side": {"enum": list(get_args(Side))},
            "by": _BY,
            "as_of": _TEXT,
            "status": _list({"enum": list(get_args(Status))}),
            "label": _TEXT,
            "basis": {"enum": list(get_args(Basis))},
            "cited": _list(_TEXT),
            "beside": _list(_TEXT),
            "marks": _list({"enum": list(get_args(Mark))}),
            "page": _TEXT,
            "rests_on": _list(_TEXT),
            "steps": _list(_object({"claim": _TEXT, "by": _BY})),
            "cites": _list(_object({"key": _TEXT, **_ROLE})),
        },
        optional={"holds": _holds()},
    )


def _holds() -> Schema:
    """Whether something still holds."""
    answer = {"enum": list(get_args(Answer))}
    return _object(
        {"answer": answer} | _texts(("because", "checked")), optional=_texts(("settle",))
    )


def _edge() -> Schema:
    more = _texts(("beside", "claim", *RECORD_FIELDS))
    return _object(_EDGE, optional=_ROLE | more)


def _texts(names: Iterable[str]) -> Schema:
    return dict.fromkeys(names, _TEXT)


def _object(properties: Schema, optional: Mapping[str, Any] | None = None) -> Schema:
    """An object with these properties and no others; all are there but the `optional` ones."""
    return {
        "type": "object",
        "properties": {**properties, **(optional or {})},
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}
