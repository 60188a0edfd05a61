"""The promises of the set-up: locked, hostless, layered."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

LOCKS = ("requirements.lock", "requirements-browser.lock")


@pytest.mark.parametrize("name", LOCKS)
def test_lock_pins_every_package_with_hashes_and_names_no_host(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|index-url|find-links|@ |/simple", text)
    pins = re.findall(r"^[a-z0-9._-]+==.*$(?:\n    --hash=sha256:[0-9a-f]{64}.*$)+", text, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^\S", text, re.MULTILINE)) > 30


def test_locks_hold_what_the_project_asks_for(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    names = {re.split(r"[<>=]", line)[0] for line in project["project"]["dependencies"]}
    names |= {re.split(r"[<>=]", line)[0] for line in project["dependency-groups"]["test"]}
    locked = {line.split("==")[0] for line in (root / LOCKS[0]).read_text(encoding="utf-8").splitlines()}
    assert names <= locked
    assert "mkdocs>=1.6.1,<2" in project["project"]["dependencies"]


def test_browser_lock_pins_the_same_versions(root: Path) -> None:
    plain, browser = ({line for line in (root / name).read_text(encoding="utf-8").splitlines() if "==" in line}
                      for name in LOCKS)  # fmt: skip
    assert plain < browser


STAGES = ("problem", "text", "model", "source", "mentions", "addresses", "places", "graph", "linking", "rules", "site", "pipeline")
"""Each may import the stages before it (and its own modules); these may be used anywhere below `site`."""
LATE = {"style": "site", "typography": "site", "described": "site", "report": "pipeline"}


def imports(path: Path) -> set[str]:
    """The modules that a file imports, at whatever depth."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def stage(module: str) -> str:
    """The stage a module of the library belongs to."""
    name = ([*module.split("."), ""])[1]
    return LATE.get(name, name)


def test_no_stage_imports_a_later_one(root: Path) -> None:
    library = root / "scripts" / "litmap"
    seen = set()
    for path in library.rglob("*.py"):
        own = stage(".".join(("litmap", *path.relative_to(library).with_suffix("").parts)))
        if own not in STAGES:
            continue
        seen.add(own)
        later = {name for name in imports(path) if stage(name) in STAGES[STAGES.index(own) + 1 :]
                 and name.startswith("litmap.")}  # fmt: skip
        assert not later, f"{path.relative_to(root)} imports {sorted(later)}"
    assert seen == set(STAGES)


def test_only_the_build_module_knows_mkdocs(root: Path) -> None:
    for path in (root / "scripts").rglob("*.py"):
        knows = any(name.split(".")[0] in ("mkdocs", "mkdocs_gen_files", "material") for name in imports(path))
        assert knows == (path.name in ("mkdocs_site.py", "gen_pages.py")), path.name
