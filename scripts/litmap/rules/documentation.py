"""The documentation of each rule, read from the docstrings of the functions that report it.

A docstring says what the rule asks, with a bad and a good example:

    uncited: a record that no entry and no note of the paper names is left out, or cited.
        bad:  a record that nothing names
        good: the record, and a claim with cites: "[supports @doe2024map]"
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_RULE = re.compile(
    r"^ *([a-z][a-z0-9]*(?:-[a-z0-9]+)*): (.+)\n +bad: +(.+)\n +good: +(.+)$", re.MULTILINE
)
_PACKAGE = Path(__file__).parents[1]
_MODULES = (
    "rules/*.py",
    "content/*.py",
    "bibtex/*.py",
    "publish/dead_links.py",
    "authoring/leftovers.py",
)


class RuleDoc(NamedTuple):
    """A rule in words, with an example that breaks it and one that keeps it."""

    id: str
    says: str
    bad: str
    good: str


def rule_docs() -> list[RuleDoc]:
    """Every rule, by id."""
    docs: list[RuleDoc] = []
    for names in _MODULES:
        for path in _PACKAGE.glob(names):
            docs += _documented(path)
    return sorted(docs)


def _documented(path: Path) -> Iterator[RuleDoc]:
    if path == Path(__file__):
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            docstring = ast.get_docstring(node) or ""
            yield from map(RuleDoc._make, _RULE.findall(docstring))


def rules_as_text(docs: list[RuleDoc]) -> str:
    """The rules for a terminal."""
    lines: list[str] = []
    for doc in docs:
        lines += [doc.id, f"    {doc.says}", f"    bad:  {doc.bad}", f"    good: {doc.good}", ""]
    return "\n".join(lines)


def rules_as_table(docs: list[RuleDoc]) -> str:
    """The rules as a Markdown table."""
    lines = ["| rule | says | bad | good |", "| --- | --- | --- | --- |"]
    for doc in docs:
        cells = (f"`{doc.id}`", _cell(doc.says), _code(doc.bad), _code(doc.good))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _code(text: str) -> str:
    """Code in a table cell: with a fence that the text does not hold."""
    if "`" in text:
        return _cell(f"`` {text} ``")
    return _cell(f"`{text}`")
