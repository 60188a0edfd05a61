"""The promises of the set-up: locked, hostless, layered, mended when broken, and careful with what stands in `site/`."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from tests.conftest import ROOT, TODAY, project

pytestmark = pytest.mark.slow

LOCKS = ("requirements.lock", "requirements-browser.lock")


@pytest.mark.parametrize("name", LOCKS)
def test_lock_pins_every_package_with_hashes_and_names_no_host(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|index-url|find-links|@ |/simple", text)
    pins = re.findall(
        r"^[a-z0-9._-]+==.*$(?:\n    --hash=sha256:[0-9a-f]{64}.*$)+", text, re.MULTILINE
    )
    assert len(pins) == len(re.findall(r"^\S", text, re.MULTILINE)) > 30


def test_locks_hold_what_the_project_asks_for(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    names = {re.split(r"[<>=\[]", line)[0] for line in project["project"]["dependencies"]}
    names |= {re.split(r"[<>=]", line)[0] for line in project["dependency-groups"]["test"]}
    locked = {
        line.split("==")[0] for line in (root / LOCKS[0]).read_text(encoding="utf-8").splitlines()
    }
    assert names <= locked
    assert "mkdocs>=1.6.1,<2" in project["project"]["dependencies"]


def test_browser_lock_pins_the_same_versions(root: Path) -> None:
    plain, browser = (
        {line for line in (root / name).read_text(encoding="utf-8").splitlines() if "==" in line}
        for name in LOCKS
    )
    assert plain < browser


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


def contracts(root: Path, library: Path) -> "subprocess.CompletedProcess[str]":
    """What the import contracts say of a copy of the library in `library`."""
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", root / "pyproject.toml"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(library.parent)},
        cwd=library.parent,
    )


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("model/dates.py", "def late() -> None:\n    from litmap.export import joined\n"),
        ("site/html/page.py", "from litmap.site.pages import home\n"),
        ("newroom/__init__.py", ""),
        ("site/newroom/__init__.py", ""),
        ("loose.py", ""),
    ],
)
def test_a_module_that_reaches_up_or_has_no_floor_is_refused(
    root: Path, tmp_path: Path, module: str, text: str
) -> None:
    library = Path(shutil.copytree(root / "scripts" / "litmap", tmp_path / "litmap"))
    assert contracts(root, library).returncode == 0
    path = library / module
    path.parent.mkdir(exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(before + text, encoding="utf-8")
    done = contracts(root, library)
    assert done.returncode == 1, done.stdout


def test_only_the_publishing_modules_know_mkdocs(root: Path) -> None:
    publish = ("frame", "mkdocs", "plugin", "theme", "watching", "writing")
    allowed = {"gen_pages.py", "litmap/serving/__init__.py", "litmap/serving/served.py"}
    allowed |= {f"litmap/publish/{name}.py" for name in publish}
    knowing = set()
    for path in (root / "scripts").rglob("*.py"):
        packages = {name.split(".")[0] for name in imports(path)}
        if packages & {"mkdocs", "mkdocs_gen_files", "material", "watchdog"}:
            knowing.add(path.relative_to(root / "scripts").as_posix())
    assert knowing == allowed


def test_make_offers_the_documented_commands(root: Path) -> None:
    done = subprocess.run(
        ["make", "-C", str(root), "--no-print-directory", "help"],
        capture_output=True,
        text=True,
        check=True,
    )
    offered = set(re.findall(r"^  make (\S+)", done.stdout, re.MULTILINE))
    readme = (root / "README.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `make ([\w-]+)`", readme, re.MULTILINE))
    assert documented
    assert documented | {"lock", "clean"} <= offered


@pytest.mark.parametrize(
    ("answer", "anew"), [("{here}", False), ("/elsewhere/scripts/litmap", True), ("", True)]
)
def test_environment_of_another_folder_or_a_vanished_python_is_made_anew(
    root: Path, tmp_path: Path, answer: str, anew: bool
) -> None:
    for name in ("Makefile", "pyproject.toml", LOCKS[0]):
        shutil.copy(root / name, tmp_path / name)
    here = tmp_path / "scripts" / "litmap"
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    here.mkdir(parents=True)
    if answer:
        python = tmp_path / ".venv" / "bin" / "python"
        python.write_text(
            f"#!/bin/sh\necho {answer.format(here=here.resolve())}\n", encoding="utf-8"
        )
        python.chmod(0o755)
    (tmp_path / ".venv" / ".ready").touch()
    done = subprocess.run(
        ["make", "-n", "check"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert ("Setting up" in done.stdout) == anew


def test_workflows_may_only_read_and_pin_their_actions(root: Path) -> None:
    for path in (root / ".github" / "workflows").glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        assert "pull_request_target" not in text
        assert "\npermissions:\n  contents: read\n" in text
        actions = re.findall(r"uses: (\S+)", text)
        assert all(re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", action) for action in actions), (
            actions
        )


def test_mkdocs_folder_holds_pictures_only(root: Path) -> None:
    """What stands there reaches the renderer without our checks."""
    for path in (root / "docs").rglob("*"):
        assert path.suffix == ".png", path
        assert not path.is_symlink(), path


def build(root: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    """The real command, given the folder's bare name."""
    command = [
        sys.executable,
        "-m",
        "litmap",
        "build",
        "--root",
        root.name,
        "--today",
        TODAY,
        *options,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root.parent)
    assert "Traceback" not in done.stderr
    return done


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_failed_build_leaves_the_site_that_was_there(tmp_path: Path) -> None:
    target = project(tmp_path / "serve")  # a name that could be taken for the command
    assert build(target).returncode == 0
    before, around = names(target / "site"), {path.name for path in target.iterdir()}
    entry = sorted((target / "content" / "barriers").glob("*.md"))[0]
    entry.write_text(
        entry.read_text(encoding="utf-8").replace("order:", "ordre:"), encoding="utf-8"
    )
    failed = build(target)
    assert failed.returncode == 1
    assert "[unknown-field]" in failed.stderr
    assert names(target / "site") == before
    assert {path.name for path in target.iterdir()} == around


def test_build_deletes_nothing_but_a_site(tmp_path: Path) -> None:
    target = project(tmp_path / "project")
    done = build(target, "--site", str(target))
    assert done.returncode == 2
    assert "something else" in done.stderr
    assert (target / "references.bib").exists()


@pytest.mark.parametrize("command", ["build", "serve"])
def test_folder_without_settings_says_so(tmp_path: Path, command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "litmap", command, "--root", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "mkdocs.yml' does not exist" in done.stderr
    assert "Traceback" not in done.stderr


def test_hooks_run_what_is_here_and_fetch_nothing(root: Path) -> None:
    config = yaml.safe_load((root / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert {repo["repo"] for repo in config["repos"]} == {"local"}
    (hook,) = config["repos"][0]["hooks"]
    assert (hook["entry"], hook["language"]) == ("make check", "system")
    assert re.match(hook["files"], "content/barriers/x.md")
    assert re.match(hook["files"], "references.bib")
    assert not re.match(hook["files"], "scripts/gen_pages.py")


@pytest.mark.parametrize("words", ["$(shell touch seen)", "1; touch seen", "`touch seen`"])
def test_no_version_is_taken_for_a_command(tmp_path: Path, words: str) -> None:
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    said = subprocess.run(
        ["make", "--no-print-directory", "-n", "dataset", f"VERSION={words}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert not (tmp_path / "seen").exists()
    assert said.stdout.splitlines()[-1].endswith('--dataset "$VERSION"')
