"""What is generated from the model is up to date."""

import json
import re
from pathlib import Path

from tests.conftest import ROOT
from tests.small import BASE, DAY, written

from litmap.authoring.generated import generated
from litmap.authoring.guide import guide
from litmap.content.load import load
from litmap.model.reference import REGIONS, SOURCE_TYPES
from litmap.rules.documentation import rule_docs


def test_generated_files_are_as_the_model_has_them() -> None:
    for name, text in generated(ROOT).items():
        written = (ROOT / name).read_text(encoding="utf-8") if (ROOT / name).exists() else ""
        assert written == text, f"{name} is out of date: run `python -m litmap guide`"


def test_contributing_shows_every_kind_word_and_rule() -> None:
    text = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for kind in guide().kinds:
        assert f"<details><summary>{kind}</summary>" in text
    assert tuple(guide().sourcetypes) == SOURCE_TYPES
    assert tuple(guide().regions) == REGIONS
    for word in (*guide().about, *SOURCE_TYPES, *REGIONS):
        assert f"| `{word}` |" in text
    for language in ("english", "chinese", "icelandic", "swahili"):
        assert f"`{language}`," in text
    for doc in rule_docs():
        assert f"| `{doc.id}` |" in text


def test_snippets_have_a_prefix_and_keep_what_they_insert() -> None:
    found = json.loads((ROOT / ".vscode" / "map.code-snippets").read_text(encoding="utf-8"))
    assert {one["prefix"] for one in found.values()} == {*guide().kinds, "claim", "cite"}
    assert found["New barrier"]["body"][0] == "---"
    assert (
        "${5|disputes,qualifies,updates,supports,extends,evidence,states,background|}"
        in found["Claim"]["body"][5]
    )


def test_the_editors_task_reads_the_checkers_lines() -> None:
    (task,) = json.loads((ROOT / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    match = re.match(
        pattern["regexp"],
        "content/barriers/x.md:14:5: error: no reference 'a' [b]; c [unknown-citation]",
    )
    assert match
    assert match[pattern["file"]] == "content/barriers/x.md"
    assert (match[pattern["line"]], match[pattern["column"]]) == ("14", "5")
    assert match[pattern["message"]] == "no reference 'a' [b]; c"
    assert match[pattern["code"]] == "unknown-citation"


def test_the_records_that_contributing_shows_are_sound(tmp_path: Path) -> None:
    text = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    records = re.findall(r"```bibtex\n(.*?)```", text, re.DOTALL)
    assert len(records) >= 4
    written(tmp_path, {"references.bib": "\n".join([BASE["references.bib"], *records])})
    _, problems = load(tmp_path, DAY)
    assert problems == []
    kinds = re.findall(r"^@(\w+)\{", "\n".join(records), re.MULTILINE)
    assert {"article", "online", "report", "incollection"} <= set(kinds)
