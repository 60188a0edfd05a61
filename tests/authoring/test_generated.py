"""What is generated from the model is up to date, and fits the entries that there are."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from tests.conftest import ROOT
from tests.small import BASE, DAY, written

from litmap.authoring.generated import generated
from litmap.authoring.guide import guide
from litmap.content.load import load
from litmap.model.reference import REGIONS, SOURCE_TYPES
from litmap.model.vocabulary import KIND_OF_FOLDER
from litmap.rules.documentation import rule_docs

FLAGS = ("peripheral", "mentions", "ambiguous")


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


def fields(path: Path) -> object:
    """The front matter as an editor reads it for a schema: all scalars text, but for flags."""
    front = path.read_text(encoding="utf-8").split("\n---\n", 1)[0].removeprefix("---\n")
    front = re.sub(
        rf"\b({'|'.join(FLAGS)}): (true|on|yes|false|off|no)\b",
        lambda m: f"{m[1]}: !!bool {m[2]}",
        front,
    )

    class Loader(yaml.SafeLoader):
        """Everything as text."""

    Loader.yaml_implicit_resolvers = {}
    return yaml.load(front, Loader)


@pytest.mark.parametrize("folder", KIND_OF_FOLDER)
def test_the_schema_of_a_kind_accepts_its_entries_and_refuses_a_slip(
    folder: str, any_map: Path
) -> None:
    schema = json.loads(
        (ROOT / ".vscode" / "schemas" / f"{KIND_OF_FOLDER[folder]}.json").read_text(
            encoding="utf-8"
        )
    )
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    read = [fields(path) for path in sorted((any_map / "content" / folder).glob("*.md"))]
    for one in read:
        validator.validate(one)
        assert isinstance(one, dict)
        assert not validator.is_valid({**one, "sumary": "x"})
        assert not validator.is_valid(
            {name: value for name, value in one.items() if name != "title"}
        )
    assert read or any_map != ROOT / "tests" / "corpus"


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
