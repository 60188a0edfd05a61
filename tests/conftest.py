"""What all tests share: the project's folder, the small corpus as a project of its own, and both sites built once."""

import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from litmap.model.vocabulary import PLURALS
from litmap.pipeline import build_pages

ROOT = Path(__file__).parents[1]
TODAY = "2026-11-01"
# The same examples every time, and none that fails because the machine is busy.
settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


def project(target: Path) -> Path:
    """A copy of the small corpus with the real settings, as a folder that every command takes for --root."""
    shutil.copytree(ROOT / "tests" / "corpus", target)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("custom_dir: ", f"custom_dir: {ROOT}/").replace(
        "[scripts/gen", f"[{ROOT}/scripts/gen"
    )
    config = re.sub(r"^watch:.*$", "watch: [content, references.bib]", config, flags=re.MULTILINE)
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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built by the first worker that needs it; the others wait for it."""
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return shared / "site" if (shared / "site").exists() else built(ROOT, shared / "site")


@pytest.fixture(scope="session")
def corpus_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small corpus's site, on a fixed day."""
    folder = tmp_path_factory.mktemp("corpus")
    return built(project(folder / "project"), folder / "site", "--today", TODAY)


def pages_of_entries(pages: Iterable[str]) -> set[str]:
    """Those pages that show an entry or list some; not the forwards from former ids."""
    folders = {path for path in pages if path.partition("/")[0] in PLURALS.values()}
    return {path for path in folders if path.endswith(".md")}


@pytest.fixture(scope="session")
def sound_pages() -> set[str]:
    """The pages of the small corpus's entries while nothing is wrong with it."""
    pages, problems = build_pages(ROOT / "tests" / "corpus", date.fromisoformat(TODAY))
    assert problems == []
    return pages_of_entries(pages)


def lost(pages: Iterable[str], sound_pages: set[str], file: str) -> set[str]:
    """The pages of entries that are missing, but for the page of the entry that `file` holds."""
    own = f"{Path(file).stem}.md"
    return {page for page in sound_pages - set(pages) if Path(page).name != own}
