"""The old site or the new one, whole, whatever is killed at whatever moment; and one build at a time."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.conftest import TODAY, project

from litmap.publish.replace import replacing

pytestmark = pytest.mark.slow

STEPS = """
import os, shutil, signal, sys
from pathlib import Path
from litmap.publish import replace as exchange

point, system, site = int(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
sys.platform = system
passed = 0

def step(function):
    def stepped(*args, **options):
        die()
        result = function(*args, **options)
        die()
        return result
    return stepped

def die():
    global passed
    passed += 1
    if passed == point:
        os.kill(os.getpid(), signal.SIGKILL)

Path.rename = step(Path.rename)
os.unlink, os.rmdir = step(os.unlink), step(os.rmdir)
real = exchange.ctypes.CDLL(None).renameat2
exchange.ctypes.CDLL = lambda name: type("C", (), {"renameat2": staticmethod(step(real))})
shutil._use_fd_functions = False
with exchange.replacing(site) as fresh:
    die()
    fresh.mkdir()
    for name in ("index.html", "page.html"):
        die()
        (fresh / name).write_text("new")
    die()
print(passed)
"""


def folder(path: Path, content: str) -> Path:
    path.mkdir()
    for name in ("index.html", "page.html"):
        (path / name).write_text(content, encoding="utf-8")
    return path


def content(site: Path) -> set[str]:
    assert sorted(path.name for path in site.iterdir()) == ["index.html", "page.html"]
    return {path.read_text(encoding="utf-8") for path in site.iterdir()}


def run(point: int, system: str, site: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", STEPS, str(point), system, str(site)],
        capture_output=True,
        text=True,
        check=False,
    )


def a_build_that_fails(site: Path) -> None:
    """A build that finds a whole site and nothing that another left beside it, and then fails."""
    with replacing(site) as fresh:
        assert content(site) in ({"old"}, {"new"})
        assert not fresh.exists()
        _fail(folder(fresh, "half"))


def building(root: Path, site: Path) -> list[str]:
    """The command that builds a project into a folder, on a fixed day."""
    options = ["--root", str(root), "--site", str(site), "--today", TODAY]
    return [sys.executable, "-m", "litmap", "build", *options]


@pytest.mark.parametrize("system", ["linux", "other"])
def test_killed_at_every_step(tmp_path: Path, system: str) -> None:
    points = int(run(0, system, folder(tmp_path / "count", "old")).stdout)
    assert points >= 12
    for point in range(1, points + 1):
        site = folder(tmp_path / f"site{point}", "old")
        assert run(point, system, site).returncode == -signal.SIGKILL
        if system == "linux":
            assert content(site) in ({"old"}, {"new"}), point
        with pytest.raises(KeyError):
            a_build_that_fails(site)
        assert content(site) in ({"old"}, {"new"}), point
        assert not list(tmp_path.glob(f".site{point}.litmap-[no]*"))
        with replacing(site) as fresh:
            folder(fresh, "newer")
        assert content(site) == {"newer"}


def test_a_build_killed_while_it_writes_leaves_the_old_site(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", "old")
    (site / "assets").mkdir()
    (site / "assets" / "litmap.css").write_text("")
    command = building(project(tmp_path / "project"), site)
    fresh = tmp_path / ".site.litmap-new"
    for files in (1, 120):
        running = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        while running.poll() is None and sum(len(names) for *_, names in os.walk(fresh)) < files:
            time.sleep(0.01)
        running.kill()
        assert running.wait() == -signal.SIGKILL
        assert (site / "page.html").read_text() == "old"
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert not (site / "page.html").exists()
    assert (site / "barriers" / "index.html").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".site.litmap-lock",
        "project",
        "site",
    ]


HOLDER = """
import sys, pathlib
from litmap.publish.replace import replacing
with replacing(pathlib.Path(sys.argv[1])) as fresh:
    fresh.mkdir()
    print("", flush=True)
    input()
"""


def test_two_builds_at_once(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", "old")
    (site / "assets").mkdir()
    (site / "assets" / "litmap.css").write_text("")
    command = building(project(tmp_path / "project"), site)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(site)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        holder.stdout.readline()
        second = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (second.returncode, second.stderr) == (
            1,
            f"Another build is writing {site}; wait until it has ended, or name another folder\n",
        )
        assert (tmp_path / ".site.litmap-new").exists()
        holder.kill()
    assert (site / "page.html").read_text() == "old"
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert not (site / "page.html").exists()


def test_what_fails_changes_nothing(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", "old")
    with pytest.raises(KeyError), replacing(site) as fresh:
        _fail(folder(fresh, "new"))
    assert content(site) == {"old"}
    with pytest.raises(FileNotFoundError), replacing(site):
        pass
    assert content(site) == {"old"}


def _fail(path: Path) -> None:
    raise KeyError(path)


def test_a_site_that_is_a_link_is_not_replaced(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    target = project(tmp_path / "project")
    (target / "site").symlink_to(elsewhere)
    command = [sys.executable, "-m", "litmap", "build", "--root", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, list(elsewhere.iterdir())) == (2, [])
    assert f"{target / 'site'} is a link; name the folder itself with --site" in done.stderr


@pytest.mark.parametrize("word", ["new", "old", "lock"])
def test_nothing_beside_the_site_is_touched_through_a_link(word: str, tmp_path: Path) -> None:
    elsewhere = folder(tmp_path / "elsewhere", "precious")
    target = project(tmp_path / "project")
    name = target / f".site.litmap-{word}"
    name.symlink_to(elsewhere / "page.html" if word == "lock" else elsewhere)
    command = [sys.executable, "-m", "litmap", "build", "--root", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == f"{name} is a link, and a build would write where it leads; remove it\n"
    assert content(elsewhere) == {"precious"}
    assert not (target / "site").exists()


def test_a_file_in_the_place_of_a_leftover_is_removed(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", "old")
    (tmp_path / ".site.litmap-new").write_text("left", encoding="utf-8")
    with replacing(site) as fresh:
        folder(fresh, "new")
    assert content(site) == {"new"}
    (tmp_path / ".site.litmap-lock").unlink()
    (tmp_path / ".site.litmap-lock").mkdir()
    with pytest.raises(OSError, match="litmap-lock is a folder; remove it"), replacing(site):
        pass
