"""What the map as one document says of an entry."""

import json
from pathlib import Path

from tests.small import graph

from litmap.export.map_json import map_json

TERM = "---\ntitle: {0}\n{1}summary: A word.\ndefinition: What it means.\n---\n"


def test_other_names_are_a_list_and_absent_where_there_are_none(tmp_path: Path) -> None:
    files = {
        "terms/drift.md": TERM.format("Drift", "also: [slow change, creep]\n"),
        "terms/stasis.md": TERM.format("Stasis", ""),
    }
    entries = json.loads(map_json(graph(tmp_path, files)))["entries"]
    assert {entry["id"]: entry.get("also") for entry in entries} == {
        "drift": ["slow change", "creep"],
        "stasis": None,
    }
