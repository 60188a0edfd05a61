"""What all tests share: the project's folder, the small corpus as a project of its own, and the map itself.

A test that reads the map (content/ or references.bib) asks for `content_root` or `any_map`, and so gets the marker
`content`. Any other test that opens these files fails. With --edits each of those tests runs once for every edit of
tests/edits.py, on a copy of the map with that edit.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from tests.edits import EDITS

from litmap.model.vocabulary import PLURALS
from litmap.pipeline import build_pages, check_root
from litmap.problems.problem import Problem

ROOT = Path(__file__).parents[1]
TODAY = "2026-11-01"
# The same examples every time, and none that fails because the machine is busy.
settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")


def check_now(root: Path) -> list[Problem]:
    """All findings on a project on the tests' day, but for notices of what is to come: the small corpus has some."""
    return [
        one for one in check_root(root, date.fromisoformat(TODAY)) if one.rule != "hidden-until"
    ]


class Guard:
    """Keeps tests that do not say so from reading the map."""

    MAP = (f"{ROOT}{os.sep}content{os.sep}", f"{ROOT}{os.sep}references.bib")

    def __init__(self) -> None:
        """Nothing may read the map yet."""
        self.allows = False

    def hears(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Raise AssertionError before a file of the map is opened, or a command that reads it is started."""
        if self.allows or event not in ("open", "subprocess.Popen"):
            return
        if event == "open":
            path = arguments[0]
            reads = isinstance(path, str | Path) and os.path.abspath(path).startswith(self.MAP)
        else:
            words = [str(word) for word in arguments[1]]
            here = str(arguments[2]) == str(ROOT) and "--root" not in words
            reads = "litmap" in words and (str(ROOT) in words or here)
        if reads:
            raise AssertionError("a test that reads the map takes the fixture content_root")

    @contextmanager
    def lifted(self) -> Iterator[None]:
        """The map may be read meanwhile."""
        before, self.allows = self.allows, True
        yield
        self.allows = before


GUARD = Guard()
sys.addaudithook(GUARD.hears)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--edits",
        action="store_true",
        help="run each test that reads the map on edited copies of it",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Mark the tests that read the map, and repeat them for each edit if that is asked for."""
    names = list(EDITS) if metafunc.config.getoption("edits") else ["content"]
    maps = [pytest.param(one, marks=pytest.mark.content) for one in names]
    if "any_map" in metafunc.fixturenames:
        metafunc.parametrize("any_map", ["corpus", *maps], indirect=True, scope="session")
    elif "content_root" in metafunc.fixturenames:
        metafunc.parametrize("content_root", maps, indirect=True, scope="session")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever needs a built site is slow."""
    for item in items:
        if "corpus_site" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    edited = item.config.getoption("edits")
    GUARD.allows = item.get_closest_marker("content") is not None and not edited
    try:
        return (yield)  # type: ignore[no-any-return]
    finally:
        GUARD.allows = False


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def content_root(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the map: the project's own, or a copy with one edit."""
    return _map(request.param, tmp_path_factory)


@pytest.fixture(scope="session")
def any_map(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small corpus, and the map itself: for what holds of any sound map."""
    return (
        ROOT / "tests" / "corpus"
        if request.param == "corpus"
        else _map(request.param, tmp_path_factory)
    )


def _map(name: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if name not in EDITS:
        return ROOT
    copy = tmp_path_factory.getbasetemp() / f"edit {name}"
    if not copy.exists():
        with GUARD.lifted():
            shutil.copytree(ROOT / "content", copy / "content")
            shutil.copy(ROOT / "references.bib", copy)
        EDITS[name](copy)
    return copy


def day_of(root: Path) -> date:
    """The day that counts as today: fixed for what is fixed, and the day itself for the map."""
    return date.fromisoformat(TODAY) if root == ROOT / "tests" / "corpus" else date.today()


def project(target: Path) -> Path:
    """A copy of the small corpus with the real settings, as a folder that every command takes for --root."""
    shutil.copytree(ROOT / "tests" / "corpus", target)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("custom_dir: ", f"custom_dir: {ROOT}/").replace(
        "[scripts/gen", f"[{ROOT}/scripts/gen"
    )
    (target / "mkdocs.yml").write_text(config, encoding="utf-8")
    return target


def built(root: Path, target: Path, *options: str) -> Path:
    """A site, built strictly by the real command."""
    command = [
        sys.executable,
        "-m",
        "litmap",
        "build",
        "--root",
        str(root),
        "--site",
        str(target),
        *options,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return target


@contextmanager
def once(tmp_path_factory: pytest.TempPathFactory, name: str) -> Iterator[Path]:
    """A path that all test processes share, held by one at a time: the first to come writes what belongs there."""
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield shared / name


@pytest.fixture(scope="session")
def corpus_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small corpus's site, on a fixed day; its project lies beside it."""
    with once(tmp_path_factory, "corpus") as folder:
        if not folder.exists():
            built(project(folder / "project"), folder / "site", "--today", TODAY)
        return folder / "site"


def pages_of_entries(pages: Mapping[str, str]) -> set[str]:
    """Those pages that show an entry or list some; not those of former ids and of what was removed."""
    folders = {path for path in pages if path.partition("/")[0] in PLURALS.values()}
    written = {path for path in folders if path.endswith(".md")}
    return {path for path in written if '\nkind: "about"\n' not in pages[path]}


@pytest.fixture(scope="session")
def sound_pages() -> set[str]:
    """The pages of the small corpus's entries while nothing is wrong with it."""
    pages, problems = build_pages(ROOT / "tests" / "corpus", date.fromisoformat(TODAY))
    assert {problem.rule for problem in problems} == {"hidden-until"}
    return pages_of_entries(pages)


def lost(pages: Iterable[str], sound_pages: set[str], file: str) -> set[str]:
    """The pages of entries that are missing, but for the page of the entry that `file` holds."""
    own = f"{Path(file).stem}.md"
    return {page for page in sound_pages - set(pages) if Path(page).name != own}
