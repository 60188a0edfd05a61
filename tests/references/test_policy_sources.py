"""The list of references: golden lines for the kinds of sources that work on policy cites."""

from pathlib import Path

import pytest
import yaml

from litmap.bibtex.reader import read_bibliography
from litmap.model.reference import Reference
from litmap.references import style

SOURCES = yaml.safe_load(Path(__file__).with_name("policy_sources.yml").read_text("utf-8"))


def read(bib: str) -> Reference:
    references, problems = read_bibliography("references.bib", bib)
    assert problems == []
    (reference,) = references.values()
    return reference


@pytest.mark.parametrize("source", SOURCES, ids=[source["bib"].split(",")[0] for source in SOURCES])
def test_a_source_in_the_list(source: dict[str, str]) -> None:
    spans = style.full(read(source["bib"]))
    shown = "".join(f"*{span.text}*" if span.em else span.text for span in spans)
    assert shown == source["full"]
