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


BARRIER = """---
title: Drift
summary: A thing.
order: problem
claims:
  - id: one
    text: Talks go on.
    as_of: 2024
    cites: "[supports @adams2021one]"
    holds:
      answer: "yes"
      because: >-
        The [drift](drift.md) goes *on* [evidence @brown2022two]; so says
        @adams2021one [p. 3].
      checked: 2026-10-01
---

It goes on.
"""


def test_why_a_claim_holds_is_told_in_plain_words(tmp_path: Path) -> None:
    (claim,) = json.loads(map_json(graph(tmp_path, {"barriers/drift.md": BARRIER})))["claims"]
    assert claim["holds"]["because"] == "The drift goes on; so says Writer (2023a)."
