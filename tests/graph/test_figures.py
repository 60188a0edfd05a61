"""The figures on what the map rests on, counted a second way: from its data and its files alone."""

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import ROOT, TODAY

from litmap.content.load import load
from litmap.export.map_json import map_json
from litmap.graph.figures import Figures, figures
from litmap.graph.link import link

PAPER = "roberts2024global"
UNREAD = ("record", "unopened")
REVIEWED = ("journal-article", "conference-paper", "chapter", "book")


def field(record: str, name: str) -> str:
    found = re.search(rf"(?m)^  {name} = \{{(.*)\}},?$", record)
    return found[1] if found else ""


@pytest.fixture
def counted(any_map: Path) -> tuple[Figures, dict[str, Any]]:
    small = any_map == ROOT / "tests" / "corpus"
    day = datetime.date.fromisoformat(TODAY) if small else datetime.date.today()
    corpus, _ = load(any_map, day)
    graph = link(corpus)
    return figures(graph), json.loads(map_json(graph))


def test_the_figures_are_those_of_the_data(any_map: Path, counted: tuple[Figures, Any]) -> None:
    found, data = counted
    text = (any_map / "references.bib").read_text(encoding="utf-8")
    records = {one.partition(",")[0].partition("{")[2]: one for one in text.split("\n@")[1:]}
    records |= {one.partition(",")[0].partition("{")[2]: one for one in text.split("\n@")[:1]}
    paper = yaml.safe_load((any_map / "content/paper.yml").read_text(encoding="utf-8"))
    own = {key for note in paper["notes"] for key in note.get("keys", [])}
    disputed, limited, facts, alone = set(), set(), set(), set()
    works = set()
    for claim in data["claims"]:
        if claim["by"] == "ours":
            continue
        cites = [one for one in claim["cites"] if one["role"] != "background"]
        others = [one for one in cites if one["key"] != PAPER]
        read = [one for one in others if field(records[one["key"]], "read") not in UNREAD]
        works |= {one["key"] for one in read} - own
        roles = {one["role"] for one in read}
        disputed |= {claim["id"]} if "disputes" in roles else set()
        limited |= {claim["id"]} if "qualifies" in roles else set()
        states = any(one["key"] == PAPER and one["role"] == "states" for one in cites)
        if claim["about"] == "fact" and claim["by"] == "source" and states:
            facts.add(claim["id"])
            alone |= set() if read else {claim["id"]}
    years = {key: field(records[key], "date")[:4] or field(records[key], "year") for key in works}
    reviewed = [
        key
        for key in works
        if field(records[key], "sourcetype") in REVIEWED and int(years[key] or 0) >= 2022
    ]
    assert (found.disputed, found.limited) == (len(disputed), len(limited))
    assert (found.facts, found.alone) == (len(facts), len(alone))
    assert (found.works, found.reviewed) == (len(works), len(reviewed))
    assert found.placed + found.unread <= found.citations
