"""What each rule says, with a bad and a good example: read from the docstrings of the functions that report it.

A docstring documents a rule so:

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
_MODULES = ("rules/*.py", "content/*.py", "bibtex/*.py", "publish/dead_links.py")


class RuleDoc(NamedTuple):
    """A rule as authors are told it."""

    id: str
    says: str
    bad: str
    good: str


def rule_docs() -> list[RuleDoc]:
    """Every rule, by id."""
    return sorted(
        doc for names in _MODULES for path in _PACKAGE.glob(names) for doc in _documented(path)
    )


def _documented(path: Path) -> Iterator[RuleDoc]:
    if path == Path(__file__):
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield from (RuleDoc(*found) for found in _RULE.findall(ast.get_docstring(node) or ""))


def rules_as_text(docs: list[RuleDoc]) -> str:
    """The rules for a terminal."""
    return "\n".join(
        f"{doc.id}\n    {doc.says}\n    bad:  {doc.bad}\n    good: {doc.good}\n" for doc in docs
    )


def rules_as_table(docs: list[RuleDoc]) -> str:
    """The rules as a Markdown table."""
    rows = (
        f"| `{doc.id}` | {_cell(doc.says)} | {_code(doc.bad)} | {_code(doc.good)} |" for doc in docs
    )
    return "\n".join(["| rule | says | bad | good |", "| --- | --- | --- | --- |", *rows]) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _code(text: str) -> str:
    """Code in a table cell: with a fence that the text does not hold."""
    fence = "``" if "`" in text else "`"
    space = " " if "`" in text else ""
    return _cell(f"{fence}{space}{text}{space}{fence}")
